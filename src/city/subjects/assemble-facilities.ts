import type { ZoneKind } from '../../domain/zone-kind.ts';
import { createPolygonLocator } from '../../spatial/polygon-locator.ts';
import type { ZoneTable } from '../../tables/city-tables.ts';
import { type FacilityColumns, facilityTables } from '../../tables/subjects/facility-tables.ts';
import type { SubjectTables } from '../../tables/subjects/subject-tables.ts';
import { ZONE_UNKNOWN } from '../../tables/zone-cells.ts';
import type { CityModel } from '../city-model.ts';
import { buildingsOfFacilities, facilityHazards } from './facility-hazards.ts';
import { mergeFacilities } from './merge-facilities.ts';

/** Facilities of all files, each once, with their zones and what the hazards are at their points. */
export function assembleFacilities(model: CityModel): SubjectTables | undefined {
  if (!model.facilities.some(({ count }) => count > 0)) return undefined;
  const merged = mergeFacilities(model.facilities, model.planarCrs);
  const buildingIndex = buildingsOfFacilities(model, merged);
  const facilities = { ...merged, buildingIndex };
  return facilityTables(facilities, facilityZones(model, facilities), facilityHazards(model, merged, buildingIndex));
}

/** By the point where the zones have shapes; else as the building that holds the facility. */
function facilityZones({ zones, tables }: CityModel, facilities: FacilityColumns): ReadonlyMap<ZoneKind, Int32Array> {
  return new Map(
    tables.zones.map((table) => {
      const layer = zones.find(({ dataset }) => dataset.zoneKind === table.zoneKind);
      if (!layer) return [table.zoneKind, zonesOfBuildings(table, facilities)];
      const found = createPolygonLocator(layer.planar).locate(facilities.x, facilities.y);
      return [table.zoneKind, found.map((zone, i) => (Number.isNaN(facilities.x[i]!) ? ZONE_UNKNOWN : zone + 1))];
    }),
  );
}

function zonesOfBuildings({ member, unknown }: ZoneTable, { buildingIndex }: FacilityColumns): Int32Array {
  return buildingIndex.map((building) =>
    building < 0 || unknown?.[building] === 1 ? ZONE_UNKNOWN : member[building]! + 1,
  );
}
