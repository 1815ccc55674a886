import { worstOfEach } from '../../analysis/partition-checks.ts';
import type { Answer, AnswerTable } from '../../domain/answer.ts';

/** Tables by the names that the parameter `tables` asked them by. */
interface NamedAnswer {
  readonly names: readonly string[];
  readonly answer: Answer;
}

/**
 * One answer of two to the same question, whose tables were asked apart; its tables stand in the order of `names`. Its SQL is
 * that of both.
 */
export function mergedAnswer(names: readonly string[], moving: NamedAnswer, still: NamedAnswer): Answer {
  const byName = new Map<string, AnswerTable>();
  for (const { names: own, answer } of [moving, still])
    own.forEach((name, i) => {
      const table = answer.tables[i];
      if (table) byName.set(name, table);
    });
  const { evidence } = moving.answer;
  const statements = new Set([moving, still].flatMap(({ answer }) => answer.evidence.sql.split(/;(?:\n\n|$)/)));
  return {
    ...moving.answer,
    tables: names.flatMap((name) => byName.get(name) ?? []),
    checks: worstOfEach([...moving.answer.checks, ...still.answer.checks]),
    evidence: {
      ...evidence,
      sql: [...statements]
        .filter((sql) => sql !== '')
        .map((sql) => `${sql};`)
        .join('\n\n'),
      parameters: { ...evidence.parameters, tables: names.join(', ') },
    },
  };
}
