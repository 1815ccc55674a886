import type { CityName } from '../../city/city-name.ts';
import { datasetRows } from '../../city/evidence-inputs.ts';
import { importDatasets } from '../../city/import-city.ts';
import type { Dataset } from '../../domain/datasets.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import type { ImportedDataset } from '../../panels/import/import-session.ts';
import { createBrowserPool } from '../../readers/citygml/browser-pool.ts';
import { tilesetFacts } from '../../readers/drop/read-tileset-group.ts';
import { createBrowserHelper } from '../../readers/geojson/browser-helper.ts';
import type { ImportSettings } from '../../readers/import-settings.ts';
import { type DroppedTileset, mergeProjections } from '../../readers/read-drop.ts';
import { blobSource } from '../../readers/source-file.ts';
import type { CityTileset } from './engine-types.ts';
import { importedTileset } from './imported-tileset.ts';
import { addressFiles, addressPath } from './tileset-address.ts';

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

/** A tileset with what shows it: its own files, or the address that it was read from. */
interface ReadTileset {
  readonly facts: CityTileset;
  readonly files?: DroppedTileset['files'];
}

interface ReadGroup {
  readonly datasets: readonly Dataset[];
  readonly tilesets: readonly ReadTileset[];
  readonly issues: readonly ImportIssue[];
  readonly title?: CityName;
}

/** Tiles behind an address are counted up to here; a whole prefecture would otherwise be fetched for a number. */
const MOST_COUNTED_BYTES = 200e6;

/** Everything read so far, by group. A group that is read again replaces itself. */
export class Imports {
  readonly #groups = new Map<string, ReadGroup>();
  readonly #running = new Map<string, AbortController>();

  /** Reads one group. Rejects only for faults of ours: bad files become issues. */
  read(group: FileGroup, onProgress: (progress: GroupProgress) => void): Promise<GroupOutcome> {
    return this.#run(group.id, async (signal) => {
      const { datasets, tilesets, issues, title } = await importDatasets(
        group.files.map(({ path, file }) => blobSource(path, file)),
        {
          settings: group.settings,
          createPool: createBrowserPool,
          createFeatureHelper: createBrowserHelper,
          signal,
          onProgress: ({ done, rows }) => onProgress({ bytesRead: done, rows }),
        },
      );
      const own = tilesets.map(({ files, ...facts }) => ({ facts: { ...facts, id: facts.source.file }, files }));
      return { datasets, tilesets: own, issues, ...(title && { title }) };
    });
  }

  /** Reads what the tileset at an address holds; `id` is its group. The scene will load it from there. */
  readAddress(id: string, address: string, onProgress: (progress: GroupProgress) => void): Promise<GroupOutcome> {
    return this.#run(id, async (signal) => {
      const url = new URL(address);
      const { facts, issues } = await tilesetFacts(addressFiles(url, signal), addressPath(url), address, {
        signal,
        mostBytes: MOST_COUNTED_BYTES,
        onProgress: ({ bytes, buildings }) => onProgress({ bytesRead: bytes, rows: buildings }),
        place: (path) => new URL(encodeURI(path), url).href,
      });
      return { datasets: [], tilesets: facts ? [{ facts: { ...facts, id: address, root: '', address } }] : [], issues };
    });
  }

  async #run(id: string, read: (signal: AbortSignal) => Promise<ReadGroup>): Promise<GroupOutcome> {
    const controller = new AbortController();
    this.#running.set(id, controller);
    this.#groups.delete(id); // a cancelled second reading must not leave the first behind
    try {
      const group = await read(controller.signal);
      this.#groups.set(id, group);
      const taken = [
        ...group.datasets.map(importedDataset),
        ...group.tilesets.map(({ facts }) => importedTileset(facts)),
      ];
      return { datasets: taken, issues: group.issues, cancelled: false };
    } catch (error) {
      if (controller.signal.aborted) return { datasets: [], issues: [], cancelled: true };
      throw error;
    } finally {
      this.#running.delete(id);
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

  /** Tilesets of all groups. */
  get tilesets(): readonly CityTileset[] {
    return [...this.#tilesets.values()].map(({ facts }) => facts);
  }

  get #tilesets(): ReadonlyMap<string, ReadTileset> {
    const all = [...this.#groups.values()].flatMap(({ tilesets }) => tilesets);
    return new Map(all.map((tileset) => [tileset.facts.id, tileset]));
  }

  /** Files of a dropped tileset by path, entries of archives unpacked. Rejects where one can't be read. */
  async tilesetFiles(id: string): Promise<ReadonlyMap<string, Blob>> {
    const blobs = new Map<string, Blob>();
    for (const [path, file] of this.#tilesets.get(id)?.files ?? [])
      blobs.set(path, file.blob ?? new Blob([(await file.bytes()) as Uint8Array<ArrayBuffer>]));
    return blobs;
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
