import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { ask, questionOf } from '../../../src/analysis/catalogue.ts';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { assembleAreas } from '../../../src/city/subjects/assemble-areas.ts';
import { assembleExclusions } from '../../../src/city/subjects/assemble-exclusions.ts';
import { type AnswerTable, rowObject } from '../../../src/domain/answer.ts';
import type { Dataset } from '../../../src/domain/datasets.ts';
import { exclusionRules } from '../../../src/domain/exclusion-rules.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import {
  createBuildings,
  createHazardPolygons,
  createHazardRaster,
  createPolygons,
  createZones,
  PLANAR_CRS,
} from '../../city/create-datasets.ts';
import { createContext } from '../create-context.ts';
import { createToyCity } from '../toy-city.ts';
import { areaModel, areaSubjects } from './toy-areas.ts';

let db: Database;
let context: AnalysisContext;
beforeAll(async () => {
  db = await createNativeDatabase();
  context = await createContext(db, areaModel.tables, areaSubjects());
});
afterAll(() => db.close());

const rows = (table: AnswerTable | undefined) => table!.rows.map((row) => rowObject(table!, row));
const check = async (parameters: object = {}) => {
  const { tables, ...answer } = await ask(db, 'exclusion_check', parameters, context);
  const [levels, rules, overlaps] = tables.map(rows);
  return { ...answer, levels: levels!, rules: rules!, overlaps: overlaps! };
};
const byRule = (list: readonly Readonly<Record<string, unknown>>[], ...names: string[]) =>
  Object.fromEntries(list.map((row) => [String(row.rule), names.map((name) => row[name])]));

describe('the residence area of the city of 200 × 100 m', () => {
  it('is set against every rule; one without data is never told to conform', async () => {
    const { rules } = await check();
    expect(byRule(rules, 'level', 'result', 'overlap_ha', 'buildings', 'population', 'sliver_m2')).toEqual({
      // 140 < x < 150 over 100 m, with the house on the slope
      urbanisation_control: ['A', 'violates', 0.1, 1, 30, 0],
      // 20 × 20 m with the house in the middle; nobody said whether housing is forbidden
      disaster_risk_area: ['A', 'consider', 0.04, 1, 20, 0],
      // 10 × 30 m; of the second area half a metre lies inside: a sliver, told apart but not lost
      landslide_special: ['A', 'violates', 0.03, 1, 30, 0.5],
      landslide_special_planned: ['A', 'conforms', 0, 0, 0, 0],
      landslide_prevention: ['A', 'no_data', null, null, null, null],
      steep_slope: ['A', 'no_data', null, null, null, null],
      flood_prevention: ['A', 'no_data', null, null, null, null],
      protection_forest: ['A', 'no_data', null, null, null, null],
      tsunami_special: ['B', 'no_data', null, null, null, null],
      disaster_risk_area_other: ['B', 'consider', 0.04, 1, 20, 0],
      // 30 × 60 m
      landslide_warning: ['C', 'consider', 0.18, 1, 30, 0],
      landslide_warning_planned: ['C', 'conforms', 0, 0, 0, 0],
      tsunami_warning: ['C', 'no_data', null, null, null, null],
      // L1 20 × 100 m lies in L2 50 × 100 m: the same ground counts once
      river: ['C', 'consider', 0.5, 1, 20, 0],
      inland: ['C', 'no_data', null, null, null, null],
      storm_surge: ['C', 'no_data', null, null, null, null],
      tsunami: ['C', 'no_data', null, null, null, null],
      urban_flood: ['C', 'no_data', null, null, null, null],
      industrial_only: ['D', 'consider', 0.01, 0, 0, 0],
      port: ['D', 'no_data', null, null, null, null],
    });
    expect(rules.map((row) => row.rule)).toEqual(exclusionRules.map(({ id }) => id));
  });

  it('counts ground and people under several rules of a level once', async () => {
    const { levels, headline } = await check();
    // A: 140 < x < 150 holds the slope's 10 × 30 m; 20 × 20 m lie apart: 1000 + 400 m², two houses, 30 + 20 people
    expect(
      levels.map((row) => [
        row.level,
        row.overlap_ha,
        row.buildings,
        row.population,
        row.rules,
        row.rules_without_data,
      ]),
    ).toEqual([
      ['A', 0.14, 2, 50, 8, 4],
      ['B', 0.04, 1, 20, 2, 1],
      // 50 × 100 m of water and 30 × 60 m of slope
      ['C', 0.68, 2, 50, 8, 5],
      ['D', 0.01, 0, 0, 2, 1],
    ]);
    expect([headline!.value, headline!.rows]).toEqual(['population', [0]]);
  });

  it('lists every overlap with its area, and none is dropped for being small', async () => {
    const { overlaps } = await check({ leastOverlapSquareMeters: 0.1 });
    const special = overlaps.filter(({ rule }) => rule === 'landslide_special');
    expect(
      special.map((row) => [row.feature_id, row.feature_name, row.overlap_m2, row.status, row.population]),
    ).toEqual([
      ['slope.geojson#1', '急傾斜 1', 300, 'real', 30],
      ['slope.geojson#2', '急傾斜 2', 0.5, 'real', 0],
    ]);
    const water = overlaps.filter(({ rule }) => rule === 'river');
    expect(water.map((row) => [row.feature_id, row.feature_name, row.overlap_m2])).toEqual([
      ['river:L1:2', '洪水 L1 0.5–3 m', 2000],
      ['river:L2:3', '洪水 L2 3–5 m', 5000],
    ]);
    expect((await check({ leastOverlapSquareMeters: 1e6 })).overlaps.map(({ status }) => status)).toEqual(
      overlaps.map(() => 'sliver'),
    );
  });

  it('tells an area that is surveyed in full to conform, however small the least overlap', async () => {
    const { rules } = await check({ leastOverlapSquareMeters: 0 });
    expect(rules.find(({ rule }) => rule === 'landslide_warning_planned')).toMatchObject({ result: 'conforms' });
  });

  it('takes areas made safe as excepted, and says so', async () => {
    const { rules, overlaps, evidence, levels } = await check({
      exceptedFeatures: 'slope.geojson#1、 slope.geojson#2',
    });
    const [rule] = rules.filter((row) => row.rule === 'landslide_special');
    expect(rule).toMatchObject({ result: 'excepted', overlap_ha: 0, excepted_m2: 300.5 });
    expect(overlaps.filter(({ status }) => status === 'excepted')).toHaveLength(2);
    expect(levels[0]).toMatchObject({ overlap_ha: 0.14 }); // the ground lies in 市街化調整区域 too
    expect(evidence.assumptions).toContainEqual(expect.objectContaining({ code: 'excepted-features', editable: true }));
  });

  it('excepts nothing that works cannot make safe, whatever ids are typed', async () => {
    const plain = await check();
    const [control] = plain.overlaps.filter(({ rule }) => rule === 'urbanisation_control');
    const { rules } = await check({ exceptedFeatures: String(control!.feature_id) });
    expect(rules.find((row) => row.rule === 'urbanisation_control')).toMatchObject({
      result: 'violates',
      excepted_m2: 0,
    });
  });

  it('puts disaster risk areas under A where housing is forbidden, else under B', async () => {
    const outcome = async (housingInRiskAreas: string) => {
      const { rules } = await check({ housingInRiskAreas });
      return ['disaster_risk_area', 'disaster_risk_area_other'].map(
        (id) => rules.find((row) => row.rule === id)!.result,
      );
    };
    expect(await outcome('forbidden')).toEqual(['violates', 'not_applicable']);
    expect(await outcome('allowed')).toEqual(['not_applicable', 'consider']);
  });

  it('names its rules as not verified, each with its source', async () => {
    const { rules, evidence, checks } = await check();
    for (const rule of rules) expect(String(rule.source)).toMatch(/要確認|未確認/);
    expect(evidence.assumptions.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['exclusion-rules-secondary', 'exclusion-rules-unverified', 'least-overlap-m2']),
    );
    expect(checks).toMatchObject([{ code: 'zone-area', expected: 10_000, holds: true }]);
  });
});

describe('other cities', () => {
  const residence = createZones('residence.geojson', 'residence', [{ id: 'r', box: [0, 0, 100, 100] }]);
  const ofCity = async (datasets: readonly Dataset[]) => {
    const own = await createNativeDatabase();
    try {
      const model = await assembleCity([residence, ...datasets], [], { planarCrs: PLANAR_CRS });
      const subjects = [assembleAreas, assembleExclusions].flatMap((assemble) => assemble(model) ?? []);
      const { tables } = await ask(own, 'exclusion_check', {}, await createContext(own, model.tables, subjects));
      return byRule(rows(tables[1]), 'result', 'overlap_ha', 'unsurveyed_ha');
    } finally {
      await own.close();
    }
  };

  it('have no data for part of it where the survey does not reach all of the area', async () => {
    const dry = createHazardRaster('t.tif', 'tsunami', [[0, null]], { scale: '', cellMeters: 50 });
    const { tsunami, landslide_special } = await ofCity([dry]);
    expect(tsunami![0]).toBe('partly_unknown');
    expect(tsunami![2]).toBeCloseTo(0.75, 6); // 50 × 50 m of 100 × 100 m are surveyed
    expect(landslide_special![0]).toBe('no_data');
  });

  it('tell areas that are not designated yet apart', async () => {
    const areas = createHazardPolygons(
      'slope.geojson',
      'landslide',
      [
        { box: [0, 0, 20, 20], rank: 2 },
        { box: [50, 0, 20, 20], rank: 2 },
      ],
      { scale: '', quantity: 'area_type', extent: { kind: 'polygons', polygons: createPolygons([[0, 0, 100, 100]]) } },
    );
    const found = await ofCity([{ ...areas, areaType: Uint8Array.of(2, 4) }]);
    expect(found.landslide_special![0]).toBe('violates');
    expect(found.landslide_special_planned![0]).toBe('consider');
    expect(found.landslide_warning![0]).toBe('conforms');
  });

  it('are answered by other zones that bear the name of a rule', async () => {
    const other = createZones('other.geojson', 'other', [
      { id: 'o1', name: '浸水被害防止区域（青瀬川）', box: [90, 90, 30, 30] },
      { id: 'o2', name: '公園', box: [0, 0, 30, 30] },
    ]);
    const found = await ofCity([other]);
    expect(found.flood_prevention![0]).toBe('violates');
    expect(found.flood_prevention![1]).toBeCloseTo(0.01, 6);
    expect(found.steep_slope![0]).toBe('no_data');
  });

  it('count buildings that only their own attributes place in a hazard, without an area', async () => {
    const house = createBuildings('h.gml', [
      { id: 'h', box: [10, 10, 10, 10], risks: [{ hazard: 'inland', scale: '', rank: 2, depth: 1 }] },
    ]);
    const { inland, tsunami } = await ofCity([house]);
    expect(inland).toEqual(['consider', null, null]);
    expect(tsunami![0]).toBe('no_data');
  });

  it('cannot be asked where no attraction area has a shape', async () => {
    const own = await createNativeDatabase();
    try {
      const { layout } = await createContext(own, createToyCity());
      expect(questionOf('exclusion_check').lacks(layout)!.en).toContain('shape');
    } finally {
      await own.close();
    }
  });
});
