import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolygonColumns } from '../../../src/domain/polygon-columns.ts';
import { indexPixels, palettePixels } from '../../../src/map/ground-paint/ground-palette.ts';
import { type RowGrid, rasteriseRows } from '../../../src/map/ground-paint/rasterise-rows.ts';
import { createZoneRows } from '../../../src/map/ground-paint/zone-rows.ts';
import { rowContains } from '../../../src/spatial/point-in-row.ts';
import { createPolygons, createRandom } from '../create-toy-city.ts';

type Ring = readonly (readonly [number, number])[];
const square = (x: number, y: number, size: number): Ring => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];

/** Rows of polygons of rings. */
function createRows(rows: readonly (readonly (readonly Ring[])[])[]): PolygonColumns {
  const rings = rows.flat(2);
  const polygonOffsets = [0];
  for (const polygon of rows.flat()) polygonOffsets.push(polygonOffsets.at(-1)! + polygon.length);
  const rowOffsets = [0];
  for (const row of rows) rowOffsets.push(rowOffsets.at(-1)! + row.length);
  return {
    ...createPolygons(rings),
    polygonOffsets: Uint32Array.from(polygonOffsets),
    rowOffsets: Uint32Array.from(rowOffsets),
  };
}

const rowAt = ({ west, south, cellMeters, width, height, rows }: RowGrid, x: number, y: number): number => {
  const [column, line] = [Math.floor((x - west) / cellMeters), height - 1 - Math.floor((y - south) / cellMeters)];
  return column < 0 || line < 0 || column >= width || line >= height ? -1 : rows[line * width + column]! - 1;
};

describe('zones as a picture of row numbers', () => {
  it('keeps holes clear and fills every part of a zone', () => {
    const polygons = createRows([
      [[square(0, 0, 90), square(30, 30, 30)], [square(120, 0, 30)]],
      [[square(30, 30, 15)]],
    ]);
    const grid = rasteriseRows(polygons, 100)!;
    expect(rowAt(grid, 10, 10)).toBe(0);
    expect(rowAt(grid, 50, 50)).toBe(-1);
    expect(rowAt(grid, 35, 35)).toBe(1);
    expect(rowAt(grid, 130, 20)).toBe(0);
    expect(rowAt(grid, 105, 20)).toBe(-1);
  });

  it('gives the middle of each cell to the row that contains it, whatever the shape', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 3, max: 12 }), (seed, corners) => {
        const random = createRandom(seed);
        const ring: Ring = Array.from({ length: corners }, () => [random() * 100, random() * 100] as const);
        const polygons = createPolygons([ring]);
        const grid = rasteriseRows(polygons, 60)!;
        for (let line = 0; line < grid.height; line++)
          for (let column = 0; column < grid.width; column++) {
            const x = grid.west + (column + 0.5) * grid.cellMeters;
            const y = grid.south + (grid.height - line - 0.5) * grid.cellMeters;
            expect(grid.rows[line * grid.width + column]! > 0).toBe(rowContains(polygons, 0, x, y));
          }
      }),
      { numRuns: 30 },
    );
  });

  it('is nothing where there is no area', () => {
    expect(rasteriseRows(createPolygons([]))).toBeUndefined();
  });

  it('refuses more zones than its numbers can name', () => {
    const many = { ...createPolygons([square(0, 0, 1)]), rowOffsets: new Uint32Array(65_537) };
    expect(() => rasteriseRows(many)).toThrow(/65535 zones.*65536/);
  });
});

describe('the palette', () => {
  it('holds colour and kind of each row one number higher, over more than one line', () => {
    const fills = Array.from({ length: 600 }, (_, row) => (row % 2 === 0 ? { colour: '#123456' } : undefined));
    const { width, height, pixels } = palettePixels([...fills, { colour: null }]);
    const at = (number: number, line: number) =>
      4 * (width * (2 * Math.floor(number / width) + line) + (number % width));
    expect(height).toBe(6);
    expect([...pixels.subarray(at(599, 0), at(599, 0) + 4)]).toEqual([0x12, 0x34, 0x56, 255]);
    expect(pixels[at(599, 1)]).toBe(1);
    expect(pixels[at(600, 1)]).toBe(0);
    expect(pixels[at(601, 1)]).toBe(2);
    expect(pixels[at(0, 1)]).toBe(0);
  });

  it('writes row numbers above 255 into two bytes of an opaque pixel', () => {
    const grid = { width: 1, height: 1, west: 0, south: 0, cellMeters: 1, rows: Uint16Array.of(0x0102) };
    expect([...indexPixels(grid).pixels]).toEqual([2, 1, 0, 255]);
  });
});

it('joins datasets of one kind to one list of rows', () => {
  const dataset = (zoneId: string[], polygons: PolygonColumns) => ({
    zoneKind: 'district' as const,
    zoneId,
    name: zoneId,
    polygons,
  });
  const first = dataset(
    ['a', 'b'],
    createRows([[[square(0, 0, 4), square(1, 1, 1)]], [[square(5, 0, 4)], [square(9, 9, 1)]]]),
  );
  const second = dataset(['c'], createRows([[[square(20, 20, 4)]]]));
  const rows = createZoneRows([first, second]);
  expect(rows.zoneId).toEqual(['a', 'b', 'c']);
  expect(rows.datasetOfRow(1)).toBe(first);
  expect(rows.datasetOfRow(2)).toBe(second);
  expect(rows.datasetOfRow(-1)).toBeUndefined();
  const inside = (x: number, y: number) => [0, 1, 2].filter((row) => rowContains(rows.polygons, row, x, y));
  expect([inside(0.5, 0.5), inside(1.5, 1.5), inside(9.5, 9.5), inside(22, 22)]).toEqual([[0], [], [1], [2]]);
});
