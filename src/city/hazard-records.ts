import type { HazardPolygonsDataset, HazardRecordColumns } from '../domain/datasets.ts';
import { STATE_NOT_HIT, STATE_UNKNOWN } from '../domain/depth-rank.ts';
import type { HazardRecordTable } from '../tables/city-tables.ts';
import { concatLists, concatTyped, selectTyped } from './concat-columns.ts';
import { type HazardDataset, type HazardHits, type PolygonHits, STATE_HIT_UNRANKED } from './hazard-hits.ts';

/** Hours of inundation at every building, for one hazard and scale. */
export interface DurationColumn {
  readonly hazard: string;
  readonly scale: string;
  readonly durationHours: Float32Array;
}

/**
 * Everything that hits a building, one row each: the disaster-risk attributes of the buildings, and one row for every raster
 * and every polygon that hits it. The duration of such a row is the longest of the duration datasets of its hazard
 * and scale there.
 */
export function hazardRecordTable(
  risks: HazardRecordColumns,
  attributeSource: (buildingIndex: number) => string,
  hits: readonly HazardHits[],
  durations: readonly DurationColumn[],
): HazardRecordTable {
  const parts = [attributeRecords(risks, attributeSource), ...hits.map((hit) => datasetRecords(hit, durations))];
  return {
    buildingIndex: concatTyped(parts.map((part) => part.buildingIndex)),
    hazard: concatLists(parts.map((part) => part.hazard)),
    scale: concatLists(parts.map((part) => part.scale)),
    name: concatLists(parts.map((part) => part.name)),
    rank: concatTyped(parts.map((part) => part.rank)),
    standardRank: concatTyped(parts.map((part) => part.standardRank)),
    depthMeters: concatTyped(parts.map((part) => part.depthMeters)),
    durationHours: concatTyped(parts.map((part) => part.durationHours)),
    areaType: concatTyped(parts.map((part) => part.areaType)),
    source: concatLists(parts.map((part) => part.source)),
  };
}

type Records = Required<HazardRecordTable>;

function attributeRecords(risks: HazardRecordColumns, sourceOf: (buildingIndex: number) => string): Records {
  return {
    buildingIndex: risks.buildingRow,
    hazard: risks.hazard,
    scale: risks.scale,
    name: risks.name,
    rank: risks.rank.map((rank, i) => rank || risks.standardRank[i]!),
    standardRank: risks.standardRank,
    depthMeters: risks.depthMeters,
    durationHours: risks.durationHours,
    areaType: risks.areaType,
    source: Array.from(risks.buildingRow, sourceOf),
  };
}

function datasetRecords(hits: HazardHits, durations: readonly DurationColumn[]): Records {
  const { dataset } = hits;
  const duration = durations.find((column) => column.hazard === dataset.hazard && column.scale === dataset.scale);
  const durationAt = (building: number) => duration?.durationHours[building] ?? Number.NaN;
  return dataset.kind === 'hazard_polygons' && hits.polygons
    ? polygonRecords(dataset, hits.polygons(), durationAt)
    : rasterRecords(hits, dataset.kind === 'hazard_raster' ? dataset.name : '', durationAt);
}

function polygonRecords(
  dataset: HazardPolygonsDataset,
  { building, row, rank }: PolygonHits,
  durationAt: (building: number) => number,
): Records {
  const ranks = Uint8Array.from(row, (polygon) => (rank[polygon] === STATE_HIT_UNRANKED ? 0 : rank[polygon]!));
  return {
    ...sharedColumns(dataset, building.length),
    buildingIndex: building,
    name: Array.from(row, (polygon) => dataset.name[polygon]!),
    rank: ranks,
    standardRank: ranks,
    depthMeters: Float32Array.from(row, (polygon) => dataset.depthMeters[polygon]!),
    durationHours: Float32Array.from(row, (polygon, i) =>
      longest(durationAt(building[i]!), dataset.durationHours[polygon]!),
    ),
    areaType: Uint8Array.from(row, (polygon) => dataset.areaType[polygon]!),
  };
}

function rasterRecords(
  { dataset, state, depthMeters }: HazardHits,
  name: string,
  durationAt: (building: number) => number,
): Records {
  const buildingIndex = hitBuildings(state);
  const rank = selectTyped(state, buildingIndex);
  return {
    ...sharedColumns(dataset, buildingIndex.length),
    buildingIndex,
    name: new Array<string>(buildingIndex.length).fill(name),
    rank,
    standardRank: rank,
    depthMeters: selectTyped(depthMeters, buildingIndex),
    durationHours: mapRows(buildingIndex, durationAt),
    areaType: new Uint8Array(buildingIndex.length),
  };
}

/** `Float32Array.from` with a function takes ten times as long. */
function mapRows(rows: Uint32Array, value: (row: number) => number): Float32Array {
  const values = new Float32Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = value(rows[i]!);
  return values;
}

const sharedColumns = ({ hazard, scale, source }: HazardDataset, count: number) => ({
  hazard: new Array<string>(count).fill(hazard),
  scale: new Array<string>(count).fill(scale),
  source: new Array<string>(count).fill(source.file),
});

function hitBuildings(state: Uint8Array): Uint32Array {
  let count = 0;
  for (const value of state) if (value !== STATE_NOT_HIT && value !== STATE_UNKNOWN) count++;
  const rows = new Uint32Array(count);
  let at = 0;
  for (let i = 0; i < state.length; i++) if (state[i] !== STATE_NOT_HIT && state[i] !== STATE_UNKNOWN) rows[at++] = i;
  return rows;
}

const longest = (a: number, b: number): number => (Number.isNaN(b) || a > b ? a : b);
