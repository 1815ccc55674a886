import type { ExposureResult } from '../../src/analysis/exposure-result.ts';
import type { ImportedCity } from '../../src/city/import-city.ts';
import { STATE_NOT_HIT, STATE_UNKNOWN } from '../../src/domain/depth-rank.ts';
import type { TableCheck } from '../../src/domain/evidence.ts';
import type { HazardColumn } from '../../src/tables/city-tables.ts';
import type { QuestionSummary } from './ask-questions.ts';

/** What `--json` prints; docs/batch.md describes it. */
export interface BatchSummary {
  readonly city: string;
  readonly fictional: boolean;
  readonly planar_crs: string;
  readonly buildings: number;
  readonly zones: number;
  readonly zones_by_kind: Readonly<Record<string, number>>;
  readonly hazard_records: number;
  /** Buildings by state, one entry a hazard and scale. */
  readonly hazards: Readonly<
    Record<string, { readonly hit: number; readonly not_hit: number; readonly unknown: number }>
  >;
  readonly population: number | null;
  readonly population_unplaced: number | null;
  readonly exposure_rows: number;
  /** Of the exposure table. */
  readonly checks: readonly TableCheck[];
  readonly questions: readonly QuestionSummary[];
  readonly issues: { readonly error: number; readonly warning: number; readonly note: number };
  readonly inputs: readonly InputSummary[];
  /** 3D Tiles, which are counted but stand in no table. */
  readonly tilesets: readonly TilesetSummary[];
  /** Wall clock by stage; `total` is their sum. */
  readonly milliseconds: Readonly<Record<string, number>>;
  readonly outputs: readonly string[];
  readonly exit_code: 0 | 1;
}

export interface TilesetSummary {
  /** Path of its tileset.json. */
  readonly file: string;
  readonly title: string;
  /** With the repeats of coarse tiles. */
  readonly features: number;
  /** Each once; 0 where the features are no buildings (water surfaces, roads). */
  readonly buildings: number;
  /** Names of all attributes. */
  readonly columns: readonly string[];
}

const tilesetSummary = ({
  source,
  count,
  columns,
  holdsBuildings,
}: ImportedCity['tilesets'][number]): TilesetSummary => ({
  file: source.file,
  title: source.title,
  features: count.features,
  buildings: holdsBuildings ? count.buildings : 0,
  columns,
});

/** What one file of the drop (or package of files) was taken for. */
export interface InputSummary {
  readonly file: string;
  /** Files it stands for. */
  readonly files: number;
  readonly recognised_as: string;
  readonly title: string;
  readonly rows: number;
  readonly year: number | null;
  readonly crs: string | null;
  readonly encoding: string | null;
  readonly confidence: number;
  readonly state: 'done' | 'partly' | 'rejected' | 'ignored';
  readonly milliseconds: number;
}

function inputSummary(report: ImportedCity['reports'][number]): InputSummary {
  const { file, count, recognisedAs, title, rows, year, crs, encoding, confidence, state, milliseconds } = report;
  return {
    file,
    files: count,
    recognised_as: recognisedAs,
    title,
    rows,
    year: year ?? null,
    crs: crs ?? null,
    encoding: encoding ?? null,
    confidence,
    state,
    milliseconds: Math.round(milliseconds),
  };
}

export const EXPOSURE_FILE = 'tables/exposure.csv';

export const outputFiles = [
  'tables/buildings.csv',
  'tables/building_hazards.csv',
  EXPOSURE_FILE,
  'evidence.json',
  'issues.json',
] as const;

export function summarise(
  { city, issues, reports, tilesets, milliseconds: importing }: ImportedCity,
  exposure: ExposureResult,
  questions: readonly QuestionSummary[],
  stages: Readonly<Record<string, number>>,
  out: string,
  more: readonly string[],
): BatchSummary {
  const { tables } = city;
  const ofSeverity = (severity: string) => issues.filter((issue) => issue.severity === severity).length;
  const { start, import: _, ...others } = stages;
  const milliseconds = { start: start ?? 0, ...importing, ...others };
  const hasPeople = tables.source.population > 0;
  return {
    city: city.name,
    fictional: city.fictional,
    planar_crs: city.planarCrs,
    buildings: city.buildings.count,
    zones: tables.zones.reduce((sum, { zoneId }) => sum + zoneId.length, 0),
    zones_by_kind: Object.fromEntries(tables.zones.map(({ zoneKind, zoneId }) => [zoneKind, zoneId.length])),
    hazard_records: tables.hazardRecords.buildingIndex.length,
    hazards: Object.fromEntries(tables.hazards.map((column) => [column.key, countStates(column)])),
    population: hasPeople ? tables.source.population : null,
    population_unplaced: hasPeople ? tables.unplaced.population : null,
    exposure_rows: exposure.rows.length,
    checks: exposure.checks,
    questions,
    issues: { error: ofSeverity('error'), warning: ofSeverity('warning'), note: ofSeverity('note') },
    inputs: reports.map(inputSummary),
    tilesets: tilesets.map(tilesetSummary),
    milliseconds: {
      ...Object.fromEntries(Object.entries(milliseconds).map(([stage, time]) => [stage, Math.round(time)])),
      total: Math.round(Object.values(milliseconds).reduce((sum, time) => sum + time, 0)),
    },
    // a table that breaks one of its laws is not written
    outputs: [
      ...outputFiles.filter((file) => file !== EXPOSURE_FILE || exposure.checks.every(({ holds }) => holds)),
      ...more,
    ].map((file) => `${out}/${file}`),
    exit_code: ofSeverity('error') > 0 ? 1 : 0,
  };
}

function countStates({ state }: HazardColumn) {
  let [not_hit, unknown] = [0, 0];
  for (const value of state) {
    if (value === STATE_NOT_HIT) not_hit++;
    else if (value === STATE_UNKNOWN) unknown++;
  }
  return { hit: state.length - not_hit - unknown, not_hit, unknown };
}

const questionLine = ({ question, state, tables, milliseconds }: QuestionSummary): string => {
  const rows = tables.map(({ id, rows, holds }) => `${id} ${rows} rows${holds ? '' : ' CHECK FAILED'}`).join(', ');
  return `  ${question.padEnd(22)} ${state === 'answered' ? rows : state} (${milliseconds} ms)`;
};

/** The same for people. */
export function summaryText(summary: BatchSummary): string {
  const { buildings, zones, hazards, issues, milliseconds, outputs } = summary;
  const lines = [
    `${summary.city || '(no name)'}${summary.fictional ? '（架空）' : ''}  ${summary.planar_crs}`,
    `${buildings} buildings, ${zones} zones, ${summary.hazard_records} hazard records, ${summary.exposure_rows} exposure rows`,
    ...Object.entries(hazards).map(
      ([key, { hit, not_hit, unknown }]) => `  ${key.padEnd(16)} hit ${hit}, not hit ${not_hit}, unknown ${unknown}`,
    ),
    ...summary.tilesets.map(
      ({ file, features, buildings }) => `  3D Tiles ${file}: ${buildings} buildings in ${features} features`,
    ),
    ...summary.questions.map(questionLine),
    ...summary.checks
      .filter(({ holds }) => !holds)
      .map(({ code, difference }) => `  CHECK FAILED ${code}: off by ${difference}`),
    `${issues.error} errors, ${issues.warning} warnings, ${issues.note} notes (issues.json)`,
    `${(milliseconds.total! / 1000).toFixed(1)} s`,
    ...outputs,
  ];
  return lines.join('\n');
}
