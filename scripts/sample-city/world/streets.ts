import type { District, DistrictMap, Fabric } from './districts.ts';
import type { Point } from './frame.ts';
import { covers, type LandUse } from './land-use.ts';
import { type MainRoad, mainRoads, type RoadClass } from './layout.ts';
import { createRandom, type Random } from './random.ts';
import { distance, mix } from './shapes.ts';

export interface Road {
  readonly name: string;
  readonly roadClass: RoadClass;
  readonly widthMeters: number;
  readonly line: readonly Point[];
}

/** A strip between two streets of a district, in the district's own axes (u along, v across). */
export interface Block {
  readonly district: District;
  readonly u: readonly [number, number];
  readonly v: readonly [number, number];
}

/** Street grid by fabric: distance of streets along and across, metres, and their width. */
export const streetGrids: Readonly<
  Record<
    Fabric,
    {
      readonly long: readonly [number, number];
      readonly deep: readonly [number, number];
      readonly width: number;
      readonly staggered: boolean;
    }
  >
> = {
  centre: { long: [62, 88], deep: [48, 60], width: 8, staggered: false },
  shopping: { long: [56, 84], deep: [36, 44], width: 6, staggered: false },
  old: { long: [52, 96], deep: [27, 34], width: 4, staggered: true },
  mixed: { long: [70, 110], deep: [36, 44], width: 6, staggered: true },
  suburb: { long: [84, 130], deep: [36, 42], width: 5.5, staggered: true },
  newtown: { long: [104, 140], deep: [37, 39], width: 6, staggered: false },
  apartments: { long: [120, 170], deep: [74, 92], width: 7, staggered: false },
  industry: { long: [150, 210], deep: [96, 130], width: 10, staggered: false },
  port: { long: [190, 260], deep: [110, 140], width: 12, staggered: false },
  fringe: { long: [100, 150], deep: [42, 52], width: 5, staggered: true },
  farm: { long: [180, 260], deep: [88, 112], width: 4, staggered: true },
};

/** District axes → local metres. */
export function fromAxes(district: District, u: number, v: number): Point {
  const angle = (district.angle * Math.PI) / 180;
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  return [district.at[0] + u * c - v * s, district.at[1] + u * s + v * c];
}

/** The pieces of a straight line that pass the test, sampled every 3 m and at least `shortest` metres long. */
export function passablePieces(
  a: Point,
  b: Point,
  passable: (x: number, y: number) => boolean,
  shortest: number,
): [Point, Point][] {
  const steps = Math.max(1, Math.ceil(distance(a, b) / 3));
  const pieces: [Point, Point][] = [];
  let start = -1;
  for (let k = 0; k <= steps + 1; k++) {
    const [x, y] = mix(a, b, k / steps);
    const open = k <= steps && passable(x, y);
    if (open && start < 0) start = k;
    if (open || start < 0) continue;
    const piece: [Point, Point] = [mix(a, b, start / steps), mix(a, b, (k - 1) / steps)];
    if (distance(...piece) >= shortest) pieces.push(piece);
    start = -1;
  }
  return pieces;
}

/** Roads along the borders of 町丁目. */
export function createBorderRoads(districts: readonly District[], map: DistrictMap, land: LandUse): Road[] {
  const roads: Road[] = [];
  const passable = (x: number, y: number): boolean => land.at(x, y) === covers.free;
  for (const district of districts) {
    district.ring.forEach((end, i) => {
      const start = district.ring.at(i - 1)!;
      const length = distance(start, end);
      if (length < 40) return;
      const [mx, my] = mix(start, end, 0.5);
      // The ring runs counter-clockwise, so the neighbour is on the right.
      const nx = ((end[1] - start[1]) / length) * 12;
      const ny = (-(end[0] - start[0]) / length) * 12;
      const neighbour = Math.max(map.at(mx + nx, my + ny), map.at(mx - nx, my - ny));
      if (neighbour <= district.index) return;
      const farms = district.fabric === 'farm' && districts[neighbour]!.fabric === 'farm';
      const width = farms ? 5 : 9;
      for (const line of passablePieces(start, end, passable, 30))
        roads.push({ name: '', roadClass: farms ? 'street' : 'collector', widthMeters: width, line });
    });
  }
  return roads;
}

function breaks(random: Random, [low, high]: readonly [number, number], reach: number, shift: number): number[] {
  const values: number[] = [];
  for (let at = -reach + shift; at < reach; at += random.between(low, high)) values.push(at);
  return values;
}

/** The street grid of one district and its blocks. */
export function createStreets(
  seed: number,
  district: District,
  map: DistrictMap,
  land: LandUse,
): { roads: Road[]; blocks: Block[] } {
  const grid = streetGrids[district.fabric];
  const random = createRandom(seed, `streets ${district.name}`);
  const roads: Road[] = [];
  const blocks: Block[] = [];
  const reach = Math.max(...district.ring.map((point) => distance(point, district.at))) + 20;
  const passable = (x: number, y: number): boolean => map.at(x, y) === district.index && land.at(x, y) === covers.free;
  const add = (a: Point, b: Point, roadClass: RoadClass): void => {
    for (const line of passablePieces(a, b, passable, 14))
      roads.push({ name: '', roadClass, widthMeters: grid.width, line });
  };
  const rows = breaks(random, grid.deep, reach, random.between(0, grid.deep[0]));
  const columns = breaks(random, grid.long, reach, 0);
  rows.forEach((v, j) => {
    add(fromAxes(district, -reach, v), fromAxes(district, reach, v), grid.width <= 4 ? 'lane' : 'street');
    const next = rows[j + 1];
    if (next === undefined) return;
    const cuts =
      grid.staggered && j % 2 === 1 ? breaks(random, grid.long, reach, random.between(0, grid.long[0])) : columns;
    cuts.forEach((u, i) => {
      add(fromAxes(district, u, v), fromAxes(district, u, next), 'lane');
      if (cuts[i + 1] !== undefined) blocks.push({ district, u: [u, cuts[i + 1]!], v: [v, next] });
    });
  });
  return { roads, blocks };
}

export const mainRoadsAsRoads = (): Road[] => mainRoads.map((road: MainRoad) => ({ ...road }));
