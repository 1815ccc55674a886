import { z } from 'zod';
import type { Text } from '../domain/answer.ts';
import type { UsageWeight } from '../domain/apportionment.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { parameterMeta } from './parameter-meta.ts';

/** Weight of floor area by PLATEAU usage code (0 and 461 not known); a usage that is not listed has none. */
export type UsageWeights = Readonly<Record<string, number>>;

/** Weights are whole thousandths: so they stand in SQL without rounding. */
const THOUSANDTHS = 1000;

export const usageWeightsOf = (weights: readonly UsageWeight[]): UsageWeights =>
  Object.fromEntries(weights.map(({ usage, weight }) => [String(usage), weight]));

/** Parameter of questions that share something out over floor areas. */
export const usageWeightsParameter = (title: Text) =>
  z
    .record(
      z.string().regex(/^\d{1,3}$/),
      z
        .number()
        .min(0)
        .max(THOUSANDTHS)
        .multipleOf(1 / THOUSANDTHS),
    )
    .readonly()
    .meta(
      parameterMeta({
        title,
        control: 'weights',
        assumption: true,
        source: {
          ja: 'この道具の初期値（建物用途別の延床面積の重み。公的な定めはない）',
          en: 'Default of this tool: weight of floor area by usage; no official rule fixes it',
        },
      }),
    );

/** `411: 1, 413: 0.5 …` in the order of the codes. */
export const usageWeightsText = (weights: UsageWeights): string =>
  codesOf(weights)
    .map((usage) => `${usage}: ${weights[usage]}`)
    .join(', ');

const codesOf = (weights: UsageWeights): readonly string[] =>
  Object.keys(weights).sort((a, b) => Number(a) - Number(b));

/**
 * A table `usage_weights(usage, <one column a rule>)` for a WITH clause. Codes of no rule are not in it.
 */
export function usageWeightsSql(rules: readonly { readonly name: string; readonly weights: UsageWeights }[]): string {
  const codes = codesOf(Object.assign({}, ...rules.map(({ weights }) => weights)));
  const rows = codes.map((usage) => {
    const values = rules.map(({ weights }) => integerLiteral(Math.round((weights[usage] ?? 0) * THOUSANDTHS)));
    return `(${[integerLiteral(Number(usage)), ...values.map((value) => `${value} / ${THOUSANDTHS}::DOUBLE`)].join(', ')})`;
  });
  const none = `(0, ${rules.map(() => '0::DOUBLE').join(', ')})`;
  return `usage_weights(usage, ${rules.map(({ name }) => name).join(', ')}) AS (
  VALUES ${rows.length > 0 ? rows.join(', ') : none}
)`;
}

export const largestWeight = (weights: UsageWeights): number => Math.max(0, ...Object.values(weights));
