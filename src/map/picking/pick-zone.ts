import { createPolygonLocator, type PolygonLocator } from '../../spatial/polygon-locator.ts';
import type { ZoneRows } from '../ground-paint/zone-rows.ts';
import type { ScenePick } from '../scene-types.ts';

export type ZoneAt = (lon: number, lat: number) => ScenePick['zone'];

/** Finds the zone of a place (degrees). The index is built at the first question, which takes some milliseconds. */
export function createZonePicker(rows: ZoneRows): ZoneAt {
  let locator: PolygonLocator | undefined;
  return (lon, lat) => {
    locator ??= createPolygonLocator(rows.polygons);
    const row = locator.locateOne(lon, lat);
    const dataset = rows.datasetOfRow(row);
    return dataset && { zoneKind: dataset.zoneKind, zoneId: rows.zoneId[row]! };
  };
}
