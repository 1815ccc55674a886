import { describe, expect, it } from 'vitest';
import { sqlAnswer } from '../../src/app/save/sql-answer.ts';
import { answerCsv } from '../../src/exports/answer-csv.ts';

const result = {
  sql: 'SELECT usage, buildings, name FROM t',
  columns: [
    { name: 'usage', type: 'VARCHAR' },
    { name: 'buildings', type: 'BIGINT' },
    { name: 'name', type: 'VARCHAR' },
  ],
  rows: [
    ['住宅', 12, '=1+1'],
    ['店舗', null, null],
  ],
  truncated: false,
  milliseconds: 3,
  mapKey: null,
};

describe('the result of a query as a file', () => {
  it('keeps columns and rows in their order, numbers as numbers, and runs no formula', () => {
    const { tables, evidence } = sqlAnswer(result, 'EPSG:6677', '2026-11-23T00:00:00.000Z');
    expect(answerCsv(tables[0]!, { form: 'words', language: 'ja' })).toBe(
      "usage,buildings,name\r\n住宅,12,'=1+1\r\n店舗,—,—\r\n",
    );
    expect(evidence.sql).toBe('SELECT usage, buildings, name FROM t;');
  });
});
