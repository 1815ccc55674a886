import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../src/domain/datasets.ts';
import { toGeographic } from '../../../src/spatial/coordinate-system.ts';
import { crossings } from '../../../src/spatial/editing/crossings.ts';
import { type PlanarPolygons, planarArea, signedRingArea } from '../../../src/spatial/editing/planar-polygons.ts';
import { loadPolygonOverlay } from '../../../src/spatial/editing/polygon-overlay.ts';
import { rasterOutline } from '../../../src/spatial/editing/raster-outline.ts';

const overlay = await loadPolygonOverlay();
/** Even-odd over all rings: a ray to the east. */
const isInside = (polygons: PlanarPolygons, x: number, y: number) =>
  polygons.flat().reduce(
    (inside, ring) =>
      ring.reduce((odd, [ax, ay], index) => {
        const [bx, by] = ring[(index + 1) % ring.length]!;
        return ay > y !== by > y && ax + ((y - ay) / (by - ay)) * (bx - ax) > x ? !odd : odd;
      }, inside),
    false,
  );

const everywhere = [-1e7, -1e7, 1e7, 1e7] as const;
const CRS = 'EPSG:6677';

/** Cells of 10 m at a place of a city, rows downwards, some unknown. */
const rasterOf = (width: number, values: readonly number[]): Raster => ({
  width,
  height: values.length / width,
  data: Float32Array.from(values),
  crs: CRS,
  transform: [10, 0, -42_000.5, 0, -10, -31_000.25],
});

const rasters = fc.integer({ min: 1, max: 9 }).chain((width) =>
  fc
    .array(fc.array(fc.constantFrom(0, 0, 2, 2, Number.NaN), { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 9,
    })
    .map((rows) => rasterOf(width, rows.flat())),
);

const deep = (raster: Raster, within: readonly [number, number, number, number] = everywhere): PlanarPolygons =>
  rasterOutline({ raster, crs: CRS, within, belongs: (value) => value >= 1 });

describe('rasterOutline', () => {
  it('holds the middles of just the cells that belong, and their whole area', () => {
    fc.assert(
      fc.property(rasters, (raster) => {
        const outline = deep(raster);
        let cells = 0;
        raster.data.forEach((value, cell) => {
          const [column, row] = [cell % raster.width, Math.floor(cell / raster.width)];
          const [a, , c, , e, f] = raster.transform;
          if (value >= 1) cells++;
          expect(isInside(outline, a * (column + 0.5) + c, e * (row + 0.5) + f)).toBe(value >= 1);
        });
        expect(planarArea(outline)).toBe(100 * cells);
      }),
      { numRuns: 500 },
    );
  });

  it('is valid as it stands, though cells meet in corners', () => {
    fc.assert(
      fc.property(rasters, (raster) => {
        const outline = deep(raster);
        expect(crossings(outline)).toEqual([]);
        expect(overlay.faultOf(outline)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('runs straight on along sides in the own CRS, and keeps every corner in another', () => {
    const raster = rasterOf(3, [2, 2, 2]);
    expect(deep(raster)[0]![0]).toHaveLength(4);
    const utm = rasterOutline({ raster, crs: 'EPSG:6691', within: everywhere, belongs: (value) => value >= 1 });
    expect(utm[0]![0]).toHaveLength(8);
    // plane-rectangular to UTM: (0.9996 ÷ 0.9999)² of the area near the meridians, a little more away from them
    expect(planarArea(utm) / 300).toBeGreaterThan(0.998);
    expect(planarArea(utm) / 300).toBeLessThan(1.002);
  });

  it('projects a raster in degrees to where its cells lie', () => {
    const [lon, lat] = toGeographic(Float64Array.of(-42_000, -31_000), CRS);
    const raster: Raster = {
      width: 2,
      height: 1,
      data: Float32Array.of(2, 0),
      crs: 'EPSG:6668',
      transform: [1e-4, 0, lon!, 0, -1e-4, lat!],
    };
    const [cell] = deep(raster);
    const corner = cell![0]!.map(([x, y]) => Math.hypot(x + 42_000, y + 31_000));
    expect(Math.min(...corner)).toBeLessThan(1e-6);
    expect(Math.abs(signedRingArea(cell![0]!))).toBeGreaterThan(90); // some 9.0 m by 11.1 m
  });

  it('looks only at cells that reach into the rectangle', () => {
    const raster = rasterOf(100, new Array(100).fill(2));
    const outline = deep(raster, [-42_000, -31_005, -41_990, -31_002]);
    expect(planarArea(outline)).toBeLessThanOrEqual(500);
    expect(planarArea(outline)).toBeGreaterThanOrEqual(100);
    expect(deep(raster, [0, 0, 1, 1])).toEqual([]);
  });
});
