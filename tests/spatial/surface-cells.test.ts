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

/** Two thirds of 30 × 30 cells: ways around obstacles, over several waves. */
const largeCells = fc
  .array(
    fc.integer({ min: 0, max: 2 }).map((value) => value > 0),
    { minLength: 900, maxLength: 900 },
  )
  .map((there) => {
    const corners = there.flatMap((isThere, i) => (isThere || i === 0 ? [[i % 30, Math.floor(i / 30)] as const] : []));
    return surfaceCells([squares(...corners)], [0, 0, 30, 30], 1);
  });
const someStarts = fc.array(fc.tuple(fc.nat(900), fc.nat(80)), { minLength: 1, maxLength: 4 });

describe('routes over a surface', () => {
  it.each([
    ['a few cells', someCells, 100],
    ['many cells', largeCells, 10],
  ] as const)('are the shortest of all sequences of steps over %s', (_, surfaces, numRuns) => {
    fc.assert(
      fc.property(surfaces, someStarts, (cells, starts) => {
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
      }),
      { numRuns },
    );
  });
});

/** Bellman and Ford: every step of the kings and knights until nothing changes. */
function relaxed(cells: readonly (readonly [number, number])[], sources: { cell: Int32Array; meters: Float32Array }) {
  const indexOf = new Map(cells.map(([column, row], i) => [`${column},${row}`, i]));
  const at = (column: number, row: number) => indexOf.get(`${column},${row}`);
  const steps = cells.flatMap((cell, from) => stepsFrom(cell, at).map((step) => ({ from, ...step })));
  const meters = new Array<number>(cells.length).fill(Infinity);
  sources.cell.forEach((cell, i) => {
    meters[cell] = Math.min(meters[cell]!, sources.meters[i]!);
  });
  for (let changed = true; changed; ) {
    changed = false;
    for (const { from, to, length } of steps) {
      if (meters[from]! + length >= meters[to]! - 1e-12) continue;
      meters[to] = meters[from]! + length;
      changed = true;
    }
  }
  return meters;
}

type At = (column: number, row: number) => number | undefined;

function stepsFrom([column, row]: readonly [number, number], at: At): { to: number; length: number }[] {
  const around = [-2, -1, 0, 1, 2];
  return around.flatMap((dx) =>
    around.flatMap((dy) => {
      const to = at(column + dx, row + dy);
      if (to === undefined || !mayStep(dx, dy)) return [];
      const [right, up] = [Math.sign(dx), Math.sign(dy)];
      const beside = at(column + right, row) !== undefined;
      const above = at(column, row + up) !== undefined;
      const diagonal = at(column + right, row + up) !== undefined;
      const isOpen = Math.abs(dx) === 2 ? beside && diagonal : Math.abs(dy) === 2 ? above && diagonal : beside || above;
      return isOpen ? [{ to, length: Math.hypot(dx, dy) }] : [];
    }),
  );
}

/** Of a king or a knight. */
const mayStep = (dx: number, dy: number) => {
  const [short, long] = [Math.abs(dx), Math.abs(dy)].sort((a, b) => a - b);
  return long === 1 || (short === 1 && long === 2);
};
