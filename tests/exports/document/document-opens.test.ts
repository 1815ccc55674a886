import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodeCanvases } from '../../../scripts/print/node-canvas.ts';
import { nodeFonts } from '../../../scripts/print/node-fonts.ts';
import { composePack } from '../../../src/exports/document/compose-pack.ts';
import { captionWord, type DocumentModel, figuresOf, tablesOf } from '../../../src/exports/document/document.ts';
import { hasTool } from '../drawing/outside-tool.ts';
import { elements, officeXml, wordText } from './office-xml.ts';
import { openSampleSupply } from './sample-document.ts';

const office = hasTool('soffice', '--version');
const poppler = hasTool('pdftotext', '-v');

const work = mkdtempSync(join(tmpdir(), 'document-'));
const files = new Map<string, Uint8Array>();
let document: DocumentModel;

/** The whole pack at screen resolution: what is written is the same but for the pixels. */
beforeAll(async () => {
  const { supply, close } = await openSampleSupply();
  const options = {
    date: '2026-11-23',
    records: 1,
    maps: 1,
    dpi: 40,
    canvases: createNodeCanvases(),
    fonts: nodeFonts,
  };
  const pack = composePack(supply, options);
  for (;;) {
    const next = await pack.next();
    if (next.done) {
      document = next.value;
      break;
    }
    files.set(next.value.path, next.value.bytes);
  }
  await close();
}, 900_000);
afterAll(() => rmSync(work, { recursive: true }));

const pathOf = (name: string): string => {
  const path = join(work, name);
  writeFileSync(path, files.get(name)!);
  return path;
};
const run = (program: string, parameters: readonly string[]): string =>
  execFileSync(program, [...parameters], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
/** Text of a PDF without its white space, since lines break where they will. */
const pdfText = (path: string): string => run('pdftotext', [path, '-']).replace(/\s/g, '');

function asPdf(name: string): string {
  const profile = `-env:UserInstallation=file://${join(work, 'profile')}`;
  run('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', work, pathOf(name)]);
  return join(work, name.replace(/\.\w+$/, '.pdf'));
}

describe('the pack of the sample city', () => {
  it('holds the document, its figures and tables in every format', () => {
    const names = [...files.keys()];
    for (const name of ['防災指針.docx', '防災指針_表.xlsx', '防災指針_図.pdf', '防災指針_図.pptx'])
      expect(names).toContain(name);
    expect(names.filter((name) => name.startsWith('figures/')).length).toBe(figuresOf(document).length);
    expect(names.filter((name) => name.startsWith('tables/')).length).toBeGreaterThan(20);
    expect(new Set(names).size).toBe(names.length);
  });

  it('writes CSV that Excel takes as UTF-8', () => {
    const [, csv] = [...files].find(([name]) => name.startsWith('tables/'))!;
    expect([...csv.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('counts captions of figures without gaps, each figure with its picture', () => {
    const xml = officeXml(files.get('防災指針.docx')!, 'word/document.xml');
    const fields = elements(xml, 'w:fldSimple').filter(({ attributes }) => attributes['w:instr']?.includes('SEQ 図'));
    expect(fields.map(wordText)).toEqual(figuresOf(document).map((_, i) => String(i + 1)));
    expect(elements(xml, 'w:drawing').length).toBe(figuresOf(document).length);
  });

  it.skipIf(!office || !poppler)(
    'is opened by LibreOffice, which prints every caption and a page for each large figure',
    () => {
      const pdf = asPdf('防災指針.docx');
      const text = pdfText(pdf);
      const captions = [...tablesOf(document), ...figuresOf(document)].map(({ caption }) => caption);
      const missing = captions.filter(({ of, number, text: words }) => {
        // Poppler reads a long caption in pieces.
        const label = `${captionWord(of)}6-${number}${words.split('　')[0]}`;
        return !text.includes(label.replace(/\s/g, ''));
      });
      expect(missing).toEqual([]);
      const pages = run('pdfinfo', ['-f', '1', '-l', '999', pdf]);
      // A3 landscape: 420 mm = 1190.6 pt. A caption that did not fit would make a second page of each.
      const large = figuresOf(document).filter(({ widthMm }) => widthMm > 200).length;
      expect(pages.match(/size: +1190\.\d+ x 841/g)?.length).toBe(large);
    },
    300_000,
  );

  it.skipIf(!office || !poppler)(
    'has a workbook that LibreOffice opens, with the numbers that the document prints',
    () => {
      const text = pdfText(asPdf('防災指針_表.xlsx'));
      const { table } = tablesOf(document).find(({ caption }) => caption.text.startsWith('区分別の面積・建物・人口'))!;
      const printed = table.rows.flatMap(({ cells }) => cells.map((cell) => cell.text.replace(/\s/g, '')));
      expect(printed.filter((words) => !text.includes(words))).toEqual([]);
    },
    300_000,
  );

  it.skipIf(!poppler)('has figures as PDF whose tables say what the document says', () => {
    const text = pdfText(pathOf('防災指針_図.pdf'));
    const { table } = tablesOf(document).find(({ caption }) => caption.text.startsWith('浸水深 × 階数別の建物と人口'))!;
    // The figure prints 浸水深 × 階数 in buildings, L1 beside L2.
    const printed = table.rows.map(({ cells }) => cells[1]!.text);
    expect(printed.filter((words) => !text.includes(words))).toEqual([]);
  });
});
