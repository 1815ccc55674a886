import type { ZoneKind } from '../domain/zone-kind.ts';
import { type CityLayout, type Measure, measureColumns, measures } from './city-layout.ts';
import type {
  BuildingColumns,
  CityTables,
  HazardColumn,
  HazardRecordTable,
  MeasureColumns,
  QuestionPart,
  ZoneTable,
} from './city-tables.ts';
import type { ColumnValues, Database } from './database.ts';
import { countingSetting } from './engine-settings.ts';
import { exactlySummable } from './exact-sum.ts';
import { depthCodes, hasDepth, storedStates, storeyClasses } from './hazard-codes.ts';
import { depthTable, hazardTable, memberTable } from './table-names.ts';
import { findZoneCells, loadZoneCells } from './zone-cells.ts';

/** Loads everything. Same as `loadQuestionTables` and then `loadDetailTables`. */
export async function loadCityTables(db: Database, tables: CityTables): Promise<CityLayout> {
  const layout = await loadQuestionTables(db, tables);
  await loadDetailTables(db, tables);
  return layout;
}

/** Loads what a table of exposure needs and nothing else: floor area, storeys, people, zone membership, hazard states. */
export function loadQuestionTables(db: Database, tables: CityTables): Promise<CityLayout> {
  return createQuestionLoader(db).finish(tables);
}

export interface QuestionLoader {
  /** Begins to load a part and returns at once: the engine works while the caller computes the next part. */
  load(part: QuestionPart): void;
  /** Loads the parts that were not given, and resolves once all are in. Rejects if one could not be loaded. */
  finish(tables: CityTables): Promise<CityLayout>;
}

/** Loads the parts of `loadQuestionTables` one by one, as soon as each is computed. */
export function createQuestionLoader(db: Database): QuestionLoader {
  const given = new Map<string, Promise<void>>();
  const load = (part: QuestionPart): void => {
    const loading = loadPart(db, part);
    loading.catch(() => undefined); // reported by `finish`
    given.set(nameOfPart(part), loading);
  };
  return {
    load,
    async finish(tables) {
      for (const part of questionParts(tables)) if (!given.has(nameOfPart(part))) load(part);
      await Promise.all(given.values());
      return cityLayout(tables);
    },
  };
}

const questionParts = ({ buildings, zones, hazards }: CityTables): readonly QuestionPart[] => [
  { part: 'measures', buildings },
  ...zones.map((table) => ({ part: 'zones', table }) as const),
  ...hazards.map((column) => ({ part: 'hazard', column }) as const),
];

function nameOfPart(part: QuestionPart): string {
  if (part.part === 'measures') return part.part;
  return part.part === 'zones' ? part.table.zoneKind : part.column.key;
}

function loadPart(db: Database, part: QuestionPart): Promise<void> {
  if (part.part === 'measures') return loadBuildingMeasures(db, part.buildings);
  if (part.part === 'zones') return replaceMembership(db, part.table.zoneKind, part.table.member, part.table.unknown);
  return loadStates(db, part.column);
}

export function cityLayout(tables: CityTables): CityLayout {
  return {
    buildings: tables.buildings.count,
    zoneKinds: tables.zones.map(({ zoneKind, zoneId, name, areaSquareMeters }) => ({
      zoneKind,
      zoneId,
      name,
      areaSquareMeters: [...areaSquareMeters],
    })),
    hazards: tables.hazards.map(({ key, depthMeters, sources }) => ({
      key,
      hasDepth: hasDepth(key, depthMeters),
      ...(sources && { sources }),
    })),
    measures: knownMeasures(tables.buildings),
    source: tables.source,
    unplaced: tables.unplaced,
    floorAreaSquareMeters: totalOf(tables.buildings.floorAreaSquareMeters),
  };
}

function totalOf(values: Float64Array): number {
  let total = 0;
  for (let row = 0; row < values.length; row++) if (values[row]! > 0) total += values[row]!;
  return total;
}

/** Measures with a value for at least one building. */
function knownMeasures(buildings: MeasureColumns): readonly Measure[] {
  return measures.filter((measure) => anyKnown(buildings[measure]));
}

function anyKnown(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row]!)) return true;
  return false;
}

/** Floor area, storeys and people of every building. */
export async function loadBuildingMeasures(db: Database, buildings: MeasureColumns): Promise<void> {
  const setting = db.run(countingSetting(buildings.count));
  const columns: Record<string, ColumnValues> = {
    storey_class: storeyClasses(buildings.storeys),
    floor_area_m2: exactlySummable(buildings.floorAreaSquareMeters),
  };
  for (const measure of knownMeasures(buildings))
    columns[measureColumns[measure]] = exactlySummable(buildings[measure]);
  await Promise.all([setting, db.insert('building_measures', columns)]);
}

/**
 * Puts every building into its zone of a kind, −1 = none; `unknown` as in `ZoneTable`. For a redrawn zone, or for a kind's
 * first load.
 */
export async function replaceMembership(
  db: Database,
  zoneKind: ZoneKind,
  member: Int32Array,
  unknown?: Uint8Array,
): Promise<void> {
  const zone_number = zoneNumbers(member);
  const columns: Record<string, ColumnValues> = { zone_number };
  if (zoneKind === 'residence') columns.inside = insideFlags(member, unknown);
  await db.insert(memberTable(zoneKind), columns);
}

/** 0 outside, 1 inside, 2 not known. */
function insideFlags(member: Int32Array, unknown?: Uint8Array): Uint8Array {
  const out = new Uint8Array(member.length);
  for (let row = 0; row < member.length; row++) if (member[row]! >= 0) out[row] = 1;
  unknown?.forEach((flag, row) => {
    if (flag === 1) out[row] = 2;
  });
  return out;
}

function zoneNumbers(member: Int32Array): Uint16Array | Uint32Array {
  let last = 0;
  for (let row = 0; row < member.length; row++) if (member[row]! > last) last = member[row]!;
  const out = last < 0xfffe ? new Uint16Array(member.length) : new Uint32Array(member.length);
  for (let row = 0; row < member.length; row++) out[row] = member[row]! + 1;
  return out;
}

/** Replaces the states and depths of one hazard and scale. */
export async function replaceHazard(db: Database, hazard: HazardColumn): Promise<void> {
  await Promise.all([loadStates(db, hazard), loadDepths(db, hazard)]);
}

/** States of one hazard and scale, without the depths. */
export async function loadStates(db: Database, hazard: HazardColumn): Promise<void> {
  await db.insert(hazardTable(hazard.key), { state: storedStates(hazard.state) });
}

/** Loads what single buildings and changed thresholds need: names and facts, depths, zones, risk records. */
export async function loadDetailTables(db: Database, tables: CityTables): Promise<void> {
  await loadZones(db, tables.zones);
  await loadZoneCells(db, findZoneCells(tables.buildings.count, tables.zones));
  for (const hazard of tables.hazards) await loadDepths(db, hazard);
  await db.insert('hazard_records', recordColumns(tables.hazardRecords));
  await loadBuildingFacts(db, tables.buildings);
}

/** What is known of each building besides its measures (which must be there), and the wide view over both. */
export async function loadBuildingFacts(db: Database, buildings: BuildingColumns): Promise<void> {
  await db.insert('building_facts', factColumns(buildings));
  await db.run(buildingsView);
}

/** One wide view for people; questions read the narrow tables. */
const buildingsView = `CREATE OR REPLACE VIEW buildings AS
SELECT facts.*, measures.* EXCLUDE (storey_class)
FROM building_facts AS facts POSITIONAL JOIN building_measures AS measures`;

/** Depths of one hazard; needed once thresholds are changed. */
export async function loadDepths(db: Database, hazard: HazardColumn): Promise<void> {
  if (!hasDepth(hazard.key, hazard.depthMeters)) return;
  await db.insert(depthTable(hazard.key), {
    depth_code: depthCodes(hazard.state, hazard.depthMeters),
    depth_m: hazard.depthMeters,
  });
}

/** Names and areas of every zone. */
export const loadZones = (db: Database, zones: readonly ZoneTable[]): Promise<void> =>
  db.insert('zones', zoneColumns(zones));

function zoneColumns(zones: readonly ZoneTable[]): Record<string, ColumnValues> {
  return {
    zone_kind: zones.flatMap((table) => table.zoneId.map(() => table.zoneKind)),
    zone_number: Uint32Array.from(zones.flatMap((table) => table.zoneId.map((_, index) => index + 1))),
    zone_id: zones.flatMap((table) => table.zoneId),
    name: zones.flatMap((table) => table.name),
    code: Uint16Array.from(zones.flatMap((table) => [...table.code])),
    area_m2: Float64Array.from(zones.flatMap((table) => [...table.areaSquareMeters])),
  };
}

function factColumns(buildings: BuildingColumns): Record<string, ColumnValues> {
  return {
    building_index: Uint32Array.from({ length: buildings.count }, (_, row) => row),
    building_id: buildings.buildingId,
    usage: buildings.usage,
    structure: buildings.structure,
    storeys: buildings.storeys,
    storeys_estimated: buildings.storeysEstimated,
    height_m: buildings.heightMeters,
    ground_height_m: buildings.groundHeightMeters,
    footprint_area_m2: buildings.footprintAreaSquareMeters,
    floor_area_estimated: buildings.floorAreaEstimated,
    year_of_construction: buildings.yearOfConstruction,
    lon: buildings.lon,
    lat: buildings.lat,
    x_m: buildings.xMeters,
    y_m: buildings.yMeters,
  };
}

function recordColumns(records: HazardRecordTable): Record<string, ColumnValues> {
  return {
    building_index: records.buildingIndex,
    hazard: records.hazard,
    scale: records.scale,
    name: records.name,
    rank: records.rank,
    depth_m: records.depthMeters,
    duration_h: records.durationHours,
    area_type: records.areaType,
    source: records.source,
  };
}
