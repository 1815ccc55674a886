import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectionOf } from '../../../src/map/geodesy/crs.ts';
import { boundsOfImage, imageToTile } from '../../../src/map/layers/tile-painter.ts';
import { TOY_CRS, TOY_ORIGIN } from '../create-toy-city.ts';

const projection = projectionOf(TOY_CRS);
const transform = [2, 0, TOY_ORIGIN.x, 0, -2, TOY_ORIGIN.y + 4000] as const;

describe('an image laid on a tile', () => {
  it('puts each of its pixels within a third of a tile pixel of its true place', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 17 }),
        fc.double({ min: 0, max: 2000, noNaN: true }),
        fc.double({ min: 0, max: 2000, noNaN: true }),
        (level, column, row) => {
          const place = Float64Array.of(transform[2] + 2 * column, transform[5] - 2 * row);
          projection.inverse(place, place);
          const [lon, lat] = [place[0]!, place[1]!];
          const degrees = 180 / 2 ** level;
          const west = Math.floor((lon + 180) / degrees) * degrees - 180;
          const north = 90 - Math.floor((90 - lat) / degrees) * degrees;
          const tile = { west, north, east: west + degrees, south: north - degrees };
          const [a, b, c, d, e, f] = imageToTile(transform, projection, tile, 256);
          expect(Math.abs(a * column + c * row + e - ((lon - west) / degrees) * 256)).toBeLessThan(0.34);
          expect(Math.abs(b * column + d * row + f - ((north - lat) / degrees) * 256)).toBeLessThan(0.34);
        },
      ),
    );
  });

  it('knows its bounds in degrees', () => {
    const { west, south, east, north } = boundsOfImage(transform, 2000, 2000, projection);
    expect((east - west) * 111_320 * Math.cos((south * Math.PI) / 180)).toBeGreaterThan(4000);
    expect((north - south) * 110_950).toBeGreaterThan(4000);
    expect((north - south) * 110_950).toBeLessThan(4100);
  });
});
