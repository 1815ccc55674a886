import type { Answer, AnswerTable } from '../domain/answer.ts';
import type { TableCheck } from '../domain/evidence.ts';

/** Checks that speak of a table; of a check that names none, every table of the answer. */
export const checksOf = (answer: Answer, table: AnswerTable): readonly TableCheck[] =>
  answer.checks.filter(({ scope }) => scope?.table === undefined || scope.table === table.id);

/** A table that breaks one of its laws is not printed, and no sentence is made of it. */
export const breaksLaw = (answer: Answer, table: AnswerTable): boolean =>
  checksOf(answer, table).some(({ holds }) => !holds);
