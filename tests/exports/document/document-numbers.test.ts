import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ComposedDocument, composeDocument } from '../../../src/exports/document/compose-document.ts';
import { captionLabel, tablesOf } from '../../../src/exports/document/document.ts';
import { printedNumber } from '../../../src/exports/document/printed-number.ts';
import { writeDocumentXlsx } from '../../../src/exports/document/write-document-xlsx.ts';
import { writeDocx } from '../../../src/exports/document/write-docx.ts';
import { elements, officeXml, wordText, type XmlNode } from './office-xml.ts';
import { openSampleSupply, type SampleSupply } from './sample-document.ts';

let sample: SampleSupply;
let composed: ComposedDocument;
let docx: Uint8Array;
let xlsx: Uint8Array;

beforeAll(async () => {
  sample = await openSampleSupply();
  composed = await composeDocument(sample.supply, { date: '2026-11-23', records: 2 });
  docx = new Uint8Array(await writeDocx(composed.document, new Map()));
  xlsx = await writeDocumentXlsx(composed.document);
}, 600_000);
afterAll(() => sample?.close());

/** Rows of cells as Word shows them, swatches left out. */
const gridOf = (table: XmlNode): readonly (readonly string[])[] =>
  elements(table, 'w:tr').map((row) =>
    elements(row, 'w:tc').map((cell) => wordText(cell).replaceAll('\u00a0', ' ').trim()),
  );
const read = (text: string): number =>
  Number(
    text
      .replaceAll(',', '')
      .replace('△', '-')
      .replace(/[＋※%±]/g, ''),
  );

describe('the Word document of the sample city', () => {
  it('holds every table with the words and numbers of the answers', () => {
    const tables = tablesOf(composed.document);
    const grids = elements(officeXml(docx, 'word/document.xml'), 'w:tbl').map(gridOf);
    expect(grids.length).toBe(tables.length);
    let numbers = 0;
    for (const [i, { table, caption }] of tables.entries()) {
      const body = grids[i]!.slice(table.header.length);
      expect(body.length, caption.text).toBe(table.rows.length);
      for (const [r, { cells }] of table.rows.entries())
        for (const [c, { text, value }] of cells.entries()) {
          expect(body[r]![c]).toBe(text.replaceAll('\u00a0', ' ').trim());
          const number = printedNumber({ text, value });
          if (!number) continue;
          numbers++;
          const decimals = text.replace('%', '').split('.')[1]?.length ?? 0;
          const shown = text.endsWith('%') ? number.value * 100 : number.value;
          expect(Math.abs(read(body[r]![c]!) - shown)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9);
        }
    }
    expect(numbers).toBeGreaterThan(500);
  });

  it('prints of the largest assumed flood what the database counts when it is asked by hand', async () => {
    // Stored states: 0 unknown, 1 not hit, 1 + rank.
    const rows = await sample.db.query(
      `SELECT hazard.state AS state, count(*) AS buildings, sum(b.population) AS people
       FROM building_measures AS b POSITIONAL JOIN "hazard_river_L2" AS hazard GROUP BY state`,
    );
    const byState = new Map(rows.rows.map((row) => [Number(row.state), row]));
    const { table } = tablesOf(composed.document).find(({ caption }) =>
      caption.text.startsWith('区分別の面積・建物・人口'),
    )!;
    const of = (label: string, column: number) =>
      table.rows.find(({ cells }) => cells[0]!.text === label)!.cells[column]!;
    const labels = {
      0: '不明（未調査）',
      1: '該当なし（調査済み）',
      2: '0.5 m 未満',
      3: '0.5–3 m',
      4: '3–5 m',
      5: '5–10 m',
    };
    for (const [state, label] of Object.entries(labels)) {
      const found = byState.get(Number(state))!;
      expect(of(label, 2).value, label).toBe(Number(found.buildings));
      expect(of(label, 3).value, label).toBeCloseTo(Number(found.people), 6);
    }
  });

  it('counts captions without gaps, by fields that Word can count again', () => {
    const document = officeXml(docx, 'word/document.xml');
    const fields = elements(document, 'w:fldSimple').filter((field) => field.attributes['w:instr']?.includes('SEQ 表'));
    expect(fields.map(wordText)).toEqual(tablesOf(composed.document).map((_, i) => String(i + 1)));
  });

  it('refers to each footnote once and in order, and every caption of a table has one', () => {
    const document = officeXml(docx, 'word/document.xml');
    const marks = (node: XmlNode) => elements(node, 'w:footnoteReference').map(({ attributes }) => attributes['w:id']);
    expect(marks(document)).toEqual(composed.document.footnotes.map((_, i) => String(i + 1)));
    const captions = elements(document, 'w:p').filter((paragraph) =>
      elements(paragraph, 'w:pStyle').some(({ attributes }) => attributes['w:val'] === 'Caption'),
    );
    expect(captions.length).toBe(tablesOf(composed.document).length);
    for (const caption of captions) expect(marks(caption).length, wordText(caption)).toBe(1);
    for (const note of composed.document.footnotes) expect(note).toMatch(/方法|転記|同じ|四捨五入|比べた/);
  });

  it('numbers its headings without gaps', () => {
    const numbers = composed.document.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'heading' ? [block.number] : []));
    expect(numbers[0]).toBe('1');
    for (const [i, number] of numbers.slice(1).entries()) {
      const [before, after] = [numbers[i]!.split('-').map(Number), number.split('-').map(Number)];
      const depth = after.length;
      const next = depth > before.length ? [...before, 1] : [...before.slice(0, depth - 1), before[depth - 1]! + 1];
      expect(after, `${numbers[i]} → ${number}`).toEqual(next);
    }
  });

  it('repeats header rows and says that the data are invented', () => {
    const document = officeXml(docx, 'word/document.xml');
    for (const table of elements(document, 'w:tbl')) expect(elements(table, 'w:tblHeader').length).toBeGreaterThan(0);
    expect(wordText(document)).toContain('架空');
    expect(wordText(officeXml(docx, 'word/header1.xml'))).toContain('架空');
  });

  it('marks what the municipality has to write, and gives no actor to a measure that has none', () => {
    const { table } = tablesOf(composed.document).find(({ caption }) => caption.text === '具体的な取組とスケジュール')!;
    expect(table.rows.map(({ cells }) => cells[4]!.text)).toEqual(['県', '【要記入】']);
    expect(table.rows.map(({ cells }) => cells.slice(5).map(({ text }) => text))).toEqual([
      ['→', '→', ''],
      ['→', '', ''],
    ]);
  });
});

describe('the workbook of the sample city', () => {
  it('holds every number unrounded, in the unit that is printed', async () => {
    const sheets = await readExcel(Buffer.from(xlsx));
    for (const { caption, table } of tablesOf(composed.document)) {
      const label = captionLabel(caption, composed.document.chapter);
      const data = sheets.find(({ sheet }) => sheet === label)!.data;
      const first = data.findIndex((row) => row[0] === table.header[0]![0]!.text);
      for (const [r, { cells }] of table.rows.entries())
        for (const [c, cell] of cells.entries()) {
          const number = printedNumber(cell);
          const found = data[first + table.header.length + r]![c];
          if (number) expect(Number(found), `${label} ${r} ${c}`).toBeCloseTo(number.value, 9);
          else expect(String(found ?? '').trim(), `${label} ${r} ${c}`).toBe(cell.text.trim());
        }
    }
  }, 120_000);

  it('names the range of every table', () => {
    const names = elements(officeXml(xlsx, 'xl/workbook.xml'), 'definedName').map(({ attributes }) => attributes.name);
    expect(names).toEqual(tablesOf(composed.document).map(({ caption }) => `表6_${caption.number}`));
  });

  it('holds no formula: what begins like one is a text', () => {
    const sheets = tablesOf(composed.document).map((_, i) => officeXml(xlsx, `xl/worksheets/sheet${i + 2}.xml`));
    expect(sheets.flatMap((sheet) => elements(sheet, 'f'))).toEqual([]);
    const shared = officeXml(xlsx, 'xl/sharedStrings.xml');
    expect(JSON.stringify(shared)).toContain('=青瀬川の河道掘削');
  });
});
