import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { parseWkbColumn } from '../../../src/readers/parquet/parse-wkb.ts';
import { readParquet } from '../../../src/readers/parquet/read-parquet.ts';
import { buildPolygonColumns } from '../../../src/spatial/polygon-columns-building.ts';
import { polygonsToWkb } from '../../../src/spatial/wkb.ts';
import { sourceOf } from '../source-of.ts';

const polygons = buildPolygonColumns([
  [
    [
      [
        [139, 35],
        [139.1, 35],
        [139.1, 35.1],
      ],
      [
        [139.05, 35.01],
        [139.06, 35.01],
        [139.06, 35.02],
      ],
    ],
  ],
  [
    [
      [
        [140, 36],
        [140.1, 36],
        [140.1, 36.1],
      ],
    ],
    [
      [
        [141, 36],
        [141.1, 36],
        [141.1, 36.1],
      ],
    ],
  ],
]);

describe('parseWkbColumn', () => {
  it('gives back the polygons that were written', () => {
    const { geometry, broken } = parseWkbColumn(polygonsToWkb(polygons));
    expect(geometry.polygons).toEqual({ ...polygons });
    expect(broken).toEqual([]);
  });

  it('names rows cut at any byte and keeps their neighbours', () => {
    const [first, second] = polygonsToWkb(polygons) as [Uint8Array, Uint8Array];
    for (let length = 0; length < first.length; length++) {
      const { geometry, broken } = parseWkbColumn([first.slice(0, length), second]);
      expect({ length, broken, types: [...geometry.type] }).toEqual({ length, broken: [0], types: [0, 3] });
    }
  });
});

describe('readParquet', () => {
  it('reads attributes, WKB geometry and the coordinate system of GeoParquet', async () => {
    const geo = {
      version: '1.1.0',
      primary_column: 'geom',
      columns: { geom: { encoding: 'WKB', crs: { id: { authority: 'EPSG', code: 6677 } } } },
    };
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: 'building_id', data: ['a', 'b'], type: 'STRING' },
        { name: 'storeys', data: [2, 3], type: 'INT32' },
        { name: 'geom', data: polygonsToWkb(polygons), type: 'BYTE_ARRAY' },
      ],
      kvMetadata: [{ key: 'geo', value: JSON.stringify(geo) }],
    });
    const { table, issues } = await readParquet(sourceOf('b.parquet', new Uint8Array(buffer)));
    expect(issues).toEqual([]);
    expect(table).toMatchObject({
      fields: ['building_id', 'storeys'],
      columns: [
        ['a', 'b'],
        [2, 3],
      ],
      crs: 'EPSG:6677',
    });
    expect(table!.geometry!.polygons.positions).toEqual(polygons.positions);
  });
});
