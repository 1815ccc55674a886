import { textHash } from '../../../src/domain/text-hash.ts';

/** Seeded random numbers: the whole city comes from one seed, so that two runs give the same bytes. */
export interface Random {
  /** 0 ≤ value < 1. */
  next(): number;
  /** low ≤ value < high. */
  between(low: number, high: number): number;
  /** Whole number, low ≤ value ≤ high. */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Picks by weight: [[item, weight], …]. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
  /** Roughly normal (sum of three), mean 0, spread about ±1. */
  bell(): number;
}

/** A stream of its own for one part of the city: adding a building elsewhere leaves this one as it was. */
export function createRandom(seed: number, stream: string): Random {
  let state = (seed ^ textHash(stream)) >>> 0;
  const next = (): number => {
    // Counter with an integer mixer (multiply, xor-shift), full period 2^32.
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 4294967296;
  };
  const random: Random = {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    weighted: (items) => {
      let rest = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        rest -= weight;
        if (rest < 0) return item;
      }
      return items.at(-1)![0];
    },
    bell: () => (next() + next() + next() - 1.5) * 1.2,
  };
  return random;
}

/** Smooth value noise −1…1 with features about one unit wide; `octaves` adds finer detail at half the strength each. */
export function createNoise(seed: number, stream: string): (x: number, y: number, octaves?: number) => number {
  const base = (seed ^ textHash(stream)) >>> 0;
  const corner = (ix: number, iy: number): number => {
    let z = (base + Math.imul(ix, 0x27d4eb2f) + Math.imul(iy, 0x165667b1)) | 0;
    z = Math.imul(z ^ (z >>> 15), 0x2c1b3c6d);
    z = Math.imul(z ^ (z >>> 12), 0x297a2d39);
    return ((z ^ (z >>> 15)) >>> 0) / 2147483648 - 1;
  };
  const single = (x: number, y: number): number => {
    const ix = Math.floor(x);
    const iy = Math.floor(y);
    const fx = x - ix;
    const fy = y - iy;
    const u = fx * fx * (3 - 2 * fx);
    const v = fy * fy * (3 - 2 * fy);
    const low = corner(ix, iy) * (1 - u) + corner(ix + 1, iy) * u;
    const high = corner(ix, iy + 1) * (1 - u) + corner(ix + 1, iy + 1) * u;
    return low * (1 - v) + high * v;
  };
  return (x, y, octaves = 1) => {
    let sum = 0;
    let strength = 1;
    for (let octave = 0; octave < octaves; octave++) {
      sum += strength * single(x * 2 ** octave + octave * 17.3, y * 2 ** octave - octave * 9.1);
      strength /= 2;
    }
    return sum;
  };
}
