import type { PlanZone } from '../../domain/plan.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import { polygonsOfRow } from '../../spatial/editing/planar-polygons.ts';
import type { CityModel } from '../city-model.ts';

/** The city's zones of a kind as a plan begins with them; undefined where the city has none with a shape. */
export function planZonesOfCity({ zones }: CityModel, zoneKind: FiledZoneKind): readonly PlanZone[] | undefined {
  const layer = zones.find(({ dataset }) => dataset.zoneKind === zoneKind);
  return layer?.dataset.zoneId.map((id, row) => ({
    id,
    name: layer.dataset.name[row]!,
    code: layer.dataset.code[row]!,
    polygons: polygonsOfRow(layer.planar, row),
  }));
}
