import { describe, expect, it } from 'vitest';
import { inputNames } from '../../../scripts/node/input-names.ts';

const namesOf = (...paths: string[]) => inputNames(paths).map(({ name }) => name);

describe('names of given paths', () => {
  it('are their last parts', () => {
    expect(namesOf('/data/city.zip', '/data/深さ.tif')).toEqual(['city.zip', '深さ.tif']);
  });

  it('keep as many folders as tell equal names apart', () => {
    expect(namesOf('/d/2020/city.zip', '/d/2024/city.zip', '/d/x.tif')).toEqual([
      '2020/city.zip',
      '2024/city.zip',
      'x.tif',
    ]);
    expect(namesOf('/a/raw/city.zip', '/b/raw/city.zip')).toEqual(['a/raw/city.zip', 'b/raw/city.zip']);
  });

  it('keep the parts of a shapefile together', () => {
    expect(namesOf('/d/a/z.shp', '/d/a/z.dbf', '/d/b/z.shp')).toEqual(['a/z.shp', 'a/z.dbf', 'b/z.shp']);
  });

  it('name a path once that is given twice', () => {
    expect(namesOf('/d/city.zip', '/d/../d/city.zip')).toEqual(['city.zip']);
  });
});
