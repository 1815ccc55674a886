import type { AnswerTable, Cell, KeyLabel, Unit } from '../domain/answer.ts';
import { headingOf, keyText, missingText, shownValue, unitDecimals } from '../project/language/answer-text.ts';
import type { Language } from '../project/project-schema.ts';

/**
 * Two ways to write the same table: `data` for programs (names and codes as documented, full precision, nothing for a
 * missing value) and `words` for people (titles with units, labels, rounded, 「—」 and 未計算 for a missing value).
 */
export type TableForm = { readonly form: 'data' } | { readonly form: 'words'; readonly language: Language };

export interface OutputColumn {
  readonly heading: string;
  /** Places that a person reads, of a cell that holds the whole number; undefined for a text. */
  readonly decimals?: number;
  /** Places of a number written as text. */
  readonly writtenDecimals?: number;
  /** Rows may be added up. */
  readonly additive?: boolean;
  readonly value: (row: readonly Cell[]) => string | number;
}

/**
 * Places of numbers written as text for people: more than are read on the screen, so that sums over the rows stay true
 * (people stand on buildings in fractions).
 */
const writtenDecimals: Readonly<Record<Unit, number>> = {
  ...unitDecimals,
  people: 2,
  households: 2,
  square_meters: 1,
  hectares: 2,
};

export function outputColumns(table: AnswerTable, form: TableForm): readonly OutputColumn[] {
  return [...keyColumns(table, form), ...reasonColumn(table, form), ...valueColumns(table, form)];
}

function keyColumns(table: AnswerTable, form: TableForm): readonly OutputColumn[] {
  return table.keys.map((column, i) =>
    form.form === 'data'
      ? { heading: column.name, value: (row) => String(row[i] ?? '') }
      : { heading: column.title[form.language], value: (row) => keyText(column, row[i], form.language) },
  );
}

/** Why a row is not known: every table with unknown rows says it beside them. */
function reasonColumn(table: AnswerTable, form: TableForm): readonly OutputColumn[] {
  const labelled = table.keys.flatMap(({ labels }, i) =>
    labels?.some(({ state }) => state === 'unknown') ? [{ i, labels }] : [],
  );
  if (labelled.length === 0) return [];
  const language = form.form === 'words' ? form.language : 'ja';
  const reasonOf = (label: KeyLabel | undefined) => (label?.state === 'unknown' ? label.reason?.[language] : undefined);
  const separator = language === 'ja' ? '、' : '; ';
  return [
    {
      heading: form.form === 'data' ? 'unknown_reason' : { ja: '不明の理由', en: 'Why not known' }[language],
      value: (row) => {
        const reasons = labelled.map(({ i, labels }) => reasonOf(labels.find(({ value }) => value === row[i])));
        return [...new Set(reasons.flatMap((reason) => reason ?? []))].join(separator);
      },
    },
  ];
}

function valueColumns(table: AnswerTable, form: TableForm): readonly OutputColumn[] {
  return table.values.map((column, at) => {
    const i = table.keys.length + at;
    if (form.form === 'data') return { heading: column.name, value: (row) => row[i] ?? '' };
    return {
      heading: headingOf(column, form.language),
      decimals: unitDecimals[column.unit],
      writtenDecimals: writtenDecimals[column.unit],
      additive: column.additive,
      value: (row) => {
        const value = row[i];
        if (typeof value !== 'number' || Number.isNaN(value)) return value || missingText(column, form.language);
        return shownValue(value, column.unit);
      },
    };
  });
}
