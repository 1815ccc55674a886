import type { Plan } from '../../domain/plan.ts';
import { type Migrations, migrate } from '../migrate.ts';
import { PLAN_VERSION, planSchema } from './plan-schema.ts';

/** Something in a saved file that cannot be; both texts name the field. */
export interface PlanProblem {
  readonly reason: 'not-json' | 'newer-version' | 'invalid';
  /** Path inside the file: `scenarios.1.zones.residence.0.polygons`; '' for the whole of it. */
  readonly place: string;
  readonly message: { readonly ja: string; readonly en: string };
}

export type ReadPlanResult =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problem: PlanProblem };

/** Reads a saved plan. Never throws. */
export function readPlan(text: string): ReadPlanResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('not-json', '', '計画の JSON として読めません', 'The plan is no JSON');
  }
  return parsePlan(value);
}

/**
 * As `readPlan`, for a value that is already parsed. Fields that a later program added are dropped; a scenario's
 * references to measures that are not in the register go, since nothing stands behind them.
 */
export function parsePlan(value: unknown): ReadPlanResult {
  if (typeof value !== 'object' || value === null)
    return refused('invalid', '', '計画がありません', 'There is no plan in it');
  const { version } = value as { readonly version?: unknown };
  if (typeof version === 'number' && version > PLAN_VERSION)
    return refused(
      'newer-version',
      'version',
      `この計画は新しい版（${version}）で保存されています。読めるのは版 ${PLAN_VERSION} までです`,
      `The plan was saved by a newer program (version ${version}); this one reads up to version ${PLAN_VERSION}`,
    );
  const parsed = planSchema.safeParse(migrate(value, PLAN_VERSION, planMigrations));
  if (!parsed.success) return invalid(parsed.error.issues[0]);
  const { scenarios, measures }: Plan = parsed.data;
  return { ok: true, plan: { scenarios: withKnownMeasures(scenarios, measures), measures } };
}

export const writePlan = (plan: Plan): string => JSON.stringify(savedForm(plan));

/** The plan with its version, as it is written to a file. */
export const savedForm = ({ scenarios, measures }: Plan): Plan & { readonly version: number } => ({
  version: PLAN_VERSION,
  scenarios,
  measures,
});

/** None yet: version 1 is the first. */
const planMigrations: Migrations = {};

function withKnownMeasures(scenarios: Plan['scenarios'], measures: Plan['measures']): Plan['scenarios'] {
  const known = new Set(measures.map(({ id }) => id));
  return scenarios.map((scenario) =>
    scenario.measures.every((id) => known.has(id))
      ? scenario
      : { ...scenario, measures: scenario.measures.filter((id) => known.has(id)) },
  );
}

const refused = (reason: PlanProblem['reason'], place: string, ja: string, en: string): ReadPlanResult => ({
  ok: false,
  problem: { reason, place, message: { ja, en } },
});

interface SchemaIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Laws of a plan that no single field breaks. */
const laws: Readonly<Record<string, { readonly ja: string; readonly en: string }>> = {
  'unique-ids': { ja: '同じ id が二つあります', en: 'two entries have the same id' },
  'current-first': {
    ja: '先頭は編集のない現行（id current）でなければなりません',
    en: 'the first must be 現行 (id "current") without edits',
  },
};

function invalid(issue: SchemaIssue | undefined): ReadPlanResult {
  const place = issue?.path.map(String).join('.') ?? '';
  const law = laws[issue?.message ?? ''];
  const field = place === '' ? 'version' : place;
  return refused(
    'invalid',
    place,
    `計画の項目 ${field}：${law?.ja ?? '値がないか、決まりに合いません'}`,
    `Field ${field} of the plan: ${law?.en ?? 'missing, or a value that cannot be'}`,
  );
}
