import { exclusionRules } from '../../../src/domain/exclusion-rules.ts';
import type { HazardKey } from '../../../src/domain/hazard.ts';
import type { Plan, PlanMeasure } from '../../../src/domain/plan.ts';
import type { PlanIndicators, RuleOverlap } from '../../../src/domain/plan-indicators.ts';
import type { PlanMode } from '../../../src/panels/plan/PlanContext.tsx';
import type { PlanActions, PlanData } from '../../../src/panels/plan/plan-data.ts';
import { emptyScenario } from '../../../src/project/plan/plan-slice.ts';
import { createPlanStore } from '../../../src/project/plan/plan-store.ts';

const lawful = exclusionRules.filter(({ level }) => level === 'A').map(({ id }) => id);

interface ExampleFigures {
  readonly deep?: number;
  readonly hectares?: number;
  readonly redHectares?: number;
  readonly population?: number;
  readonly future?: number;
  readonly day?: number;
  readonly spending?: number;
  readonly missing?: readonly string[];
}

/** Indicators of invented zones: people by stored state are unknown, not hit, <0.5, 0.5–3, 3–5, 5–10, 10–20, ≥20 m. */
export function createExampleIndicators({
  deep = 10_260,
  hectares = 1842,
  redHectares = 0.42,
  population = 82_150,
  future = 63_910,
  day = 88_300,
  spending = 0.714,
  missing = ['disaster_risk_area'],
}: ExampleFigures = {}): PlanIndicators {
  const people = Float64Array.of(2310, population - deep - 2310 - 21_000, 8000, 13_000, deep - 2000, 2000, 0, 0);
  const exposed = { buildings: people.map((value) => Math.round(value / 2.4)), population: people };
  const less = { buildings: exposed.buildings.map((value) => value / 4), population: people.map((value) => value / 4) };
  const overlap = (squareMeters: number): RuleOverlap => ({
    areaSquareMeters: squareMeters,
    buildings: squareMeters > 0 ? 3 : 0,
    population: squareMeters > 0 ? 7 : 0,
  });
  const known = lawful.filter((id) => !missing.includes(id));
  const red = overlap(redHectares * 10_000);
  return {
    areaSquareMeters: hectares * 10_000,
    perimeterMeters: 48_200,
    buildings: 31_000,
    population,
    population65: population * 0.27,
    population75: population * 0.14,
    households: population / 2.2,
    populationDay: day,
    floorAreaSquareMeters: 5_400_000,
    exposure: new Map<HazardKey, typeof exposed>([
      ['river:L1', less],
      ['river:L2', exposed],
      ['landslide:', less],
    ]),
    redZone: {
      ...red,
      byRule: new Map(known.map((id) => [id, id === 'landslide_special' ? red : overlap(0)])),
      missing,
      unsurveyedSquareMeters: 0,
    },
    future: new Map([[2050, future]]),
    futureUnknown: new Map([[2050, 0]]),
    spendingShare: spending,
    facilities: new Map([
      ['shelter', 24],
      ['medical', 31],
    ]),
  };
}

const createMeasure = (change: Partial<PlanMeasure> & Pick<PlanMeasure, 'id' | 'name'>): PlanMeasure => ({
  clause: '第3編第2章',
  approach: 'reduce_soft',
  hazards: ['river'],
  place: { kind: 'city' },
  actor: '危機管理課',
  terms: ['short'],
  note: '',
  ...change,
});

export const createExamplePlan = (): Plan => ({
  scenarios: [
    emptyScenario,
    {
      ...emptyScenario,
      id: 's1',
      name: '案A',
      colour: '#0b5d3b',
      measures: ['m1', 'm2'],
    },
    { ...emptyScenario, id: 's2', name: '案B', colour: '#d96500' },
  ],
  measures: [
    createMeasure({
      id: 'm1',
      name: '居住誘導区域の見直し',
      approach: 'avoid',
      actor: '都市計画課',
      effect: { kind: 'relocate', share: 0.1 },
      target: {
        indicator: '浸水3 m以上の人口',
        unit: '人',
        baseline: 10_260,
        baselineYear: 2020,
        goal: 6500,
        goalYear: 2035,
      },
    }),
    createMeasure({
      id: 'm2',
      name: '青瀬川 堤防の強化',
      approach: 'reduce_hard',
      actor: '河川課',
      terms: ['middle', 'long'],
      effect: { kind: 'lower_depth', hazards: ['river:L2'], meters: 1 },
    }),
    createMeasure({
      id: 'm3',
      name: '避難ビルの協定 6 棟',
      place: { kind: 'facilities', facilityIds: ['f1', 'f2'] },
    }),
    createMeasure({ id: 'm4', name: '個別避難計画の作成', terms: ['short', 'middle'] }),
  ],
});

export const createPlanData = (change: Partial<PlanData> = {}): PlanData => ({
  zoneKinds: ['residence', 'urban_function'],
  choice: {
    hazards: ['river:L2', 'river:L1', 'landslide:'],
    years: [2050],
    facilityKinds: ['shelter', 'medical'],
  },
  figures: new Map([
    ['current', { indicators: { state: 'ready', value: createExampleIndicators() }, stale: false }],
    [
      's1',
      {
        indicators: {
          state: 'ready',
          value: createExampleIndicators({
            deep: 6540,
            hectares: 1735.6,
            redHectares: 0,
            population: 79_500,
            future: 62_480,
            day: 87_650,
            spending: 0.709,
          }),
        },
        stale: false,
        milliseconds: 84,
      },
    ],
    [
      's2',
      {
        indicators: {
          state: 'ready',
          value: createExampleIndicators({
            deep: 8120,
            hectares: 1796.3,
            redHectares: 0.11,
            population: 81_000,
            future: 63_300,
            day: 88_010,
            spending: 0.712,
          }),
        },
        stale: false,
      },
    ],
  ]),
  line: {
    vertices: 20,
    selectedVertices: 1,
    areaSquareMeters: 17_356_000,
    perimeterMeters: 48_200,
    differenceSquareMeters: -1_064_000,
    removedBuildings: 1284,
    addedBuildings: 0,
    crossings: 0,
  },
  preview: null,
  snappedTo: null,
  measured: null,
  effects: new Map([
    [
      'm1',
      {
        state: 'ready',
        value: { peopleDifference: -3720, buildingsDifference: null, assumption: { ja: '仮定', en: 'assumption' } },
      },
    ],
    [
      'm2',
      {
        state: 'ready',
        value: { peopleDifference: -1180, buildingsDifference: -320, assumption: { ja: '仮定', en: 'assumption' } },
      },
    ],
  ]),
  findings: new Map(),
  uncovered: null,
  riskKind: null,
  riskKinds: [],
  places: {
    zones: [
      { zoneKind: 'district', id: 'd1', name: '川原町一丁目' },
      { zoneKind: 'district', id: 'd2', name: '南青瀬二丁目' },
    ],
    facilities: [
      { id: 'f1', name: '青瀬ビル', kind: { ja: '商業施設', en: 'Commercial' } },
      { id: 'f2', name: '南青瀬会館', kind: { ja: '行政施設', en: 'Government' } },
    ],
  },
  drawingPlaceOf: null,
  drawnPlace: null,
  saved: { state: 'saved', at: '2026-11-23T10:42:00.000Z' },
  ...change,
});

const nothing = (): void => undefined;

export const createPlanRequests = (change: Partial<PlanActions> = {}): PlanActions => ({
  previewStep: nothing,
  setDropsSlivers: nothing,
  acceptPreview: nothing,
  cancel: nothing,
  drawPlace: nothing,
  showPlace: nothing,
  showRisk: nothing,
  showRule: nothing,
  exportMeasures: nothing,
  importMeasures: nothing,
  exportZones: nothing,
  importZones: nothing,
  tellRiskBy: nothing,
  saveComparison: nothing,
  retry: nothing,
  ...change,
});

/** Plan mode on example data, 案A being edited. */
export function createPlanMode(data: Partial<PlanData> = {}, actions: Partial<PlanActions> = {}): PlanMode {
  let tick = 0;
  const store = createPlanStore(createExamplePlan(), () => new Date(Date.UTC(2026, 0, 5, 1, 0, tick++)).toISOString());
  store.getState().actions.look({ scenario: 's1', tool: 'vertex' });
  return { store, data: createPlanData(data), actions: createPlanRequests(actions) };
}
