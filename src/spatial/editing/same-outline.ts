import type { PlanarPolygon, PlanarRing } from '../../domain/plan.ts';

/**
 * Whether polygons are the same bit for bit, wherever their rings begin and whichever way they run: what a file format turns
 * round and what it does not change.
 */
export const isSameOutline = (a: readonly PlanarPolygon[], b: readonly PlanarPolygon[]): boolean =>
  a.length === b.length &&
  a.every((rings, polygon) => {
    const others = b[polygon]!;
    return rings.length === others.length && rings.every((ring, i) => isSameRing(ring, others[i]!));
  });

function isSameRing(a: PlanarRing, b: PlanarRing): boolean {
  const size = a.length;
  if (size !== b.length) return false;
  const isAt = (at: number, step: 1 | -1): boolean =>
    a.every(([x, y], i) => {
      const [otherX, otherY] = b[(((at + step * i) % size) + size) % size]!;
      return x === otherX && y === otherY;
    });
  // A ring may pass its first corner more than once.
  return size === 0 || b.some((_, at) => isAt(at, 1) || isAt(at, -1));
}
