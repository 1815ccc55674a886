import type { BuildingsDataset, DatasetSource, HazardRecordColumns, SurfaceColumns } from '../../domain/datasets.ts';
import type { Hazard, HazardScale } from '../../domain/hazard.ts';
import { takeRows } from '../../spatial/polygon-columns-building.ts';
import { selectList } from '../concat-columns.ts';
import type { MergedBuildings } from '../merge-buildings.ts';
import { type ParquetTable, writeParquet } from './parquet-table.ts';

/** buildings.parquet: one row a building, footprint in `geometry`. `sourceOf` maps the merge's dataset index to a source row. */
export function writeBuildings(buildings: MergedBuildings, sourceOf: readonly number[]): Uint8Array {
  return writeParquet(
    {
      building_id: buildings.buildingId,
      gml_id: buildings.gmlId,
      name: buildings.name,
      source: buildings.datasetIndex.map((index) => sourceOf[index]!),
      usage: buildings.usage,
      class: buildings.buildingClass,
      structure: buildings.structure,
      fireproof: buildings.fireproof,
      area_classification: buildings.areaClassification,
      storeys_above: buildings.storeysAbove,
      storeys_below: buildings.storeysBelow,
      height_m: buildings.heightMeters,
      ground_height_m: buildings.groundHeightMeters,
      total_floor_area_m2: buildings.totalFloorAreaSquareMeters,
      year_of_construction: buildings.yearOfConstruction,
      survey_year: buildings.surveyYear,
      lod: buildings.lod,
      footprint_source: buildings.footprintSource,
      extra: buildings.extra,
    },
    { polygons: buildings.footprint },
  );
}

/** building_hazards.parquet: one row a disaster-risk attribute; `building_row` counts the rows of buildings.parquet from 0. */
export function writeHazardRecords(risks: HazardRecordColumns, buildingId: readonly string[]): Uint8Array {
  return writeParquet({
    building_row: risks.buildingRow,
    building_id: selectList(buildingId, risks.buildingRow),
    hazard: risks.hazard,
    scale: risks.scale,
    name: risks.name,
    rank: risks.rank,
    standard_rank: risks.standardRank,
    depth_m: risks.depthMeters,
    duration_h: risks.durationHours,
    area_type: risks.areaType,
  });
}

/** lod2.parquet: one row a surface. */
export function writeSurfaces(lod2: SurfaceColumns): Uint8Array {
  return writeParquet({ building_row: lod2.buildingRow, surface_type: lod2.surfaceType }, { polygons: lod2.polygons });
}

/** The buildings of the three files, one dataset a source again. Rows of one source stand together in the file. */
export function readBuildings(
  table: ParquetTable,
  records: ParquetTable,
  surfaces: ParquetTable | undefined,
  rowsOfSources: readonly number[],
  sources: readonly DatasetSource[],
): BuildingsDataset[] {
  const whole = {
    kind: 'buildings' as const,
    count: table.rows,
    buildingId: table.text('building_id'),
    gmlId: table.text('gml_id'),
    name: table.text('name'),
    usage: table.uint16('usage'),
    buildingClass: table.uint16('class'),
    structure: table.uint16('structure'),
    fireproof: table.uint16('fireproof'),
    areaClassification: table.uint16('area_classification'),
    storeysAbove: table.uint16('storeys_above'),
    storeysBelow: table.uint16('storeys_below'),
    heightMeters: table.float32('height_m'),
    groundHeightMeters: table.float32('ground_height_m'),
    totalFloorAreaSquareMeters: table.float64('total_floor_area_m2'),
    yearOfConstruction: table.uint16('year_of_construction'),
    surveyYear: table.uint16('survey_year'),
    lod: table.uint8('lod'),
    footprintSource: table.uint8('footprint_source'),
    extra: table.text('extra'),
    footprint: table.polygons(),
    risks: readRecords(records),
    ...(surfaces && { lod2: readSurfaces(surfaces) }),
  };
  return splitBySource(whole, table.uint16('source'), rowsOfSources, sources);
}

function readRecords(records: ParquetTable): HazardRecordColumns {
  return {
    buildingRow: records.uint32('building_row'),
    hazard: records.text('hazard') as readonly Hazard[],
    scale: records.text('scale') as readonly HazardScale[],
    name: records.text('name'),
    rank: records.uint8('rank'),
    standardRank: records.uint8('standard_rank'),
    depthMeters: records.float32('depth_m'),
    durationHours: records.float32('duration_h'),
    areaType: records.uint8('area_type'),
  };
}

const readSurfaces = (surfaces: ParquetTable): SurfaceColumns => ({
  buildingRow: surfaces.uint32('building_row'),
  surfaceType: surfaces.uint8('surface_type'),
  polygons: surfaces.polygons(),
});

type WholeBuildings = Omit<BuildingsDataset, 'source'>;

/** One dataset a source, also for a source of which every building was a repeat. */
function splitBySource(
  whole: WholeBuildings,
  sourceRow: Uint16Array,
  rowsOfSources: readonly number[],
  sources: readonly DatasetSource[],
): BuildingsDataset[] {
  let from = 0;
  return [...new Set(rowsOfSources)].map((row) => {
    let to = from;
    while (to < whole.count && sourceRow[to] === row) to++;
    const part = { ...sliceBuildings(whole, from, to), source: sources[row]! };
    from = to;
    return part;
  });
}

/** Buildings `from` … `to − 1` with their records and surfaces, renumbered from 0. */
function sliceBuildings(whole: WholeBuildings, from: number, to: number): WholeBuildings {
  if (from === 0 && to === whole.count) return whole;
  const columns = Object.fromEntries(
    Object.entries(whole).map(([key, column]) => [
      key,
      (Array.isArray(column) || ArrayBuffer.isView(column)) && 'slice' in column ? column.slice(from, to) : column,
    ]),
  ) as unknown as WholeBuildings;
  const rows = Uint32Array.from({ length: to - from }, (_, i) => from + i);
  const { risks, lod2 } = whole;
  const records = rowsBetween(risks.buildingRow, from, to);
  const surfaces = lod2 && rowsBetween(lod2.buildingRow, from, to);
  const { lod2: _, ...rest } = columns;
  return {
    ...rest,
    count: to - from,
    footprint: takeRows(whole.footprint, rows),
    risks: {
      buildingRow: records.map((row) => risks.buildingRow[row]! - from),
      hazard: selectList(risks.hazard, records),
      scale: selectList(risks.scale, records),
      name: selectList(risks.name, records),
      rank: Uint8Array.from(records, (row) => risks.rank[row]!),
      standardRank: Uint8Array.from(records, (row) => risks.standardRank[row]!),
      depthMeters: Float32Array.from(records, (row) => risks.depthMeters[row]!),
      durationHours: Float32Array.from(records, (row) => risks.durationHours[row]!),
      areaType: Uint8Array.from(records, (row) => risks.areaType[row]!),
    },
    ...(lod2 &&
      surfaces &&
      surfaces.length > 0 && {
        lod2: {
          buildingRow: surfaces.map((row) => lod2.buildingRow[row]! - from),
          surfaceType: Uint8Array.from(surfaces, (row) => lod2.surfaceType[row]!),
          polygons: takeRows(lod2.polygons, surfaces),
        },
      }),
  };
}

function rowsBetween(buildingRow: Uint32Array, from: number, to: number): Uint32Array {
  const rows: number[] = [];
  for (let i = 0; i < buildingRow.length; i++) if (buildingRow[i]! >= from && buildingRow[i]! < to) rows.push(i);
  return Uint32Array.from(rows);
}
