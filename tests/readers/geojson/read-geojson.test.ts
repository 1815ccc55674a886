import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGeoJson } from '../../../src/readers/geojson/read-geojson.ts';
import { realData } from '../../real-data.ts';
import { collection, diskSource, sourceOf, square, streamedSource } from '../source-of.ts';

describe('readGeoJson', () => {
  it('reads the same table whatever the size of the chunks', async () => {
    const text = collection([
      { id: 'a"b\\', 名称: '青瀬', n: 1.5, deep: { x: [1, '}'] }, none: null, yes: true },
      { n: -2e3, 名称: '浜町「一」', later: 7 },
    ]);
    const whole = await readGeoJson(sourceOf('a.geojson', text));
    for (const size of [1, 2, 3, 7, 64]) {
      const { table, issues } = await readGeoJson(streamedSource('a.geojson', text, size));
      expect(table).toEqual(whole.table);
      expect(issues).toEqual([]);
    }
    expect(whole.table?.fields).toEqual(['id', '名称', 'n', 'deep', 'none', 'yes', 'later']);
    expect(whole.table?.columns.map((column) => column[0])).toEqual([
      'a"b\\',
      '青瀬',
      1.5,
      '{"x":[1,"}"]}',
      null,
      true,
      null,
    ]);
    expect(whole.table?.columns.map((column) => column[1])).toEqual([null, '浜町「一」', -2000, null, null, null, 7]);
  });

  it('gives back any polygons and properties that JSON can carry', async () => {
    const coordinate = fc.double({ min: -180, max: 180, noNaN: true });
    const ring = fc
      .array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 6 })
      .map((points) => [...points, points[0]!]);
    const feature = fc.record({
      type: fc.constant('Feature'),
      properties: fc.record({
        text: fc.string({ unit: 'grapheme' }),
        number: fc.double({ noNaN: true, noDefaultInfinity: true }),
      }),
      geometry: fc.record({
        type: fc.constant('Polygon'),
        coordinates: fc.array(ring, { minLength: 1, maxLength: 3 }),
      }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(feature, { maxLength: 8 }),
        fc.integer({ min: 1, max: 200 }),
        async (features, chunk) => {
          const text = JSON.stringify({ type: 'FeatureCollection', features });
          const parsed = JSON.parse(text) as { features: typeof features };
          const { table } = await readGeoJson(streamedSource('p.geojson', text, chunk));
          expect(table!.rowCount).toBe(features.length);
          expect(Array.from(table!.geometry!.polygons.positions)).toEqual(
            parsed.features.flatMap(({ geometry }) => geometry.coordinates.flat(2)),
          );
          const column = (name: string) => table!.columns[table!.fields.indexOf(name)] ?? [];
          expect(column('text')).toEqual(parsed.features.map(({ properties }) => properties.text));
          expect(column('number')).toEqual(parsed.features.map(({ properties }) => properties.number));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes the coordinate system from a crs member before or after the features', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::6677' } };
    const before = await readGeoJson(sourceOf('a.geojson', collection([{}], square(0, 0, 10), { crs })));
    expect(before.table?.crs).toBe('EPSG:6677');
    const features = JSON.parse(collection([{}])) as object;
    const after = await readGeoJson(sourceOf('a.geojson', JSON.stringify({ ...features, crs })));
    expect(after.table?.crs).toBe('EPSG:6677');
  });

  it('reads one feature a line', async () => {
    const line = (n: number) => JSON.stringify({ type: 'Feature', properties: { n }, geometry: square(139, 35) });
    const { table, issues } = await readGeoJson(sourceOf('a.geojsonl', `${line(1)}\n${line(2)}\r\n\u001e${line(3)}\n`));
    expect(issues).toEqual([]);
    expect(table?.columns).toEqual([[1, 2, 3]]);
  });

  it('keeps the features before a cut and says where it is', async () => {
    const text = collection([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const { table, issues } = await readGeoJson(sourceOf('cut.geojson', text.slice(0, text.length - 60)));
    expect(table?.rowCount).toBe(2);
    expect(issues).toEqual([expect.objectContaining({ severity: 'error', code: 'json-cut-off', values: { rows: 2 } })]);
  });

  it('names the feature whose geometry is broken and keeps its neighbours', async () => {
    const features = [square(139, 35), { type: 'Polygon', coordinates: [[[1]]] }, null, square(140, 35)].map(
      (geometry, n) => ({
        type: 'Feature',
        geometry,
        properties: { n },
      }),
    );
    const { table, issues } = await readGeoJson(
      sourceOf('a.geojson', JSON.stringify({ type: 'FeatureCollection', features })),
    );
    expect(Array.from(table!.geometry!.type)).toEqual([3, 0, 0, 3]);
    expect(table!.columns).toEqual([[0, 1, 2, 3]]);
    expect(issues.map(({ code, place }) => [code, place])).toEqual([
      ['geometry-invalid', 'feature 2'],
      ['geometry-missing', 'feature 3'],
    ]);
  });
});

const folder = realData('malformed/geojson');

describe.skipIf(!folder)('readGeoJson on the files of geojsonhint', () => {
  const filesOf = (sort: string) => readdirSync(join(folder!, sort)).filter((name) => name.endsWith('.geojson'));

  it('reads every good file without an error', async () => {
    for (const name of filesOf('good')) {
      const { issues } = await readGeoJson(await diskSource(name, join(folder!, 'good', name)));
      expect({ name, errors: issues.filter(({ severity }) => severity === 'error') }).toEqual({ name, errors: [] });
    }
  });

  it('never takes a geometry whose coordinates are no numbers', async () => {
    for (const name of filesOf('bad')) {
      const { table } = await readGeoJson(await diskSource(name, join(folder!, 'bad', name)));
      for (const value of table?.geometry?.polygons.positions ?? []) expect(Number.isFinite(value)).toBe(true);
    }
    const { table, issues } = await readGeoJson(
      await diskSource('s.geojson', join(folder!, 'bad/stringcoord.geojson')),
    );
    expect(table?.geometry?.type[0]).toBe(0);
    expect(issues[0]).toMatchObject({ code: 'geometry-invalid', place: 'feature 1' });
  });
});
