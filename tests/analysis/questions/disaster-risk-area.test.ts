import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { ask, questionOf } from '../../../src/analysis/catalogue.ts';
import { cellOf, rowObject } from '../../../src/domain/answer.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../create-context.ts';
import { createToyCity } from '../toy-city.ts';
import { withRiskAreas } from './toy-risk-areas.ts';

let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await createContext(db, withRiskAreas(createToyCity()));
});
afterAll(() => db.close());

/**
 * Slope holds 0, 6, 7; river 2, 3; without a cause 4; outside 1, 5, 8. Uses: houses 0 1 2 6 8, flats 5, with a shop 3,
 * office 7, not known 4. People 2 3 4 5 1 40 3 2 6.
 */
it('counts houses and people by the cause of the area that they stand in', async () => {
  const { tables } = await ask(db, 'disaster_risk_area', { zoneKinds: ['city'] }, context);
  const rows = tables[0]!.rows.map((row) => rowObject(tables[0]!, row));
  expect(rows.map((row) => [row.risk_area, row.usage_group, row.buildings, row.population])).toEqual([
    ['outside', 'dwelling', 3, 3 + 40 + 6],
    ['inside', 'unknown', 1, 1],
    ['river', 'dwelling', 1, 4],
    ['river', 'partly_dwelling', 1, 5],
    ['steep_slope', 'dwelling', 2, 2 + 3],
    ['steep_slope', 'no_dwelling', 1, 2],
  ]);
});

it('says first how many people live in such areas', async () => {
  const { tables, headline } = await ask(db, 'disaster_risk_area', {}, context);
  const people = (rows: readonly number[]) =>
    rows.reduce((sum, row) => sum + Number(cellOf(tables[0]!, tables[0]!.rows[row]!, 'population')), 0);
  expect([people(headline!.rows), people(headline!.ofRows!)]).toEqual([1 + 4 + 5 + 5 + 2, 66]);
});

it('says what is missing where the city has no such areas', async () => {
  const bare = await createNativeDatabase();
  try {
    const { layout } = await createContext(bare, createToyCity());
    expect(questionOf('disaster_risk_area').lacks(layout)?.ja).toContain('A48');
  } finally {
    await bare.close();
  }
});
