import { describe, expect, it } from 'vitest';
import { type DocumentModel, figuresOf, tablesOf } from '../../../src/exports/document/document.ts';
import { createDocumentBuilder } from '../../../src/exports/document/document-builder.ts';
import { plainTable } from '../../../src/exports/document/document-tables.ts';
import { writeDocumentXlsx } from '../../../src/exports/document/write-document-xlsx.ts';
import { writeDocx } from '../../../src/exports/document/write-docx.ts';
import { elements, officeXml, wordText } from './office-xml.ts';

const table = plainTable('t', ['名称', '人口'], [['=SUM(A1)', { text: '12', value: 12 }]]);
const documentOf = (built: ReturnType<ReturnType<typeof createDocumentBuilder>['build']>): DocumentModel => ({
  title: '題',
  titleLines: ['題'],
  fictional: false,
  date: '2026-01-01',
  chapter: '6',
  cover: [],
  ...built,
});

describe('a document', () => {
  it('counts headings level by level', () => {
    const builder = createDocumentBuilder('6');
    for (const level of [1, 2, 2, 3, 1, 2] as const) builder.heading(level, 'x');
    const [section] = builder.build().sections;
    expect(section!.blocks.map((block) => block.kind === 'heading' && block.number)).toEqual([
      '1',
      '1-1',
      '1-2',
      '1-2-1',
      '2',
      '2-1',
    ]);
  });

  it('writes the same evidence once, and a footnote for every table', () => {
    const builder = createDocumentBuilder('');
    expect(builder.next('table')).toBe('表1');
    expect(builder.table({ caption: 'a', table, evidence: 'E' })).toBe('表1');
    builder.table({ caption: 'b', table, evidence: 'F' });
    expect(builder.table({ caption: 'c', table, evidence: 'E' })).toBe('表3');
    const document = documentOf(builder.build());
    expect(tablesOf(document).map(({ footnote }) => footnote)).toEqual([1, 2, 3]);
    expect(document.footnotes).toEqual(['E', 'F', '注1と同じ方法・前提・入力による。']);
  });

  it('gives a large figure a page of A3, and goes on upright behind it', () => {
    const builder = createDocumentBuilder('6');
    builder.paragraph('a');
    builder.figure({ caption: 'f', picture: 'p', widthMm: 396, heightMm: 273, alternative: 'x' });
    builder.paragraph('b');
    builder.figure({ caption: 'g', picture: 'q', widthMm: 170, heightMm: 108, alternative: 'y' });
    const document = documentOf(builder.build());
    expect(document.sections.map(({ paper, orientation }) => `${paper} ${orientation}`)).toEqual([
      'A4 portrait',
      'A3 landscape',
      'A4 portrait',
    ]);
    expect(figuresOf(document).map(({ caption }) => caption.number)).toEqual([1, 2]);
  });

  it('keeps a figure at its size on paper, with the words for who does not see it', async () => {
    const builder = createDocumentBuilder('6');
    builder.figure({ caption: '図', picture: 'p', widthMm: 100, heightMm: 50, alternative: '川沿いが浸水する' });
    const document = documentOf(builder.build());
    await expect(writeDocx(document, new Map())).rejects.toThrow(RangeError);
    const xml = officeXml(
      new Uint8Array(await writeDocx(document, new Map([['p', new Uint8Array(8)]]))),
      'word/document.xml',
    );
    // 100 mm = 3,600,000 EMU.
    const [extent] = elements(xml, 'wp:extent');
    expect(Math.abs(Number(extent!.attributes.cx) - 3_600_000)).toBeLessThan(10_000);
    expect(elements(xml, 'wp:docPr')[0]!.attributes.descr).toBe('川沿いが浸水する');
  });

  it('is opened by Word and Excel though a name holds characters that no XML may hold', async () => {
    const builder = createDocumentBuilder('6&"');
    const name = '中\u0000町\u000b & <一丁目>\ud800';
    builder.heading(1, name);
    builder.table({ caption: name, table: plainTable(name, [name], [[name]]), evidence: name });
    const document = { ...documentOf(builder.build()), chapter: '6&"' };
    const docx = new Uint8Array(await writeDocx(document, new Map()));
    const shown = '中 町  & <一丁目> ';
    expect(wordText(officeXml(docx, 'word/document.xml')).split(shown).length).toBeGreaterThan(4);
    expect(wordText(officeXml(docx, 'word/footnotes.xml'))).toContain(shown);
    const xlsx = await writeDocumentXlsx(document);
    expect(elements(officeXml(xlsx, 'xl/workbook.xml'), 'definedName')[0]!.children.join('')).toContain('6&"');
    for (const path of ['xl/sharedStrings.xml', 'xl/worksheets/sheet2.xml']) officeXml(xlsx, path);
  });

  it('leaves a table that breaks a law out, and says so', async () => {
    const builder = createDocumentBuilder('6');
    const broken = { ...table, rows: [], check: '検算が一致しない', broken: true };
    builder.table({ caption: 'c', table: broken, evidence: 'E' });
    const file = new Uint8Array(await writeDocx(documentOf(builder.build()), new Map()));
    const xml = officeXml(file, 'word/document.xml');
    expect(elements(xml, 'w:tbl')).toEqual([]);
    expect(wordText(xml)).toContain('検算が一致しない');
  });
});
