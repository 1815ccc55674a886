import type {
  ConsumptionDataset,
  FacilitiesDataset,
  FacilityKind,
  HazardPolygonsDataset,
  PeopleFlowDataset,
  PopulationDataset,
  RoadsDataset,
  ZonesDataset,
} from '../../domain/datasets.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { type ParquetTable, writeParquet } from './parquet-table.ts';

/** The columns of each dataset as a Parquet file, and back. What is not a column stands in the manifest. */

type Columns<T> = Omit<T, 'kind' | 'source'>;

export const writeZones = (zones: ZonesDataset): Uint8Array =>
  writeParquet(
    { zone_id: zones.zoneId, name: zones.name, code: zones.code, extra: zones.extra },
    { polygons: zones.polygons },
  );

export const readZones = (table: ParquetTable): Omit<Columns<ZonesDataset>, 'zoneKind'> => ({
  count: table.rows,
  zoneId: table.text('zone_id'),
  name: table.text('name'),
  code: table.uint16('code'),
  polygons: table.polygons(),
  extra: table.text('extra'),
});

export const writeHazardPolygons = (hazard: HazardPolygonsDataset): Uint8Array =>
  writeParquet(
    {
      name: hazard.name,
      standard_rank: hazard.standardRank,
      depth_m: hazard.depthMeters,
      duration_h: hazard.durationHours,
      area_type: hazard.areaType,
      phenomenon: hazard.phenomenon,
    },
    { polygons: hazard.polygons },
  );

export const readHazardPolygons = (
  table: ParquetTable,
): Omit<Columns<HazardPolygonsDataset>, 'hazard' | 'scale' | 'quantity' | 'extent'> => ({
  count: table.rows,
  name: table.text('name'),
  standardRank: table.uint8('standard_rank'),
  depthMeters: table.float32('depth_m'),
  durationHours: table.float32('duration_h'),
  areaType: table.uint8('area_type'),
  phenomenon: table.uint8('phenomenon'),
  polygons: table.polygons(),
});

/** Polygons alone, one row a feature. */
export const writePolygons = (polygons: PolygonColumns): Uint8Array =>
  writeParquet({ row: Uint32Array.from({ length: polygons.rowOffsets.length - 1 }, (_, i) => i) }, { polygons });

export const writeRoads = (roads: RoadsDataset): Uint8Array =>
  writeParquet({ road_id: roads.roadId, road_function: roads.roadFunction }, { polygons: roads.polygons });

export const readRoads = (table: ParquetTable): Columns<RoadsDataset> => ({
  count: table.rows,
  roadId: table.text('road_id'),
  roadFunction: table.uint16('road_function'),
  polygons: table.polygons(),
});

export const writePopulation = (population: PopulationDataset): Uint8Array =>
  writeParquet(
    {
      unit_id: population.unitId,
      year: population.year,
      population: population.population,
      population_65: population.population65,
      population_75: population.population75,
      households: population.households,
      suppressed_into: population.suppressedInto,
    },
    population.polygons && { polygons: population.polygons },
  );

export const readPopulation = (
  table: ParquetTable,
  withPolygons: boolean,
): Omit<Columns<PopulationDataset>, 'meshLevel' | 'projection'> => ({
  count: table.rows,
  unitId: table.text('unit_id'),
  ...(withPolygons && { polygons: table.polygons() }),
  year: table.uint16('year'),
  population: table.float64('population'),
  population65: table.float64('population_65'),
  population75: table.float64('population_75'),
  households: table.float64('households'),
  suppressedInto: table.text('suppressed_into'),
});

export const writePeopleFlow = (flow: PeopleFlowDataset): Uint8Array =>
  writeParquet({
    mesh_code: flow.meshCode,
    year: flow.year,
    month: flow.month,
    day_flag: flow.dayFlag,
    timezone: flow.timezone,
    population: flow.population,
  });

export const readPeopleFlow = (table: ParquetTable): Omit<Columns<PeopleFlowDataset>, 'meshLevel'> => ({
  count: table.rows,
  meshCode: table.text('mesh_code'),
  year: table.uint16('year'),
  month: table.uint8('month'),
  dayFlag: table.uint8('day_flag'),
  timezone: table.uint8('timezone'),
  population: table.float64('population'),
});

export const writeConsumption = (consumption: ConsumptionDataset): Uint8Array =>
  writeParquet({
    mesh_code: consumption.meshCode,
    year: consumption.year,
    month: consumption.month,
    category: consumption.category,
    amount_yen: consumption.amountYen,
  });

export const readConsumption = (table: ParquetTable): Omit<Columns<ConsumptionDataset>, 'meshLevel'> => ({
  count: table.rows,
  meshCode: table.text('mesh_code'),
  year: table.uint16('year'),
  month: table.uint8('month'),
  category: table.text('category'),
  amountYen: table.float64('amount_yen'),
});

export const writeFacilities = (facilities: FacilitiesDataset): Uint8Array =>
  writeParquet({
    facility_id: facilities.facilityId,
    facility_kind: facilities.facilityKind,
    name: facilities.name,
    address: facilities.address,
    lon: facilities.positions.filter((_, i) => i % 2 === 0),
    lat: facilities.positions.filter((_, i) => i % 2 === 1),
    capacity: facilities.capacity,
    usable_for: facilities.usableFor,
    extra: facilities.extra,
  });

export function readFacilities(table: ParquetTable): Columns<FacilitiesDataset> {
  const lon = table.float64('lon');
  const lat = table.float64('lat');
  return {
    count: table.rows,
    facilityId: table.text('facility_id'),
    facilityKind: table.text('facility_kind') as readonly FacilityKind[],
    name: table.text('name'),
    address: table.text('address'),
    positions: Float64Array.from({ length: table.rows * 2 }, (_, i) => (i % 2 === 0 ? lon : lat)[i >> 1]!),
    capacity: table.float64('capacity'),
    usableFor: table.uint8('usable_for'),
    extra: table.text('extra'),
  };
}
