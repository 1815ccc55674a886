import type { PlanarPolygon, PlanarPosition, PlanZone } from '../../domain/plan.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
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

function polygonsOfRow({ positions, ringOffsets, polygonOffsets, rowOffsets }: PolygonColumns, row: number) {
  const polygons: PlanarPolygon[] = [];
  for (let polygon = rowOffsets[row]!; polygon < rowOffsets[row + 1]!; polygon++) {
    const rings: PlanarPosition[][] = [];
    for (let ring = polygonOffsets[polygon]!; ring < polygonOffsets[polygon + 1]!; ring++) {
      const last = ringOffsets[ring + 1]! - 1; // the closing vertex repeats the first
      const positionsOfRing: PlanarPosition[] = [];
      for (let vertex = ringOffsets[ring]!; vertex < last; vertex++)
        positionsOfRing.push([positions[2 * vertex]!, positions[2 * vertex + 1]!]);
      rings.push(positionsOfRing);
    }
    polygons.push(rings);
  }
  return polygons;
}
