import type { Answer, KeyColumn, ValueColumn } from '../../domain/answer.ts';
import type { SqlResult } from '../../panels/explore/question-data.ts';

const numberTypes = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*)$/;

/** The result of the expert's query in the shape of an answer, its columns in their order, for the writers of files. */
export function sqlAnswer({ sql, columns, rows }: SqlResult, planarCrs: string, now: string): Answer {
  const first = columns.findIndex(({ type }) => numberTypes.test(type));
  const keyCount = first < 0 ? columns.length : first;
  const title = (name: string) => ({ ja: name, en: name });
  const keys = columns.slice(0, keyCount).map(({ name }): KeyColumn => ({ name, title: title(name) }));
  const values = columns
    .slice(keyCount)
    .map(({ name }): ValueColumn => ({ name, title: title(name), unit: 'count', additive: false, missing: 'no_data' }));
  return {
    question: 'sql',
    tables: [{ id: 'sql', title: { ja: 'SQL の結果', en: 'Result of SQL' }, keys, values, rows }],
    checks: [],
    evidence: {
      question: 'sql',
      sql: `${sql};`,
      parameters: {},
      inputs: [],
      planarCrs,
      method: [],
      assumptions: [],
      rounding: 'none',
      computedAt: now,
    },
  };
}
