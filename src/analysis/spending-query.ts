import type { HazardKey } from '../domain/hazard.ts';
import type { CachedTableMade } from '../tables/cached-table.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { Database } from '../tables/database.ts';
import { exactlySummableSql } from '../tables/exact-sum.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import type { ConsumptionLayout, ConsumptionTotal } from '../tables/subject-layout.ts';
import { consumptionMeshTable } from '../tables/table-names.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { type MeshGrouping, meshGroups } from './mesh-groups.ts';
import type { UsageWeights } from './usage-weights.ts';
import type { ZoneKindOrCity } from './zone-parts.ts';

export const spendingTables = ['zones', 'months', 'trade'] as const;

export interface SpendingParameters {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly hazards: readonly HazardKey[];
  readonly year: number;
  /** 1 … 12, or 0 for the whole year. */
  readonly month: number;
  readonly categories: readonly string[];
  /** Of the three tables those that are wanted: a step from month to month needs no table of months. */
  readonly tables: readonly (typeof spendingTables)[number][];
  readonly weights: UsageWeights;
}

/** What the tables of one answer share. */
export interface SpendingAsked {
  readonly db: Database;
  readonly context: AnalysisContext;
  readonly layout: CityLayout;
  readonly consumption: ConsumptionLayout;
  readonly parameters: SpendingParameters;
  /** Months of the source that make the asked one. */
  readonly months: readonly number[];
  /** Months of the asked year, for the table by month. */
  readonly monthsOfYear: readonly number[];
  /** Numbers of the categories in the tables, in their order there. */
  readonly categories: readonly number[];
  /** Statements in the order in which they were run, for the evidence. */
  readonly sql: Set<string>;
  /** Kept tables by hazard, each looked up once an answer. */
  readonly groups: Map<HazardKey, Promise<CachedTableMade>>;
}

/** Names that sources give to the sum of their categories. */
const totalCategory = /^(合計|総合計|総計|計|総額|全体|全分類|total|all)$/i;

/** A source that gives a total beside its categories is read by the categories: the two are never added up. */
export function withoutTotals(categories: readonly string[]): readonly string[] {
  const single = categories.filter((category) => !totalCategory.test(category.normalize('NFKC').trim()));
  return single.length > 0 ? single : categories;
}

/**
 * Throws a RangeError for a city without spending, for a year, month or category that its source has not, and for a total
 * asked together with the categories that it is made of.
 */
export function spendingAsked(db: Database, parameters: SpendingParameters, context: AnalysisContext): SpendingAsked {
  const { layout } = context;
  const consumption = consumptionOf(layout);
  const monthsOfYear = monthsOf(consumption, parameters.year);
  if (monthsOfYear.length === 0) throw new RangeError(`the spending source has nothing of ${parameters.year}`);
  const months = parameters.month === 0 ? monthsOfYear : monthsOfYear.filter((month) => month === parameters.month);
  if (months.length === 0)
    throw new RangeError(`the spending source has nothing of ${parameters.year}-${parameters.month}`);
  const categories = parameters.categories.map((category) => {
    const number = consumption.categories.indexOf(category);
    if (number < 0) throw new RangeError(`the spending source has no category "${category}"`);
    return number;
  });
  if (withoutTotals(parameters.categories).length < parameters.categories.length)
    throw new RangeError('a total is asked together with its categories, which would count spending twice');
  categories.sort((a, b) => a - b);
  return {
    db,
    context,
    layout,
    consumption,
    parameters,
    months,
    monthsOfYear,
    categories,
    sql: new Set(),
    groups: new Map(),
  };
}

/** Throws a RangeError where the city has no spending. */
export function consumptionOf(layout: CityLayout): ConsumptionLayout {
  const consumption = layout.subjects?.consumption;
  if (!consumption) throw new RangeError('the city has no spending by mesh');
  return consumption;
}

/** A source that gives a whole year (month 0) beside its months is read by the months: the two are never added up. */
function monthsOf({ totals }: ConsumptionLayout, year: number): readonly number[] {
  const months = [...new Set(totals.filter((total) => total.year === year).map(({ month }) => month))];
  const single = months.filter((month) => month > 0);
  return (single.length > 0 ? single : months).sort((a, b) => a - b);
}

/** Σ of the source over what is wanted. */
export const sourceTotal = (
  { consumption, parameters }: SpendingAsked,
  wanted: (total: ConsumptionTotal) => boolean,
): number =>
  consumption.totals
    .filter((total) => total.year === parameters.year && wanted(total))
    .reduce((sum, { amountYen }) => sum + amountYen, 0);

const spendingGrouping = (hazard: HazardKey, weights: UsageWeights): MeshGrouping => ({
  subject: 'consumption',
  meshTable: consumptionMeshTable,
  hazard,
  rules: [{ name: 'trade', weights, without: 'nobody' }],
});

/** Columns of the kept table that questions of spending read: `share_trade`, `floor_trade`, `buildings_trade`. */
export async function spendingGroups(asked: SpendingAsked, hazard: HazardKey): Promise<string> {
  const made =
    asked.groups.get(hazard) ?? meshGroups(asked.db, spendingGrouping(hazard, asked.parameters.weights), asked.layout);
  asked.groups.set(hazard, made);
  const { name, sql } = await made;
  for (const statement of sql) asked.sql.add(statement);
  return name;
}

export async function askSpending(asked: SpendingAsked, sql: string) {
  asked.sql.add(sql);
  const { rows } = await asked.db.query(sql, [], asked.context.signal);
  return rows;
}

/** Amounts by mesh and the `by` columns, for the asked year, categories and the given months. */
export function amountsSql(asked: SpendingAsked, months: readonly number[], by: readonly string[]): string {
  const numbers = (values: readonly number[]) => values.map(integerLiteral).join(', ');
  const amount = exactlySummableSql('amount_yen', yearTotal(asked));
  return `SELECT ${['mesh_number', ...by].join(', ')}, sum(${amount}) AS amount FROM consumption_values
    WHERE year = ${integerLiteral(asked.parameters.year)} AND month IN (${numbers(months)}) AND category IN (${numbers(asked.categories)})
    GROUP BY ALL`;
}

/** Bound of every sum of one answer. */
const yearTotal = (asked: SpendingAsked): number => sourceTotal(asked, () => true);

/** Spending of a group: its part of the mesh's amount. */
export const spentSql = (asked: SpendingAsked): string => exactlySummableSql('share_trade * amount', yearTotal(asked));

/** Spending by the `by` columns in meshes that no group takes up: without commercial floor, or without buildings. */
export async function unplacedSpending(
  asked: SpendingAsked,
  groups: string,
  months: readonly number[],
  by: readonly string[],
) {
  const columns = [...by, 'sum(amount) AS amount'].join(', ');
  return askSpending(
    asked,
    `SELECT ${columns} FROM (${amountsSql(asked, months, by)})
WHERE mesh_number NOT IN (SELECT mesh_number FROM ${groups} WHERE share_trade IS NOT NULL)
GROUP BY ALL${by.length > 0 ? ` ORDER BY ${by.join(', ')}` : ''}`,
  );
}
