import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisContext } from '../../src/analysis/analysis-context.ts';
import { ask, catalogue } from '../../src/analysis/catalogue.ts';
import { computeSensitivity } from '../../src/analysis/sensitivity.ts';
import { assembleCity } from '../../src/city/assemble-city.ts';
import { loadAlternatives } from '../../src/city/load-alternatives.ts';
import type { Database } from '../../src/tables/database.ts';
import type { LoadedAlternative } from '../../src/tables/load-alternative.ts';
import { createBuildings, createHazardPolygons, createPopulation } from '../city/create-datasets.ts';
import { createContext } from './create-context.ts';
import { goldenAnswer } from './questions/golden-answer.ts';

/**
 * Two buildings in a tract of 100 people.
 * `wide`: house, 200 m² of floor. At its representative point (x 115) the water is 0.3 m deep; most of its footprint
 * (x 120 to 160) stands in 1 m.
 * `rank`: use not known, 100 m², known to the flood by rank 2 alone (0.5 to 3 m), and in a landslide warning zone.
 */
const datasets = [
  createBuildings('b.gml', [
    { id: 'wide', box: [70, 40, 90, 20], usage: 411, floorArea: 200 },
    { id: 'rank', box: [10, 10, 10, 10], usage: 0, floorArea: 100, risks: [{ hazard: 'river', rank: 2 }] },
  ]),
  createHazardPolygons('flood.geojson', 'river', [
    { box: [110, 0, 10, 100], rank: 1, depth: 0.3 },
    { box: [120, 0, 100, 100], rank: 2, depth: 1 },
  ]),
  createHazardPolygons('slope.geojson', 'landslide', [{ box: [0, 0, 50, 50], rank: 1 }], { scale: '' }),
  createPopulation('people.txt', [{ id: 'tract', population: 100 }], { boxes: [[0, 0, 500, 500]] }),
];

/** The same bands on every engine. */
export function describeSensitivity(engine: string, create: () => Promise<Database>): void {
  describe(`sensitivity on ${engine}`, () => {
    let db: Database;
    let context: AnalysisContext;
    let alternatives: readonly LoadedAlternative[];
    beforeAll(async () => {
      db = await create();
      const model = await assembleCity(datasets, []);
      context = await createContext(db, model.tables);
      alternatives = await loadAlternatives(db, model, context.layout);
    });
    afterAll(() => db.close());
    const bandsOf = async (id: string, parameters: object) => {
      const bands = await computeSensitivity(db, alternatives, id, parameters, context);
      return Object.fromEntries(bands.map(({ code, low, value, high }) => [code, [low, value, high]]));
    };

    /** Floor 0.6 m above the ground: `rank` may stand in 0.5 m (below it) or 3 m; `wide` is below by its point alone. */
    it('moves the floor area above the floor by the way of overlay and by the ends of a rank, not by weights', async () => {
      expect(await bandsOf('damage', { hazards: ['river:L2'], floorMeters: 0.6 })).toEqual({
        'largest-overlap': [100, 100, 100 + 200],
        'rank-bounds': [0, 100, 100],
        weights: [100, 100, 100],
      });
    });

    /** Both hazards reach `rank`: 100 people × 100·w ÷ (200 + 100·w), w = 0, ½, 1. */
    it('moves the people by the weight of a use that is not known', async () => {
      const bands = await bandsOf('multi_hazard', {});
      expect(bands['largest-overlap']).toEqual([20, 20, 20]);
      expect(bands.weights![0]).toBe(0);
      expect(bands.weights![1]).toBe(20);
      expect(bands.weights![2]).toBeCloseTo(100 / 3, 9);
    });

    it('leaves the city as it was', async () => {
      const before = goldenAnswer(await ask(db, 'damage', {}, context));
      await bandsOf('damage', {});
      expect(goldenAnswer(await ask(db, 'damage', {}, context))).toEqual(before);
    });

    it('holds the number asked in every band of every question that can be asked', async () => {
      for (const { id, lacks } of catalogue) {
        if (lacks(context.layout)) continue;
        const bands = await computeSensitivity(db, alternatives, id, {}, context);
        if ((await ask(db, id, {}, context)).headline) expect(bands, id).toHaveLength(3);
        for (const { low, value, high } of bands) {
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        }
      }
    });
  });
}
