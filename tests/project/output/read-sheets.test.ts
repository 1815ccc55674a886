import { describe, expect, it } from 'vitest';
import { readSheets, savedSheets, writeSheets } from '../../../src/project/output/read-sheets.ts';
import { createSheet } from './create-sheet.ts';

const book = { sheets: [createSheet()], templates: [{ id: 'own-1', sheet: createSheet({ name: '青瀬市の図' }) }] };

describe('saved sheets', () => {
  it('come back as they were', () => {
    expect(readSheets(writeSheets(book))).toEqual({ ok: true, book, lost: [] });
  });

  it('of a newer program are refused with its version', () => {
    const read = readSheets(JSON.stringify({ ...savedSheets(book), version: 9 }));
    expect(read).toMatchObject({ ok: false, place: 'version' });
    expect(!read.ok && read.message.ja).toContain('新しい版（9）');
  });

  it.each([
    ['{', ''],
    ['null', ''],
    [
      JSON.stringify({ ...savedSheets(book), sheets: [createSheet({ marginMm: -1 })], templates: [] }),
      'sheets.0.marginMm',
    ],
    [JSON.stringify({ ...savedSheets(book), sheets: [createSheet(), createSheet()] }), 'sheets'],
  ])('that cannot be name their field: %s', (text, place) => {
    expect(readSheets(text)).toMatchObject({ ok: false, place });
  });

  it('that are damaged lose only themselves, by name', () => {
    const [good, bad] = [createSheet(), createSheet({ id: 'other', name: '図6-3', marginMm: -1 })];
    const read = readSheets(JSON.stringify({ ...savedSheets(book), sheets: [bad, good] }));
    expect(read).toMatchObject({ ok: true, book: { ...book, sheets: [good] } });
    expect(read.ok && read.lost.map(({ place }) => place)).toEqual(['sheets.0.marginMm']);
    expect(read.ok && read.lost[0]!.message.ja).toContain('図6-3');
  });
});
