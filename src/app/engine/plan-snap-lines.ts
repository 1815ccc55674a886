import type { CityModel } from '../../city/city-model.ts';
import { planarPolygons } from '../../city/planar-polygons.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import { segmentsOfColumns } from '../../spatial/editing/snap-index.ts';
import { polygonBounds } from '../../spatial/polygon-areas.ts';
import { takeRows } from '../../spatial/polygon-columns-building.ts';
import type { SnapLines } from './plan-types.ts';

export type PlanarBounds = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** Lines around a place that a vertex can be drawn to. */
export interface SnapGround {
  within(bounds: PlanarBounds): SnapLines;
}

/**
 * A window of lines at a time: a million buildings have eight million edges, more than the page could index without standing
 * still. `red`: outlines of the red zones, planar.
 */
export function createSnapGround(model: CityModel, red: readonly PolygonColumns[]): SnapGround {
  const zonesOf = (kind: FiledZoneKind): readonly PolygonColumns[] =>
    model.zones.filter(({ dataset }) => dataset.zoneKind === kind).map(({ planar }) => planar);
  const sources: Readonly<Record<keyof SnapLines, () => readonly PolygonColumns[]>> = {
    roads: () => model.roads.map(({ polygons }) => planarPolygons(polygons, model.planarCrs)),
    use_district: () => zonesOf('use_district'),
    district: () => zonesOf('district'),
    red_zone: () => red,
    buildings: () => [model.footprints],
  };
  const boxed = new Map<string, readonly BoxedLines[]>();
  return {
    within(bounds) {
      const lines: { -readonly [Source in keyof SnapLines]: SnapLines[Source] } = {};
      for (const source of Object.keys(sources) as (keyof SnapLines)[]) {
        const known = boxed.get(source) ?? sources[source]().map(box);
        boxed.set(source, known);
        lines[source] = joined(known.map((layer) => segmentsWithin(layer, bounds)));
      }
      return lines;
    },
  };
}

interface BoxedLines {
  readonly polygons: PolygonColumns;
  /** Four numbers a row. */
  readonly boxes: Float64Array;
}

const box = (polygons: PolygonColumns): BoxedLines => ({ polygons, boxes: polygonBounds(polygons) });

function segmentsWithin({ polygons, boxes }: BoxedLines, bounds: PlanarBounds): Float64Array {
  const [minX, minY, maxX, maxY] = bounds;
  const rows: number[] = [];
  for (let row = 0; 4 * row < boxes.length; row++)
    if (
      boxes[4 * row]! <= maxX &&
      boxes[4 * row + 2]! >= minX &&
      boxes[4 * row + 1]! <= maxY &&
      boxes[4 * row + 3]! >= minY
    )
      rows.push(row);
  const segments = segmentsOfColumns(takeRows(polygons, rows));
  // A zone as wide as the city has edges far away.
  const near = new Float64Array(segments.length);
  let put = 0;
  for (let at = 0; at < segments.length; at += 4) {
    const [ax, ay, bx, by] = [segments[at]!, segments[at + 1]!, segments[at + 2]!, segments[at + 3]!];
    const isNear =
      Math.min(ax, bx) <= maxX && Math.max(ax, bx) >= minX && Math.min(ay, by) <= maxY && Math.max(ay, by) >= minY;
    if (!isNear) continue;
    near.set([ax, ay, bx, by], put);
    put += 4;
  }
  return near.slice(0, put);
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let put = 0;
  for (const part of parts) {
    all.set(part, put);
    put += part.length;
  }
  return all;
}
