import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseShp } from '../../../src/readers/shapefile/parse-shp.ts';
import { readShapefile } from '../../../src/readers/shapefile/read-shapefile.ts';
import type { SourceFile } from '../../../src/readers/source-file.ts';
import { realData } from '../../real-data.ts';
import { diskSource, sourceOf } from '../source-of.ts';

/** A polygon shapefile of these rings, one record, with a header that tells the truth. */
function polygonShp(rings: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  const points = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
  const content = 44 + rings.length * 4 + points * 16;
  const bytes = new Uint8Array(100 + 8 + content);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, bytes.length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 5, true);
  view.setInt32(100, 1);
  view.setInt32(104, content / 2);
  view.setInt32(108, 5, true);
  view.setInt32(144, rings.length, true);
  view.setInt32(148, points, true);
  let first = 0;
  let at = 152 + rings.length * 4;
  rings.forEach((ring, index) => {
    view.setInt32(152 + index * 4, first, true);
    first += ring.length / 2;
    for (const value of ring) {
      view.setFloat64(at, value, true);
      at += 8;
    }
  });
  return bytes;
}

const clockwise = (x: number, y: number, size: number) => [x, y, x, y + size, x + size, y + size, x + size, y, x, y];
const hole = (x: number, y: number, size: number) => [x, y, x + size, y, x + size, y + size, x, y + size, x, y];

describe('parseShp', () => {
  it('gives each hole to the outer ring that contains it, whatever their order', () => {
    const { geometry } = parseShp(
      polygonShp([hole(21, 1, 2), clockwise(0, 0, 10), clockwise(20, 0, 10), hole(1, 1, 2)]),
    );
    expect([...geometry.polygons.rowOffsets]).toEqual([0, 2]);
    expect([...geometry.polygons.polygonOffsets]).toEqual([0, 2, 4]);
    const firstOfRing = [...geometry.polygons.ringOffsets]
      .slice(0, 4)
      .map((vertex) => geometry.polygons.positions[vertex * 2]);
    expect(firstOfRing).toEqual([0, 1, 20, 21]);
  });

  it('keeps the records before a cut at any byte and says where it is', () => {
    const whole = polygonShp([clockwise(0, 0, 10)]);
    for (let length = 100; length < whole.length; length++) {
      const { rowCount, cutAt } = parseShp(whole.slice(0, length));
      expect({ length, rowCount, cut: cutAt !== undefined }).toEqual({ length, rowCount: 0, cut: true });
    }
    expect(parseShp(whole)).toMatchObject({ rowCount: 1, cutAt: undefined, broken: [] });
  });

  it('refuses what is no shapefile', async () => {
    expect((await readShapefile({ shp: sourceOf('a.shp', 'text') })).issues).toMatchObject([
      { severity: 'error', code: 'shapefile-damaged' },
    ]);
  });
});

const surge = realData('vector/kumamoto-hightide-shp');

describe.skipIf(!surge)('readShapefile on the Kumamoto storm surge', () => {
  it('reads half-width kana names without a .cpg and the system from the .PRJ', async () => {
    const part = (extension: string): Promise<SourceFile> =>
      diskSource(`BP.${extension}`, join(surge!, `BP001_00010m.${extension}`));
    const { table, issues } = await readShapefile({
      shp: await part('SHP'),
      dbf: await part('DBF'),
      prj: await part('PRJ'),
    });
    expect(issues).toEqual([]);
    expect(table).toMatchObject({ rowCount: 2262, crs: 'EPSG:4612', encoding: 'CP932' });
    expect(table!.fields).toEqual(['MESH', '標高', '浸水深', '浸水深ﾗﾝｸ', '流速', '流速ﾗﾝｸ']);
    expect(table!.columns.map((column) => column[0])).toEqual([4830748032220, 2.57, 0.513, 2, 0.007, 0]);
    expect([...table!.geometry!.type].every((type) => type === 3)).toBe(true);
  });
});

const ueno = realData('vector/ueno-shp/area_statistics/chochomokukai_erimane');

describe.skipIf(!ueno)('readShapefile on the small areas of Ueno', () => {
  it('reads Japanese attributes by .cpg', async () => {
    const part = (extension: string) => diskSource(`c.${extension}`, join(ueno!, `chochomokukai_erimane.${extension}`));
    const { table } = await readShapefile({
      shp: await part('shp'),
      dbf: await part('dbf'),
      prj: await part('prj'),
      cpg: await part('cpg'),
    });
    expect(table).toMatchObject({ rowCount: 13, crs: 'EPSG:6668', encoding: 'CP932' });
    expect(table!.columns[table!.fields.indexOf('S_NAME')]![0]).toBe('東上野一丁目');
    expect(table!.columns[table!.fields.indexOf('JINKO')]![0]).toBe(1418);
  });
});

const damaged = realData('malformed/shapefile');

describe.skipIf(!damaged)('readShapefile on damaged files', () => {
  it('answers for each of them with rows or an issue', async () => {
    for (const name of ['corrupt_too_long', 'edit', 'blockgroups', 'latin1']) {
      const shp = await diskSource(`${name}.shp`, join(damaged!, `${name}.shp`));
      const dbf = await diskSource(`${name}.dbf`, join(damaged!, `${name}.dbf`));
      const { table, issues } = await readShapefile({ shp, dbf });
      expect({ name, answered: (table?.rowCount ?? 0) > 0 || issues.length > 0 }).toEqual({ name, answered: true });
    }
  });
});
