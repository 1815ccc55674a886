import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { facilityDepth } from '../../../src/analysis/questions/facility-depth.ts';
import { type Answer, rowObject } from '../../../src/domain/answer.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createContext } from '../create-context.ts';
import { createToyCity } from '../toy-city.ts';
import { facilitySubject, randomFacilities, toyFacilities } from './toy-facilities.ts';

let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await createContext(db, createToyCity(), [facilitySubject(createToyCity())]);
});
afterAll(() => db.close());

const ask = (parameters: object = {}, of = context) =>
  facilityDepth.run(db, { ...facilityDepth.defaults(of.layout), ...parameters }, of);
const rowsOf = ({ tables }: Answer, table = 0) => tables[table]!.rows.map((row) => rowObject(tables[table]!, row));

describe('facilities by depth', () => {
  it('counts every facility in one class: the depths and ranks of the table of toy facilities', async () => {
    const rows = rowsOf(await ask({ zoneKinds: ['city'], hazards: ['river:L2'] }));
    expect(rows.map((row) => [row.facility_kind, row.class, row.facilities])).toEqual([
      ['evacuation_site', 'unknown', 1], // 9
      ['evacuation_site', 'none', 1], // 2
      ['evacuation_site', 'under_0.3', 1], // 0: 0.2 m
      ['evacuation_site', '0.5-0.7', 1], // 1: 0.6 m
      ['shelter', 'rank_1', 1], // 4: under 0.5 m, on either side of 0.3 m
      ['shelter', 'under_0.3', 1], // 3
      ['welfare', 'unknown_place', 1], // 6
      ['welfare', '0.3-0.5', 1], // 5: 0.4 m
      ['medical', 'rank_2', 1], // 7: 0.5 to 3 m, on either side of 0.7 m
      ['government', 'unknown', 1], // 8
    ]);
  });

  it('puts a depth on a bound into the upper class, as 32-bit numbers too', async () => {
    const rows = rowsOf(
      await ask({ zoneKinds: ['city'], hazards: ['river:L1'], facilityKinds: ['welfare', 'medical'] }),
    );
    expect(rows.map((row) => [row.facility_kind, row.class])).toEqual([
      ['welfare', 'unknown_place'],
      ['welfare', '0.3-0.5'], // 0.3 m
      ['medical', '0.7_and_over'], // 0.7 m
    ]);
  });

  it('leaves no rank undivided where the bounds are those of the ranks', async () => {
    const rows = rowsOf(await ask({ zoneKinds: ['city'], hazards: ['river:L2'], boundsMeters: [0.5, 3] }));
    expect(new Set(rows.map((row) => row.class))).toEqual(
      new Set(['unknown', 'none', 'under_0.5', '0.5-3', 'unknown_place']),
    );
  });

  it('tells kinds of landslide zones apart', async () => {
    const rows = rowsOf(await ask({ zoneKinds: ['city'], hazards: ['landslide:'] }));
    const hit = rows.filter((row) => !['none', 'unknown', 'unknown_place'].includes(String(row.class)));
    expect(hit.map((row) => [row.facility_kind, row.class, row.facilities])).toEqual([
      ['evacuation_site', 'special_warning', 1],
      ['medical', 'warning', 1],
    ]);
  });

  it('knows no zone for a facility without a place, and none of a kind that nobody asked the facilities for', async () => {
    const rows = rowsOf(await ask({ zoneKinds: ['district'], hazards: ['river:L2'], facilityKinds: ['welfare'] }));
    expect(rows.map((row) => [row.zone_id, row.zone_name, row.class])).toEqual([
      ['unknown', '不明', 'unknown_place'],
      ['A', '青瀬一丁目', '0.3-0.5'],
    ]);
    const zones = { zoneKind: 'drawn', zoneId: ['drawn'], name: ['描いた範囲'] } as const;
    const layout = { ...context.layout, zoneKinds: [...context.layout.zoneKinds, zones] };
    const drawn = rowsOf(await ask({ zoneKinds: ['drawn'] }, { ...context, layout }));
    expect(new Set(drawn.map((row) => row.zone_id))).toEqual(new Set(['unknown']));
  });

  it('lists every facility once a hazard, with its depth in the digits it has', async () => {
    const rows = rowsOf(await ask({ zoneKinds: ['city'], hazards: ['river:L2', 'landslide:'] }), 1);
    expect(rows).toHaveLength(2 * toyFacilities.length);
    expect(rows[0]).toEqual({
      facility_number: 1,
      facility_id: 'f-0',
      facility_name: '中央小',
      facility_kind: 'evacuation_site',
      address: '青瀬市 中央小',
      district: '青瀬一丁目',
      residence: '居住誘導区域',
      hazard: 'river',
      scale: 'L2',
      class: 'under_0.3',
      depth_m: 0.2,
    });
    expect(rows.filter((row) => row.hazard === 'landslide').every((row) => row.depth_m === null)).toBe(true);
  });

  it('shows the facilities that a row counts', async () => {
    const answer = await ask({});
    const parameters = facilityDepth.defaults(context.layout);
    for (const table of answer.tables)
      for (const row of table.rows) {
        const selection = facilityDepth.select!(table, row, parameters, context.layout);
        expect(selection?.of).toBe('facilities');
        const expected = rowObject(table, row).facilities ?? 1;
        expect((await db.numbers(selection!.sql)).length).toBe(expected);
      }
  });

  it('says how many rows named a facility again, and which have no place', async () => {
    const { tables } = await ask({});
    expect(tables[0]!.notes!.map(({ ja }) => ja)).toEqual([
      '複数のファイルにある同じ施設 2 件を除いて 1 回ずつ数えた',
      '位置（座標）のない施設 1 件は不明に数えた',
    ]);
  });

  it('refuses a kind of facility that the city has not', async () => {
    await expect(ask({ facilityKinds: ['station'] })).rejects.toThrow('station');
  });
});

describe('laws of facilities by depth', () => {
  it('counts every facility once a kind of zone and hazard, whatever the bounds', async () => {
    const bounds = fc.uniqueArray(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1000 }), bounds, async (seed, centimetres) => {
        const city = createToyCity();
        const own = await createContext(db, city, [facilitySubject(city, randomFacilities(40, seed, 2))]);
        const boundsMeters = centimetres.sort((a, b) => a - b).map((value) => value / 100);
        const answer = await ask({ boundsMeters }, own);
        expect(answer.checks).toEqual([
          expect.objectContaining({ code: 'facilities-once', holds: true, found: expect.any(Number) }),
        ]);
        // a deeper bound leaves fewer facilities above it, and the list says the same as the counts
        const listed = rowsOf(answer, 1).filter((row) => row.class === `${boundsMeters.at(-1)}_and_over`).length;
        const counted = rowsOf(answer)
          .filter((row) => row.zone_kind === 'city' && row.class === `${boundsMeters.at(-1)}_and_over`)
          .reduce((sum, row) => sum + Number(row.facilities), 0);
        expect(listed).toBe(counted);
      }),
      { numRuns: 15 },
    );
    context = await createContext(db, createToyCity(), [facilitySubject(createToyCity())]);
  });
});
