import type { PolygonColumns } from '../../../src/domain/polygon-columns.ts';
import { buildPolygonColumns } from '../../../src/spatial/polygon-columns-building.ts';
import type { Random } from './random.ts';

type Point = readonly [number, number];
type Bounds = readonly [minX: number, minY: number, maxX: number, maxY: number];

const DISTRICT_COLUMNS = 20;
const DISTRICT_ROWS = 10;
const VERTICES_A_SIDE = 125;

/** Zones of a bench city; counts of features and vertices do not depend on its size. */
export function createBenchZones(bounds: Bounds, random: Random) {
  const residence = createResidence(bounds, random);
  return {
    districts: createDistricts(bounds, random),
    residence: buildPolygonColumns([[residence]]),
    changedResidence: buildPolygonColumns([[dragVertex(residence)]]),
    ...createLandslides(bounds, random),
  };
}

/** Districts that fill the bounds: a board whose inner sides wind, shared vertex by vertex by both neighbours. */
function createDistricts([minX, minY, maxX, maxY]: Bounds, random: Random): PolygonColumns {
  const [width, height] = [(maxX - minX) / DISTRICT_COLUMNS, (maxY - minY) / DISTRICT_ROWS];
  const corner = (column: number, row: number): Point => [minX + column * width, minY + row * height];
  const sides = new Map<string, Point[]>();
  /** Vertices from a to b without b; the outer rim is straight. */
  const side = (a: Point, b: Point, rim: boolean): Point[] => {
    const key = `${a} ${b}`;
    const known = sides.get(key);
    if (known) return known;
    const wind = rim ? 0 : 0.03 * Math.hypot(b[0] - a[0], b[1] - a[1]);
    const made = Array.from({ length: VERTICES_A_SIDE }, (_, index): Point => {
      const t = index / VERTICES_A_SIDE;
      const sway = index === 0 ? 0 : wind * (Math.sin(12 * t) * Math.sin(Math.PI * t) + 0.1 * (random() - 0.5));
      const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
      const [nx, ny] = [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
      return [a[0] + t * (b[0] - a[0]) + sway * nx, a[1] + t * (b[1] - a[1]) + sway * ny];
    });
    sides.set(key, made);
    return made;
  };
  const backwards = (vertices: readonly Point[], from: Point): Point[] => [from, ...vertices.slice(1).reverse()];
  const features = [];
  for (let row = 0; row < DISTRICT_ROWS; row++)
    for (let column = 0; column < DISTRICT_COLUMNS; column++) {
      const [sw, se] = [corner(column, row), corner(column + 1, row)];
      const [nw, ne] = [corner(column, row + 1), corner(column + 1, row + 1)];
      features.push([
        [
          [
            ...side(sw, se, row === 0),
            ...side(se, ne, column === DISTRICT_COLUMNS - 1),
            ...backwards(side(nw, ne, row === DISTRICT_ROWS - 1), ne),
            ...backwards(side(sw, nw, column === 0), nw),
          ],
        ],
      ]);
    }
  return buildPolygonColumns(features);
}

/** A ring about a centre with a wandering radius. */
function blob([x, y]: Point, radius: number, vertices: number, random: Random): Point[] {
  const phase = 6 * random();
  return Array.from({ length: vertices }, (_, index) => {
    const angle = (2 * Math.PI * index) / vertices;
    const reach = radius * (1 + 0.2 * Math.sin(5 * angle + phase) + 0.05 * Math.sin(37 * angle) + 0.02 * random());
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  });
}

/** Half the city, with six holes: 1,400 + 6 × 100 vertices. */
function createResidence([minX, minY, maxX, maxY]: Bounds, random: Random): Point[][] {
  const [x, y] = [(minX + maxX) / 2, (minY + maxY) / 2];
  const radius = 0.38 * (maxX - minX);
  const holes = Array.from({ length: 6 }, (_, index): Point[] => {
    const angle = (Math.PI * index) / 3;
    return blob([x + 0.45 * radius * Math.cos(angle), y + 0.45 * radius * Math.sin(angle)], 0.1 * radius, 100, random);
  });
  return [blob([x, y], radius, 1400, random), ...holes];
}

/** What a planner does: one vertex moved by 300 m. */
function dragVertex(rings: readonly (readonly Point[])[]): Point[][] {
  return rings.map((ring, index) =>
    ring.map(([x, y], vertex): Point => (index === 0 && vertex === 700 ? [x - 300, y + 100] : [x, y])),
  );
}

function createLandslides([minX, minY, maxX, maxY]: Bounds, random: Random) {
  const features = Array.from({ length: 300 }, () => {
    const centre: Point = [minX + random() * (maxX - minX), minY + random() * (maxY - minY)];
    return [[blob(centre, 40 + 160 * random(), 30 + Math.floor(50 * random()), random)]];
  });
  return {
    landslide: buildPolygonColumns(features),
    landslideRank: Uint8Array.from(features, (_, index) => 1 + (index % 2)),
  };
}
