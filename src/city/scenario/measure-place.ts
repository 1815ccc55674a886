import type { MeasurePlace, PlanarPolygon } from '../../domain/plan.ts';
import { buildPolygonColumns, takeRows } from '../../spatial/polygon-columns-building.ts';
import { createPolygonLocator } from '../../spatial/polygon-locator.ts';
import type { CityModel } from '../city-model.ts';
import { buildingsOfFacilities } from '../subjects/facility-hazards.ts';
import { mergeFacilities } from '../subjects/merge-facilities.ts';

/** Per building: 1 where it lies in the place, by its representative point; each building once, however parts overlap. */
export function buildingsOfPlace(model: CityModel, place: MeasurePlace): Uint8Array {
  const { count } = model.buildings;
  if (place.kind === 'city') return new Uint8Array(count).fill(1);
  if (place.kind === 'drawn') return insidePolygons(model, place.polygons);
  if (place.kind === 'facilities') return holdingFacilities(model, new Set(place.facilityIds));
  return insideZones(model, place.zoneKind, new Set(place.zoneIds));
}

const flagsOf = (rows: Int32Array): Uint8Array => Uint8Array.from(rows, (row) => (row >= 0 ? 1 : 0));

function insidePolygons({ buildings }: CityModel, polygons: readonly PlanarPolygon[]): Uint8Array {
  const columns = buildPolygonColumns(polygons.map((polygon) => [polygon]));
  return flagsOf(createPolygonLocator(columns).locate(buildings.xMeters, buildings.yMeters));
}

/** By the shapes of the zones; by what the buildings say where the zones have none. */
function insideZones({ zones, tables, buildings }: CityModel, zoneKind: string, ids: ReadonlySet<string>): Uint8Array {
  const layer = zones.find(({ dataset }) => dataset.zoneKind === zoneKind);
  if (layer) {
    const rows = [...layer.dataset.zoneId.keys()].filter((row) => ids.has(layer.dataset.zoneId[row]!));
    return flagsOf(createPolygonLocator(takeRows(layer.planar, rows)).locate(buildings.xMeters, buildings.yMeters));
  }
  const table = tables.zones.find((one) => one.zoneKind === zoneKind);
  if (!table) return new Uint8Array(buildings.count);
  return Uint8Array.from(table.member, (zone) => (zone >= 0 && ids.has(table.zoneId[zone]!) ? 1 : 0));
}

function holdingFacilities(model: CityModel, ids: ReadonlySet<string>): Uint8Array {
  const facilities = mergeFacilities(model.facilities, model.planarCrs);
  const flags = new Uint8Array(model.buildings.count);
  buildingsOfFacilities(model, facilities).forEach((building, i) => {
    if (building >= 0 && ids.has(facilities.facilityId[i]!)) flags[building] = 1;
  });
  return flags;
}
