import { describe, expect, it } from 'vitest';
import type { DrawLine } from '../../../src/exports/drawing/drawing.ts';
import { sharedLines } from '../../../src/exports/flat-map/shared-lines.ts';

const box = (x: number, y: number, width: number, height: number): DrawLine => ({
  points: [x, y, x + width, y, x + width, y + height, x, y + height],
  closed: true,
});

const lengthOf = ({ points, closed }: DrawLine): number => {
  let length = 0;
  for (let at = 0; at + 2 < points.length; at += 2)
    length += Math.hypot(points[at + 2]! - points[at]!, points[at + 3]! - points[at + 1]!);
  const [x, y] = [points.at(-2)!, points.at(-1)!];
  return closed ? length + Math.hypot(points[0]! - x, points[1]! - y) : length;
};
const total = (lines: readonly DrawLine[]) => lines.reduce((sum, line) => sum + lengthOf(line), 0);

describe('lines of neighbouring zones', () => {
  it('have a shared side once', () => {
    // Two squares of 10 side by side: 2 × 40 less the side of 10 that they share.
    const lines = sharedLines([box(0, 0, 10, 10), box(10, 0, 10, 10)]);
    expect(lines).toHaveLength(3);
    expect(total(lines)).toBeCloseTo(70, 9);
  });

  it('meet in the corner of four zones', () => {
    const lines = sharedLines([box(0, 0, 10, 10), box(10, 0, 10, 10), box(0, 10, 10, 10), box(10, 10, 10, 10)]);
    // 80 around and 2 × 20 across.
    expect(total(lines)).toBeCloseTo(120, 9);
  });

  it('stay closed where nothing is shared', () => {
    const lines = sharedLines([box(0, 0, 10, 10), box(50, 0, 10, 10)]);
    expect(lines.map(({ closed }) => closed)).toEqual([true, true]);
    expect(total(lines)).toBeCloseTo(80, 9);
  });

  it('are handed on as they came where there is one', () => {
    const rings = [box(0, 0, 10, 10)];
    expect(sharedLines(rings)).toBe(rings);
  });
});
