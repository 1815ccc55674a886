import { describe, expect, it } from 'vitest';
import { assembleTerrain } from '../../src/city/terrain-grid.ts';
import type { TerrainDataset } from '../../src/domain/datasets.ts';
import { toGeographic } from '../../src/spatial/coordinate-system.ts';
import { interpolateRaster } from '../../src/spatial/raster-interpolation.ts';
import { createGrid, createSource, ORIGIN, PLANAR_CRS } from './create-datasets.ts';

/** A plane that rises 1 m in 100 m eastwards, as two triangles over a square from `west`. */
function createSlope(west: number, size: number): TerrainDataset {
  const corner = (x: number, y: number) => {
    const [lon, lat] = toGeographic(Float64Array.of(ORIGIN[0] + x, ORIGIN[1] + y), PLANAR_CRS) as unknown as [
      number,
      number,
    ];
    return [lon, lat, x / 100];
  };
  const [a, b, c, d] = [corner(west, 0), corner(west + size, 0), corner(west + size, size), corner(west, size)];
  return {
    kind: 'terrain',
    source: createSource('dem.gml'),
    form: 'tin',
    triangles: Float64Array.from([a, b, c, a, c, d].flat()),
  };
}

const heightAt = (terrain: NonNullable<ReturnType<typeof assembleTerrain>>, x: number, y: number) =>
  interpolateRaster(terrain, Float64Array.of(ORIGIN[0] + x), Float64Array.of(ORIGIN[1] + y))[0]!;

describe('terrain', () => {
  it('of a TIN is its surface on a 10 m grid in the planar CRS', () => {
    const terrain = assembleTerrain([createSlope(0, 1000)], PLANAR_CRS)!;
    expect(terrain.crs).toBe(PLANAR_CRS);
    expect(terrain.transform[0]).toBe(10);
    for (const x of [105, 420, 730]) expect(heightAt(terrain, x, 500)).toBeCloseTo(x / 100, 2);
  });

  it('of several files is one grid without a slit between them', () => {
    const terrain = assembleTerrain([createSlope(0, 500), createSlope(505, 500)], PLANAR_CRS)!;
    for (const x of [250, 495, 502, 510, 750]) expect(heightAt(terrain, x, 250)).toBeCloseTo(x / 100, 1);
  });

  it('of a wide area has at most two million cells', () => {
    const terrain = assembleTerrain([createSlope(0, 40_000)], PLANAR_CRS)!;
    expect(terrain.width * terrain.height).toBeLessThan(2_100_000);
    expect(terrain.transform[0]).toBeGreaterThan(20);
  });

  it('that is a planar grid already is taken as it is', () => {
    const raster = createGrid(
      [
        [1, 2],
        [3, 4],
      ],
      10,
    );
    expect(assembleTerrain([{ kind: 'terrain', source: createSource('d'), form: 'grid', raster }], PLANAR_CRS)).toBe(
      raster,
    );
  });

  it('is absent without data', () => {
    expect(assembleTerrain([], PLANAR_CRS)).toBeUndefined();
  });
});
