import { units } from '../../domain/answer.ts';
import type { FeatureTable } from '../../domain/feature-table.ts';
import { csvText } from '../csv-text.ts';

/** What a column of a file means. */
export interface ColumnMeaning {
  readonly name: string;
  readonly title: string;
  readonly title_en: string;
  /** As printed; '' for texts and plain numbers. */
  readonly unit: string;
  readonly type: string;
  /** What an empty cell means. */
  readonly missing: string;
}

const missingWords = { no_data: '資料がない', not_computed: '未計算', suppressed: '秘匿' } as const;

export const columnDictionary = ({ columns }: FeatureTable): ColumnMeaning[] =>
  columns.map(({ name, title, unit, type, missing }) => ({
    name,
    title: title.ja,
    title_en: title.en,
    unit: unit ? units[unit].ja : '',
    type,
    missing: missing ? missingWords[missing] : '',
  }));

/** `人口（人）`, each once: an alias names one column only. */
export function aliasesOf(table: FeatureTable): readonly string[] {
  const meanings = columnDictionary(table);
  const words = meanings.map(({ title, unit }) => (unit === '' ? title : `${title}（${unit}）`));
  return words.map((alias, i) => (words.indexOf(alias) === i ? alias : `${alias} ${meanings[i]!.name}`));
}

/** The dictionary as CSV (UTF-8 with a mark, CRLF), for formats that hold no names but their own. */
export function dictionaryCsv(table: FeatureTable, shortNames: readonly string[]): string {
  const lines = [
    ['field', 'column', '項目', 'title', '単位', '空欄の意味'],
    ...columnDictionary(table).map((meaning, i) => [
      shortNames[i]!,
      meaning.name,
      meaning.title,
      meaning.title_en,
      meaning.unit,
      meaning.missing,
    ]),
    [],
    [table.title.ja, table.description],
  ];
  return `\ufeff${lines.map((cells) => `${cells.map(csvText).join(',')}\r\n`).join('')}`;
}
