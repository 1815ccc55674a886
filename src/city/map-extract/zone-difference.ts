import type { MapDifference } from '../../domain/map-extract.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import { polygonsOfRow, toPolygonColumns } from '../../spatial/editing/planar-polygons.ts';
import type { CityModel } from '../city-model.ts';

/**
 * Ground of each kind of zones that one city has and the other has not. Kinds whose columns are the same in both are left
 * out. The library that cuts polygons is fetched with the first call.
 */
export async function zoneDifference(
  drawn: CityModel,
  other: CityModel,
  kinds: readonly FiledZoneKind[],
): Promise<readonly MapDifference[]> {
  const changed = kinds.filter((kind) => planarOf(drawn, kind) !== planarOf(other, kind));
  if (changed.length === 0) return [];
  const { loadPolygonOverlay } = await import('../../spatial/editing/polygon-overlay.ts');
  const overlay = await loadPolygonOverlay();
  return changed.flatMap((zoneKind) => {
    const [now, before] = [groundOf(drawn, zoneKind), groundOf(other, zoneKind)];
    const columns = (from: typeof now, taken: typeof now) =>
      toPolygonColumns(overlay.difference(from, taken).map((polygon) => [polygon]));
    const [removed, added] = [columns(before, now), columns(now, before)];
    return removed.positions.length + added.positions.length === 0 ? [] : [{ zoneKind, removed, added }];
  });
}

const planarOf = ({ zones }: CityModel, kind: FiledZoneKind) =>
  zones.find(({ dataset }) => dataset.zoneKind === kind)?.planar;

function groundOf(city: CityModel, kind: FiledZoneKind) {
  const planar = planarOf(city, kind);
  if (!planar) return [];
  return Array.from({ length: planar.rowOffsets.length - 1 }, (_, row) => polygonsOfRow(planar, row)).flat();
}
