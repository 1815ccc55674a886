import type { i18n } from 'i18next';
import type { Answer } from '../../domain/answer.ts';
import type { TableRequest } from '../../domain/sheet.ts';
import { answerXlsx } from '../../exports/answer-xlsx.ts';
import type { ComposedSheet } from '../../exports/sheets/composed-sheet.ts';
import type { SheetSupply } from '../../exports/sheets/sheet-supply.ts';
import type { Language } from '../../project/project-schema.ts';
import { localDate } from '../save/local-date.ts';
import type { WriteTask, WrittenFile } from './write-sheet.ts';

interface TablesTask extends WriteTask {
  readonly supply: SheetSupply;
  readonly words: i18n;
  readonly language: Language;
}

/**
 * The tables of a sheet as one workbook, in long form with units, sources and check rows, as every answer is saved. A question
 * that stands in several tables is in it once. Throws a RangeError for a sheet without tables.
 */
export async function writeSheetTables(composed: ComposedSheet, task: TablesTask): Promise<WrittenFile> {
  const { supply, words, language, title, signal, onProgress } = task;
  const requests = new Map<string, TableRequest>();
  for (const block of composed.sheet.blocks)
    if ('table' in block) {
      const { question, parameters, scenario } = block.table;
      requests.set(JSON.stringify([question, parameters, scenario]), block.table);
    }
  if (requests.size === 0) throw new RangeError(words.t('output.failures.noTable'));
  const answers: Answer[] = [];
  for (const { question, parameters, scenario } of requests.values()) {
    answers.push(await supply.answer({ question, parameters, scenario }, signal));
    onProgress(answers.length, requests.size);
  }
  const { name, fictional } = supply.city;
  const city =
    fictional && !name.includes(words.t('city.fictional')) ? `${name}（${words.t('city.fictional')}）` : name;
  const blob = await answerXlsx({ city, answers, date: localDate(), summed: false }, { t: words.t, language });
  return { name: `${title}.xlsx`, blob };
}
