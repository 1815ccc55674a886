import type { FacilityKind } from '../../../src/domain/datasets.ts';
import type { IndicatorInput } from '../../../src/domain/indicator-input.ts';
import type { PlanarPosition, PlanZone } from '../../../src/domain/plan.ts';
import { buildPolygonColumns } from '../../../src/spatial/polygon-columns-building.ts';
import { createPolygonLocator } from '../../../src/spatial/polygon-locator.ts';
import { exactlySummable } from '../../../src/tables/exact-sum.ts';

export const square = (x: number, y: number, size: number): PlanarPosition[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];
export const zone = (id: string, ...polygons: PlanZone['polygons']): PlanZone => ({ id, name: id, code: 0, polygons });

/** Quick and the same every time (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Buildings at random over 1 km, people of awkward fractions, overlapping red zones of two rules. */
export function createRandomInput(seed: number, count = 3000): IndicatorInput {
  const random = createRandom(seed);
  const column = (most: number) =>
    exactlySummable(Float64Array.from({ length: count }, () => (random() < 0.1 ? 0 : most * random())));
  const x = Float64Array.from({ length: count }, () => 1000 * random());
  const y = Float64Array.from({ length: count }, () => 1000 * random());
  const rules = [
    { id: 'landslide_special', polygons: buildPolygonColumns([[[square(200, 200, 150)]], [[square(300, 250, 200)]]]) },
    { id: 'disaster_risk_area', polygons: buildPolygonColumns([[[square(250, 300, 300), square(300, 350, 50)]]]) },
  ];
  const inRules = rules.map(({ polygons }) => createPolygonLocator(polygons).locate(x, y));
  return {
    count,
    x,
    y,
    population: column(7),
    population65: column(2),
    population75: null,
    households: column(3),
    populationDay: column(20),
    floorAreaSquareMeters: column(300),
    hazards: (['river:L2', 'tsunami:'] as const).map((key) => ({
      key,
      state: Uint8Array.from({ length: count }, () => Math.floor(8 * random())),
    })),
    redZones: {
      rules,
      flags: Uint8Array.from(x, (_, i) => (inRules[0]![i]! >= 0 ? 1 : 0) + (inRules[1]![i]! >= 0 ? 2 : 0)),
      missing: ['steep_slope'],
      surveyed: [buildPolygonColumns([[[square(0, 0, 700)]], [[square(500, 400, 450)]]])],
    },
    future: {
      years: [2030, 2040],
      mesh: Uint32Array.from({ length: count }, () => Math.floor(9 * random())),
      ratios: [0.9, 0.7].map((ratio) =>
        Float64Array.from({ length: 9 }, (_, i) => (i % 4 === 0 ? Number.NaN : ratio + 0.013 * i)),
      ),
    },
    spending: { yen: column(1e6), cityYen: 2e9 },
    facilities: {
      kind: Array.from({ length: 50 }, (_, i): FacilityKind => (i % 3 === 0 ? 'shelter' : 'medical')),
      x: Float64Array.from({ length: 50 }, (_, i) => (i === 7 ? Number.NaN : 1000 * random())),
      y: Float64Array.from({ length: 50 }, () => 1000 * random()),
    },
  };
}
