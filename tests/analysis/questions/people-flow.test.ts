import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { ask, selectionOf } from '../../../src/analysis/catalogue.ts';
import { firstAskedTime } from '../../../src/analysis/flow-times.ts';
import { type AnswerTable, rowObject } from '../../../src/domain/answer.ts';
import { meshNeighbours } from '../../../src/domain/mesh-code.ts';
import type { CityTables } from '../../../src/tables/city-tables.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { findZoneCells, loadZoneCells } from '../../../src/tables/zone-cells.ts';
import { createContext } from '../create-context.ts';
import { createToyCity } from '../toy-city.ts';
import { type FlowRow, flowDataset, peopleSubjects, toyKilometre, toyMeshes, toySources } from './toy-people.ts';

const { southWest, northWest, northEast, empty } = toyMeshes;
const holidayAt14 = { year: 2021, month: 11, dayFlag: 0, timezone: 114 };
const cityAndRiver = { zoneKinds: ['city'], hazards: ['river:L2'] };

let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await createContext(db, createToyCity(), peopleSubjects(createToyCity(), toySources));
});
afterAll(() => db.close());

const objects = (table: AnswerTable) => table.rows.map((row) => rowObject(table, row));

async function tablesOf(parameters: object, ofContext = context) {
  const { tables, checks } = await ask(db, 'people_flow', parameters, ofContext);
  expect(checks.filter(({ holds }) => !holds)).toEqual([]);
  return Object.fromEntries(tables.map((table) => [table.id, table]));
}

describe('people flow of the toy city', () => {
  /**
   * Weights by day: floor × 0.3 (dwelling), × 0.6 (413), × 0.3 (unknown), × 1 (401).
   * South-west 255 people: buildings 0–4 weigh 30, 36, 45, 120, 24 = 255, so each has as many people as it weighs.
   * North-east 187: buildings 7, 8 weigh 160, 27 = 187. North-west (5, 6) is withheld. 30 people have no building.
   * River L2: 0 rank 1; 1 2 4 8 rank 2; 3 rank 3; 5 rank 4; 6 not hit; 7 unknown.
   */
  it('shares the people of each mesh out by floor area and usage, and counts what is not known apart', async () => {
    const { people_flow: table } = await tablesOf({ ...cityAndRiver, slot: holidayAt14, tables: ['zones'] });
    const rows = objects(table!).map((row) => [
      row.zone_id,
      row.class,
      row.presence,
      row.buildings,
      row.people,
      row.population,
      row.difference,
    ]);
    expect(rows).toEqual([
      ['city', 'unknown', 'given', 1, 160, 2, 158],
      ['city', 'none', 'not_given', 1, null, 3, null],
      ['city', '1', 'given', 1, 30, 2, 28],
      ['city', '2', 'given', 4, 36 + 45 + 24 + 27, 3 + 4 + 1 + 6, 132 - 14],
      ['city', '3', 'given', 1, 120, 5, 115],
      ['city', '4', 'not_given', 1, null, 40, null],
      ['unplaced', 'unplaced', 'unplaced', 0, 30, 1.5, null],
    ]);
  });

  /** Of the 472 people at 14:00 those of ranks 1 to 3: 30 + 132 + 120. */
  it('says first how many stand in the hazard', async () => {
    const answer = await ask(db, 'people_flow', { ...cityAndRiver, slot: holidayAt14 }, context);
    const [table] = answer.tables;
    const sum = (rows: readonly number[]) =>
      rows.reduce((total, row) => total + Number(rowObject(table!, table!.rows[row]!).people), 0);
    expect([sum(answer.headline!.rows), sum(answer.headline!.ofRows!)]).toEqual([282, 472]);
    expect(answer.headline!.text.ja).toBe('2021年11月の休日・14時台に洪水 L2 の区域にいる人');
  });

  /**
   * By night dwellings count in full, 413 and unknown by half, 401 nothing. South-west 460: 100, 120, 150, 100, 40 = 510;
   * north-west 113: 1000 + 130; north-east 9: building 7 weighs nothing, all 9 are in building 8.
   */
  it('goes by other weights at night', async () => {
    const slot = { ...holidayAt14, timezone: 103 };
    const { people_flow: table } = await tablesOf({ ...cityAndRiver, slot, tables: ['zones'] });
    const byClass = Object.fromEntries(objects(table!).map((row) => [row.class, row.people]));
    expect(byClass.unknown).toBe(0);
    expect(byClass['2']).toBeCloseTo((460 * (120 + 150 + 40)) / 510 + 9, 10);
    expect(byClass['4']).toBeCloseTo(100, 10);
    expect(byClass.none).toBeCloseTo(13, 10);
  });

  it('shows every time of the month as a curve, each from its own mesh', async () => {
    const { people_flow_day: table } = await tablesOf({ ...cityAndRiver, slot: holidayAt14, tables: ['curve'] });
    const rows = objects(table!).filter((row) => row.zone_id === 'city');
    expect(rows.map((row) => [row.day_type, row.time, row.mesh_level, row.buildings_not_given])).toEqual([
      ['holiday', 'day', '1km', 0],
      ['holiday', '03', '500m', 0],
      ['holiday', '14', '500m', 2],
      ['weekday', 'day', '1km', 0],
    ]);
    const at14 = rows[2]!;
    // both dry buildings stand in a withheld mesh: nobody knows how many are there, which is not 0
    expect([at14.people, at14.people_hit, at14.people_not_hit, at14.people_unknown]).toEqual([442, 282, null, 160]);
  });

  it('lists meshes with their people in the hazard; withheld is null, without buildings is unplaced', async () => {
    const { people_flow_mesh: table } = await tablesOf({ ...cityAndRiver, slot: holidayAt14, tables: ['meshes'] });
    expect(
      objects(table!).map((row) => [row.mesh_code, row.people, row.people_hit, row.people_unplaced, row.buildings]),
    ).toEqual(
      [
        [southWest, 255, 255, 0, 5],
        [northWest, null, null, null, 2],
        [northEast, 187, 27, 0, 2],
        [empty, 30, 0, 30, 0],
      ].sort((a, b) => String(a[0]).localeCompare(String(b[0]))),
    );
    const [mesh] = (await db.query(selectionOf('people_flow', table!, table!.rows[0]!, {}, context.layout)!.sql)).rows;
    expect(mesh!.mesh_code).toBe(southWest);
  });

  it('takes weights and daytime hours as they are edited', async () => {
    const alike = { '411': 1, '412': 1, '413': 1, '401': 1, '0': 1 };
    const parameters = { ...cityAndRiver, slot: holidayAt14, tables: ['zones'] };
    const edited = await tablesOf({ ...parameters, dayWeights: alike });
    // south-west 255 by floor area alone: 100 of 650 in building 0
    expect(objects(edited.people_flow!).find((row) => row.class === '1')!.people).toBeCloseTo((255 * 100) / 650, 10);
    const asNight = await tablesOf({ ...parameters, dayHours: [7, 13] });
    expect(objects(asNight.people_flow!).find((row) => row.class === '1')!.people).toBeCloseTo((255 * 100) / 510, 10);
  });

  it('says which time stands for one that the source has not', async () => {
    const parameters = { ...cityAndRiver, slot: { ...holidayAt14, timezone: 110 }, tables: ['zones'] };
    const { tables } = await ask(db, 'people_flow', parameters, context);
    expect(objects(tables[0]!)[0]).toMatchObject({ day_type: 'holiday', time: 'day', mesh_level: '1km' });
    expect(tables[0]!.notes![0]!.ja).toContain('2021年11月の休日・10時台の人流データはない');
    const tuesday = { ...holidayAt14, dayFlag: 1, timezone: 103 };
    await expect(ask(db, 'people_flow', { ...cityAndRiver, slot: tuesday }, context)).resolves.toMatchObject({
      tables: [{ rows: expect.arrayContaining([expect.arrayContaining([2021, 10, 'weekday', 'whole_day'])]) }, {}, {}],
    });
    await expect(
      ask(db, 'people_flow', { ...cityAndRiver, slot: { ...holidayAt14, dayFlag: 2 } }, context),
    ).rejects.toThrow('nothing that stands for');
  });
});

/** Population of a weekday noon as the city assembly shares it out must be what this question says of that time. */
it('agrees with the weekday-noon column, class by class', async () => {
  const { assemblePeople } = await import('../../../src/city/people.ts');
  const city = createToyCity();
  const peopleFlow = [
    flowDataset('500m', [
      [southWest, 2021, 12, 1, 0, 77],
      [northEast, 2021, 12, 1, 0, 1234],
      [empty, 2021, 12, 1, 0, 15],
      [southWest, 2021, 11, 1, 0, 99],
    ]),
    flowDataset('1km', [[toyKilometre, 2021, 12, 1, 0, 4000]]),
  ];
  const facts = { ...city.buildings } as unknown as Parameters<typeof assemblePeople>[1];
  const people = assemblePeople({ population: [], peopleFlow }, facts, 'EPSG:6677');
  const { populationDay } = people.columns;
  const withDay: CityTables = {
    ...city,
    buildings: { ...city.buildings, populationDay },
    source: { ...city.source, populationDay: people.source.populationDay },
    unplaced: { ...city.unplaced, populationDay: people.unplaced.populationDay },
  };
  const own = await createContext(db, withDay, peopleSubjects(city, { peopleFlow }));
  const slot = { year: 2021, month: 12, dayFlag: 1, timezone: 0 };
  const { people_flow: flow } = await tablesOf({ ...cityAndRiver, slot, tables: ['zones'] }, own);
  const byClass = objects(flow!).filter((row) => row.presence === 'given');
  const column = await db.query(`SELECT state, sum(population_day) AS day FROM "hazard_river_L2"
    POSITIONAL JOIN building_measures GROUP BY state ORDER BY state`);
  const labels = ['unknown', 'none', '1', '2', '3', '4'];
  for (const { state, day } of column.rows) {
    const found = byClass.find((row) => row.class === labels[Number(state)])?.people ?? 0;
    expect(found).toBeCloseTo(Number(day), 9);
  }
  expect(objects(flow!).find((row) => row.presence === 'unplaced')!.people).toBe(people.unplaced.populationDay);
});

describe('laws of people flow', () => {
  const meshes = [southWest, northWest, northEast, empty, ...meshNeighbours(empty, '500m').slice(0, 2)];
  const rowsOf = (people: readonly (number | null)[], hour: number): readonly FlowRow[] =>
    people.flatMap((value, i) => (value === null ? [] : [[meshes[i]!, 2021, 11, 0, 100 + hour, value] as const]));
  const counts = fc.array(fc.option(fc.integer({ min: 10, max: 100_000 }), { freq: 3 }), {
    minLength: meshes.length,
    maxLength: meshes.length,
  });
  const slotOf = (hour: number) => ({ ...holidayAt14, timezone: 100 + hour });

  it('conserves people, whatever is withheld; slots do not touch each other; the order of rows changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(counts, counts, fc.boolean(), async (first, second, reversed) => {
        fc.pre(first.some((value) => value !== null) && second.some((value) => value !== null));
        const both = [...rowsOf(first, 9), ...rowsOf(second, 22)];
        const load = (rows: readonly FlowRow[]) =>
          createContext(
            db,
            createToyCity(),
            peopleSubjects(createToyCity(), { peopleFlow: [flowDataset('500m', rows)] }),
          );
        const alone = await tablesOf(
          { ...cityAndRiver, slot: slotOf(9), tables: ['zones'] },
          await load(rowsOf(first, 9)),
        );
        const own = await load(reversed ? both.toReversed() : both);
        const { people_flow, people_flow_day, people_flow_mesh } = await tablesOf(
          { ...cityAndRiver, slot: slotOf(9) },
          own,
        );
        for (const row of objects(people_flow_mesh!)) {
          const parts = ['people_hit', 'people_not_hit', 'people_unknown', 'people_unplaced'] as const;
          expect(parts.reduce((sum, name) => sum + Number(row[name]), 0)).toBeCloseTo(Number(row.people), 6);
        }
        expect(people_flow!.rows).toEqual(alone.people_flow!.rows);
        const total = (hour: string) =>
          objects(people_flow_day!)
            .filter((row) => row.time === hour)
            .reduce((sum, row) => sum + Number(row.people), 0);
        for (const [hour, people] of [
          ['09', first],
          ['22', second],
        ] as const) {
          const expected = people.reduce((sum: number, value) => sum + (value ?? 0), 0);
          expect(total(hour)).toBeCloseTo(expected, 6);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('counts everybody once whatever the kind of zone', async () => {
    const own = await createContext(db, createToyCity(), peopleSubjects(createToyCity(), toySources));
    const { people_flow: table } = await tablesOf({ hazards: ['river:L2'], slot: holidayAt14, tables: ['zones'] }, own);
    const totals = new Map<string, number>();
    for (const row of objects(table!))
      totals.set(String(row.zone_kind), (totals.get(String(row.zone_kind)) ?? 0) + Number(row.people));
    expect([...totals]).toEqual([
      ['city', 472],
      ['residence', 472],
      ['district', 472],
    ]);
  });
});

it('follows a redrawn zone although its groups are kept', async () => {
  const city = createToyCity();
  const own = await createContext(db, city, peopleSubjects(city, toySources));
  const inA = async () => {
    const { people_flow: table } = await tablesOf(
      { zoneKinds: ['district'], hazards: ['river:L2'], slot: holidayAt14 },
      own,
    );
    return objects(table!).reduce((sum, row) => sum + (row.zone_id === 'A' ? Number(row.people) : 0), 0);
  };
  expect(await inA()).toBe(30 + 36 + 45 + 120 + 27);
  const drawn = city.zones.map((table) =>
    table.zoneKind === 'district' ? { ...table, member: Int32Array.of(0, 1, 1, 1, 1, 1, 1, 1, 1) } : table,
  );
  await loadZoneCells(db, findZoneCells(9, drawn));
  expect(await inA()).toBe(30);
});

describe('the time that is asked first', () => {
  const first = (rows: readonly FlowRow[]) =>
    firstAskedTime(peopleSubjects(createToyCity(), { peopleFlow: [flowDataset('500m', rows)] })[0]!.layout.flow!);

  it('is a holiday afternoon, else a weekday one, else what there is', () => {
    const at = (day: number, time: number): FlowRow => [southWest, 2021, 11, day, time, 10];
    expect(first([at(1, 0), at(0, 0)])).toEqual({ ...holidayAt14 });
    expect(first([at(1, 0), at(1, 1)])).toEqual({ ...holidayAt14, dayFlag: 1 });
    expect(first([at(2, 2)])).toEqual({ ...holidayAt14 });
    expect(first([at(1, 1)])).toEqual({ ...holidayAt14, dayFlag: 1, timezone: 1 });
  });
});

it('says what to import where the city has no people flow', async () => {
  const bare = await createContext(db, createToyCity());
  await expect(ask(db, 'people_flow', {}, bare)).rejects.toThrow('people-flow');
});
