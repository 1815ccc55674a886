import type { HazardRecordColumns } from '../domain/datasets.ts';
import { STATE_NOT_HIT, STATE_UNKNOWN, stateOfDepth } from '../domain/depth-rank.ts';
import {
  type HazardKey,
  type HazardSourceKind,
  hazardKey,
  hazardNames,
  hazardScales,
  hazards,
  parseHazardKey,
} from '../domain/hazard.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import type { HazardColumn } from '../tables/city-tables.ts';
import { type HazardHits, STATE_HIT_UNRANKED } from './hazard-hits.ts';

/** Every hazard and scale in the order of `hazards` and `hazardScales`: the fixed order of columns and rows. */
export const hazardKeyOrder: readonly HazardKey[] = hazards.flatMap((hazard) =>
  hazardScales.map((scale) => hazardKey(hazard, scale)),
);

/**
 * One column a hazard and scale: what all sources together say of every building.
 *
 * hit, where any source hits (the largest rank, and of equal ranks the largest depth); else not hit, where any survey covers
 * the building; else unknown. A missing risk attribute is unknown, because it does not say that it was looked at.
 */
export function mergeHazards(
  count: number,
  risks: HazardRecordColumns,
  hits: readonly HazardHits[],
  surveyed?: AttributeSurvey,
): { readonly columns: readonly HazardColumn[]; readonly issues: readonly ImportIssue[] } {
  const columns: HazardColumn[] = [];
  const issues: ImportIssue[] = count > 0 ? hits.flatMap(missesBuildings) : [];
  const recordsOf = recordsByKey(risks);
  for (const key of hazardKeyOrder) {
    const { hazard, scale } = parseHazardKey(key);
    const sources = hits.filter(({ dataset }) => dataset.hazard === hazard && dataset.scale === scale);
    const records = recordsOf.get(key) ?? [];
    if (sources.length === 0 && records.length === 0) continue;
    const column = createColumn(key, count);
    for (const record of records) mergeRecord(column, risks, record);
    if (surveyed) missingToNotHit(column.state, records, risks, surveyed);
    sources.forEach((source, i) => {
      if (i === 0 && records.length === 0) copyHits(column, source);
      else mergeHits(column, source);
    });
    const unranked = unrankedToUnknown(column.state);
    if (unranked > 0)
      issues.push({
        severity: 'warning',
        code: 'hazard-rank-missing',
        file: unrankedFiles(sources, records, risks, surveyed).join(', '),
        count: unranked,
        values: { hazard: hazardNames[hazard].ja + scale },
      });
    columns.push({ ...column, sources: sourceKinds(sources, records) });
  }
  return { columns, issues };
}

function sourceKinds(sources: readonly HazardHits[], records: readonly number[]): HazardSourceKind[] {
  const kinds = sources.map(({ dataset }) => (dataset.kind === 'hazard_raster' ? 'raster' : 'polygons'));
  return [...new Set<HazardSourceKind>([...(records.length > 0 ? (['attribute'] as const) : []), ...kinds])];
}

/** The files that put buildings into an area without saying how deep. */
function unrankedFiles(
  sources: readonly HazardHits[],
  records: readonly number[],
  risks: HazardRecordColumns,
  surveyed: AttributeSurvey | undefined,
): readonly string[] {
  const isUnranked = (record: number) => risks.standardRank[record] === 0 && Number.isNaN(risks.depthMeters[record]!);
  const files = records
    .filter(isUnranked)
    .map((record) => surveyed?.files?.[surveyed.datasetIndex[risks.buildingRow[record]!]!] ?? '');
  const areas = sources.filter(({ state }) => state.includes(STATE_HIT_UNRANKED));
  return [...new Set([...areas.map(({ dataset }) => dataset.source.file), ...files])].filter(Boolean);
}

/** A survey that knows nothing of any building: mostly of another city, or in another CRS than it says. */
function missesBuildings({ dataset, state }: HazardHits): ImportIssue[] {
  if (state.some((value) => value !== STATE_UNKNOWN)) return [];
  const { hazard, scale, source } = dataset;
  return [
    {
      severity: 'warning',
      code: 'hazard-misses-buildings',
      file: source.file,
      values: { hazard: hazardNames[hazard].ja + scale },
    },
  ];
}

const createColumn = (key: HazardKey, count: number): HazardColumn => ({
  key,
  state: new Uint8Array(count).fill(STATE_UNKNOWN),
  depthMeters: new Float32Array(count).fill(Number.NaN),
});

function recordsByKey(risks: HazardRecordColumns): ReadonlyMap<HazardKey, readonly number[]> {
  const records = new Map<HazardKey, number[]>();
  for (let i = 0; i < risks.buildingRow.length; i++) {
    const key = hazardKey(risks.hazard[i]!, risks.scale[i]!);
    const list = records.get(key);
    if (list) list.push(i);
    else records.set(key, [i]);
  }
  return records;
}

/** What the user said of the buildings' sources. */
export interface AttributeSurvey {
  /** Per building: the dataset it came from. */
  readonly datasetIndex: Uint16Array;
  /** Per dataset: a building without a risk attribute was surveyed and is not hit. */
  readonly missingMeansNotHit: readonly boolean[];
  /** Their files, for messages. */
  readonly files?: readonly string[];
}

/** Only for hazards that the dataset has records of at all: of others its attributes say nothing. */
function missingToNotHit(
  state: Uint8Array,
  records: readonly number[],
  risks: HazardRecordColumns,
  { datasetIndex, missingMeansNotHit }: AttributeSurvey,
): void {
  const told = new Set(records.map((record) => datasetIndex[risks.buildingRow[record]!]!));
  for (let i = 0; i < state.length; i++)
    if (state[i] === STATE_UNKNOWN && missingMeansNotHit[datasetIndex[i]!] && told.has(datasetIndex[i]!))
      state[i] = STATE_NOT_HIT;
}

/** A record without rank and depth says that the building was found in an area, not how deep. */
function mergeRecord(column: HazardColumn, risks: HazardRecordColumns, record: number): void {
  const depth = risks.depthMeters[record]!;
  const rank = risks.standardRank[record]!;
  const state = rank > 0 ? rank : Number.isNaN(depth) ? STATE_HIT_UNRANKED : stateOfDepth(depth);
  mergeState(column, risks.buildingRow[record]!, state, depth > 0 ? depth : Number.NaN);
}

/** What merging into a column that knows nothing yet comes to. */
function copyHits(column: HazardColumn, { state, depthMeters }: HazardHits): void {
  column.state.set(state);
  column.depthMeters.set(depthMeters);
}

function mergeHits(column: HazardColumn, hits: HazardHits): void {
  const { state, depthMeters } = hits;
  for (let i = 0; i < state.length; i++)
    if (state[i] !== STATE_UNKNOWN) mergeState(column, i, state[i]!, depthMeters[i]!);
}

/** How much a state weighs: unknown least, then not hit, then hit without a rank, then the ranks. */
function weightOf(state: number): number {
  if (state === STATE_UNKNOWN) return -2;
  if (state === STATE_NOT_HIT) return -1;
  return state === STATE_HIT_UNRANKED ? 0 : state;
}

function mergeState(column: HazardColumn, building: number, state: number, depthMeters: number): void {
  const known = column.state[building]!;
  if (column.key.startsWith('collapse') && isCollapseKind(known) && isCollapseKind(state)) {
    column.state[building] = known | state;
    return;
  }
  const difference = weightOf(state) - weightOf(known);
  if (difference > 0) {
    column.state[building] = state;
    column.depthMeters[building] = depthMeters;
  } else if (difference === 0 && !(depthMeters <= column.depthMeters[building]!)) {
    if (!Number.isNaN(depthMeters)) column.depthMeters[building] = depthMeters;
  }
}

/** 1 氾濫流, 2 河岸侵食, 3 both: kinds that add up, not a scale. */
const isCollapseKind = (state: number): boolean => state >= 1 && state <= 3;

function unrankedToUnknown(state: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < state.length; i++)
    if (state[i] === STATE_HIT_UNRANKED) {
      state[i] = STATE_UNKNOWN;
      count++;
    }
  return count;
}
