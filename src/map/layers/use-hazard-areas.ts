import { useMemo } from 'react';
import type { SceneHost } from '../scene/scene-host.ts';
import type { Bounds, SceneCity, SceneHazardAreas, SceneView } from '../scene-types.ts';
import type { Ground } from '../terrain/ground.ts';
import { areaStyles } from './line-style.ts';
import { createPaintedImagery } from './painted-imagery.ts';
import type { TileRectangle } from './tile-painter.ts';
import { useImageryLayer } from './use-imagery-layer.ts';
import { usePrimitives } from './use-primitives.ts';
import { drapedLines, ringsOf } from './use-zones.ts';

/** Fills are painted no finer than this. */
const METERS_PER_PIXEL = 0.6;

interface FilledPolygon {
  readonly rings: readonly Float64Array[];
  readonly bounds: TileRectangle;
  readonly fill: string;
}

/** Owns 土砂災害 or 家屋倒壊 areas: fills painted on the ground, lines over everything. */
export function useHazardAreas(
  host: SceneHost | undefined,
  hazard: SceneHazardAreas['hazard'],
  city: SceneCity,
  ground: Ground,
  view: SceneView,
): void {
  const { hazardAreas, bounds, geoidHeightMeters } = city;
  const areas = useMemo(() => hazardAreas.filter((area) => area.hazard === hazard), [hazardAreas, hazard]);
  const fills = useMemo(() => (areas.length > 0 ? createFills(areas, bounds) : undefined), [areas, bounds]);
  const lines = useMemo(() => {
    if (areas.length === 0) return undefined;
    return () =>
      Object.entries(areaStyles[hazard]).map(([rank, { line }]) =>
        drapedLines(
          areas.flatMap(({ polygons, standardRank }) => ringsOf(polygons, (row) => standardRank[row] === Number(rank))),
          line,
          ground,
          geoidHeightMeters,
        ),
      );
  }, [areas, hazard, ground, geoidHeightMeters]);
  const state = view.layers[hazard] ?? { visible: true, opacity: 1 };
  useImageryLayer(host, fills, 'areas', state);
  usePrimitives(host, 'lines', lines, state.visible);
}

function createFills(areas: readonly SceneHazardAreas[], [west, south, east, north]: Bounds) {
  const polygons = areas.flatMap(filledPolygons);
  const bounds = polygons.reduce((all, { bounds: own }) => union(all, own), { west, south, east, north });
  return createPaintedImagery(bounds, METERS_PER_PIXEL, (context, tile, pixels) => {
    const x = (lon: number) => ((lon - tile.west) / (tile.east - tile.west)) * pixels;
    const y = (lat: number) => ((tile.north - lat) / (tile.north - tile.south)) * pixels;
    for (const polygon of polygons) {
      if (!overlaps(polygon.bounds, tile)) continue;
      context.beginPath();
      for (const ring of polygon.rings) {
        for (let k = 0; k < ring.length; k += 2) context.lineTo(x(ring[k]!), y(ring[k + 1]!));
        context.closePath();
        context.moveTo(0, 0);
      }
      context.fillStyle = polygon.fill;
      context.fill('evenodd');
    }
  });
}

function filledPolygons({ hazard, standardRank, polygons }: SceneHazardAreas): FilledPolygon[] {
  const filled: FilledPolygon[] = [];
  for (let row = 0; row + 1 < polygons.rowOffsets.length; row++) {
    const fill = areaStyles[hazard][standardRank[row]!]?.fill;
    if (!fill) continue;
    for (let polygon = polygons.rowOffsets[row]!; polygon < polygons.rowOffsets[row + 1]!; polygon++) {
      const rings: Float64Array[] = [];
      for (let ring = polygons.polygonOffsets[polygon]!; ring < polygons.polygonOffsets[polygon + 1]!; ring++)
        rings.push(polygons.positions.subarray(2 * polygons.ringOffsets[ring]!, 2 * polygons.ringOffsets[ring + 1]!));
      const outer = rings[0];
      if (outer) filled.push({ rings, bounds: boundsOf(outer), fill });
    }
  }
  // Higher ranks lie inside lower ones and are painted after them.
  return filled;
}

function boundsOf(ring: Float64Array): TileRectangle {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < ring.length; k += 2) {
    [west, east] = [Math.min(west, ring[k]!), Math.max(east, ring[k]!)];
    [south, north] = [Math.min(south, ring[k + 1]!), Math.max(north, ring[k + 1]!)];
  }
  return { west, south, east, north };
}

const union = (a: TileRectangle, b: TileRectangle): TileRectangle => ({
  west: Math.min(a.west, b.west),
  south: Math.min(a.south, b.south),
  east: Math.max(a.east, b.east),
  north: Math.max(a.north, b.north),
});

const overlaps = (a: TileRectangle, b: TileRectangle): boolean =>
  a.west <= b.east && a.east >= b.west && a.south <= b.north && a.north >= b.south;
