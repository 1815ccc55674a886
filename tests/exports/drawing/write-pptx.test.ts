import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { papers } from '../../../src/domain/sheet.ts';
import { writePptx } from '../../../src/exports/drawing/write-pptx.ts';
import { createMapSheet } from './create-sheet.ts';
import { hasTool, runTool } from './outside-tool.ts';
import { canvases } from './paint-page.ts';

const options = { dpi: 50, canvases, title: '図集', author: '青瀬市' };
const evidence = {
  question: 'exposure',
  sql: 'SELECT count(*) FROM buildings',
  parameters: {},
  inputs: [{ title: '建築物モデル', file: 'bldg.gml', year: 2025, crs: 'EPSG:6697', rows: 12_345 }],
  planarCrs: 'EPSG:6677',
  method: [],
  assumptions: [],
  rounding: '整数',
  computedAt: '2026-11-23T00:00:00Z',
};

const withEvidence = (sheet: ReturnType<typeof createMapSheet>) => ({
  ...sheet,
  blocks: sheet.blocks.map((block) => (block.kind === 'table' ? { ...block, evidence } : block)),
});

describe('sheets as slides', () => {
  let pptx: Uint8Array;
  let files: Record<string, Uint8Array>;
  const partOf = (path: string) => new TextDecoder().decode(files[path]);
  /** Texts of a part, run by run. */
  const runsOf = (path: string) => [...partOf(path).matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, run]) => run);

  beforeAll(async () => {
    pptx = await writePptx([withEvidence(createMapSheet()), createMapSheet({ greyscale: true })], options);
    files = unzipSync(pptx);
  });

  it('are one slide each, of the size of the paper', () => {
    expect(Object.keys(files).filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))).toHaveLength(2);
    const [, width, height] = /<p:sldSz cx="(\d+)" cy="(\d+)"/.exec(partOf('ppt/presentation.xml'))!;
    // 36,000 EMU a millimetre.
    expect([Number(width) / 36_000, Number(height) / 36_000].map(Math.round)).toEqual([420, 297]);
  });

  it('are well-formed in every part, and name no part that is not there', () => {
    for (const [path, bytes] of Object.entries(files)) {
      if (!/\.(xml|rels)$/.test(path)) continue;
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw new Error(`${path}: ${error.message}`);
      });
      parser.write(new TextDecoder().decode(bytes)).close();
      if (!path.endsWith('.rels')) continue;
      const folder = path.replace(/_rels\/[^/]+$/, '');
      for (const [, target] of new TextDecoder().decode(bytes).matchAll(/Target="([^":]+)"/g)) {
        const full = new URL(target!, `file:///${folder}`).pathname.slice(1);
        expect(Object.keys(files), `${path} → ${target}`).toContain(full);
      }
    }
  });

  it('are well-formed though a name holds characters that no XML may hold', async () => {
    const sheet = createMapSheet();
    const blocks = sheet.blocks.map((block) => ({
      ...block,
      alternative: '中\u0000町\u000b',
      ...(block.table && { table: { ...block.table, title: '中\u0000町', notes: ['\u0001'] } }),
    }));
    const parts = unzipSync(await writePptx([{ ...sheet, title: '\u0002', blocks }], { ...options, title: '\u0003' }));
    for (const [path, bytes] of Object.entries(parts)) {
      if (!/\.(xml|rels)$/.test(path)) continue;
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw new Error(`${path}: ${error.message}`);
      });
      parser.write(new TextDecoder().decode(bytes)).close();
    }
  });

  it('have tables as tables, with spans and numbers as printed', () => {
    const slide = partOf('ppt/slides/slide1.xml');
    expect(slide.match(/<a:tbl>/g)).toHaveLength(1);
    expect(slide.match(/<a:tr /g)).toHaveLength(5);
    expect(slide).toContain('gridSpan="2"');
    expect(slide).toContain('rowSpan="2"');
    for (const cell of ['1,234', '862', '2,096', '—', '不明（未調査）', '計'])
      expect(runsOf('ppt/slides/slide1.xml')).toContain(cell);
    expect(runsOf('ppt/slides/slide1.xml')).toContain('建物の保存：一致');
  });

  it('have their title as title and the white note as text', () => {
    const slide = partOf('ppt/slides/slide1.xml');
    expect(slide).toMatch(/type="title"[\s\S]*?図6-3 洪水浸水想定区域（想定最大規模）/);
    expect(runsOf('ppt/slides/slide1.xml').some((run) => run!.startsWith('白い部分は安全を意味しません'))).toBe(true);
  });

  it('have the map as a picture that says what it shows', () => {
    expect(partOf('ppt/slides/slide1.xml')).toContain('descr="洪水浸水想定区域の地図。縮尺1:10,000。"');
    const png = Buffer.from(files['ppt/media/image-1-1.png']!);
    // 280 × 240 mm at 50 dpi.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([551, 472]);
  });

  it('have swatches in the colours of the map, grey where the sheet is grey', () => {
    expect(partOf('ppt/slides/slide1.xml')).toContain('FFB7B7');
    expect(partOf('ppt/slides/slide2.xml')).not.toContain('FFB7B7');
  });

  it('have the evidence in their notes', () => {
    const notes = runsOf('ppt/notesSlides/notesSlide1.xml').join('\n');
    expect(notes).toContain('建築物モデル（2025年）　bldg.gml　12,345 件');
    expect(notes).toContain('SELECT count(*) FROM buildings');
  });

  it('may be 16:9 whatever the paper is', async () => {
    const [heightMm, widthMm] = papers.slide;
    const wide = unzipSync(await writePptx([createMapSheet()], { ...options, slide: { widthMm, heightMm } }));
    const text = new TextDecoder().decode(wide['ppt/presentation.xml']);
    const [, width, height] = /<p:sldSz cx="(\d+)" cy="(\d+)"/.exec(text)!;
    expect(Number(width) / Number(height)).toBeCloseTo(16 / 9, 3);
  });

  it('keep within the largest slide of PowerPoint', async () => {
    const poster = { ...createMapSheet(), widthMm: 1030, heightMm: 1456 };
    const files = unzipSync(await writePptx([poster], options));
    const [, , height] = /<p:sldSz cx="(\d+)" cy="(\d+)"/.exec(
      new TextDecoder().decode(files['ppt/presentation.xml']),
    )!;
    expect(Number(height)).toBeLessThanOrEqual(51_206_400);
  });

  it('need at least one sheet', async () => {
    await expect(writePptx([], options)).rejects.toThrow('no sheet');
  });

  it.skipIf(!hasTool('soffice', '--version'))(
    'are opened by LibreOffice, which shows two pages with their text',
    () => {
      const profile = '-env:UserInstallation=file:///tmp/bosai-print-office';
      const parameters = [profile, '--headless', '--convert-to', 'pdf', 'a.pptx'];
      const pdf = runTool('soffice', parameters, { name: 'a.pptx', bytes: pptx }, 'a.pdf');
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(2);
    },
  );
});
