import { type FacilityKind, facilityKinds } from '../../domain/datasets.ts';
import type { ZoneKind } from '../../domain/zone-kind.ts';
import type { HazardColumn } from '../city-tables.ts';
import type { ColumnValues, Database } from '../database.ts';
import { depthCodes, storedStates } from '../hazard-codes.ts';
import { facilityHazardTable } from '../table-names.ts';
import type { SubjectTables } from './subject-tables.ts';

/** Facilities of a city, each once. Row = `facility_index`. */
export interface FacilityColumns {
  readonly count: number;
  readonly facilityId: readonly string[];
  readonly kind: readonly FacilityKind[];
  readonly name: readonly string[];
  readonly address: readonly string[];
  /** Degrees, and planar metres; NaN where the source gives no place. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** People; NaN not given. */
  readonly capacity: Float64Array;
  /** Bit i set: usable for the i-th of `evacuationHazards`. */
  readonly usableFor: Uint8Array;
  /** First facility of the same name at the same place, of whatever kind: a school that is a shelter too is one place. */
  readonly placeIndex: Int32Array;
  /** Building whose footprint it lies in, −1 none. */
  readonly buildingIndex: Int32Array;
  readonly source: readonly string[];
  /** Rows of further files that named a facility again, by kind. */
  readonly repeated: ReadonlyMap<FacilityKind, number>;
}

/** Zone number of every facility: 1 … in the order of the kind's zones, 0 none, −1 not known. */
export type FacilityZones = ReadonlyMap<ZoneKind, Int32Array>;

/** The area that the user draws has a table of its own, so that the others stay as they are. */
export const DRAWN_FACILITY_ZONE_TABLE = 'facility_zone_drawn';

export function facilityTables(
  facilities: FacilityColumns,
  zones: FacilityZones,
  hazards: readonly HazardColumn[],
): SubjectTables {
  const index = Uint32Array.from({ length: facilities.count }, (_, i) => i);
  return {
    tables: {
      facilities: facilityColumns(facilities, index),
      facility_zones: { facility_index: index, ...Object.fromEntries(zones) },
      ...Object.fromEntries(hazards.map((column) => [facilityHazardTable(column.key), hazardColumns(column)])),
    },
    layout: {
      facilities: facilityKinds.flatMap((kind) => countOf(facilities, kind)),
      facilityZoneKinds: [...zones.keys()],
    },
  };
}

function countOf({ kind, x, repeated }: FacilityColumns, wanted: FacilityKind) {
  const rows = [...kind.keys()].filter((row) => kind[row] === wanted);
  if (rows.length === 0) return [];
  const withoutPlace = rows.filter((row) => Number.isNaN(x[row]!)).length;
  return [{ kind: wanted, count: rows.length, repeated: repeated.get(wanted) ?? 0, withoutPlace }];
}

function facilityColumns(facilities: FacilityColumns, index: Uint32Array): Record<string, ColumnValues> {
  return {
    facility_index: index,
    facility_id: facilities.facilityId,
    kind: facilities.kind,
    name: facilities.name,
    address: facilities.address,
    lon: facilities.lon,
    lat: facilities.lat,
    x_m: facilities.x,
    y_m: facilities.y,
    capacity: facilities.capacity,
    usable_for: facilities.usableFor,
    place_index: facilities.placeIndex,
    building_index: facilities.buildingIndex,
    source: facilities.source,
  };
}

const hazardColumns = ({ state, depthMeters }: HazardColumn): Record<string, ColumnValues> => ({
  state: storedStates(state),
  depth_code: depthCodes(state, depthMeters),
  depth_m: depthMeters,
});

/** Which facilities lie in the drawn area; `facilityZoneKinds` of the layout must name the kind then. */
export async function loadDrawnFacilityZone(db: Database, zoneNumber: Int32Array): Promise<void> {
  await db.insert(DRAWN_FACILITY_ZONE_TABLE, { zone_number: zoneNumber });
}
