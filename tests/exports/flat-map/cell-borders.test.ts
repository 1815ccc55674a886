import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BorderLine, bordersBetween, outlinesOf } from '../../../src/exports/flat-map/cell-borders.ts';

const gridOf = (...rows: readonly string[]) => ({
  width: rows[0]!.length,
  height: rows.length,
  state: Uint8Array.from(rows.join(''), Number),
});

const points = ({ corners }: BorderLine) =>
  Array.from({ length: corners.length / 2 }, (_, at) => `${corners[2 * at]},${corners[2 * at + 1]}`);

const lengthOf = ({ corners }: BorderLine) => {
  let length = 0;
  for (let at = 2; at < corners.length; at += 2)
    length += Math.hypot(corners[at]! - corners[at - 2]!, corners[at + 1]! - corners[at - 1]!);
  return length;
};

/** Even-odd over all lines. */
function isInside(lines: readonly BorderLine[], x: number, y: number): boolean {
  let inside = false;
  for (const { corners } of lines)
    for (let at = 2; at < corners.length; at += 2) {
      const [ax, ay, bx, by] = [corners[at - 2]!, corners[at - 1]!, corners[at]!, corners[at + 1]!];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  return inside;
}

const differ = (a: number, b: number) => a !== b;

describe('borders between cells', () => {
  it('are one straight line between two classes', () => {
    const [line, ...more] = bordersBetween(gridOf('1122', '1122', '1122'), differ);
    expect(more).toEqual([]);
    expect(points(line!)).toEqual(['2,0', '2,3']);
    expect(line!.closed).toBe(false);
  });

  it('are cut where three classes meet, and drawn once each', () => {
    const lines = bordersBetween(gridOf('1122', '1122', '3333', '3333'), differ);
    const ends = lines.map((line) => points(line).sort().join(' '));
    expect(ends.sort()).toEqual(['0,2 2,2', '2,0 2,2', '2,2 4,2']);
  });

  it('close about an island', () => {
    const [line, ...more] = bordersBetween(gridOf('11111', '12221', '12221', '12221', '11111'), differ);
    expect(more).toEqual([]);
    expect(line!.closed).toBe(true);
    expect(lengthOf(line!)).toBe(12);
  });

  it('lose the steps of a slope', () => {
    const size = 60;
    const rows = Array.from({ length: size }, (_, row) => '1'.repeat(row + 1) + '2'.repeat(size - row - 1));
    const lines = bordersBetween(gridOf(...rows), differ);
    // The steps are as long as both sides of the triangle, the slope is as long as its third.
    const length = lines.reduce((sum, line) => sum + lengthOf(line), 0);
    expect(length).toBeGreaterThan((size - 1) * Math.SQRT2 - 1);
    expect(length).toBeLessThan((size - 1) * Math.SQRT2 + 2);
  });
});

describe('outlines of cells', () => {
  // Blocks of 3 × 3 cells: thinning moves a line by less than a cell, so that the middle of a block stays on its side.
  const blocks = fc.array(fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), { minLength: 6, maxLength: 6 });

  it('enclose the cells of a class and no others', () => {
    fc.assert(
      fc.property(blocks, (rows) => {
        const grid = gridOf(
          ...rows.flatMap((row) => {
            const line = row.map((is) => (is ? '000' : '111')).join('');
            return [line, line, line];
          }),
        );
        const lines = outlinesOf(grid, (state) => state === 0);
        expect(lines.every(({ closed }) => closed)).toBe(true);
        rows.forEach((row, y) => {
          row.forEach((is, x) => {
            expect(isInside(lines, 3 * x + 1.5, 3 * y + 1.5)).toBe(is);
          });
        });
      }),
    );
  });

  it('run along the rim of the grid', () => {
    const [line] = outlinesOf(gridOf('00', '00'), (state) => state === 0);
    expect(points(line!)).toEqual(['0,0', '2,0', '2,2', '0,2', '0,0']);
    expect(outlinesOf(gridOf('11', '11'), (state) => state === 0)).toEqual([]);
  });
});
