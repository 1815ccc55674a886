import { useMemo } from 'react';
import type { GroundLayer } from '../ground-paint/use-ground-paint.ts';
import type { ZoneRows } from '../ground-paint/zone-rows.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { SceneCity, SceneZoneFills } from '../scene-types.ts';
import type { Ground } from '../terrain/ground.ts';
import { fillBorderStyle, selectedLineStyle } from './line-style.ts';
import { usePrimitives } from './use-primitives.ts';
import { drapedLines, ringsOf } from './use-zones.ts';

/** How strongly the ground carries a result by zone; the streets below stay readable. */
const FILL_OPACITY = 0.65;

/** The fills of a choropleth by row. */
export function useZoneFillLayer(
  rows: ZoneRows | undefined,
  fills: SceneZoneFills | undefined,
): GroundLayer | undefined {
  const byId = fills?.fills;
  const opacity = fills?.opacity ?? FILL_OPACITY;
  return useMemo(
    () =>
      rows && byId
        ? { polygons: rows.polygons, fills: rows.zoneId.map((zoneId) => byId.get(zoneId)), opacity }
        : undefined,
    [rows, byId, opacity],
  );
}

/** Owns the borders between filled zones. */
export function useZoneBorders(
  host: SceneHost | undefined,
  rows: ZoneRows | undefined,
  { geoidHeightMeters }: SceneCity,
  ground: Ground,
): void {
  const create = useMemo(
    () => (rows ? () => [drapedLines(ringsOf(rows.polygons), fillBorderStyle, ground, geoidHeightMeters)] : undefined),
    [rows, ground, geoidHeightMeters],
  );
  usePrimitives(host, 'lines', create, true);
}

/** Owns the outline of the zones that stand out. */
export function useHighlightedZones(
  host: SceneHost | undefined,
  rows: ZoneRows | undefined,
  highlighted: ReadonlySet<string> | undefined,
  { geoidHeightMeters }: SceneCity,
  ground: Ground,
): void {
  const create = useMemo(() => {
    if (!rows || !highlighted?.size) return undefined;
    const rings = ringsOf(rows.polygons, (row) => highlighted.has(rows.zoneId[row]!));
    return () => [drapedLines(rings, selectedLineStyle, ground, geoidHeightMeters)];
  }, [rows, highlighted, ground, geoidHeightMeters]);
  usePrimitives(host, 'lines', create, true);
}
