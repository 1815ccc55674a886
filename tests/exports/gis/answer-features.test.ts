import { describe, expect, it } from 'vitest';
import { ask, catalogue } from '../../../src/analysis/catalogue.ts';
import type { AnswerTable } from '../../../src/domain/answer.ts';
import { type FeatureTable, featureCount, featureValue } from '../../../src/domain/feature-table.ts';
import { joinAnswer, joinKeyOf } from '../../../src/exports/gis/answer-features.ts';
import { buildPolygonColumns } from '../../../src/spatial/polygon-columns-building.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../../analysis/create-context.ts';
import { askedOf, questionCities } from '../../analysis/questions/question-cities.ts';

const square = (x: number) =>
  [
    [
      [x, 0],
      [x + 1, 0],
      [x + 1, 1],
      [x, 1],
    ],
  ] as const;

const zones = (ids: readonly string[]): FeatureTable => ({
  name: 'zones_residence',
  title: { ja: '居住誘導区域', en: 'Residence' },
  description: '',
  crs: 'EPSG:6677',
  geometry: { kind: 'polygons', polygons: buildPolygonColumns(ids.map((_, i) => [square(i)])) },
  columns: [
    { name: 'zone_id', title: { ja: 'ID', en: 'Id' }, type: 'text', values: ids },
    { name: 'name', title: { ja: '名', en: 'Name' }, type: 'text', values: ids.map((id) => `区域 ${id}`) },
  ],
});

const table: AnswerTable = {
  id: 'toy',
  title: { ja: '試し', en: 'Toy' },
  keys: [
    { name: 'zone_kind', title: { ja: '種類', en: 'Kind' } },
    { name: 'zone_id', title: { ja: 'ID', en: 'Id' } },
    { name: 'zone_name', title: { ja: '名', en: 'Name' } },
    {
      name: 'class',
      title: { ja: '区分', en: 'Class' },
      labels: [
        { value: '3+', label: { ja: '3 m 以上', en: '3 m and more' } },
        { value: 'unknown', label: { ja: '不明', en: 'Not known' }, state: 'unknown' },
      ],
    },
  ],
  values: [
    { name: 'population', title: { ja: '人口', en: 'People' }, unit: 'people', additive: true, missing: 'no_data' },
    {
      name: 'buildings',
      title: { ja: '棟数', en: 'Buildings' },
      unit: 'buildings',
      additive: true,
      missing: 'no_data',
    },
  ],
  rows: [
    ['residence', 'a', '区域 a', '3+', 10.5, 2],
    ['residence', 'a', '区域 a', 'unknown', null, 1],
    ['residence', '', '区域外', '3+', 4, 0],
    ['school_district', 'a', '別の種類', '3+', 99, 99],
  ],
};

const cells = (features: FeatureTable) =>
  Array.from({ length: featureCount(features) }, (_, row) =>
    Object.fromEntries(features.columns.map((column) => [column.name, featureValue(column, row)])),
  );

describe('an answer joined to zones', () => {
  const joined = joinAnswer(zones(['a', 'b']), table, { zoneKind: 'residence', description: '' });

  it('has a row a zone and a column a value and class; what has no row or no value is empty, never 0', () => {
    expect(cells(joined)).toEqual([
      {
        zone_id: 'a',
        name: '区域 a',
        population_3_up: 10.5,
        buildings_3_up: 2,
        population_unknown: null,
        buildings_unknown: 1,
      },
      {
        zone_id: 'b',
        name: '区域 b',
        population_3_up: null,
        buildings_3_up: null,
        population_unknown: null,
        buildings_unknown: null,
      },
      {
        zone_id: '',
        name: '区域外',
        population_3_up: 4,
        buildings_3_up: 0,
        population_unknown: null,
        buildings_unknown: null,
      },
    ]);
  });

  it('keeps what lies outside all zones as a row without ground', () => {
    const { geometry } = joined;
    expect(geometry.kind === 'polygons' && [...geometry.polygons.rowOffsets]).toEqual([0, 1, 2, 2]);
  });

  it('says in words what a column is', () => {
    expect(joined.columns.map(({ title }) => title.ja)).toContain('人口（3 m 以上）');
  });

  it('refuses two rows for one cell, and a table of nothing that has a shape', () => {
    const twice = { ...table, rows: [...table.rows, table.rows[0]!] };
    expect(() => joinAnswer(zones(['a']), twice, { zoneKind: 'residence', description: '' })).toThrow(RangeError);
    const bare = { ...table, keys: table.keys.slice(3), rows: [] };
    expect(joinKeyOf(bare)).toBeUndefined();
    expect(() => joinAnswer(zones(['a']), bare, { description: '' })).toThrow(RangeError);
  });
});

/** Shapes that a table may be joined to: those of its own ids, so that nothing is left over. */
function shapesOf(answer: AnswerTable, feature: string, ids: readonly string[]): FeatureTable {
  const shapes = zones(ids);
  const [first, ...rest] = shapes.columns;
  return { ...shapes, columns: [{ ...first!, name: feature, title: answer.title }, ...rest] };
}

describe.each(questionCities)('tables of the city $name joined to shapes', (asked) => {
  it.each(askedOf(asked, catalogue))('$id: columns add up to the rows of the answer', async ({ id }) => {
    const db = await createNativeDatabase();
    try {
      const answer = await ask(db, id, {}, await createContext(db, asked.city(), asked.subjects()));
      for (const one of answer.tables) {
        const key = joinKeyOf(one);
        if (!key) continue;
        const kindAt = one.keys.findIndex(({ name }) => name === 'zone_kind');
        const kinds = kindAt < 0 ? [undefined] : [...new Set(one.rows.map((row) => String(row[kindAt])))];
        for (const zoneKind of kinds) {
          const rows = one.rows.filter((row) => zoneKind === undefined || row[kindAt] === zoneKind);
          const at = one.keys.findIndex(({ name }) => name === key.answer);
          const some = [...new Set(rows.map((row) => String(row[at])))].slice(1);
          const joined = joinAnswer(shapesOf(one, key.feature, some), one, {
            ...(zoneKind !== undefined && { zoneKind }),
            description: '',
          });
          one.values.forEach((value, i) => {
            const wanted = rows.reduce((sum, row) => sum + Number(row[one.keys.length + i] ?? 0), 0);
            const columns = joined.columns.filter(
              (column) => column.type !== 'text' && column.title.ja.split('（')[0] === value.title.ja.split('（')[0],
            );
            const same = one.values.filter(({ title }) => title.ja.split('（')[0] === value.title.ja.split('（')[0]);
            if (same.length > 1) return;
            const numbers = columns.flatMap((column) =>
              Array.from({ length: featureCount(joined) }, (_, row) => Number(featureValue(column, row) ?? 0)),
            );
            const found = numbers.reduce((sum, cell) => sum + cell, 0);
            // Sums of floats in another order.
            expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));
          });
        }
      }
    } finally {
      await db.close();
    }
  });
});
