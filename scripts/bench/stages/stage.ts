import type { ParserPool } from '../../../src/readers/citygml/parser-pool.ts';
import type { FeatureHelper } from '../../../src/readers/geojson/feature-helper.ts';
import type { ImportSettings } from '../../../src/readers/import-settings.ts';
import type { SourceFile } from '../../../src/readers/source-file.ts';
import type { Database } from '../../../src/tables/database.ts';
import type { Measure, Place } from '../measure.ts';

/** Where a stage runs: a process of Node, or a worker of Chromium. Everything else of a stage is the same in both. */
export interface StageHost {
  readonly place: Place;
  createDatabase(): Promise<Database>;
  createPool(): ParserPool;
  createFeatureHelper(): FeatureHelper;
  openFiles(input: InputFolder): Promise<readonly SourceFile[]>;
}

/** Input files, as Node sees them and as the bench's own server offers them to Chromium. */
export interface InputFolder {
  readonly path: string;
  readonly url: string;
}

/** What to run; plain data, so that it can be sent to a worker. */
export type StageTask =
  | {
      readonly stage: 'citygml';
      readonly runs: number;
      readonly input: InputFolder;
      readonly bytes: number;
      readonly buildings: number;
      readonly form: 'one-file' | 'package';
    }
  | { readonly stage: 'city'; readonly runs: number; readonly buildings: number; readonly parts: readonly CityPart[] }
  | { readonly stage: 'questions'; readonly runs: number; readonly buildings: number }
  | { readonly stage: 'plan'; readonly runs: number; readonly buildings: number }
  | {
      readonly stage: 'data';
      readonly runs: number;
      readonly input: InputFolder;
      readonly settings: ImportSettings;
      readonly label: string;
    };

/** Parts of the stage on a city in memory. */
export const cityParts = ['columns', 'zone', 'thresholds', 'footprint', 'recolour'] as const;
export type CityPart = (typeof cityParts)[number];

export type Stage<Kind extends StageTask['stage']> = (
  host: StageHost,
  task: Extract<StageTask, { readonly stage: Kind }>,
) => Promise<readonly Measure[]>;
