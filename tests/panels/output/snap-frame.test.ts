import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edges, snapLines, snapMoved, snapResized } from '../../../src/panels/output/desk/snap-frame.ts';

const sheet = { paper: 'A3', orientation: 'landscape', marginMm: 12 } as const;
const frame = fc.record({
  x: fc.double({ min: -50, max: 400, noNaN: true }),
  y: fc.double({ min: -50, max: 280, noNaN: true }),
  width: fc.double({ min: 4, max: 200, noNaN: true }),
  height: fc.double({ min: 4, max: 200, noNaN: true }),
});

describe('a block that is moved', () => {
  it('is drawn to the margin of the paper', () => {
    const { frame: at, guides } = snapMoved({ x: 12.8, y: 100, width: 50, height: 20 }, snapLines(sheet, []), 1.5);
    expect(at).toEqual({ x: 12, y: 100, width: 50, height: 20 });
    expect(guides).toEqual([{ axis: 'x', at: 12 }]);
  });

  it('is drawn with its right side and its middle to those of another block', () => {
    const other = { x: 100, y: 60, width: 40, height: 30 };
    // Right side 140.9 → 140; middle 74.4 → 75 = 60 + 30 / 2.
    const moved = snapMoved({ x: 116.9, y: 64.4, width: 24, height: 20 }, snapLines(sheet, [other]), 1);
    expect(moved.frame.x).toBeCloseTo(116, 9);
    expect(moved.frame.y).toBeCloseTo(65, 9);
    expect(moved.guides).toEqual([
      { axis: 'x', at: 140 },
      { axis: 'y', at: 75 },
    ]);
  });

  it('never moves by more than the reach, nor changes its size', () => {
    fc.assert(
      fc.property(frame, fc.array(frame, { maxLength: 5 }), (block, others) => {
        const { frame: at } = snapMoved(block, snapLines(sheet, others), 2);
        expect(Math.abs(at.x - block.x)).toBeLessThanOrEqual(2 + 1e-9);
        expect(Math.abs(at.y - block.y)).toBeLessThanOrEqual(2 + 1e-9);
        expect([at.width, at.height]).toEqual([block.width, block.height]);
      }),
    );
  });
});

describe('a side that is dragged', () => {
  it('goes to the edge of another block while the other sides stay', () => {
    const lines = snapLines(sheet, [{ x: 200, y: 0, width: 10, height: 10 }]);
    const { frame: at } = snapResized({ x: 12, y: 40, width: 150, height: 50 }, 'e', [37.2, 9], lines, 1.5);
    expect(at).toEqual({ x: 12, y: 40, width: 188, height: 50 });
  });

  it('never turns a block inside out, and leaves the opposite sides where they are', () => {
    fc.assert(
      fc.property(
        frame,
        fc.constantFrom(...edges),
        fc.double({ min: -500, max: 500, noNaN: true }),
        (block, edge, by) => {
          const { frame: at } = snapResized(block, edge, [by, by], snapLines(sheet, []), 2);
          expect(at.width).toBeGreaterThanOrEqual(3 - 1e-9);
          expect(at.height).toBeGreaterThanOrEqual(3 - 1e-9);
          if (!edge.includes('w')) expect(at.x).toBe(block.x);
          if (!edge.includes('n')) expect(at.y).toBe(block.y);
          if (!edge.includes('e')) expect(at.x + at.width).toBeCloseTo(block.x + block.width, 6);
        },
      ),
    );
  });
});
