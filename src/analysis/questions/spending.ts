import { z } from 'zod';
import { type Answer, type AnswerTable, type Cell, cellOf } from '../../domain/answer.ts';
import { commercialWeights } from '../../domain/apportionment.ts';
import type { TableCheck } from '../../domain/evidence.ts';
import { answerEvidence } from '../answer-evidence.ts';
import { hazardText, headlineHazard } from '../city-headline.ts';
import { isHit } from '../class-column.ts';
import { conservationChecks, type Part, partsOfZoneKinds } from '../conservation-checks.ts';
import { hazardConstants } from '../hazard-dimension.ts';
import { assertHazards, hazardsParameter } from '../hazard-parameters.ts';
import { eachOnce, isDistinct, parameterMeta } from '../parameter-meta.ts';
import { worstOfEach } from '../partition-checks.ts';
import type { Question } from '../question.ts';
import {
  consumptionOf,
  type SpendingAsked,
  type SpendingParameters,
  sourceTotal,
  spendingAsked,
  spendingTables,
  withoutTotals,
} from '../spending-query.ts';
import { spendingMonthsTable, spendingTable, spendingVerdicts, tradeTable } from '../spending-tables.ts';
import { usageWeightsOf, usageWeightsParameter, usageWeightsText } from '../usage-weights.ts';
import { zoneKindsParameter } from '../zone-kinds-parameter.ts';
import { allZoneKindsOf, assertZoneKinds } from '../zone-parts.ts';

/**
 * 消費 × 災害: the spending of each mesh goes to its commercial floor (PLATEAU 402, 403, 404 in full, 413, 414 by half), so
 * what is spent where a hazard reaches is spending_mesh × commercial floor in the hazard ÷ commercial floor in the mesh.
 */
export const spending: Question<SpendingParameters> = {
  id: 'spending',
  group: 'economy',
  title: { ja: '消費額・商業床面積 × 災害', en: 'Spending and commercial floor area in the hazard' },
  ask: {
    ja: 'もし都市機能誘導区域が浸水したら、まちの買い物の何割が止まるか。どの月、どの分類が大きいか',
    en: 'If the town centre is flooded, what share of its trade stops, in which months and categories',
  },
  words: { ja: '消費動向 売上 商業 店舗 経済 月別', en: 'trade sales shops economy month' },
  parameters: z.object({
    zoneKinds: zoneKindsParameter,
    hazards: hazardsParameter,
    year: z
      .int()
      .min(0)
      .meta(parameterMeta({ title: { ja: '年', en: 'Year' }, control: 'year' })),
    month: z
      .int()
      .min(0)
      .max(12)
      .meta(parameterMeta({ title: { ja: '月（0 は通年）', en: 'Month (0 = whole year)' } })),
    categories: z
      .array(z.string())
      .min(1)
      .refine(isDistinct, eachOnce)
      .readonly()
      .meta(parameterMeta({ title: { ja: '消費の分類', en: 'Categories' }, control: 'categories' })),
    tables: z
      .array(z.enum(spendingTables))
      .min(1)
      .readonly()
      .meta(
        parameterMeta({
          title: { ja: '作る表', en: 'Tables' },
          options: {
            zones: { ja: '分類別', en: 'by category' },
            months: { ja: '月別', en: 'by month' },
            trade: { ja: '商業床', en: 'commercial floor' },
          },
        }),
      ),
    weights: usageWeightsParameter({ ja: '商業床の重み', en: 'Weights of commercial floor' }),
  }),
  lacks: (layout) =>
    layout.subjects?.consumption
      ? layout.hazards.length > 0
        ? undefined
        : { ja: '災害のデータがありません。浸水想定区域などを取り込んでください', en: 'No hazard data are loaded' }
      : {
          ja: '消費データ（メッシュ別・月別・分類別の消費額）がありません。取り込むと計算できます',
          en: 'No spending data (mesh by month and category) are loaded',
        },
  defaults: (layout) => {
    const { years, categories } = consumptionOf(layout);
    return {
      zoneKinds: allZoneKindsOf(layout),
      hazards: layout.hazards.map(({ key }) => key),
      year: years.at(-1)!,
      month: 0,
      categories: withoutTotals(categories),
      tables: spendingTables,
      weights: usageWeightsOf(commercialWeights),
    };
  },
  async run(db, parameters, context) {
    assertHazards(parameters.hazards, context.layout);
    assertZoneKinds(parameters.zoneKinds, context.layout);
    const asked = spendingAsked(db, parameters, context);
    const wanted = (name: (typeof spendingTables)[number]) => parameters.tables.includes(name);
    const trade = wanted('trade') ? await tradeTable(asked) : undefined;
    const tables = [
      ...(wanted('zones') ? [await spendingTable(asked)] : []),
      ...(wanted('months') ? [await spendingMonthsTable(asked)] : []),
      ...(trade ? [trade] : []),
    ];
    return {
      question: spending.id,
      tables,
      checks: worstOfEach(tables.flatMap((table) => checksOf(table, asked))),
      evidence: evidenceOf(asked),
      ...(trade && { headline: headlineOf(trade, asked) }),
    };
  },
};

function evidenceOf({ sql, parameters, consumption, context }: SpendingAsked): Answer['evidence'] {
  return answerEvidence(
    {
      question: spending.id,
      sql: [...sql],
      parameters,
      method: [
        'building-by-representative-point',
        'zone-membership-once-per-kind',
        'largest-rank-of-all-sources',
        'three-states',
        'mesh-spending-by-commercial-floor',
        'exact-sums',
      ],
      assumptions: [
        { code: 'commercial-weights', value: usageWeightsText(parameters.weights), editable: true },
        ...(consumption.unusedFiles.length > 0
          ? [{ code: 'coarser-mesh-left-out', value: consumption.unusedFiles.join(', '), editable: false }]
          : []),
      ],
    },
    context,
  );
}

/** Of the 都市機能誘導区域 where the city has one, else of the first kind asked. */
function headlineOf(table: AnswerTable, { parameters }: SpendingAsked): NonNullable<Answer['headline']> {
  const key = headlineHazard(parameters.hazards)!;
  const [hazard, scale] = hazardConstants(key);
  const centre = parameters.zoneKinds.includes('urban_function');
  const kind = centre ? 'urban_function' : parameters.zoneKinds[0]!;
  const isOwn = (row: readonly Cell[]) =>
    row[0] === kind &&
    (!centre || !['', 'unknown', 'unplaced'].includes(String(row[1]))) &&
    cellOf(table, row, 'hazard') === hazard &&
    cellOf(table, row, 'scale') === scale;
  const rows = (wanted: (row: readonly Cell[]) => boolean) =>
    table.rows.flatMap((row, i) => (isOwn(row) && wanted(row) ? [i] : []));
  const name = hazardText(key);
  return {
    table: table.id,
    value: 'spending_yen',
    rows: rows((row) => isHit(cellOf(table, row, 'class'))),
    ofRows: rows(() => true),
    text: {
      ja: `${centre ? '都市機能誘導区域の、' : ''}${name.ja} の区域での消費額`,
      en: `spent in the area of ${name.en}${centre ? ', in the urban function area' : ''}`,
    },
  };
}

function checksOf(table: AnswerTable, asked: SpendingAsked): readonly TableCheck[] {
  const { parameters, months, monthsOfYear } = asked;
  const hazards = parameters.hazards.map(hazardConstants).map(([hazard, scale]): Part => ({ hazard, scale }));
  const given = ({ month, category }: Part) =>
    asked.consumption.totals.some(
      (total) =>
        total.year === parameters.year &&
        (month === undefined || total.month === month) &&
        (category === undefined || total.category === category),
    );
  const each = (values: readonly Part[]) => hazards.flatMap((part) => values.map((value) => ({ ...part, ...value })));
  const categories = parameters.categories.map((category): Part => ({ category }));
  const inMonths = monthsOfYear.flatMap((month) => categories.map((part): Part => ({ ...part, month })));
  const parts = { spending: each(categories), spending_months: each(inMonths.filter(given)), trade_at_risk: hazards };
  const expected = (part: Part) =>
    sourceTotal(
      asked,
      ({ month, category }) =>
        (part.month === undefined ? months.includes(month) : month === part.month) &&
        (part.category === undefined ? parameters.categories.includes(category) : category === part.category),
    );
  const columns = ['spending_yen', ...(table.id === 'spending_months' ? [Object.keys(spendingVerdicts)] : [])];
  return conservationChecks(
    table,
    partsOfZoneKinds(parameters.zoneKinds, parts[table.id as keyof typeof parts]),
    columns.map((column) => ({ code: 'spending-conserved', column, expected })),
  );
}
