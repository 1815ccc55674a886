import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellCoverage } from '../../src/spatial/cell-coverage.ts';
import { buildPolygonColumns, withPositions } from '../../src/spatial/polygon-columns-building.ts';
import { bitCount, cellAt, cellBits, type SurfaceCells, surfaceCells } from '../../src/spatial/surface-cells.ts';
import { joinToSurface } from '../../src/spatial/surface-join.ts';
import { surfacePieces } from '../../src/spatial/surface-pieces.ts';
import { surfaceRoutes } from '../../src/spatial/surface-routes.ts';
import { starPolygon } from './random-polygons.ts';

const squares = (...corners: readonly (readonly [number, number])[]) =>
  buildPolygonColumns(
    corners.map(([x, y]) => [
      [
        [
          [x + 0.1, y + 0.1],
          [x + 0.9, y + 0.1],
          [x + 0.9, y + 0.9],
          [x + 0.1, y + 0.9],
        ],
      ],
    ]),
  );
/** Column and row of every cell, from the lower left of the bounds. */
const columnsAndRows = (cells: SurfaceCells) =>
  [...cellBits(cells)].map((at) => [
    (at % cells.stride) + Math.round(cells.minX / cells.cellMeters),
    Math.floor(at / cells.stride) + Math.round(cells.minY / cells.cellMeters),
  ]);

describe('cells of a surface', () => {
  it('are those that any part of it lies in', () => {
    const triangle = buildPolygonColumns([
      [
        [
          [
            [0.5, 0.5],
            [3.5, 0.5],
            [0.5, 2.5],
          ],
        ],
      ],
    ]);
    // the slanted side leaves column 2 below row 2, and column 1 at x = 2 − where y = 1.5
    expect(columnsAndRows(surfaceCells([triangle], [0, 0, 5, 5], 1))).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 0],
      [0, 1],
      [1, 1],
      [2, 1],
      [0, 2],
      [1, 2],
    ]);
  });

  it('agree with the exact covered share of every cell', () =>
    fc.assert(
      fc.property(starPolygon, (polygon) => {
        const polygons = buildPolygonColumns([[polygon]]);
        const cells = surfaceCells([polygons], [-20, -20, 20, 20], 0.5);
        const positions = polygons.positions.map((value, i) => (value - (i % 2 === 0 ? cells.minX : cells.minY)) / 0.5);
        const coverage = new CellCoverage(withPositions(polygons, positions));
        coverage.setWindow(0);
        coverage.accumulate();
        const marked = new Set(cellBits(cells));
        for (let row = 0; row < coverage.rows; row++)
          for (let column = 0; column < coverage.columns; column++) {
            const share = coverage.shares[row * coverage.columns + column]!;
            const at = (coverage.row + row) * cells.stride + coverage.column + column;
            if (share > 1e-9) expect(marked.has(at)).toBe(true);
            marked.delete(at);
          }
        expect(marked.size).toBe(0);
      }),
    ));

  it('are counted row by row', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(5)), { minLength: 1, maxLength: 40 }), (corners) => {
        const cells = surfaceCells([squares(...corners)], [0, 0, 60, 5], 1);
        expect(cells.count).toBe(new Set(corners.map(String)).size);
        expect([...cellBits(cells)].map((at) => cellAt(cells, at))).toEqual([...cellBits(cells).keys()]);
      }),
    ));

  it('get larger where the area is too large for the bitmap, and leave out what lies beyond', () => {
    const cells = surfaceCells([squares([5, 5], [1e7, 1e7])], [0, 0, 1e6, 1e6], 3);
    expect(cells.cellMeters).toBeGreaterThan(30);
    expect(cells.bits.length * 32).toBeLessThanOrEqual(2 ** 30);
    expect(cells.count).toBe(1);
  });

  it('count bits as they are', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (word) => {
        expect(bitCount(word)).toBe([...word.toString(2)].filter((bit) => bit === '1').length);
      }),
    ));
});

const someCells = fc
  .array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 60 })
  .map((corners) => surfaceCells([squares(...corners)], [0, 0, 10, 10], 1));

describe('pieces of a surface', () => {
  it('join over sides, not over corners, and small ones are left out', () => {
    const surface = surfaceCells([squares([0, 0], [1, 0], [2, 1], [5, 5], [5, 6], [5, 7])], [0, 0, 10, 10], 1);
    const { cells, piece, droppedCells } = surfacePieces(surface, 2);
    expect(columnsAndRows(cells)).toEqual([
      [0, 0],
      [1, 0],
      [5, 5],
      [5, 6],
      [5, 7],
    ]);
    expect([...piece].map((value) => value === piece[0])).toEqual([true, true, false, false, false]);
    expect(droppedCells).toBe(1);
  });
});

describe('joining points to a surface', () => {
  it('finds the nearest cell within reach', () =>
    fc.assert(
      fc.property(
        someCells,
        fc.double({ min: -8, max: 18, noNaN: true }),
        fc.double({ min: -8, max: 18, noNaN: true }),
        fc.double({ min: 0.5, max: 9, noNaN: true }),
        (cells, x, y, reach) => {
          const { cell, meters } = joinToSurface(cells, Float64Array.of(x), Float64Array.of(y), reach);
          const away = columnsAndRows(cells).map(([column, row]) => Math.hypot(column! + 0.5 - x, row! + 0.5 - y));
          const nearest = Math.min(...away);
          if (Math.abs(nearest - reach) < 1e-6) return;
          if (nearest > reach) expect(cell[0]).toBe(-1);
          else {
            expect(meters[0]).toBeCloseTo(nearest, 5);
            expect(away[cell[0]!]).toBeCloseTo(nearest, 9);
          }
        },
      ),
      { numRuns: 500 },
    ));

  it('joins no point that is no number', () => {
    const cells = surfaceCells([squares([1, 1])], [0, 0, 10, 10], 1);
    expect(joinToSurface(cells, Float64Array.of(Number.NaN), Float64Array.of(1), 5).cell[0]).toBe(-1);
  });
});

describe('routes over a surface', () => {
  it('are the shortest of all sequences of steps', () =>
    fc.assert(
      fc.property(
        someCells,
        fc.array(fc.tuple(fc.nat(59), fc.nat(6)), { minLength: 1, maxLength: 4 }),
        (cells, starts) => {
          const sources = {
            cell: Int32Array.from(starts, ([cell]) => cell % cells.count),
            meters: Float32Array.from(starts, ([, meters]) => meters / 2),
          };
          const { metersTo, source } = surfaceRoutes(cells, sources);
          const expected = relaxed(columnsAndRows(cells) as [number, number][], sources);
          for (let cell = 0; cell < cells.count; cell++) {
            if (expected[cell] === Infinity) expect([metersTo(cell), source[cell]]).toEqual([Infinity, -1]);
            else {
              expect(metersTo(cell)).toBeGreaterThanOrEqual(expected[cell]! - 1e-9);
              expect(metersTo(cell)).toBeLessThanOrEqual(expected[cell]! * 1.0001 + 1e-3);
            }
          }
        },
      ),
    ));
});

/** Bellman and Ford: every step of the kings and knights until nothing changes. */
function relaxed(cells: readonly (readonly [number, number])[], sources: { cell: Int32Array; meters: Float32Array }) {
  const indexOf = new Map(cells.map(([column, row], i) => [`${column},${row}`, i]));
  const at = (column: number, row: number) => indexOf.get(`${column},${row}`);
  const meters = new Array<number>(cells.length).fill(Infinity);
  sources.cell.forEach((cell, i) => {
    meters[cell] = Math.min(meters[cell]!, sources.meters[i]!);
  });
  for (let changed = true; changed; ) {
    changed = false;
    cells.forEach(([column, row], from) => {
      for (let dx = -2; dx <= 2; dx++)
        for (let dy = -2; dy <= 2; dy++) {
          const to = at(column + dx, row + dy);
          if (to === undefined || Math.max(Math.abs(dx), Math.abs(dy)) === 0 || !mayStep(dx, dy)) continue;
          const [right, up] = [Math.sign(dx), Math.sign(dy)];
          const crossed =
            Math.abs(dx) === 2
              ? [at(column + right, row), at(column + right, row + up)]
              : Math.abs(dy) === 2
                ? [at(column, row + up), at(column + right, row + up)]
                : [];
          if (crossed.includes(undefined)) continue;
          const beside = [at(column + right, row), at(column, row + up)];
          if (Math.abs(dx) === 1 && Math.abs(dy) === 1 && beside.every((cell) => cell === undefined)) continue;
          const length = meters[from]! + Math.hypot(dx, dy);
          if (length < meters[to]! - 1e-12) {
            meters[to] = length;
            changed = true;
          }
        }
    });
  }
  return meters;
}

const mayStep = (dx: number, dy: number) => {
  const [short, long] = [Math.abs(dx), Math.abs(dy)].sort((a, b) => a - b);
  return long === 1 || (short === 1 && long === 2);
};
