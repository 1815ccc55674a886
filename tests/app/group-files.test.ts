import { describe, expect, it } from 'vitest';
import { groupFiles, groupName } from '../../src/app/import/group-files.ts';

const dropped = (path: string, size = 1) => ({ path, file: new File([new Uint8Array(size)], path) });
const pathsOf = (groups: ReturnType<typeof groupFiles>) => groups.map((group) => group.map(({ path }) => path));

describe('files of one drop', () => {
  it('keeps side-cars with their file, whatever the case of the name', () => {
    const groups = groupFiles(['A.SHP', 'a.dbf', 'a.prj', 'b.csv', 'map.png', 'map.pgw'].map((path) => dropped(path)));
    expect(pathsOf(groups)).toEqual([['A.SHP', 'a.dbf', 'a.prj'], ['b.csv'], ['map.png', 'map.pgw']]);
  });

  it('keeps a folder together and apart from another', () => {
    const groups = groupFiles(['city/udx/a.gml', 'city/codelists/b.xml', 'other/a.gml'].map((path) => dropped(path)));
    expect(pathsOf(groups)).toEqual([['city/udx/a.gml', 'city/codelists/b.xml'], ['other/a.gml']]);
  });

  it('calls a group after its folder, or after its largest file', () => {
    expect(groupName([dropped('city/udx/a.gml')])).toBe('city/');
    expect(groupName([dropped('a.prj', 1), dropped('a.shp', 9), dropped('a.dbf', 4)])).toBe('a.shp');
  });

  it('keeps loose tiles with their tileset.json, and a .glb without one for itself', () => {
    const groups = groupFiles(['a.b3dm', 'tileset.json', 'b.glb', 'c.csv'].map((path) => dropped(path, 9)));
    expect(pathsOf(groups)).toEqual([['a.b3dm', 'tileset.json', 'b.glb'], ['c.csv']]);
    expect(groupName(groups[0]!)).toBe('tileset.json');
    expect(pathsOf(groupFiles([dropped('a.glb'), dropped('b.glb')]))).toEqual([['a.glb'], ['b.glb']]);
  });

  it('loses no file', () => {
    const files = ['a.tif', 'a.tfw', 'x/y.gml', 'x/z/w.gml', 'b.zip', 'B.aux.xml', 'c'].map((path) => dropped(path));
    expect(groupFiles(files).flat()).toHaveLength(files.length);
  });
});
