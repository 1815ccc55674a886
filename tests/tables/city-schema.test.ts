import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CityLayout } from '../../src/tables/city-layout.ts';
import type { Database } from '../../src/tables/database.ts';
import { loadCityTables } from '../../src/tables/load-city-tables.ts';
import { createNativeDatabase } from '../../src/tables/native-database.ts';
import { citySchema } from '../../src/tables/schema/city-schema.ts';
import { loadSubjects } from '../../src/tables/subjects/subject-tables.ts';
import { questionCities } from '../analysis/questions/question-cities.ts';

let db: Database;
let layout: CityLayout;
beforeAll(async () => {
  db = await createNativeDatabase();
  const [toy] = questionCities;
  const loaded = await loadCityTables(db, toy!.city());
  layout = { ...loaded, subjects: await loadSubjects(db, toy!.subjects()) };
});
afterAll(() => db.close());

describe('schema of a city', () => {
  it('describes every table and column as the database has them, in order', async () => {
    const { rows } = await db.query(`SELECT table_name, column_name, data_type FROM information_schema.columns
      WHERE table_name IN (SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE')
      ORDER BY table_name, ordinal_position`);
    const found = rows.map((row) => `${row.table_name}.${row.column_name} ${row.data_type}`);
    const described = [...citySchema(layout)]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((table) => table.columns.map((column) => `${table.name}.${column.name} ${column.type}`));
    expect(described).toEqual(found);
  });

  it('marks every column that holds NULL as nullable', async () => {
    for (const table of citySchema(layout))
      for (const column of table.columns.filter((entry) => !entry.nullable)) {
        const { rows } = await db.query(`SELECT count(*) AS n FROM "${table.name}" WHERE "${column.name}" IS NULL`);
        expect(rows[0]!.n, `${table.name}.${column.name}`).toBe(0);
      }
  });

  it('joins facts and measures into one view for people', async () => {
    const { rows } = await db.query('SELECT building_id, population, storeys FROM buildings WHERE building_index = 5');
    expect(rows).toEqual([{ building_id: '99201-bldg-5', population: 40, storeys: 5 }]);
  });

  it('keeps total floor area and people in the layout, for the checks', () => {
    expect(layout).toMatchObject({
      buildings: 9,
      floorAreaSquareMeters: 2030,
      measures: ['population', 'population65'],
    });
    expect(layout.hazards).toEqual([
      { key: 'river:L2', hasDepth: true },
      { key: 'river:L1', hasDepth: true },
      { key: 'landslide:', hasDepth: false },
      { key: 'collapse:L2', hasDepth: false, sources: ['polygons'] },
      { key: 'tsunami:', hasDepth: true, sources: ['polygons'] },
    ]);
  });
});
