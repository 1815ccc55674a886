import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeshLevel } from '../../src/domain/datasets.ts';
import {
  isMeshCode,
  meshBounds,
  meshCodeAt,
  meshLevelOfCodes,
  meshNeighbours,
  meshNumbersAt,
  meshParent,
  meshSizes,
} from '../../src/domain/mesh-code.ts';

const anyLevel = fc.constantFrom<MeshLevel>(...meshSizes.map(({ level }) => level));
const placeInJapan = fc.tuple(
  fc.double({ min: 122, max: 154, noNaN: true, maxExcluded: true }),
  fc.double({ min: 20, max: 46, noNaN: true }),
);

describe('mesh codes of JIS X 0410', () => {
  it.each<[string, number, number, MeshLevel, string]>([
    ['東京駅', 35.681236, 139.767125, '1km', '53394611'],
    ['東京駅', 35.681236, 139.767125, '500m', '533946113'],
    ['東京駅', 35.681236, 139.767125, '250m', '5339461132'],
    ['東京駅', 35.681236, 139.767125, '125m', '53394611323'],
    ['東京駅', 35.681236, 139.767125, '100m', '5339461173'],
    ['札幌駅', 43.068661, 141.350755, '1km', '64414288'],
    ['札幌駅', 43.068661, 141.350755, '500m', '644142881'],
    ['那覇', 26.212401, 127.680932, '1km', '39272554'],
    ['那覇', 26.212401, 127.680932, '500m', '392725541'],
    ['大阪駅', 34.702485, 135.495951, '1km', '52350349'],
    ['大阪駅', 34.702485, 135.495951, '500m', '523503492'],
    ['東京駅', 35.681236, 139.767125, '80km', '5339'],
    ['東京駅', 35.681236, 139.767125, '10km', '533946'],
  ])('gives %s (%d, %d) its %s mesh %s', (_, lat, lon, level, code) => {
    expect(meshCodeAt(lon, lat, level)).toBe(code);
    expect(meshNumbersAt(Float64Array.of(lon), Float64Array.of(lat), level)[0]).toBe(Number(code));
  });

  it('gives bounds that hold the place and that lead back to the code from every corner but the upper ones', () => {
    fc.assert(
      fc.property(placeInJapan, anyLevel, ([lon, lat], level) => {
        const code = meshCodeAt(lon, lat, level);
        const [west, south, east, north] = meshBounds(code, level);
        const rounding = 1e-9;
        expect(lon).toBeGreaterThanOrEqual(west - rounding);
        expect(lon).toBeLessThan(east);
        expect(lat).toBeGreaterThanOrEqual(south - rounding);
        expect(lat).toBeLessThan(north);
        // the corner itself is the place most at risk from rounding
        expect(meshCodeAt(west, south, level)).toBe(code);
        expect(isMeshCode(code)).toBe(true);
        expect(meshCodeAt(east, south, level)).toBe(meshNeighbours(code, level)[4]);
        expect(meshCodeAt(west, north, level)).toBe(meshNeighbours(code, level)[6]);
      }),
      { numRuns: 1000 },
    );
  });

  it('decodes to the corner by the formula S = AA·2/3 + C/12 + E/120, W = 100 + BB + D/8 + F/80', () => {
    const [west, south] = meshBounds('53394611', '1km');
    expect(south).toBeCloseTo((53 * 2) / 3 + 4 / 12 + 1 / 120, 12);
    expect(west).toBeCloseTo(100 + 39 + 6 / 8 + 1 / 80, 12);
  });

  it('numbers quarters 1 south-west, 2 south-east, 3 north-west, 4 north-east', () => {
    const [west, south, east, north] = meshBounds('53394611', '1km');
    const [x, y] = [(east - west) / 4, (north - south) / 4];
    expect(meshCodeAt(west + x, south + y, '500m')).toBe('533946111');
    expect(meshCodeAt(west + 3 * x, south + y, '500m')).toBe('533946112');
    expect(meshCodeAt(west + x, south + 3 * y, '500m')).toBe('533946113');
    expect(meshCodeAt(west + 3 * x, south + 3 * y, '500m')).toBe('533946114');
  });

  it('names as parent the mesh that the place has at the larger level', () => {
    fc.assert(
      fc.property(placeInJapan, ([lon, lat]) => {
        const chains: MeshLevel[][] = [
          ['125m', '250m', '500m', '1km', '10km', '80km'],
          ['100m', '1km'],
        ];
        for (const [level, ...parents] of chains)
          for (const parent of parents)
            expect(meshParent(meshCodeAt(lon, lat, level!), level!, parent)).toBe(meshCodeAt(lon, lat, parent));
      }),
    );
    expect(() => meshParent('5339461132', '250m', '100m')).toThrow('expected a level');
  });

  it('finds neighbours across the borders of all larger meshes', () => {
    expect(meshNeighbours('53394600', '1km')).toEqual([
      '53393599', // diagonal over a 2次 corner
      '53393690',
      '53393691',
      '53394509',
      '53394601',
      '53394519',
      '53394610',
      '53394611',
    ]);
  });

  it('tells 100 m from 250 m codes of ten digits where the digits allow it', () => {
    expect(meshLevelOfCodes(['5339461132', '5339461144'])).toBe('250m');
    expect(meshLevelOfCodes(['5339461132', '5339461173'])).toBe('100m');
    expect(meshLevelOfCodes(['53394611', '533946113'])).toBeUndefined();
    expect(meshLevelOfCodes(['hello'])).toBeUndefined();
  });

  it('has no code for nowhere, and says so of wrong digits', () => {
    expect(meshNumbersAt(Float64Array.of(Number.NaN), Float64Array.of(35), '1km')[0]).toBeNaN();
    expect(() => meshCodeAt(10, 35, '1km')).toThrow('got 10, 35');
    expect(() => meshBounds('5339461', '1km')).toThrow('got "5339461"');
    expect(() => meshBounds('533946115', '500m')).toThrow('got "533946115"');
  });
});
