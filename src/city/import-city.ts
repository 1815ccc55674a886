import type { Dataset } from '../domain/datasets.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import { settingsOfFile } from '../readers/import-settings.ts';
import { type DropOptions, type DroppedTileset, type FileReport, readDrop } from '../readers/read-drop.ts';
import type { SourceFile } from '../readers/source-file.ts';
import { type AssembleOptions, type AssemblyStage, assembleCity } from './assemble-city.ts';
import type { CityModel } from './city-model.ts';
import type { CityName } from './city-name.ts';
import { dropTitle } from './drop-title.ts';
import { createStageClock } from './stage-clock.ts';
import { tilesetPlace } from './tileset-place.ts';

export type ImportStage = 'read' | AssemblyStage;

export interface ImportProgress {
  readonly stage: ImportStage;
  /** Bytes while reading, stages afterwards. */
  readonly done: number;
  readonly total: number;
  /** The file being read, '' afterwards. */
  readonly file: string;
  /** Rows read of that file so far. */
  readonly rows: number;
}

export interface ImportOptions extends Omit<AssembleOptions, 'onProgress'> {
  readonly settings?: DropOptions['settings'];
  /** Workers for CityGML; read in place without. */
  readonly createPool?: DropOptions['createPool'];
  /** Workers for large GeoJSON; read in place without. */
  readonly createFeatureHelper?: DropOptions['createFeatureHelper'];
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportedCity {
  readonly city: CityModel;
  /** As read, for a city package: with `readIssues`, the issues of the readers alone. */
  readonly datasets: readonly Dataset[];
  readonly readIssues: readonly ImportIssue[];
  /** What was recognised and taken, one entry a file. */
  readonly reports: readonly FileReport[];
  /** 3D Tiles of the drop, for the map to show as they are. */
  readonly tilesets: readonly DroppedTileset[];
  readonly issues: readonly ImportIssue[];
  /** By stage. */
  readonly milliseconds: Readonly<Record<string, number>>;
}

/** What the readers gave, and what the files call the city. */
export interface ImportedDatasets {
  readonly datasets: readonly Dataset[];
  readonly issues: readonly ImportIssue[];
  readonly reports: readonly FileReport[];
  readonly tilesets: readonly DroppedTileset[];
  readonly title?: CityName;
}

/** Reads dropped files without putting them together. Files that can't be read become issues; rejects with an AbortError only. */
export async function importDatasets(
  files: readonly SourceFile[],
  { settings, createPool, createFeatureHelper, signal, onProgress }: ImportOptions = {},
): Promise<ImportedDatasets> {
  const drop = await readDrop(files, {
    ...(settings && { settings }),
    ...(createPool && { createPool }),
    ...(createFeatureHelper && { createFeatureHelper }),
    ...(signal && { signal }),
    onProgress: ({ file, bytesRead, bytesTotal, rows }) =>
      onProgress?.({ stage: 'read', done: bytesRead, total: bytesTotal, file, rows }),
  });
  const title = await dropTitle(files, { ...(signal && { signal }) });
  return { ...drop, ...(title && { title }) };
}

/**
 * Dropped files as a city: the one path of the browser's worker, the batch and the packages. Files that can't be read
 * become issues; rejects with an AbortError when the signal fires.
 */
export async function importCity(files: readonly SourceFile[], options: ImportOptions = {}): Promise<ImportedCity> {
  const { settings = {}, createPool: _createPool, onProgress, ...assembleOptions } = options;
  const clock = createStageClock();
  clock.enter('read');
  const { datasets, issues, reports, tilesets, title } = await importDatasets(files, options);
  const city = await assembleCity(datasets, issues, {
    ...tilesetPlace(datasets, tilesets),
    ...title,
    missingRiskMeansNotHit: (path) => settingsOfFile(settings, { path }).missing_risk_attribute === 'not_hit',
    ...assembleOptions,
    onProgress: (stage, done, total) => {
      clock.enter(done < total ? stage : '');
      onProgress?.({ stage, done, total, file: '', rows: 0 });
    },
  });
  return {
    city,
    datasets,
    readIssues: issues,
    reports,
    tilesets,
    issues: city.issues,
    milliseconds: clock.milliseconds,
  };
}
