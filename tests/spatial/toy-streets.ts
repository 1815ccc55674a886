import fc from 'fast-check';
import { buildPolygonColumns } from '../../src/spatial/polygon-columns-building.ts';

/** A lattice of streets, some of them missing, turned by any angle; exact ways along their middle lines. */
export interface ToyStreets {
  readonly roads: ReturnType<typeof buildPolygonColumns>;
  /** Crossings. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Metres between two crossings, and through how many crossings the shortest way leads at least; Infinity where none. */
  readonly metersBetween: (a: number, b: number) => number;
  readonly blocksBetween: (a: number, b: number) => number;
}

const SIDE = 4;
export const BLOCK_METERS = 60;

export interface StreetsPlan {
  readonly angle: number;
  readonly widthMeters: number;
  /** Per street of the lattice (both directions). */
  readonly built: readonly boolean[];
  /** Every street as two polygons. */
  readonly halves?: boolean;
}

const streets = Array.from({ length: SIDE * SIDE }, (_, at) => at).flatMap((at) => [
  ...(at % SIDE < SIDE - 1 ? [[at, at + 1] as const] : []),
  ...(at + SIDE < SIDE * SIDE ? [[at, at + SIDE] as const] : []),
]);

export const streetsPlan: fc.Arbitrary<StreetsPlan> = fc.record({
  angle: fc.double({ min: 0, max: Math.PI, noNaN: true }),
  widthMeters: fc.constantFrom(0.5, 2, 4, 8),
  built: fc.array(
    fc.integer({ min: 0, max: 3 }).map((value) => value > 0),
    { minLength: streets.length, maxLength: streets.length },
  ),
});

export function createToyStreets({ angle, widthMeters, built, halves = false }: StreetsPlan): ToyStreets {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turned = (x: number, y: number) => [x * cos - y * sin, x * sin + y * cos] as const;
  const middle = (at: number) => [(at % SIDE) * BLOCK_METERS, Math.floor(at / SIDE) * BLOCK_METERS] as const;
  const there = streets.filter((_, i) => built[i]);
  const half = widthMeters / 2;
  const roads = buildPolygonColumns(
    there.flatMap(([from, to]) => {
      const [ax, ay] = middle(from);
      const [bx, by] = middle(to);
      const street: Box = [ax - half, ay - half, bx + half, by + half];
      return (halves ? cut(street) : [street]).map((box) => [[cornersOf(box).map(([x, y]) => turned(x, y))]]);
    }),
  );
  const blocks = shortestBlocks(there);
  const points = Array.from({ length: SIDE * SIDE }, (_, at) => turned(...middle(at)));
  return {
    roads,
    x: Float64Array.from(points, ([x]) => x),
    y: Float64Array.from(points, ([, y]) => y),
    blocksBetween: (a, b) => blocks[a]![b]!,
    metersBetween: (a, b) => blocks[a]![b]! * BLOCK_METERS,
  };
}

/** Floyd and Warshall. */
function shortestBlocks(there: readonly (readonly [number, number])[]): number[][] {
  const all = Array.from({ length: SIDE * SIDE }, (_, at) => at);
  const blocks = all.map((a) => all.map((b) => (a === b ? 0 : Infinity)));
  for (const [a, b] of there) {
    blocks[a]![b] = 1;
    blocks[b]![a] = 1;
  }
  for (const via of all)
    for (const a of all)
      for (const b of all) blocks[a]![b] = Math.min(blocks[a]![b]!, blocks[a]![via]! + blocks[via]![b]!);
  return blocks;
}

type Box = readonly [west: number, south: number, east: number, north: number];

function cut([west, south, east, north]: Box): readonly Box[] {
  const middle = (west + east) / 2;
  return [
    [west, south, middle, north],
    [middle, south, east, north],
  ];
}

const cornersOf = ([west, south, east, north]: Box) =>
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ] as const;
