import type { ExposureRow } from '../../src/analysis/exposure-result.ts';
import type { CityModel } from '../../src/city/city-model.ts';
import { STATE_NOT_HIT, STATE_UNKNOWN } from '../../src/domain/depth-rank.ts';
import { csvText } from '../../src/exports/csv-text.ts';
import type { HazardColumn, HazardRecordTable, ZoneTable } from '../../src/tables/city-tables.ts';
import { type CsvColumn, csvCode, csvFloat32, csvNumber } from './csv-file.ts';

/** Columns of the three tables; docs/batch.md describes each. */

const texts = (name: string, values: readonly string[]): CsvColumn => ({ name, cell: (row) => csvText(values[row]!) });
const numbers = (name: string, values: Float64Array): CsvColumn => ({ name, cell: (row) => csvNumber(values[row]!) });
const floats = (name: string, values: Float32Array): CsvColumn => ({ name, cell: (row) => csvFloat32(values[row]!) });
const codes = (name: string, values: Uint8Array | Uint16Array): CsvColumn => ({
  name,
  cell: (row) => csvCode(values[row]!),
});
const flags = (name: string, values: Uint8Array): CsvColumn => ({ name, cell: (row) => String(values[row]!) });

/** none, 1…6 or unknown. */
export function rankText(state: number): string {
  if (state === STATE_NOT_HIT) return 'none';
  return state === STATE_UNKNOWN ? 'unknown' : String(state);
}

export function buildingColumns(city: CityModel): CsvColumn[] {
  const { buildings, tables } = city;
  return [
    texts('building_id', buildings.buildingId),
    codes('usage', buildings.usage),
    codes('structure', buildings.structure),
    codes('storeys', buildings.storeys),
    floats('height_m', buildings.heightMeters),
    numbers('floor_area_m2', buildings.floorAreaSquareMeters),
    numbers('lon', buildings.lon),
    numbers('lat', buildings.lat),
    flags('storeys_estimated', buildings.storeysEstimated),
    flags('floor_area_estimated', buildings.floorAreaEstimated),
    numbers('footprint_area_m2', buildings.footprintAreaSquareMeters),
    floats('ground_height_m', buildings.groundHeightMeters),
    codes('year_of_construction', buildings.yearOfConstruction),
    flags('lod', city.lod),
    numbers('x_m', buildings.xMeters),
    numbers('y_m', buildings.yMeters),
    numbers('population', buildings.population),
    numbers('population_65', buildings.population65),
    numbers('population_75', buildings.population75),
    numbers('households', buildings.households),
    numbers('population_day', buildings.populationDay),
    residenceColumn(tables.zones),
    ...tables.zones.map(zoneColumn),
    ...tables.hazards.flatMap(hazardColumns),
    texts('name', city.buildingName),
    { name: 'source', cell: (row) => csvText(city.sources[city.buildingSource[row]!]?.file ?? '') },
  ];
}

function residenceColumn(zones: readonly ZoneTable[]): CsvColumn {
  const residence = zones.find((table) => table.zoneKind === 'residence');
  if (!residence) return { name: 'residence', cell: () => 'unknown' };
  const { member, unknown } = residence;
  const outside = (row: number) => (unknown?.[row] ? 'unknown' : 'outside');
  return { name: 'residence', cell: (row) => (member[row]! < 0 ? outside(row) : 'inside') };
}

const zoneColumn = (table: ZoneTable): CsvColumn => ({
  name: `zone_${table.zoneKind}`,
  cell: (row) => (table.member[row]! < 0 ? '' : csvText(table.zoneId[table.member[row]!]!)),
});

function hazardColumns({ key, state, depthMeters }: HazardColumn): CsvColumn[] {
  const name = key.replace(':', '_').replace(/_$/, '');
  return [{ name: `${name}_rank`, cell: (row) => rankText(state[row]!) }, floats(`${name}_depth_m`, depthMeters)];
}

export function hazardRecordColumns(records: HazardRecordTable, buildingId: readonly string[]): CsvColumn[] {
  return [
    { name: 'building_id', cell: (row) => csvText(buildingId[records.buildingIndex[row]!]!) },
    texts('hazard', records.hazard),
    texts('scale', records.scale),
    texts('name', records.name),
    codes('rank', records.rank),
    floats('depth_m', records.depthMeters),
    floats('duration_h', records.durationHours),
    codes('area_type', records.areaType),
    texts('source', records.source),
    ...(records.standardRank ? [codes('standard_rank', records.standardRank)] : []),
  ];
}

export function exposureColumns(rows: readonly ExposureRow[]): CsvColumn[] {
  const column = (name: string, cell: (row: ExposureRow) => string): CsvColumn => ({
    name,
    cell: (i) => cell(rows[i]!),
  });
  const people = (name: string, value: (row: ExposureRow) => number | null): CsvColumn =>
    column(name, (row) => csvNumber(value(row) ?? Number.NaN));
  return [
    column('zone_kind', (row) => row.zoneKind),
    column('zone_id', (row) => csvText(row.zoneId)),
    column('zone_name', (row) => csvText(row.zoneName)),
    column('residence', (row) => row.residence),
    column('hazard', (row) => row.hazard),
    column('scale', (row) => row.scale),
    column('depth_rank', (row) => String(row.depthRank)),
    column('buildings', (row) => String(row.buildings)),
    column('floor_area_m2', (row) => csvNumber(row.floorAreaSquareMeters)),
    people('population', (row) => row.population),
    people('population_65', (row) => row.population65),
    people('population_75', (row) => row.population75),
    column('vertical_evacuation_impossible', (row) => String(row.verticalEvacuationImpossible)),
    column('vertical_evacuation_unknown', (row) => String(row.verticalEvacuationUnknown)),
    people('households', (row) => row.households),
    people('population_day', (row) => row.populationDay),
  ];
}
