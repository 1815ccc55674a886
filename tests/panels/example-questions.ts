import type { Answer, AnswerTable, Cell, KeyColumn, ValueColumn } from '../../src/domain/answer.ts';
import type {
  QuestionActions,
  QuestionCard,
  QuestionsData,
  SqlConsoleActions,
  SqlConsoleData,
} from '../../src/panels/explore/question-data.ts';
import { createExampleExposure } from './example-exposure.ts';

const nothing = (): void => undefined;

export const createQuestionActions = (change: Partial<QuestionActions> = {}): QuestionActions => ({
  drawArea: nothing,
  layOut: nothing,
  clearArea: nothing,
  saveAnswer: nothing,
  retryAnswer: nothing,
  computeSensitivity: nothing,
  ...change,
});

export const createSqlActions = (change: Partial<SqlConsoleActions> = {}): SqlConsoleActions => ({
  run: nothing,
  cancel: nothing,
  showOnMap: nothing,
  save: nothing,
  ...change,
});

export const createExampleQuestions = (change: Partial<QuestionsData> = {}): QuestionsData => ({
  cards: createExampleCards(),
  choices: {
    slots: [0, 6, 12, 18].map((hour) => ({ year: 2021, month: 11, dayFlag: 0, timezone: 100 + hour })),
    years: [2020, 2030, 2040],
    categories: [],
  },
  answer: { state: 'ready', value: createExampleAnswer() },
  stale: false,
  layout: { views: {} },
  drawn: null,
  drawing: false,
  ...change,
});

const text = (ja: string, en: string) => ({ ja, en });

/** The form of collapse zones, with one assumption, a time and a year. */
const form = {
  type: 'object',
  properties: {
    zoneKinds: {
      type: 'array',
      minItems: 1,
      items: { type: 'string', enum: ['city', 'residence', 'district'] },
      bosai: { title: text('区域の種類', 'Kinds of zones'), control: 'zone_kinds' },
    },
    hazards: {
      type: 'array',
      minItems: 1,
      items: { type: 'string', enum: ['collapse:L2', 'river:L2'] },
      bosai: { title: text('災害と規模', 'Hazards and scales'), control: 'hazards' },
    },
    walkMeters: {
      type: 'number',
      minimum: 100,
      maximum: 5000,
      bosai: {
        title: text('歩行距離', 'Walking distance'),
        unit: 'm',
        assumption: true,
        source: text('都市構造の評価に関するハンドブック', 'Handbook'),
        step: 100,
      },
    },
    slot: { type: 'object', bosai: { title: text('時刻', 'Time'), control: 'slot' } },
    year: { type: 'integer', bosai: { title: text('年', 'Year'), control: 'year' } },
  },
};

export function createExampleCards(): readonly QuestionCard[] {
  return [
    {
      id: 'exposure',
      group: 'exposure',
      title: text('区域別の建物・人口', 'Buildings and people by zone'),
      ask: text('もし想定最大規模の洪水が起きたら、居住誘導区域の何人が浸水する区域に住んでいるか', 'How many people'),
      lack: null,
      form: { type: 'object', properties: {} },
      defaults: {},
    },
    {
      id: 'collapse_structure',
      group: 'evacuation',
      title: text('家屋倒壊等氾濫想定区域 × 構造', 'House collapse zones by structure'),
      ask: text('もし川があふれたら、流される木造の家に何人が住んでいるか', 'How many people live in wooden houses'),
      words: text('木造 ハンランリュウ', 'wood flow'),
      lack: null,
      form,
      defaults: {
        zoneKinds: ['city', 'residence', 'district'],
        hazards: ['collapse:L2'],
        walkMeters: 500,
        slot: { year: 2021, month: 11, dayFlag: 0, timezone: 112 },
        year: 2030,
      },
    },
    {
      id: 'people_flow',
      group: 'people',
      title: text('人流', 'People flow'),
      ask: text('もし休日の14時に起きたら、何人がいるか', 'How many people would be there'),
      lack: text('人流データがありません', 'No people-flow data'),
      form,
      defaults: {},
    },
  ];
}

const zoneColumns: readonly KeyColumn[] = [
  { name: 'zone_kind', title: text('区域の種類', 'Kind of zone') },
  { name: 'zone_id', title: text('区域 ID', 'Zone id') },
  { name: 'zone_name', title: text('区域名', 'Zone') },
];

const classColumn: KeyColumn = {
  name: 'class',
  title: text('区分', 'Class'),
  labels: [
    {
      value: 'unknown',
      label: text('不明（未調査）', 'Not known'),
      state: 'unknown',
      reason: text('調査範囲の外', 'outside the survey'),
    },
    { value: 'none', label: text('該当なし', 'Not hit'), state: 'not_hit' },
    { value: 'flow', label: text('氾濫流', 'Flow'), state: 'hit', colour: '#ff6347' },
    { value: 'erosion', label: text('河岸侵食', 'Erosion'), state: 'hit', colour: '#8b0000' },
  ],
};

const people = (name: string, ja: string): ValueColumn => ({
  name,
  title: text(ja, name),
  unit: 'people',
  additive: true,
  missing: 'suppressed',
});

const classes = ['unknown', 'none', 'flow', 'erosion'] as const;
/** 40 districts of 100 people each: 1, 90 − i, 9, i by class for district i. */
const districtPeople = (index: number): readonly number[] => [1, 90 - index, 9, index];
export const EXAMPLE_DISTRICTS = 40;

export function createExampleTable(): AnswerTable {
  const zone = (kind: string, id: string, name: string, values: readonly (number | null)[]): Cell[][] =>
    classes.map((value, i) => [kind, id, name, value, values[i] ?? null, values[i] === null ? null : 2]);
  return {
    id: 'collapse_structure',
    title: text('家屋倒壊等氾濫想定区域 × 人口', 'House collapse zones'),
    keys: [...zoneColumns, classColumn],
    values: [people('population', '人口'), people('population_day', '昼間人口')],
    rows: [
      ...zone('city', 'city', '市全域', [40, 2820, 360, 780]),
      ...zone('residence', 'A', '居住誘導区域', [10, 2000, 300, 500]),
      ...zone('residence', '', '区域外', [30, 820, 60, 280]),
      ...Array.from({ length: EXAMPLE_DISTRICTS }, (_, i) =>
        zone('district', `d${i}`, `町${i}`, districtPeople(i)),
      ).flat(),
    ],
    notes: [text('代表点で数える', 'Counted by representative point')],
  };
}

/** The same people at four times of the day, of the city. */
export function createExampleCurve(): AnswerTable {
  const times = ['00', '06', '12', '18'];
  return {
    id: 'curve',
    title: text('一日の動き', 'Over the day'),
    keys: [
      ...zoneColumns,
      {
        name: 'time',
        title: text('時刻', 'Time'),
        labels: times.map((value) => ({ value, label: text(`${Number(value)}時`, value) })),
      },
    ],
    values: [people('people', 'いる人')],
    rows: times.map((time, i) => ['city', 'city', '市全域', time, 1000 + i * 500]),
  };
}

export function createExampleAnswer(change: Partial<Answer> = {}): Answer {
  return {
    question: 'collapse_structure',
    tables: [createExampleTable(), createExampleCurve()],
    checks: [
      {
        code: 'population-conserved',
        expected: 4000,
        found: 4000,
        difference: 0,
        holds: true,
        scope: { table: 'collapse_structure' },
      },
    ],
    evidence: {
      ...createExampleExposure().evidence,
      question: 'collapse_structure',
      assumptions: [{ code: 'storey-height-m', value: 3, editable: true }],
    },
    headline: {
      table: 'collapse_structure',
      value: 'population',
      rows: [2, 3],
      ofRows: [0, 1, 2, 3],
      text: text('流されるおそれのある家に住む人', 'people in houses that may be carried away'),
    },
    ...change,
  };
}

export const createExampleSql = (change: Partial<SqlConsoleData> = {}): SqlConsoleData => ({
  schema: [
    {
      name: 'building_measures',
      ...text('建物ごとの人口と床面積', 'People and floor area of each building'),
      columns: [
        { name: 'floor_area_m2', type: 'DOUBLE', unit: 'm²', nullable: true, ...text('延床面積', 'Floor area') },
        { name: 'population', type: 'DOUBLE', unit: '人', nullable: false, ...text('人口', 'People') },
      ],
    },
    { name: 'hazard_river:L2', ...text('洪水 L2', 'River flood L2'), columns: [] },
  ],
  result: null,
  ...change,
});
