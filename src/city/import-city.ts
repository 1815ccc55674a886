import type { ImportIssue } from '../domain/import-issue.ts';
import { type DropOptions, type FileReport, readDrop } from '../readers/read-drop.ts';
import type { SourceFile } from '../readers/source-file.ts';
import { type AssembleOptions, type AssemblyStage, assembleCity } from './assemble-city.ts';
import type { CityModel } from './city-model.ts';
import { createStageClock } from './stage-clock.ts';

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
  readonly pool?: DropOptions['pool'];
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportedCity {
  readonly city: CityModel;
  /** What was recognised and taken, one entry a file. */
  readonly reports: readonly FileReport[];
  readonly issues: readonly ImportIssue[];
  /** By stage. */
  readonly milliseconds: Readonly<Record<string, number>>;
}

/**
 * Dropped files as a city: the one path of the browser's worker and of the batch. Files that can't be read become issues;
 * rejects with an AbortError when the signal fires.
 */
export async function importCity(files: readonly SourceFile[], options: ImportOptions = {}): Promise<ImportedCity> {
  const { settings, pool, onProgress, ...assembleOptions } = options;
  const clock = createStageClock();
  clock.enter('read');
  const drop = await readDrop(files, {
    ...(settings && { settings }),
    ...(pool && { pool }),
    ...(options.signal && { signal: options.signal }),
    onProgress: ({ file, bytesRead, bytesTotal, rows }) =>
      onProgress?.({ stage: 'read', done: bytesRead, total: bytesTotal, file, rows }),
  });
  const city = await assembleCity(drop.datasets, drop.issues, {
    ...assembleOptions,
    onProgress: (stage, done, total) => {
      clock.enter(done < total ? stage : '');
      onProgress?.({ stage, done, total, file: '', rows: 0 });
    },
  });
  return { city, reports: drop.reports, issues: city.issues, milliseconds: clock.milliseconds };
}
