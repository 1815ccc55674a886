import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { ask } from '../../../src/analysis/catalogue.ts';
import { type Answer, rowObject } from '../../../src/domain/answer.ts';
import type { CityTables } from '../../../src/tables/city-tables.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../create-context.ts';
import { createToyCity } from '../toy-city.ts';
import { withCollapse } from './question-cities.ts';

let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await createContext(db, withCollapse(createToyCity()));
});
afterAll(() => db.close());

const rowsOf = ({ tables }: Answer, id: string) => {
  const table = tables.find((entry) => entry.id === id)!;
  return table.rows.map((row) => rowObject(table, row));
};

/**
 * River L2 hits 0 1 2 3 4 5 8, landslide 6 8, collapse 0 1 2 3 4; 7 is unknown in all three; the others are surveyed and
 * dry. People 2 3 4 5 1 40 3 2 6.
 */
describe('number of hazards', () => {
  it('counts what certainly hits, and what is not known apart from it', async () => {
    const answer = await ask(db, 'multi_hazard', { zoneKinds: ['city'] }, context);
    const rows = rowsOf(answer, 'multi_hazard_buildings');
    expect(rows.map((row) => [row.hits, row.unknown_hazards, row.buildings, row.population])).toEqual([
      ['0', '3', 1, 2],
      ['1', '0', 2, 40 + 3],
      ['2', '0', 6, 2 + 3 + 4 + 5 + 1 + 6],
    ]);
  });

  it('takes L1 and L2 of one river for one hazard: both cannot be asked at once', async () => {
    const both = { zoneKinds: ['city'], hazards: ['river:L1', 'river:L2'] };
    await expect(ask(db, 'multi_hazard', both, context)).rejects.toThrow('several scales');
  });

  it('leaves out hits below the rank asked, without turning unknown into dry', async () => {
    const parameters = {
      zoneKinds: ['city'],
      hazards: ['river:L2', 'landslide:'],
      fromRanks: { 'river:L2': 3, 'landslide:': 2 },
    };
    const rows = rowsOf(await ask(db, 'multi_hazard', parameters, context), 'multi_hazard_buildings');
    expect(rows.map((row) => [row.hits, row.unknown_hazards, row.buildings])).toEqual([
      ['0', '0', 5],
      ['0', '2', 1],
      ['1', '0', 3],
    ]);
  });
});

/**
 * District A: 20 people, river 20, landslide 6, collapse 2+3+4+5 = 14. District B: 44 people, river 41, landslide 3,
 * collapse 1.
 */
describe('ranking', () => {
  const scoreOf = async (weights: Readonly<Record<string, number>>) => {
    const answer = await ask(db, 'multi_hazard', { zoneKinds: ['district'], weights }, context);
    return rowsOf(answer, 'multi_hazard_ranking').map((row) => [row.zone_id, row.score, row.rank]);
  };

  it('scores a district by the weighted shares of its people, and shows the parts', async () => {
    const answer = await ask(
      db,
      'multi_hazard',
      { zoneKinds: ['district'], weights: { 'river:L2': 1, 'landslide:': 2, 'collapse:L2': 1 } },
      context,
    );
    const [outside, a, b] = rowsOf(answer, 'multi_hazard_ranking');
    expect(a).toMatchObject({ zone_id: 'A', population: 20, rank: 1, ranked_zones: 2, unknown_share: 0 });
    expect(a!.score).toBeCloseTo((100 * (20 + 2 * 6 + 14)) / 20 / 4, 9);
    expect(b!.score).toBeCloseTo((100 * (41 + 2 * 3 + 1)) / 44 / 4, 9);
    expect(outside).toMatchObject({ zone_id: '', score: 0, score_if_unknown_hit: 100, unknown_share: 1, rank: null });
    const parts = rowsOf(answer, 'multi_hazard_components').filter((row) => row.zone_id === 'A');
    expect(parts.map((row) => [row.hazard, row.weight, row.population, row.zone_population, row.share])).toEqual([
      ['river', 1, 20, 20, 1],
      ['landslide', 2, 6, 20, 0.3],
      ['collapse', 1, 14, 20, 0.7],
    ]);
    expect(parts.reduce((sum, row) => sum + Number(row.contribution), 0)).toBeCloseTo(Number(a!.score), 9);
  });

  it('does not change with the scale of the weights nor with the order of the hazards', async () => {
    const scores = await scoreOf({ 'river:L2': 3, 'landslide:': 1, 'collapse:L2': 2 });
    expect(await scoreOf({ 'river:L2': 6, 'landslide:': 2, 'collapse:L2': 4 })).toEqual(scores);
    const turned = await ask(
      db,
      'multi_hazard',
      {
        zoneKinds: ['district'],
        hazards: ['collapse:L2', 'landslide:', 'river:L2'],
        weights: { 'collapse:L2': 2, 'landslide:': 1, 'river:L2': 3 },
      },
      context,
    );
    expect(rowsOf(turned, 'multi_hazard_ranking').map((row) => [row.zone_id, row.score, row.rank])).toEqual(scores);
  });

  it('goes by buildings where asked, and for a city without people', async () => {
    const answer = await ask(db, 'multi_hazard', { zoneKinds: ['district'], of: 'buildings' }, context);
    /** District B: 4 5 6; river hits 2 of 3, landslide 1, collapse 1. */
    const b = rowsOf(answer, 'multi_hazard_ranking').find((row) => row.zone_id === 'B')!;
    expect(b.score).toBeCloseTo((100 * (2 + 1 + 1)) / 3 / 3, 9);
    const bare = await createNativeDatabase();
    try {
      const deserted = await createContext(bare, withoutPeople(createToyCity()));
      const [row] = rowsOf(await ask(bare, 'multi_hazard', { zoneKinds: ['city'] }, deserted), 'multi_hazard_ranking');
      expect(row).toMatchObject({ population: null, buildings: 9 });
      await expect(ask(bare, 'multi_hazard', { of: 'people' }, deserted)).rejects.toThrow(RangeError);
    } finally {
      await bare.close();
    }
  });

  it('shows every weight in the evidence', async () => {
    const { evidence } = await ask(db, 'multi_hazard', { weights: { 'river:L2': 2.5 } }, context);
    expect(evidence.assumptions).toContainEqual({
      code: 'hazard-weights',
      value: 'river:L2=2.5, landslide:=1, collapse:L2=1',
      editable: true,
    });
  });
});

function withoutPeople(city: CityTables): CityTables {
  const unknown = new Float64Array(city.buildings.count).fill(Number.NaN);
  const none = { population: 0, population65: 0, population75: 0, households: 0, populationDay: 0 };
  const buildings = { ...city.buildings, population: unknown, population65: unknown };
  return { ...city, buildings, source: none, unplaced: none };
}
