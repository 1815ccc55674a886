import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { shelterAccess } from '../../../src/analysis/questions/shelter-access.ts';
import { shelterCapacity } from '../../../src/analysis/questions/shelter-capacity.ts';
import { type Answer, rowObject } from '../../../src/domain/answer.ts';
import { WALK_NONE, WALK_ROADS, type Walking, type WalkingPlaces } from '../../../src/spatial/walking.ts';
import { createWalkingOverRoads } from '../../../src/spatial/walking-over-roads.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../create-context.ts';
import { createToyCity } from '../toy-city.ts';
import { facilitySubject, randomFacilities, toyFacilities } from './toy-facilities.ts';

/**
 * Usable under river L2 by default: the place 中央小 (0 and 3, at 0 3, capacity 30) and 西の高台 (9, at 637 790, designated,
 * beyond the survey). Not: 1 is 0.6 m deep, 2 stands in a landslide zone, 4 names no disaster. Straight lines × 1.3 from
 * building i at (91 i, 111 i):
 *
 * | building | people | to 0  | to 9  |
 * |----------|--------|-------|-------|
 * | 0        | 2      | 4     |       |
 * | 1        | 3      | 184   |       |
 * | 2        | 4      | 370   |       |
 * | 3        | 5      | 557   | 760   |
 * | 4        | 1      | 743   | 573   |
 * | 5        | 40     |       | 386   |
 * | 6        | 3      |       | 200   |
 * | 7        | 2      |       | 17    |
 * | 8        | 6      |       | 174   |
 */
let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await toyContext();
});
afterAll(() => db.close());

const toyContext = (facilities = toyFacilities) =>
  createContext(db, createToyCity(), [facilitySubject(createToyCity(), facilities)]);
const river = { zoneKinds: ['city'], hazards: ['river:L2'] } as const;
const access = (parameters: object = {}, of = context) =>
  shelterAccess.run(db, { ...shelterAccess.defaults(of.layout), ...river, ...parameters }, of);
const capacity = (parameters: object = {}, of = context) =>
  shelterCapacity.run(db, { ...shelterCapacity.defaults(of.layout), ...river, ...parameters }, of);
const rowsOf = ({ tables }: Answer, table = 0) => tables[table]!.rows.map((row) => rowObject(tables[table]!, row));
const peopleBy = (answer: Answer, column: string) => {
  const people: Record<string, number> = {};
  for (const row of rowsOf(answer))
    people[String(row[column])] = (people[String(row[column])] ?? 0) + Number(row.population);
  return people;
};

describe('distance to usable shelters', () => {
  it('counts the people of every band, in the hazard and outside: the sums of the table above', async () => {
    const rows = rowsOf(await access());
    expect(rows.map((row) => [row.in_hazard, row.distance, row.buildings, row.population])).toEqual([
      ['unknown', 'within_500', 1, 2], // 7
      ['outside', 'within_500', 1, 3], // 6
      ['inside', 'within_500', 5, 2 + 3 + 4 + 40 + 6], // 0 1 2 5 8
      ['inside', '500-800', 2, 5 + 1], // 3 4
    ]);
  });

  it('takes other distances, in whatever order they are given, and says first who is beyond both', async () => {
    const answer = await access({ elderlyMeters: 600, generalMeters: 180 });
    // within 180 m: 0 7 8; up to 600 m: 1 2 3 4 5 6
    expect(peopleBy(answer, 'distance')).toEqual({ within_180: 2 + 2 + 6, '180-600': 3 + 4 + 5 + 1 + 40 + 3 });
    const far = await access({ elderlyMeters: 100, generalMeters: 180 });
    const first = far.headline!.rows.reduce((sum, row) => sum + Number(rowsOf(far)[row]!.population), 0);
    expect(first).toBe(3 + 4 + 5 + 1 + 40 + 3);
  });

  it('uses shelters as the assumptions say: without a flag, beyond the survey, deeper, in a landslide zone', async () => {
    const verdicts = async (parameters: object) => {
      const rows = rowsOf(await capacity(parameters), 1);
      return rows.slice(0, -1).map((row) => row.verdict);
    };
    expect(await verdicts({})).toEqual(['usable', 'flooded', 'in_zone', 'no_flags', 'usable_unsurveyed']);
    expect(await verdicts({ unknownDepth: 'not_usable' })).toEqual([
      'usable',
      'flooded',
      'in_zone',
      'no_flags',
      'unknown',
    ]);
    expect(await verdicts({ unflagged: 'usable' })).toEqual([
      'usable',
      'flooded',
      'in_zone',
      'usable_no_flags',
      'usable_unsurveyed',
    ]);
    expect(await verdicts({ depthLimitMeters: 0.7 })).toEqual([
      'usable',
      'usable',
      'in_zone',
      'no_flags',
      'usable_unsurveyed',
    ]);
    expect(await verdicts({ inZones: 'usable' })).toEqual([
      'usable',
      'flooded',
      'usable',
      'no_flags',
      'usable_unsurveyed',
    ]);
    expect(await verdicts({ depthLimitMeters: 0.1 })).toEqual([
      'flooded',
      'flooded',
      'in_zone',
      'no_flags',
      'usable_unsurveyed',
    ]);
    expect(await verdicts({ hazards: ['landslide:'] })).toEqual([
      'not_designated',
      'not_designated',
      'not_designated',
      'no_flags',
      'not_designated',
    ]);
    // a rank alone (below 0.5 m) is taken as deep where the limit lies within it
    expect(await verdicts({ unflagged: 'usable', depthLimitMeters: 0.3 })).toEqual([
      'usable',
      'flooded',
      'in_zone',
      'flooded',
      'usable_unsurveyed',
    ]);
    expect(await verdicts({ shelterKinds: ['shelter'] })).toEqual(['no_flags', 'no_flags']);
  });

  it('tells buildings without any way from those far away, and a city without usable shelters from both', async () => {
    const none = await access({ hazards: ['landslide:'] });
    expect(peopleBy(none, 'distance')).toEqual({ no_shelter: 66 });
    expect(none.headline!.rows).toHaveLength(none.headline!.ofRows!.length);
    const walking: Walking = {
      hasRoads: true,
      nearest: async () => ({
        distanceMeters: Float32Array.of(1, 500, 500.5, 800, 801, 1, 1, 1, Number.NaN),
        nearest: Int32Array.of(0, 0, 0, 0, 0, 0, 0, 0, -1),
        way: new Uint8Array(9).fill(WALK_ROADS).fill(WALK_NONE, 8),
        roadCellMeters: 3,
      }),
    };
    const answer = await access({ joinMeters: 99 }, { ...context, walking });
    expect(peopleBy(answer, 'distance')).toEqual({
      within_500: 2 + 3 + 40 + 3 + 2,
      '500-800': 4 + 5,
      beyond_800: 1,
      unknown: 6,
    });
    expect(answer.evidence.method).toContainEqual({ code: 'walking-over-roads', values: { cell: 3, excess: 2.8 } });
    expect(answer.evidence.method).toContainEqual({
      code: 'shelter-ways',
      values: { hazard: '洪水 L2', usable: 2, shelters: 5, roads: 8, straight: 0, none: 1 },
    });
  });

  it('asks for ways once where only the bands change, and again where other shelters are usable', async () => {
    const asked: WalkingPlaces[] = [];
    const straight = createWalkingOverRoads({
      x: await db.numbers('SELECT x_m FROM building_facts'),
      y: await db.numbers('SELECT y_m FROM building_facts'),
    });
    const walking: Walking = {
      hasRoads: false,
      nearest: (places, options) => {
        asked.push(places);
        return straight.nearest(places, options);
      },
    };
    const own = { ...context, walking };
    await access({ straightFactor: 1.25 }, own);
    await access({ straightFactor: 1.25, elderlyMeters: 300 }, own);
    await capacity({ straightFactor: 1.25 }, own);
    expect(asked).toHaveLength(1);
    await access({ straightFactor: 1.25, depthLimitMeters: 0.7 }, own);
    expect(asked.map(({ x }) => x.length)).toEqual([2, 3]);
    const other = await toyContext(toyFacilities.slice(0, 3));
    await access({ straightFactor: 1.25 }, { ...other, walking });
    expect(asked.map(({ x }) => x.length)).toEqual([2, 3, 1]);
    context = await toyContext();
  });

  it('shows the buildings that a row counts', async () => {
    const parameters = { ...shelterAccess.defaults(context.layout), zoneKinds: ['city', 'district'] as const };
    const { tables } = await shelterAccess.run(db, parameters, context);
    for (const row of tables[0]!.rows) {
      const { sql } = shelterAccess.select!(tables[0]!, row, parameters, context.layout)!;
      expect((await db.numbers(sql)).length).toBe(rowObject(tables[0]!, row).buildings);
    }
  });
});

describe('capacity of shelters', () => {
  it('sends everybody to the nearest usable shelter, and knows no overflow where no capacity is known', async () => {
    const rows = rowsOf(await capacity(), 1);
    const told = rows.map((row) => [
      row.facility_name,
      row.capacity,
      row.population,
      row.population_in_hazard,
      row.population_hazard_unknown,
      row.overflow,
    ]);
    expect(told).toEqual([
      ['中央小', 30, 2 + 3 + 4 + 5, 14, 0, 0],
      ['東公園', 100, 0, 0, 0, 0],
      ['丘の広場', 50, 0, 0, 0, 0],
      ['南会館', null, 0, 0, 0, null],
      ['西の高台', null, 1 + 40 + 3 + 2 + 6, 1 + 40 + 6, 2, null],
      ['避難所なし', null, 0, 0, 0, null],
    ]);
  });

  it('adds up overflow shelter by shelter, of all people and of those in the hazard', async () => {
    const small = toyFacilities.map((facility, i) => ({
      ...facility,
      ...(i === 0 || i === 3 ? { capacity: 10 } : i === 9 && { capacity: 49 }),
    }));
    const answer = await capacity({ zoneKinds: ['city', 'district'] }, await toyContext(small));
    const told = rowsOf(answer).map((row) => [
      row.zone_kind,
      row.zone_id,
      row.shelters,
      row.shelters_capacity_unknown,
      row.capacity,
      row.population,
      row.overflow,
      row.overflow_in_hazard,
    ]);
    // 14 − 10 and 52 − 49; in the hazard 14 − 10 and 47 − 49
    expect(told).toEqual([
      ['city', 'city', 2, 0, 59, 66, 4 + 3, 4],
      ['city', 'none', 0, 0, null, 0, null, null],
      ['district', '', 1, 0, 49, 52, 3, 0],
      ['district', 'A', 1, 0, 10, 14, 4, 4],
      ['district', 'none', 0, 0, null, 0, null, null],
    ]);
    context = await toyContext();
  });

  it('counts shelters of unknown capacity and their people apart', async () => {
    const [city] = rowsOf(await capacity());
    expect([city!.shelters, city!.shelters_capacity_unknown, city!.capacity]).toEqual([2, 1, 30]);
    expect(city!.population_capacity_unknown).toBe(52);
  });

  it('shows the buildings of every shelter and of nobody', async () => {
    const parameters = { ...shelterCapacity.defaults(context.layout), ...river };
    const { tables } = await shelterCapacity.run(db, parameters, context);
    for (const row of tables[1]!.rows) {
      const { sql } = shelterCapacity.select!(tables[1]!, row, parameters, context.layout)!;
      expect((await db.numbers(sql)).length).toBe(rowObject(tables[1]!, row).buildings);
    }
    expect(shelterCapacity.select!(tables[0]!, tables[0]!.rows[0]!, parameters, context.layout)).toBeUndefined();
  });

  it('needs people and shelters', () => {
    const { layout } = context;
    expect(shelterCapacity.lacks({ ...layout, measures: [] })?.en).toContain('population');
    expect(shelterAccess.lacks({ ...layout, subjects: { ...layout.subjects!, facilities: [] } })?.en).toContain(
      'shelters',
    );
    expect(shelterAccess.lacks(layout)).toBeUndefined();
  });
});

describe('laws of shelters', () => {
  it('conserves people and buildings, and leaves no more people beyond when more shelters are usable', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 500 }), async (seed) => {
        const near = randomFacilities(30, seed, 2).map((facility) => ({
          ...facility,
          ...(facility.at && { at: [facility.at[0] / 10, facility.at[1] / 10] as const }),
        }));
        const own = await toyContext(near);
        const people = async (parameters: object) => {
          const answer = await access({ ...parameters, elderlyMeters: 50, generalMeters: 150 }, own);
          expect(answer.checks.filter(({ holds }) => !holds)).toEqual([]);
          const by = peopleBy(answer, 'distance');
          return (by.beyond_150 ?? 0) + (by.no_shelter ?? 0) + (by.unknown ?? 0);
        };
        const strict = await people({ unknownDepth: 'not_usable', unflagged: 'not_usable' });
        const lenient = await people({ unknownDepth: 'usable', unflagged: 'usable', inZones: 'usable' });
        expect(lenient).toBeLessThanOrEqual(strict);
        const kept = (await capacity({ hazards: ['river:L1', 'river:L2'], zoneKinds: ['city', 'district'] }, own))
          .checks;
        expect(kept.map(({ code, holds }) => [code, holds])).toEqual([
          ['population-conserved', true],
          ['buildings-once', true],
          ['facilities-once', true],
        ]);
      }),
      { numRuns: 12 },
    );
    context = await toyContext();
  });
});
