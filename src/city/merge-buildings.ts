import type { BuildingsDataset, HazardRecordColumns, SurfaceColumns } from '../domain/datasets.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import { noHazardRecords } from '../domain/no-hazard-records.ts';
import { polygonBounds } from '../spatial/polygon-areas.ts';
import { takeRows } from '../spatial/polygon-columns-building.ts';
import { concatLists, concatTyped, selectList, selectTyped } from './concat-columns.ts';
import { concatPolygons } from './concat-polygons.ts';
import { findSameFeatures, sameFeatureIssues } from './same-feature.ts';

/** Buildings of all files as one table; still geographic. */
export type MergedBuildings = Omit<BuildingsDataset, 'kind' | 'source'> & {
  /** Per building: which of the merged datasets it came from. */
  readonly datasetIndex: Uint16Array;
};

export interface BuildingMerge {
  readonly buildings: MergedBuildings;
  readonly issues: readonly ImportIssue[];
}

const textColumns = ['buildingId', 'gmlId', 'name', 'extra'] as const;
const numberColumns = [
  'usage',
  'buildingClass',
  'structure',
  'fireproof',
  'areaClassification',
  'storeysAbove',
  'storeysBelow',
  'heightMeters',
  'groundHeightMeters',
  'totalFloorAreaSquareMeters',
  'yearOfConstruction',
  'surveyYear',
  'lod',
  'footprintSource',
] as const;

/**
 * Joins the buildings of several files; one that several files repeat counts once. Of repeated records the one of the newest
 * survey is kept, then the higher level of detail, then the one with more risk records, then the first in path order.
 * The result does not depend on the order of the datasets as long as the caller passes them sorted by file.
 */
export function mergeBuildings(datasets: readonly BuildingsDataset[]): BuildingMerge {
  if (datasets.length === 0) return { buildings: noBuildings(), issues: [] };
  const all = concatBuildings(datasets);
  const recordCount = recordsPerBuilding(all);
  const same = findSameFeatures(
    all.buildingId,
    () => polygonBounds(all.footprint),
    (a, b) =>
      (all.surveyYear[a]! - all.surveyYear[b]! || all.lod[a]! - all.lod[b]! || recordCount[a]! - recordCount[b]!) > 0,
  );
  const file = datasets.map((dataset) => dataset.source.file).join(', ');
  const issues = sameFeatureIssues(same, file, 'building-duplicate', ['warning', 'building-id-repeated']);
  if (same.duplicates === 0) return { buildings: { ...all, buildingId: same.ids }, issues };
  return { buildings: { ...selectBuildings(all, same.kept), buildingId: same.ids }, issues };
}

function recordsPerBuilding({ count, risks }: MergedBuildings): Uint32Array {
  const records = new Uint32Array(count);
  for (let i = 0; i < risks.buildingRow.length; i++) records[risks.buildingRow[i]!]!++;
  return records;
}

function noBuildings(): MergedBuildings {
  const codes = new Uint16Array(0);
  const offsets = Uint32Array.of(0);
  return {
    count: 0,
    datasetIndex: codes,
    buildingId: [],
    gmlId: [],
    name: [],
    extra: [],
    usage: codes,
    buildingClass: codes,
    structure: codes,
    fireproof: codes,
    areaClassification: codes,
    storeysAbove: codes,
    storeysBelow: codes,
    heightMeters: new Float32Array(0),
    groundHeightMeters: new Float32Array(0),
    totalFloorAreaSquareMeters: new Float64Array(0),
    yearOfConstruction: codes,
    surveyYear: codes,
    lod: new Uint8Array(0),
    footprintSource: new Uint8Array(0),
    footprint: {
      positions: new Float64Array(0),
      ringOffsets: offsets,
      polygonOffsets: offsets,
      rowOffsets: offsets,
    },
    risks: noHazardRecords(),
  };
}

function concatBuildings(datasets: readonly BuildingsDataset[]): MergedBuildings {
  const count = datasets.reduce((sum, dataset) => sum + dataset.count, 0);
  const datasetIndex = new Uint16Array(count);
  const firstRow: number[] = [];
  let at = 0;
  datasets.forEach((dataset, d) => {
    firstRow.push(at);
    datasetIndex.fill(d, at, at + dataset.count);
    at += dataset.count;
  });
  const columns: Record<string, unknown> = {};
  for (const key of textColumns) columns[key] = concatLists(datasets.map((dataset) => dataset[key]));
  for (const key of numberColumns)
    columns[key] = concatTyped(datasets.map((dataset) => dataset[key]) as Float64Array[]);
  return {
    ...(columns as Pick<BuildingsDataset, (typeof textColumns)[number] | (typeof numberColumns)[number]>),
    count,
    datasetIndex,
    footprint: concatPolygons(datasets.map((dataset) => dataset.footprint)),
    // one file as it is; joined or thinned positions are projected anew
    ...(datasets.length === 1 && datasets[0]!.footprintPlanar && { footprintPlanar: datasets[0]!.footprintPlanar }),
    risks: concatRisks(datasets, firstRow),
    ...concatSurfaces(datasets, firstRow),
  };
}

function concatRisks(datasets: readonly BuildingsDataset[], firstRow: readonly number[]): HazardRecordColumns {
  const parts = datasets.map((dataset) => dataset.risks);
  return {
    buildingRow: concatTyped(parts.map((part, d) => shifted(part.buildingRow, firstRow[d]!))),
    hazard: concatLists(parts.map((part) => part.hazard)),
    scale: concatLists(parts.map((part) => part.scale)),
    name: concatLists(parts.map((part) => part.name)),
    rank: concatTyped(parts.map((part) => part.rank)),
    standardRank: concatTyped(parts.map((part) => part.standardRank)),
    depthMeters: concatTyped(parts.map((part) => part.depthMeters)),
    durationHours: concatTyped(parts.map((part) => part.durationHours)),
    areaType: concatTyped(parts.map((part) => part.areaType)),
  };
}

function concatSurfaces(
  datasets: readonly BuildingsDataset[],
  firstRow: readonly number[],
): { readonly lod2?: SurfaceColumns } {
  const parts = datasets.flatMap((dataset, d) => (dataset.lod2 ? [{ ...dataset.lod2, first: firstRow[d]! }] : []));
  if (parts.length === 0) return {};
  return {
    lod2: {
      buildingRow: concatTyped(parts.map((part) => shifted(part.buildingRow, part.first))),
      surfaceType: concatTyped(parts.map((part) => part.surfaceType)),
      polygons: concatPolygons(parts.map((part) => part.polygons)),
    },
  };
}

const shifted = (rows: Uint32Array, by: number): Uint32Array => (by === 0 ? rows : rows.map((row) => row + by));

/** The given buildings with their records and surfaces; those of the others are left out. */
function selectBuildings(all: MergedBuildings, kept: Uint32Array): MergedBuildings {
  const newRow = new Int32Array(all.count).fill(-1);
  kept.forEach((row, i) => {
    newRow[row] = i;
  });
  const columns: Record<string, unknown> = {};
  for (const key of textColumns) columns[key] = selectList(all[key], kept);
  for (const key of numberColumns) columns[key] = selectTyped(all[key] as Float64Array, kept);
  const risks = all.risks;
  const riskRows = rowsOfKept(risks.buildingRow, newRow);
  const pick = <T extends Uint8Array | Float32Array>(column: T): T => selectTyped(column, riskRows);
  const { footprintPlanar: _, ...others } = all;
  return {
    ...others,
    ...columns,
    count: kept.length,
    datasetIndex: selectTyped(all.datasetIndex, kept),
    footprint: takeRows(all.footprint, kept),
    risks: {
      buildingRow: renumbered(risks.buildingRow, riskRows, newRow),
      hazard: selectList(risks.hazard, riskRows),
      scale: selectList(risks.scale, riskRows),
      name: selectList(risks.name, riskRows),
      rank: pick(risks.rank),
      standardRank: pick(risks.standardRank),
      depthMeters: pick(risks.depthMeters),
      durationHours: pick(risks.durationHours),
      areaType: pick(risks.areaType),
    },
    ...(all.lod2 && { lod2: selectSurfaces(all.lod2, newRow) }),
  };
}

function selectSurfaces(lod2: SurfaceColumns, newRow: Int32Array): SurfaceColumns {
  const rows = rowsOfKept(lod2.buildingRow, newRow);
  return {
    buildingRow: renumbered(lod2.buildingRow, rows, newRow),
    surfaceType: selectTyped(lod2.surfaceType, rows),
    polygons: takeRows(lod2.polygons, rows),
  };
}

function rowsOfKept(buildingRow: Uint32Array, newRow: Int32Array): Uint32Array {
  const rows: number[] = [];
  for (let i = 0; i < buildingRow.length; i++) if (newRow[buildingRow[i]!]! >= 0) rows.push(i);
  return Uint32Array.from(rows);
}

const renumbered = (buildingRow: Uint32Array, rows: Uint32Array, newRow: Int32Array): Uint32Array =>
  rows.map((row) => newRow[buildingRow[row]!]!);
