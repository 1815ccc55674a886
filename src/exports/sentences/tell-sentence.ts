import type { Answer } from '../../domain/answer.ts';
import { cellOf } from '../../domain/answer.ts';
import type { SentenceRequest, SheetSubject } from '../../domain/sheet.ts';
import type { Language } from '../../project/project-schema.ts';
import { breaksLaw } from '../table-laws.ts';
import { rowsOfSubject, type SentenceFacts } from './sentence-facts.ts';
import { hazardOfSentence, sentenceKind } from './sentence-kinds.ts';
import { subjectName, subjectText } from './sentence-words.ts';
import { createTeller, type ToldNumber } from './told-numbers.ts';

export type ToldSentence =
  | { readonly text: string; readonly numbers: readonly ToldNumber[] }
  /** In the language asked: why there is no sentence. */
  | { readonly missing: string };

/**
 * A sentence in plan style (である) about one subject, made from the rows of the answer to `sentenceQuestion(request)`. Every
 * number in it is listed with the cells that it comes from. A table that breaks a law gives no sentence.
 */
export function tellSentence(
  request: SentenceRequest,
  answer: Answer,
  subject: SheetSubject,
  language: Language,
  scenarioName: string | null = null,
): ToldSentence {
  const kind = sentenceKind(request.sentence);
  const hazard = hazardOfSentence(request);
  const ja = language === 'ja';
  if (!kind || hazard === undefined)
    return { missing: ja ? 'この災害について述べる文の種類ではない' : 'No such sentence for this hazard' };
  const table = answer.tables.find(({ id }) => id === kind.table);
  if (!table) return { missing: ja ? `表 ${kind.table} がない` : `The answer has no table ${kind.table}` };
  if (breaksLaw(answer, table))
    return { missing: ja ? '表の検算が一致しないため、文を作らない' : 'The table breaks one of its laws' };
  const rows = rowsOfSubject(table, subject, hazard);
  const name = subjectName(subject, language);
  if (rows.length === 0)
    return { missing: ja ? `${name}には集計の対象となる建物・施設がない` : `${name} holds nothing that is counted` };
  const teller = createTeller(table, language);
  const cell: SentenceFacts['cell'] = (row, column) => cellOf(table, table.rows[row]!, column);
  const text = kind.tell({
    table,
    subject,
    hazard,
    language,
    teller,
    rows,
    cell,
    rowsWhere: (column, wanted) => rows.filter((row) => wanted(String(cell(row, column) ?? ''))),
    parameter: (parameter) => answer.evidence.parameters[parameter],
  });
  const scenario = subject.kind === 'scenario' ? subject.name : scenarioName;
  return { text: `${subjectText(subject, scenario, language)}${text}`, numbers: teller.numbers };
}
