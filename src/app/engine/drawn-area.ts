import { planarPolygons } from '../../city/planar-polygons.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { DRAWN_ZONE_KIND, zoneKindNames } from '../../domain/zone-kind.ts';
import { createPointGrid, type PointGrid } from '../../spatial/point-grid.ts';
import { polygonAreas, polygonBounds } from '../../spatial/polygon-areas.ts';
import { buildPolygonColumns } from '../../spatial/polygon-columns-building.ts';
import { createPolygonLocator } from '../../spatial/polygon-locator.ts';
import type { BuildingColumns, ZoneTable } from '../../tables/city-tables.ts';

/** The area as a zone of the kind 'drawn', with its shape in planar metres. */
export interface DrawnZone {
  readonly table: ZoneTable;
  readonly planar: PolygonColumns;
}

/** Why a ring is no area. */
export class RingError extends Error {
  override readonly name = 'RingError';
  readonly reason: 'crosses-itself' | 'too-few-corners' | 'no-area';
  constructor(reason: RingError['reason']) {
    super(`the drawn line is no area: ${reason}`);
    this.reason = reason;
  }
}

/** Below a square metre nothing can be counted. */
const LEAST_SQUARE_METERS = 1;

/** Which zone each building lies in, by the same rule as every other kind: its representative point. */
export interface AreaDrawing {
  /** `ring`: interleaved degrees. Throws a RingError for a ring that is no area. */
  zoneOf(ring: Float64Array): DrawnZone;
}

/** Prepared once a city: a ring then touches the points near it only. */
export function createAreaDrawing(buildings: BuildingColumns, planarCrs: string): AreaDrawing {
  let points: PointGrid | undefined;
  return {
    zoneOf(ring) {
      const planar = planarPolygons(polygonOf(ring), planarCrs);
      const [area = 0] = polygonAreas(planar);
      if (!(area >= LEAST_SQUARE_METERS)) throw new RingError('no-area');
      points ??= createPointGrid(buildings.xMeters, buildings.yMeters);
      const table: ZoneTable = {
        zoneKind: DRAWN_ZONE_KIND,
        zoneId: [DRAWN_ZONE_KIND],
        name: [zoneKindNames.drawn.ja],
        code: Uint16Array.of(0),
        areaSquareMeters: Float64Array.of(area),
        member: membersOf(planar, points),
      };
      return { table, planar };
    },
  };
}

function polygonOf(ring: Float64Array): PolygonColumns {
  const corners = cornersOf(ring);
  if (corners.length < 3) throw new RingError('too-few-corners');
  if (crossesItself(corners)) throw new RingError('crosses-itself');
  return buildPolygonColumns([[[corners]]]);
}

type Corner = readonly [x: number, y: number];

/** Without the repeated first corner and without corners drawn twice in a row. */
function cornersOf(ring: Float64Array): readonly Corner[] {
  const corners: Corner[] = [];
  for (let at = 0; at + 1 < ring.length; at += 2) {
    const corner = [ring[at]!, ring[at + 1]!] as const;
    if (!Number.isFinite(corner[0]) || !Number.isFinite(corner[1])) throw new RingError('too-few-corners');
    if (!same(corners.at(-1), corner)) corners.push(corner);
  }
  while (corners.length > 1 && same(corners[0], corners.at(-1)!)) corners.pop();
  return corners;
}

const same = (a: Corner | undefined, b: Corner): boolean => a !== undefined && a[0] === b[0] && a[1] === b[1];

/** Every pair of sides; a ring drawn by hand has some tens of them. */
function crossesItself(corners: readonly Corner[]): boolean {
  const count = corners.length;
  const side = (i: number) => [corners[i]!, corners[(i + 1) % count]!] as const;
  for (let i = 0; i < count; i++)
    for (let j = i + 1; j < count; j++) {
      const neighbours = j === i + 1 || (i === 0 && j === count - 1);
      if (!neighbours && meet(...side(i), ...side(j))) return true;
    }
  return false;
}

const turn = (a: Corner, b: Corner, c: Corner): number =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));

const between = (a: Corner, b: Corner, c: Corner): boolean =>
  Math.min(a[0], b[0]) <= c[0] &&
  c[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= c[1] &&
  c[1] <= Math.max(a[1], b[1]);

/** Whether two sides share a place. */
function meet(a: Corner, b: Corner, c: Corner, d: Corner): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc !== abd && cda !== cdb) return true;
  return (
    (abc === 0 && between(a, b, c)) ||
    (abd === 0 && between(a, b, d)) ||
    (cda === 0 && between(c, d, a)) ||
    (cdb === 0 && between(c, d, b))
  );
}

/** Of a small area only the buildings in the box around it are tested. */
function membersOf(planar: PolygonColumns, points: PointGrid): Int32Array {
  const locator = createPolygonLocator(planar);
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = polygonBounds(planar);
  const near = points.within([minX, minY, maxX, maxY]);
  if (near.length > points.x.length / 8) return locator.locate(points.x, points.y);
  const [x, y] = [new Float64Array(near.length), new Float64Array(near.length)];
  for (let i = 0; i < near.length; i++) {
    x[i] = points.x[near[i]!]!;
    y[i] = points.y[near[i]!]!;
  }
  const found = locator.locate(x, y);
  const member = new Int32Array(points.x.length).fill(-1);
  for (let i = 0; i < near.length; i++) member[near[i]!] = found[i]!;
  return member;
}
