import type { CityName } from '../../city/city-name.ts';
import { datasetRows } from '../../city/evidence-inputs.ts';
import { importDatasets } from '../../city/import-city.ts';
import type { Dataset } from '../../domain/datasets.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import type { ImportedDataset } from '../../panels/import/import-session.ts';
import { createBrowserPool } from '../../readers/citygml/browser-pool.ts';
import type { ImportSettings } from '../../readers/import-settings.ts';
import { mergeProjections } from '../../readers/read-drop.ts';
import { blobSource } from '../../readers/source-file.ts';

/** Files that are read together: one archive, one folder, or a file with its side-cars. */
export interface FileGroup {
  readonly id: string;
  readonly files: readonly { readonly path: string; readonly file: Blob }[];
  readonly settings: ImportSettings;
}

export interface GroupProgress {
  readonly bytesRead: number;
  readonly rows: number;
}

/** What was taken of a group, for the import list; the data itself stays in the worker. */
export interface GroupOutcome {
  readonly datasets: readonly ImportedDataset[];
  readonly issues: readonly ImportIssue[];
  readonly cancelled: boolean;
}

interface ReadGroup {
  readonly datasets: readonly Dataset[];
  readonly issues: readonly ImportIssue[];
  readonly title?: CityName;
}

/** Everything read so far, by group. A group that is read again replaces itself. */
export class Imports {
  readonly #groups = new Map<string, ReadGroup>();
  readonly #running = new Map<string, AbortController>();

  /** Reads one group. Rejects only for faults of ours: bad files become issues. */
  async read(group: FileGroup, onProgress: (progress: GroupProgress) => void): Promise<GroupOutcome> {
    const controller = new AbortController();
    this.#running.set(group.id, controller);
    try {
      const { datasets, issues, title } = await importDatasets(
        group.files.map(({ path, file }) => blobSource(path, file)),
        {
          settings: group.settings,
          createPool: createBrowserPool,
          signal: controller.signal,
          onProgress: ({ done, rows }) => onProgress({ bytesRead: done, rows }),
        },
      );
      this.#groups.set(group.id, { datasets, issues, ...(title && { title }) });
      return { datasets: datasets.map(importedDataset), issues, cancelled: false };
    } catch (error) {
      if (controller.signal.aborted) return { datasets: [], issues: [], cancelled: true };
      throw error;
    } finally {
      this.#running.delete(group.id);
    }
  }

  cancel(id: string): void {
    this.#running.get(id)?.abort();
  }

  forget(id: string): void {
    this.#groups.delete(id);
  }

  /** All that was read, as if it had come in one drop: a file that came twice counts once, border meshes are summed. */
  get datasets(): readonly Dataset[] {
    const all = [...this.#groups.values()].flatMap(({ datasets }) => datasets);
    const taken = new Map<string, Dataset>();
    for (const dataset of all) {
      const key = contentKey(dataset);
      if (!taken.has(key)) taken.set(key, dataset);
    }
    return mergeProjections([...taken.values()]);
  }

  /** What the files call the city, if any does. */
  get title(): CityName | undefined {
    return [...this.#groups.values()].find(({ title }) => title)?.title;
  }

  get issues(): readonly ImportIssue[] {
    return [...this.#groups.values()].flatMap(({ issues }) => issues);
  }
}

/** The same for datasets of the same kind from the same place in a file of the same content, whatever its name. */
function contentKey(dataset: Dataset): string {
  const { sha256, file, title } = dataset.source;
  const zoneKind = 'zoneKind' in dataset ? dataset.zoneKind : '';
  const hazard = 'hazard' in dataset ? `${dataset.hazard} ${dataset.scale} ${dataset.quantity}` : '';
  const [, ...inside] = file.split('!');
  return [dataset.kind, zoneKind, hazard, sha256 ?? file, ...(sha256 ? inside : []), title].join('|');
}

function importedDataset(dataset: Dataset): ImportedDataset {
  const { title, year, encoding, crs, crsGuessed, confidence } = dataset.source;
  return {
    kind: dataset.kind,
    title,
    rows: datasetRows(dataset),
    ...(year !== undefined && { year }),
    ...(encoding !== undefined && { encoding }),
    crs,
    crsGuessed,
    confidence,
    ...('hazard' in dataset && { hazard: dataset.hazard, scale: dataset.scale }),
    ...('zoneKind' in dataset && { zoneKind: dataset.zoneKind }),
  };
}
