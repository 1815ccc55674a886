import { booleanPointInPolygon, point, polygon } from '@turf/turf';
import proj4 from 'proj4';

/** One polygon: rings of [x, y], the outer one first. */
export type Rings = readonly (readonly (readonly [number, number])[])[];

/** 平面直角座標系 IX (JGD2011), as EPSG writes it. */
const planeNine =
  '+proj=tmerc +lat_0=36 +lon_0=139.833333333333 +k=0.9999 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const projection = proj4('+proj=longlat +ellps=GRS80 +no_defs', planeNine);
export const toPlane = (position: readonly [number, number]): [number, number] =>
  projection.forward([position[0], position[1]]) as [number, number];
export const toDegrees = (position: readonly [number, number]): [number, number] =>
  projection.inverse([position[0], position[1]]) as [number, number];

export const planePolygons = (polygons: readonly Rings[]): Rings[] =>
  polygons.map((rings) => rings.map((ring) => ring.map(toPlane)));

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function boxOf(polygons: readonly Rings[]): Box {
  const all = polygons.flatMap((rings) => rings.flat());
  return all.reduce<Box>(
    ({ west, south, east, north }, [x, y]) => ({
      west: Math.min(west, x),
      south: Math.min(south, y),
      east: Math.max(east, x),
      north: Math.max(north, y),
    }),
    { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity },
  );
}

export const inBox = ([x, y]: readonly [number, number], box: Box): boolean =>
  x >= box.west && x <= box.east && y >= box.south && y <= box.north;

/** Answers by turf whether a place lies in any of the polygons. */
export function insideTest(polygons: readonly Rings[]): (place: readonly [number, number]) => boolean {
  const prepared = polygons.map((rings) => ({
    box: boxOf([rings]),
    shape: polygon(rings.map((ring) => ring.map(([x, y]) => [x, y]))),
  }));
  return (place) =>
    prepared.some(({ box, shape }) => inBox(place, box) && booleanPointInPolygon(point([place[0], place[1]]), shape));
}

function ringArea(ring: readonly (readonly [number, number])[]): number {
  const [x0, y0] = ring[0]!;
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return Math.abs(sum / 2);
}

/** Outer rings minus holes. */
export const areaOf = (polygons: readonly Rings[]): number =>
  polygons.reduce(
    (sum, [outer, ...holes]) => sum + ringArea(outer!) - holes.reduce((a, hole) => a + ringArea(hole), 0),
    0,
  );

/** Centroid of one polygon without holes, by the triangles from its first corner. */
export function centroidOf(ring: readonly (readonly [number, number])[]): [number, number] {
  const [x0, y0] = ring[0]!;
  let [area, mx, my] = [0, 0, 0];
  for (let i = 2; i < ring.length; i++) {
    const [ax, ay] = [ring[i - 1]![0] - x0, ring[i - 1]![1] - y0];
    const [bx, by] = [ring[i]![0] - x0, ring[i]![1] - y0];
    const twice = ax * by - bx * ay;
    area += twice;
    mx += (twice * (ax + bx)) / 3;
    my += (twice * (ay + by)) / 3;
  }
  return [x0 + mx / area, y0 + my / area];
}
