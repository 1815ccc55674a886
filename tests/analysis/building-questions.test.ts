import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../src/analysis/analysis-context.ts';
import { readBuildingDetail } from '../../src/analysis/building-detail.ts';
import { buildingsWhere } from '../../src/analysis/buildings-where.ts';
import { computeExposure } from '../../src/analysis/exposure.ts';
import { computeHazardClassCounts } from '../../src/analysis/hazard-class-counts.ts';
import type { Database } from '../../src/tables/database.ts';
import { createNativeDatabase } from '../../src/tables/native-database.ts';
import { createContext } from './create-context.ts';
import { createRandomCity } from './random-city.ts';
import { createToyCity } from './toy-city.ts';

let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await createContext(db, createToyCity());
});
afterAll(() => db.close());

describe('detail of a building', () => {
  it('gives its facts, people, zones and records, with null for what the source does not say', async () => {
    const detail = await readBuildingDetail(db, 3, context.layout);
    expect(detail).toMatchObject({
      buildingIndex: 3,
      buildingId: '99201-bldg-3',
      usage: 413,
      structure: 603,
      storeys: 2,
      heightMeters: 7,
      floorAreaSquareMeters: 200,
      yearOfConstruction: 2001,
      lon: 141.003,
      zones: [
        { zoneKind: 'residence', zoneId: 'kyoju', name: '居住誘導区域' },
        { zoneKind: 'district', zoneId: 'A', name: '青瀬一丁目' },
      ],
      records: [
        {
          hazard: 'river',
          scale: 'L1',
          name: '青瀬川',
          rank: 2,
          depthMeters: 1.25,
          durationHours: null,
          source: 'toy.gml',
        },
        {
          hazard: 'river',
          scale: 'L2',
          name: '青瀬川',
          rank: 3,
          depthMeters: 3.5,
          durationHours: 24,
          source: 'toy.gml',
        },
      ],
    });
    const unknown = await readBuildingDetail(db, 4, context.layout);
    expect([unknown.storeys, unknown.heightMeters, unknown.groundHeightMeters]).toEqual([null, null, null]);
    expect((await readBuildingDetail(db, 7, context.layout)).zones.map(({ zoneId }) => zoneId)).toEqual(['', '']);
  });

  it('says why: the rule, its threshold, and what the building has', async () => {
    const { hazards } = await readBuildingDetail(db, 3, context.layout);
    const river = hazards.find(({ hazard, scale }) => hazard === 'river' && scale === 'L2')!;
    expect(river).toMatchObject({ state: 3, depthMeters: 3.5, verticalEvacuation: 'impossible' });
    expect(river.reasons).toEqual([
      {
        code: 'rank-storeys',
        outcome: 'against',
        values: { rank: 3, fromMeters: 3, storeys: 2, ownStoreys: 2, ownDepthMeters: 3.5 },
      },
    ]);
  });

  it('leaves open what cannot be judged: unknown storeys, no survey', async () => {
    const [four, seven, six] = await Promise.all([4, 7, 6].map((row) => readBuildingDetail(db, row, context.layout)));
    const river = (detail: typeof four) => detail!.hazards[0]!;
    expect(river(four)).toMatchObject({ state: 2, depthMeters: null, verticalEvacuation: 'unknown' });
    expect(river(four).reasons.map(({ code, outcome }) => [code, outcome])).toEqual([
      ['rank-storeys', 'unknown'],
      ['storeys-unknown', 'unknown'],
    ]);
    expect(river(seven)).toMatchObject({ state: 255, verticalEvacuation: 'unknown' });
    expect(river(seven).reasons).toEqual([{ code: 'depth-unknown', outcome: 'unknown', values: {} }]);
    expect(river(six)).toMatchObject({ state: 0, verticalEvacuation: 'not_needed', reasons: [] });
  });

  it('rejects for a building that is not there', async () => {
    await expect(readBuildingDetail(db, 9, context.layout)).rejects.toThrow('no building 9');
  });
});

describe('buildings of a table cell', () => {
  it('are the buildings counted in it', async () => {
    const where = async (cell: Partial<Parameters<typeof buildingsWhere>[1]>) => [
      ...(await buildingsWhere(db, { zoneKind: 'district', hazard: 'river:L2', ...cell }, context.layout)),
    ];
    expect(await where({ zoneId: 'A', residence: 'inside', depthRanks: [2] })).toEqual([1, 8]);
    expect(await where({ zoneId: 'A' })).toEqual([0, 1, 2, 3, 8]);
    expect(await where({ zoneId: '' })).toEqual([7]);
    expect(await where({ depthRanks: ['unknown', 'none'] })).toEqual([6, 7]);
    expect(await where({ verticalEvacuationImpossible: true })).toEqual([1, 3, 5, 8]);
    expect(await where({ depthRanks: ['none'], verticalEvacuationImpossible: true })).toEqual([]);
    expect(await where({ depthRanks: [2], thresholds: { depthBoundsMeters: [1, 4] } })).toEqual([1, 2, 3, 4, 8]);
    expect(await where({})).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('reject for a zone that is not there', async () => {
    const cell = { zoneKind: 'district', zoneId: 'C', hazard: 'river:L2' } as const;
    await expect(buildingsWhere(db, cell, context.layout)).rejects.toThrow('no zone "C"');
  });
});

describe('counts of the legend', () => {
  it('list every state once, also the empty ones, and add up to the city', async () => {
    const counts = await computeHazardClassCounts(db, 'river:L2', context);
    expect(counts.map(({ depthRank, buildings, population }) => [depthRank, buildings, population])).toEqual([
      ['none', 1, 3],
      [1, 1, 2],
      [2, 4, 14],
      [3, 1, 5],
      [4, 1, 40],
      [5, 0, 0],
      [6, 0, 0],
      ['unknown', 1, 2],
    ]);
  });
});

describe('cells and table', () => {
  it('hold the same buildings for every row of a random city', async () => {
    const own = await createNativeDatabase();
    const ownContext = await createContext(own, createRandomCity(400, 5, { districts: 3 }));
    const thresholds = { depthBoundsMeters: [0.3, 2, 6] };
    const { rows } = await computeExposure(
      own,
      { zoneKinds: ['district'], hazards: ['river:L2'], ...thresholds },
      ownContext,
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const cell = {
        zoneKind: 'district',
        zoneId: row.zoneId,
        residence: row.residence,
        hazard: 'river:L2',
        depthRanks: [row.depthRank],
        thresholds,
      } as const;
      expect(await buildingsWhere(own, cell, ownContext.layout)).toHaveLength(row.buildings);
      expect(
        await buildingsWhere(own, { ...cell, verticalEvacuationImpossible: true }, ownContext.layout),
      ).toHaveLength(row.verticalEvacuationImpossible);
    }
    await own.close();
  });
});
