import { cityFrame } from './frame.ts';
import { type Terrain, terrainSide, terrainStepMeters } from './terrain.ts';

/** Largest height error of the coarse triangles against the 10 m terrain, metres; wooded hills may be eight times as far off. */
const toleranceMeters = 0.5;
const hillLenience = 0.12;

/** Vertex indices, three a triangle, counter-clockwise seen from above. */
export type Triangles = readonly (readonly [number, number, number])[];

interface Half {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/**
 * Right-triangulated irregular network: the square is halved again and again, and a triangle is kept where the middle of
 * its long side lies within the tolerance. Errors are carried upwards level by level, so neighbours split together and
 * no cracks open. (Evans, Kirkpatrick and Townsend, Right-Triangulated Irregular Networks, 2001.)
 */
export function reliefTriangles(terrain: Terrain): Triangles {
  const last = terrainSide - 1;
  const corner = (column: number, row: number): number => row * terrainSide + column;
  const roots: Half[] = [
    { a: corner(last, 0), b: corner(0, last), c: corner(0, 0) },
    { a: corner(0, last), b: corner(last, 0), c: corner(last, last) },
  ];
  const errors = splitErrors(terrain, roots);
  const kept: [number, number, number][] = [];
  const walk = ({ a, b, c }: Half): void => {
    const m = (a + b) / 2;
    if (!isSmallest(a, c) && errors[m]! > toleranceMeters) {
      walk({ a: c, b: a, c: m });
      walk({ a: b, b: c, c: m });
    } else kept.push([a, b, c]);
  };
  for (const root of roots) walk(root);
  return kept;
}

/** Legs of one step can't be halved on the grid. */
const isSmallest = (a: number, c: number): boolean => Math.abs(a - c) === 1 || Math.abs(a - c) === terrainSide;

function splitErrors({ ground: heights, wild }: Terrain, roots: readonly Half[]): Float32Array {
  const levels: Half[][] = [[...roots]];
  for (let level = levels[0]!; level.length > 0; ) {
    const next: Half[] = [];
    for (const { a, b, c } of level) {
      if (isSmallest(a, c)) continue;
      const m = (a + b) / 2;
      next.push({ a: c, b: a, c: m }, { a: b, b: c, c: m });
    }
    if (next.length > 0) levels.push(next);
    level = next;
  }
  const errors = new Float32Array(heights.length);
  for (const level of levels.reverse())
    for (const { a, b, c } of level) {
      if (isSmallest(a, c)) continue;
      const m = (a + b) / 2;
      const own = Math.abs((heights[a]! + heights[b]!) / 2 - heights[m]!) * (wild[m]! > 40 ? hillLenience : 1);
      // The middles of the two halves' long sides: this triangle must split if either of them does.
      errors[m] = Math.max(errors[m]!, own, halfError(errors, a, c), halfError(errors, b, c));
    }
  return errors;
}

const halfError = (errors: Float32Array, a: number, c: number): number =>
  Math.abs(a - c) % 2 === 0 && !isSmallest(a, c) ? errors[(a + c) / 2]! : 0;

/** Local metres of a vertex. */
export const vertexAt = (index: number): readonly [number, number] => [
  (index % terrainSide) * terrainStepMeters,
  cityFrame.southMeters + Math.floor(index / terrainSide) * terrainStepMeters,
];
