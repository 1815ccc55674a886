import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../src/analysis/analysis-context.ts';
import { buildingsWhere } from '../../src/analysis/buildings-where.ts';
import { computeExposure } from '../../src/analysis/exposure.ts';
import type { ExposureParameters, ExposureRow } from '../../src/analysis/exposure-result.ts';
import { ALL_STOREYS } from '../../src/domain/vertical-evacuation.ts';
import { withZones } from '../../src/tables/city-layout.ts';
import type { Database } from '../../src/tables/database.ts';
import { replaceHazard, replaceMembership } from '../../src/tables/load-city-tables.ts';
import { createNativeDatabase } from '../../src/tables/native-database.ts';
import { createContext } from './create-context.ts';
import { createToyCity } from './toy-city.ts';

let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await createContext(db, createToyCity());
});
afterAll(() => db.close());

const ask = (parameters: ExposureParameters) => computeExposure(db, parameters, context);

/** zone, residence, rank, buildings, floor area, people, 65+, impossible, unknown */
const brief = (row: ExposureRow) => [
  row.zoneId,
  row.residence,
  row.depthRank,
  row.buildings,
  row.floorAreaSquareMeters,
  row.population,
  row.population65,
  row.verticalEvacuationImpossible,
  row.verticalEvacuationUnknown,
];

describe('exposure of the toy city, counted by hand', () => {
  it('counts buildings, floor area, people and vertical evacuation by district, residence and rank', async () => {
    const { rows } = await ask({ zoneKinds: ['district'], hazards: ['river:L2'] });
    expect(rows.map(brief)).toEqual([
      ['', 'outside', 'unknown', 1, 160, 2, 0, 0, 0],
      ['A', 'outside', 2, 1, 150, 4, 1, 0, 0],
      ['A', 'inside', 1, 1, 100, 2, 1, 0, 0],
      ['A', 'inside', 2, 2, 210, 9, 2, 2, 0],
      ['A', 'inside', 3, 1, 200, 5, 2, 1, 0],
      ['B', 'outside', 'none', 1, 130, 3, 3, 0, 0],
      ['B', 'outside', 4, 1, 1000, 40, 10, 1, 0],
      ['B', 'inside', 2, 1, 80, 1, 1, 0, 1],
    ]);
  });

  it('names zones, and leaves the name empty outside all of them', async () => {
    const { rows } = await ask({ zoneKinds: ['district'], hazards: ['river:L2'] });
    expect(new Map(rows.map((row) => [row.zoneId, row.zoneName]))).toEqual(
      new Map([
        ['', ''],
        ['A', '青瀬一丁目'],
        ['B', '青瀬二丁目'],
      ]),
    );
  });

  it('tells buildings of which nobody says whether they lie in 居住誘導区域 from those outside', async () => {
    const city = createToyCity();
    const [residence, ...others] = city.zones;
    // 5 and 7 lie outside; of 7 nothing is said
    const unknown = Uint8Array.from(residence!.member, (_, row) => (row === 7 ? 1 : 0));
    const own = await createNativeDatabase();
    try {
      const { layout, ...rest } = await createContext(own, { ...city, zones: [{ ...residence!, unknown }, ...others] });
      const parameters = { zoneKinds: ['residence'], hazards: ['river:L2'] } as const;
      for (const passes of ['by-part', 'by-zone-cell'] as const) {
        const { rows } = await computeExposure(own, parameters, { ...rest, layout }, passes);
        expect(rows.filter(({ zoneId }) => zoneId === 'unknown').map(brief)).toEqual([
          ['unknown', 'unknown', 'unknown', 1, 160, 2, 0, 0, 0],
        ]);
        for (const { zoneId, depthRank, buildings } of rows) {
          const cell = { zoneKind: 'residence', zoneId, hazard: 'river:L2', depthRanks: [depthRank] } as const;
          expect(await buildingsWhere(own, cell, layout)).toHaveLength(buildings);
        }
      }
    } finally {
      await own.close();
    }
  });

  it('counts every building under landslide as one to leave, whatever its storeys', async () => {
    const { rows } = await ask({ zoneKinds: ['city'], hazards: ['landslide:'] });
    expect(rows.map((row) => [row.residence, row.depthRank, row.buildings, row.verticalEvacuationImpossible])).toEqual([
      ['outside', 'unknown', 1, 0],
      ['outside', 'none', 2, 0],
      ['outside', 2, 1, 1],
      ['inside', 'none', 4, 0],
      ['inside', 1, 1, 1],
    ]);
  });

  it('gives null, not zero, for people the city has no data of', async () => {
    const { rows } = await ask({ zoneKinds: ['city'], hazards: ['river:L2'] });
    for (const row of rows) {
      expect(row.population).not.toBeNull();
      expect([row.population75, row.households, row.populationDay]).toEqual([null, null, null]);
    }
  });

  it('classes depths by own bounds; a rank without a depth counts with its deepest', async () => {
    const { rows } = await ask({ zoneKinds: ['district'], hazards: ['river:L2'], depthBoundsMeters: [1, 4] });
    expect(rows.map(brief)).toEqual([
      ['', 'outside', 'unknown', 1, 160, 2, 0, 0, 0],
      ['A', 'outside', 2, 1, 150, 4, 1, 0, 0],
      ['A', 'inside', 1, 1, 100, 2, 1, 0, 0],
      ['A', 'inside', 2, 3, 410, 14, 4, 3, 0],
      ['B', 'outside', 'none', 1, 130, 3, 3, 0, 0],
      ['B', 'outside', 3, 1, 1000, 40, 10, 1, 0],
      ['B', 'inside', 2, 1, 80, 1, 1, 0, 1],
    ]);
  });

  it('judges vertical evacuation by an own rule', async () => {
    const impossible = async (verticalRule: ExposureParameters['verticalRule']) =>
      (await ask({ zoneKinds: ['city'], hazards: ['river:L2'], ...(verticalRule && { verticalRule }) })).rows.reduce(
        (sum, row) => sum + row.verticalEvacuationImpossible,
        0,
      );
    expect(await impossible(undefined)).toBe(4); // 1, 3, 5, 8
    expect(await impossible([{ fromMeters: 0.5, atMostStoreys: 2 }])).toBe(4); // 1, 2, 3, 8
    expect(await impossible([{ fromMeters: 0.8, atMostStoreys: 4 }])).toBe(4); // 1, 2, 3, 8
    expect(await impossible([{ fromMeters: 0.2, atMostStoreys: ALL_STOREYS }])).toBe(7); // all that are hit
    expect(await impossible([])).toBe(0);
  });

  it('holds its laws, people without a building included', async () => {
    const { checks } = await ask({
      zoneKinds: ['city', 'residence', 'district'],
      hazards: ['river:L2', 'river:L1', 'landslide:'],
    });
    expect(checks.map(({ code, expected, found, holds }) => ({ code, expected, found, holds }))).toEqual([
      { code: 'population-conserved', expected: 67.5, found: 67.5, holds: true },
      { code: 'buildings-once', expected: 9, found: 9, holds: true },
      { code: 'areas-sum', expected: 2030, found: 2030, holds: true },
    ]);
  });

  it('reports a broken law with the part and measure it was found in', async () => {
    const layout = { ...context.layout, source: { ...context.layout.source, population65: 21 } };
    const { checks } = await computeExposure(
      db,
      { zoneKinds: ['district'], hazards: ['river:L2'] },
      { ...context, layout },
    );
    expect(checks.filter((check) => !check.holds)).toEqual([
      {
        code: 'population-conserved',
        expected: 21,
        found: 20,
        difference: -1,
        holds: false,
        scope: { zone_kind: 'district', hazard: 'river:L2', measure: 'population65' },
      },
    ]);
  });

  it('says how the numbers came about, with SQL that gives the same numbers when run as it stands', async () => {
    const { evidence, rows } = await ask({ zoneKinds: ['city'], hazards: ['river:L2'], depthBoundsMeters: [1] });
    expect(evidence).toMatchObject({
      question: 'exposure',
      parameters: { zone_kinds: 'city', hazards: 'river:L2', depth_bounds_m: '1' },
      planarCrs: 'EPSG:6677',
      computedAt: '2026-01-01T00:00:00.000Z',
    });
    expect(evidence.assumptions.map(({ code }) => code)).toEqual([
      'survey-extent-bounds',
      'rank-without-depth-counts-as-deepest',
    ]);
    const again = await db.query(evidence.sql.split(';\n\n').at(-1)!);
    expect(again.rows.map((row) => row.population)).toEqual(rows.map((row) => row.population));
  });
});

describe('exposure after a change', () => {
  it('follows a redrawn zone and a new hazard, and only those', async () => {
    const own = await createNativeDatabase();
    const city = createToyCity();
    const ownContext = await createContext(own, city);
    const inside = async () =>
      (
        await computeExposure(
          own,
          { zoneKinds: ['city'], hazards: ['river:L2'], depthBoundsMeters: [1, 4] },
          ownContext,
        )
      ).rows
        .filter((row) => row.residence === 'inside')
        .map((row) => [row.depthRank, row.buildings]);
    expect(await inside()).toEqual([
      [1, 1],
      [2, 4],
    ]);
    await replaceMembership(own, 'residence', Int32Array.of(0, -1, -1, -1, -1, 0, -1, -1, -1));
    expect(await inside()).toEqual([
      [1, 1],
      [3, 1],
    ]);
    const [river] = city.hazards;
    await replaceHazard(own, {
      ...river!,
      state: new Uint8Array(9).fill(2),
      depthMeters: new Float32Array(9).fill(0.7),
    });
    expect(await inside()).toEqual([[1, 2]]);
    await own.close();
  });
});

describe('exposure of new zones', () => {
  it('counts by a kind of zone that was drawn after loading', async () => {
    const own = await createNativeDatabase();
    const ownContext = await createContext(own, createToyCity());
    await replaceMembership(own, 'other', Int32Array.of(1, 1, -1, 0, -1, -1, -1, -1, -1));
    const layout = withZones(ownContext.layout, { zoneKind: 'other', zoneId: ['p', 'q'], name: ['案 1', '案 2'] });
    const parameters = { zoneKinds: ['other'], hazards: ['river:L2'] } as const;
    const { rows } = await computeExposure(own, parameters, { ...ownContext, layout });
    expect(rows.filter((row) => row.zoneId !== '').map((row) => [row.zoneName, row.depthRank, row.buildings])).toEqual([
      ['案 1', 3, 1],
      ['案 2', 1, 1],
      ['案 2', 2, 1],
    ]);
    await own.close();
  });
});

describe('exposure of what the city lacks', () => {
  it('refuses zone kinds and hazards without data, naming them', async () => {
    await expect(ask({ zoneKinds: ['use_district'], hazards: ['river:L2'] })).rejects.toThrow('"use_district"');
    await expect(ask({ zoneKinds: ['city'], hazards: ['tsunami:'] })).rejects.toThrow('"tsunami:"');
  });

  it.each([
    ['descending bounds', { depthBoundsMeters: [3, 1] }],
    ['bounds finer than a centimetre', { depthBoundsMeters: [0.123] }],
    ['more than eight classes', { depthBoundsMeters: [1, 2, 3, 4, 5, 6, 7, 8] }],
    ['a rule for more storeys than are told apart', { verticalRule: [{ fromMeters: 1, atMostStoreys: 7 }] }],
    ['no zone kind', { zoneKinds: [] }],
  ])('refuses %s', async (_, wrong) => {
    await expect(ask({ zoneKinds: ['city'], hazards: ['river:L2'], ...wrong })).rejects.toThrow();
  });
});
