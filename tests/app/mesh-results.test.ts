import { describe, expect, it } from 'vitest';
import { meshResult, sceneMeshColumns } from '../../src/app/explore/mesh-results.ts';
import { meshTable, zoneTable } from './answer-tables.ts';

const common = { hazard: 'river', scale: 'L2', year: null };
const [a, b, c] = ['53394611', '53394612', '53394613'];
const table = meshTable([
  [a!, 'none', 60],
  [a!, '1', 20],
  [a!, '2', 20],
  [b!, 'unknown', 50],
  [c!, 'none', null],
  ['outside', 'none', 7],
]);

describe('a table on the meshes of the map', () => {
  it('adds up each mesh over all states, with the part that stands in the hazard', () => {
    const result = meshResult(table, {}, common)!;
    expect(result.meshCode).toEqual([a, b, c]);
    expect([...result.values]).toEqual([100, 50, Number.NaN]);
    expect([...result.hitShare!].map((share) => share.toFixed(2))).toEqual(['0.40', '0.00', '0.00']);
    expect(result.largest).toBe(100);
  });

  it('draws every step to the same scale, and a mesh that is not known without a column', () => {
    const result = meshResult(table, {}, common)!;
    const columns = sceneMeshColumns(result, 200)!;
    expect(columns.level).toBe('1km');
    expect([...columns.heightMeters]).toEqual([columns.fullHeightMeters / 2, columns.fullHeightMeters / 4, Number.NaN]);
  });

  it('reads the part in the hazard from a column beside the whole, too', () => {
    const [people] = table.values;
    const beside = {
      ...table,
      keys: table.keys.slice(0, 1),
      values: [people!, { ...people!, name: 'population_hit' }],
      rows: [
        [a!, 100, 25],
        [b!, 50, null],
      ],
    };
    expect([...meshResult(beside, {}, common)!.hitShare!]).toEqual([0.25, 0]);
  });

  it('has nothing to say of a table that is not by mesh', () => {
    expect(meshResult(zoneTable([]), {}, common)).toBeUndefined();
    expect(sceneMeshColumns({ meshCode: [], values: new Float64Array() }, 1)).toBeUndefined();
  });
});
