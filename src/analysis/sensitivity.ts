import { type Answer, cellOf } from '../domain/answer.ts';
import type { SensitivityBand } from '../domain/evidence.ts';
import type { Database } from '../tables/database.ts';
import type { LoadedAlternative } from '../tables/load-alternative.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { ask } from './catalogue.ts';

/**
 * How far the number that an answer says first moves when what was assumed is taken otherwise: the same question over each
 * alternative's tables, one band a kind of assumption, from the least to the largest of what was found and what was asked.
 * Empty where the answer has no headline, or its number is not computed. Rejects as `ask` does.
 */
export async function computeSensitivity(
  db: Database,
  alternatives: readonly LoadedAlternative[],
  questionId: string,
  parameters: unknown,
  context: AnalysisContext,
): Promise<readonly SensitivityBand[]> {
  const asked = headlineNumber(await ask(db, questionId, parameters, context));
  if (!asked) return [];
  const found = new Map<string, number[]>();
  for (const alternative of alternatives) {
    const other = await headlineUnder(db, alternative, questionId, parameters, context);
    if (other) found.set(alternative.code, [...(found.get(alternative.code) ?? []), other.value]);
  }
  return [...found].map(([code, values]) => ({
    code,
    low: Math.min(asked.value, ...values),
    high: Math.max(asked.value, ...values),
    ...asked,
  }));
}

async function headlineUnder(
  db: Database,
  { schema, layout }: LoadedAlternative,
  questionId: string,
  parameters: unknown,
  context: AnalysisContext,
): Promise<ReturnType<typeof headlineNumber>> {
  const connection = await db.connect(schema);
  try {
    const otherwise = { ...context, layout: { ...context.layout, ...layout } };
    return headlineNumber(await ask(connection, questionId, parameters, otherwise));
  } finally {
    await connection.close();
  }
}

/** The number that an answer says first; undefined where it says none or a part of it is not known. */
function headlineNumber({ headline, tables }: Answer): { readonly value: number; readonly unit: string } | undefined {
  const table = headline && tables.find(({ id }) => id === headline.table);
  if (!headline || !table) return undefined;
  const cells = headline.rows.map((row) => cellOf(table, table.rows[row]!, headline.value));
  if (cells.includes(null)) return undefined;
  const unit = table.values.find(({ name }) => name === headline.value)!.unit;
  return { value: cells.reduce<number>((sum, cell) => sum + Number(cell), 0), unit };
}
