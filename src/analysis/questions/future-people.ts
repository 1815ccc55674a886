import { z } from 'zod';
import {
  type Answer,
  type AnswerTable,
  type Cell,
  cellOf,
  type KeyLabel,
  type ValueColumn,
} from '../../domain/answer.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import type { QueryResult } from '../../tables/database.ts';
import { hazardText, headlineHazard } from '../city-headline.ts';
import { classColumn, isHit } from '../class-column.ts';
import { type ConservedColumn, conservationChecks, type Part, partsOfZoneKinds } from '../conservation-checks.ts';
import { hazardConstants, hazardKeyColumns, hazardLabels } from '../hazard-dimension.ts';
import { assertHazards, hazardsParameter } from '../hazard-parameters.ts';
import { worstOfEach } from '../partition-checks.ts';
import { projectionEvidence } from '../projection-evidence.ts';
import {
  assertYears,
  projectedMeasures,
  projectedSums,
  projectedTotal,
  projectionOf,
  yearColumn,
  yearsOf,
  yearsParameter,
} from '../projection-query.ts';
import type { Question } from '../question.ts';
import { zoneKindsParameter } from '../zone-kinds-parameter.ts';
import { allZoneKindsOf, assertZoneKinds, type ZoneKindOrCity, zoneKeyColumns } from '../zone-parts.ts';
import { UNPLACED, unplacedZone, zoneOfRow } from '../zone-sums.ts';

export interface FuturePeopleParameters {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly hazards: readonly HazardKey[];
  readonly years: readonly number[];
}

/**
 * 将来人口 × 災害: people of each building at the census × projected people of its mesh ÷ those of the base year; 65+ and
 * 75+ alike by their own projection. Source of the meshes: 国土数値情報 将来推計人口メッシュ.
 */
export const futurePeople: Question<FuturePeopleParameters> = {
  id: 'future_people',
  group: 'future',
  title: { ja: '将来人口 × 災害の区分', en: 'Future people by hazard class' },
  ask: {
    ja: 'このままだと選んだ年に、浸水想定区域に何人が住み、そのうち何人が75歳以上か',
    en: 'If it goes on like this, how many people will live where it floods in the chosen year, and how many of 75 and over',
  },
  words: { ja: '将来推計人口 2070 高齢化 人口減少', en: 'projection ageing decline' },
  parameters: z.object({ zoneKinds: zoneKindsParameter, hazards: hazardsParameter, years: yearsParameter }),
  lacks(layout) {
    if (!layout.subjects?.projection || !layout.measures.includes('population'))
      return {
        ja: '将来推計人口メッシュ（国土数値情報）がありません。取り込むと計算できます',
        en: 'No projected population by mesh is loaded',
      };
    return layout.hazards.length > 0
      ? undefined
      : { ja: '災害のデータがありません。浸水想定区域などを取り込んでください', en: 'No hazard data are loaded' };
  },
  defaults: (layout) => ({
    zoneKinds: allZoneKindsOf(layout),
    hazards: layout.hazards.map(({ key }) => key),
    years: yearsOf(projectionOf(layout)),
  }),
  async run(db, parameters, context) {
    const { layout } = context;
    assertHazards(parameters.hazards, layout);
    assertZoneKinds(parameters.zoneKinds, layout);
    assertYears(parameters.years, projectionOf(layout));
    const asked = parameters.hazards.map((hazard) => projectedSums(db, { ...parameters, hazard }, context));
    const answers = await Promise.all(asked);
    const table = futureTable(
      answers.map(({ rows }) => rows),
      parameters,
      layout,
    );
    return {
      question: futurePeople.id,
      tables: [table],
      checks: worstOfEach(
        conservationChecks(table, partsOfZoneKinds(parameters.zoneKinds, partsOf(parameters)), lawsOf(layout)),
      ),
      evidence: projectionEvidence(
        {
          question: futurePeople.id,
          sql: answers.flatMap(({ sql }) => sql),
          parameters,
          method: ['largest-rank-of-all-sources', 'three-states'],
        },
        context,
      ),
      headline: headlineOf(table, parameters),
    };
  },
};

const knownLabels: readonly KeyLabel[] = [
  { value: 'known', label: { ja: '人口が分かる', en: 'known' } },
  {
    value: 'not_projected',
    label: { ja: '将来が不明', en: 'future not known' },
    state: 'unknown',
    reason: {
      ja: '将来推計のメッシュがない、または基準年の人口が 0 か秘匿で、比を決められない',
      en: 'no mesh in the projection, or its base is 0 or not given, so there is no ratio',
    },
  },
  {
    value: UNPLACED,
    label: { ja: '未配分', en: 'unplaced' },
    state: 'unknown',
    reason: { ja: '建物のないメッシュの人口（国勢調査）', en: 'people of the census in meshes without buildings' },
  },
];

const people = (name: string, ja: string, en: string): ValueColumn => ({
  name,
  title: { ja, en },
  unit: 'people',
  additive: true,
  missing: 'no_data',
});

const titles = {
  population: { ja: '人口', en: 'People' },
  population_65: { ja: '65 歳以上', en: '65 and over' },
  population_75: { ja: '75 歳以上', en: '75 and over' },
};

function futureTable(
  results: readonly QueryResult['rows'][],
  { zoneKinds, hazards, years }: FuturePeopleParameters,
  layout: CityLayout,
): AnswerTable {
  const rows = zoneKinds.flatMap((kind, part) =>
    hazards.flatMap((key, i) => [
      ...results[i]!.filter((row) => row.part === part).flatMap((row) => rowsOf(row, key, zoneKinds, layout)),
      ...years.map((year) => unplacedRow(kind, key, year, layout)),
    ]),
  );
  return {
    id: 'future_people',
    title: futurePeople.title,
    keys: [
      ...zoneKeyColumns,
      ...hazardKeyColumns,
      yearColumn,
      classColumn(hazards, layout),
      { name: 'presence', title: { ja: '将来の有無', en: 'Projection' }, labels: knownLabels },
    ],
    values: [
      {
        name: 'buildings',
        title: { ja: '棟数', en: 'Buildings' },
        unit: 'buildings',
        additive: true,
        missing: 'no_data',
      },
      ...projectedMeasures.flatMap(({ column }) => [
        people(column, titles[column].ja, titles[column].en),
        people(`${column}_census`, `${titles[column].ja}（国勢調査）`, `${titles[column].en}, census`),
      ]),
    ],
    rows,
    notes: [
      {
        ja: '「将来が不明」と「未配分」の人は国勢調査の人数だけを示し、将来の人数には含めない',
        en: 'People whose future is not known, and those without a place, are counted at the census only',
      },
    ],
  };
}

/** Row of those with a future and, where there are any, of those without; a measure is split by its own ratio. */
function rowsOf(
  row: QueryResult['rows'][number],
  key: HazardKey,
  zoneKinds: readonly ZoneKindOrCity[],
  layout: CityLayout,
): readonly (readonly Cell[])[] {
  const keys = [
    ...zoneOfRow(row, zoneKinds, layout),
    ...hazardConstants(key),
    Number(row.year),
    hazardLabels(key, layout)[Number(row.class)]!.value,
  ];
  const isMeasured = (measure: (typeof projectedMeasures)[number]['measure']) => layout.measures.includes(measure);
  const known = projectedMeasures.flatMap(({ column, measure }) =>
    isMeasured(measure) ? [projectedCell(row, column), Number(row[`${column}_census`])] : [null, null],
  );
  const unknown = projectedMeasures.flatMap(({ column, measure }) => [
    null,
    isMeasured(measure) ? Number(row[`${column}_unknown`]) : null,
  ]);
  const isThere = (buildings: unknown, values: readonly (number | null)[]) =>
    Number(buildings) > 0 || values.some((value) => value !== null && value > 0);
  return [
    ...(isThere(row.buildings, known) ? [[...keys, 'known', Number(row.buildings), ...known]] : []),
    ...(isThere(row.buildings_unknown, unknown)
      ? [[...keys, 'not_projected', Number(row.buildings_unknown), ...unknown]]
      : []),
  ];
}

/** Null where people of the group are there whose future nobody gives (ages have ratios of their own), 0 where none are. */
const projectedCell = (row: QueryResult['rows'][number], column: string): number | null =>
  (row[column] as number | null) ?? (Number(row[`${column}_unknown`]) > 0 ? null : 0);

const unplacedRow = (kind: ZoneKindOrCity, key: HazardKey, year: number, layout: CityLayout): readonly Cell[] => [
  ...unplacedZone(kind),
  ...hazardConstants(key),
  year,
  UNPLACED,
  UNPLACED,
  0,
  ...projectedMeasures.flatMap(({ measure }) => [
    null,
    layout.measures.includes(measure) ? layout.unplaced[measure] : null,
  ]),
];

const partsOf = ({ hazards, years }: FuturePeopleParameters): readonly Part[] =>
  hazards.map(hazardConstants).flatMap(([hazard, scale]) => years.map((year) => ({ hazard, scale, year })));

const lawsOf = (layout: CityLayout): readonly ConservedColumn[] => [
  { code: 'buildings-once', column: 'buildings', expected: () => layout.buildings, tolerance: 0 },
  ...projectedMeasures
    .filter(({ measure }) => layout.measures.includes(measure))
    .flatMap(({ column, measure }): readonly ConservedColumn[] => [
      {
        code: 'projection-conserved',
        column,
        expected: ({ year }) => projectedTotal(Number(year), measure, layout),
      },
      { code: 'population-conserved', column: `${column}_census`, expected: () => layout.source[measure] },
    ]),
];

/** 目標年次 of most plans (20 years on). */
const HORIZON = 2050;

/** The year asked first, as the page asks; of years in their order the plan's horizon, else the last. */
function headlineYear(years: readonly number[]): number {
  const inOrder = years.every((year, i) => i === 0 || year > years[i - 1]!);
  if (!inOrder || years.length === 1) return years[0]!;
  return years.includes(HORIZON) ? HORIZON : years.at(-1)!;
}

/** One year under one hazard: neither years nor hazards add up. */
function headlineOf(table: AnswerTable, { zoneKinds, hazards, years }: FuturePeopleParameters): Answer['headline'] {
  const key = headlineHazard(hazards)!;
  const [hazard, scale] = hazardConstants(key);
  const year = headlineYear(years);
  const name = hazardText(key);
  const rows = (wanted: (row: readonly Cell[]) => boolean) =>
    table.rows.flatMap((row, i) => {
      const own = row[0] === zoneKinds[0] && cellOf(table, row, 'hazard') === hazard;
      const ofYear = cellOf(table, row, 'scale') === scale && cellOf(table, row, 'year') === year;
      return own && ofYear && wanted(row) ? [i] : [];
    });
  return {
    table: table.id,
    value: 'population',
    rows: rows((row) => isHit(cellOf(table, row, 'class'))),
    ofRows: rows(() => true),
    text: {
      ja: `${year}年に${name.ja} の区域に住む人`,
      en: `people living in the area of ${name.en} in ${year}`,
    },
  };
}
