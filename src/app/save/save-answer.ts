import type { i18n } from 'i18next';
import type { Answer, AnswerTable } from '../../domain/answer.ts';
import type { CsvFile } from '../../exports/encode-cp932.ts';
import { breaksLaw } from '../../exports/table-laws.ts';
import type { TableFormat } from '../../panels/explore/explore-data.ts';
import type { Language } from '../../project/project-schema.ts';
import { download } from './download.ts';
import { localDate } from './local-date.ts';

export { sqlAnswer } from './sql-answer.ts';

interface AnswerRequest {
  readonly format: TableFormat;
  readonly answer: Answer;
  /** In the names of files. */
  readonly cityName: string;
  /** Over every sheet: `青瀬市（架空）`. */
  readonly cityTitle: string;
  readonly words: i18n;
  readonly language: Language;
  /** Name of the files; without it the city, the scenario and the question. */
  readonly fileName?: string;
  /** The rows are the parts of one whole: the workbook says their sum. */
  readonly summed?: boolean;
}

/**
 * An answer as one workbook, or as one CSV a table, named after the city and the question. A table that breaks one of its
 * laws is not written as CSV. Resolves with what there is to say.
 */
export async function saveAnswer(request: AnswerRequest): Promise<string | undefined> {
  const { format, answer, cityName, cityTitle, words, language, summed = false } = request;
  const { scenario } = answer.evidence;
  const { fileName = [cityName, scenario, answer.question].filter(Boolean).join('_') } = request;
  if (format === 'xlsx') {
    const { answerXlsx } = await import('../../exports/answer-xlsx.ts');
    const book = { city: cityTitle, answers: [answer], date: localDate(), summed };
    download(await answerXlsx(book, { t: words.t, language }), `${fileName}.xlsx`);
    return undefined;
  }
  const broken = answer.tables.filter((table) => breaksLaw(answer, table));
  const remarks: string[] = broken.map((table) => words.t('save.tableBroken', { table: table.title[language] }));
  const unmappable = new Set<string>();
  for (const table of answer.tables) {
    if (broken.includes(table)) continue;
    const file = await csvFile(table, format, language);
    for (const character of file.unmappable) unmappable.add(character);
    const name = answer.tables.length === 1 ? fileName : `${fileName}_${table.id}`;
    download(new Blob([file.bytes], { type: 'text/csv' }), `${name}.csv`);
  }
  if (unmappable.size > 0) remarks.push(words.t('save.unmappable', { characters: [...unmappable].join(' ') }));
  return remarks.length > 0 ? remarks.join(' ') : undefined;
}

/** In words with units for people, in the encoding that their Excel opens. */
async function csvFile(table: AnswerTable, format: TableFormat, language: Language): Promise<CsvFile> {
  const [{ answerCsv }, { encodeCsv }] = await Promise.all([
    import('../../exports/answer-csv.ts'),
    import('../../exports/encode-cp932.ts'),
  ]);
  return encodeCsv(answerCsv(table, { form: 'words', language }), format === 'csv-cp932' ? 'cp932' : 'utf-8');
}
