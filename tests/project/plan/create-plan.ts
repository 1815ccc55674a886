import { CURRENT_SCENARIO, type Plan, type PlanMeasure, type Scenario } from '../../../src/domain/plan.ts';

/** A scenario without edits. */
export const createScenario = (change: Partial<Scenario> = {}): Scenario => ({
  id: CURRENT_SCENARIO,
  name: '現行',
  colour: '#767676',
  description: '',
  zones: {},
  hazard: 'river',
  scale: 'L2',
  year: null,
  timeOfDay: 'night',
  parameters: {},
  measures: [],
  changedAt: '2026-11-23T01:02:03.456Z',
  ...change,
});

export const createMeasure = (change: Partial<PlanMeasure> = {}): PlanMeasure => ({
  id: 'm1',
  name: '避難路の整備',
  clause: '第3編第2章第1節',
  approach: 'reduce_hard',
  hazards: ['river'],
  place: { kind: 'city' },
  actor: '都市計画課',
  terms: ['short'],
  note: '',
  ...change,
});

/** 現行 and 案A with a redrawn zone that has a hole, an odd number of digits, every kind of measure place and effect. */
export const createPlan = (): Plan => ({
  scenarios: [
    createScenario(),
    createScenario({
      id: 'a',
      name: '案A',
      colour: '#0017C1',
      description: '赤い区域を除く',
      zones: {
        residence: [
          {
            id: 'r1',
            name: '居住誘導区域 中央',
            code: 0,
            polygons: [
              [
                [
                  [-12_000.123456789011, -34_000.1],
                  [-11_000, -34_000.1],
                  [-11_000, -33_000.3],
                  [-12_000.123456789011, -33_000.3],
                ],
                [
                  [-11_600, -33_600],
                  [-11_600, -33_400],
                  [-11_400, -33_400],
                ],
              ],
              [
                [
                  [-10_000, -34_000],
                  [-9_000, -34_000],
                  [-9_500, -33_333.333333333336],
                ],
              ],
            ],
          },
          { id: 'r2', name: '=1+1', code: 7, polygons: [square(-8_000, -34_000, 250)] },
        ],
      },
      year: 2040,
      parameters: { shelter_access: { distanceMeters: 800, kinds: ['shelter'] } },
      measures: ['m1', 'm3'],
    }),
  ],
  measures: [
    createMeasure({
      target: { indicator: '浸水域の人口', unit: '人', baseline: 1234, baselineYear: 2020, goal: null, goalYear: 2035 },
      effect: { kind: 'lower_depth', hazards: ['river:L1', 'river:L2'], meters: 0.5 },
    }),
    createMeasure({
      id: 'm2',
      approach: 'reduce_soft',
      terms: ['middle', 'long'],
      place: { kind: 'drawn', polygons: [square(0, 0, 10)] },
      effect: {
        kind: 'new_shelter',
        facilityKind: 'shelter',
        position: [1.5, -2.5],
        capacity: null,
        usableFor: ['river', 'landslide'],
      },
    }),
    createMeasure({
      id: 'm3',
      approach: 'avoid',
      hazards: ['landslide', 'collapse'],
      place: { kind: 'zones', zoneKind: 'residence', zoneIds: ['r1'] },
      effect: { kind: 'relocate', share: 0.25 },
    }),
    createMeasure({
      id: 'm4',
      place: { kind: 'facilities', facilityIds: ['s-1'] },
      effect: { kind: 'minimum_storeys', storeys: 3 },
    }),
  ],
});

const square = (x: number, y: number, side: number) =>
  [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
    ],
  ] as const;
