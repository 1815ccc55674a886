import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolygonColumns } from '../../src/domain/polygon-columns.ts';
import { polygonsToWkb, wkbToPolygons } from '../../src/spatial/wkb.ts';

type Ring = readonly (readonly [number, number, number])[];

/** Polygon columns from nested lists: rows of polygons of rings of [x, y, height]. */
function createPolygons(rows: readonly (readonly (readonly Ring[])[])[], withHeights: boolean): PolygonColumns {
  const vertices = rows.flat(3);
  const offsets = (lengths: readonly number[]) => {
    let sum = 0;
    return Uint32Array.from([0, ...lengths.map((length) => (sum += length))]);
  };
  return {
    positions: Float64Array.from(vertices.flatMap((vertex) => vertex.slice(0, 2))),
    ...(withHeights && { heights: Float32Array.from(vertices.map(([, , height]) => height)) }),
    ringOffsets: offsets(rows.flat(2).map((ring) => ring.length)),
    polygonOffsets: offsets(rows.flat().map((polygon) => polygon.length)),
    rowOffsets: offsets(rows.map((row) => row.length)),
  };
}

const number = fc.double({ noDefaultInfinity: true });
const ring = fc.array(fc.tuple(number, number, fc.float({ noDefaultInfinity: true })), { minLength: 1, maxLength: 6 });
const rows = fc.array(fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { maxLength: 3 }), { maxLength: 8 });

describe('WKB', () => {
  it('gives every polygon, ring and vertex back bit for bit', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (nested, withHeights) => {
        const polygons = createPolygons(nested, withHeights && nested.flat(3).length > 0);
        expect(wkbToPolygons(polygonsToWkb(polygons))).toEqual(polygons);
      }),
    );
  });

  it('matches the bytes of the standard for a triangle', () => {
    const triangle = createPolygons(
      [
        [
          [
            [
              [1, 2, 0],
              [3, 4, 0],
              [1, 2, 0],
            ],
          ],
        ],
      ],
      false,
    );
    const expected = new DataView(new ArrayBuffer(13 + 48));
    expected.setUint8(0, 1);
    expected.setUint32(1, 3, true);
    expected.setUint32(5, 1, true);
    expected.setUint32(9, 3, true);
    [1, 2, 3, 4, 1, 2].forEach((value, i) => {
      expected.setFloat64(13 + 8 * i, value, true);
    });
    expect(polygonsToWkb(triangle)).toEqual([new Uint8Array(expected.buffer)]);
  });

  it('refuses bytes that end inside a ring and names the row', () => {
    const [bytes] = polygonsToWkb(
      createPolygons(
        [
          [
            [
              [
                [1, 2, 0],
                [3, 4, 0],
                [1, 2, 0],
              ],
            ],
          ],
        ],
        false,
      ),
    );
    expect(() => wkbToPolygons([bytes!, bytes!.slice(0, 40)])).toThrow(/row 1: it ends inside a ring/);
  });

  it('refuses a point', () => {
    expect(() => wkbToPolygons([Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 0, 0)])).toThrow(/neither polygon/);
  });
});
