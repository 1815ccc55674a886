import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askableCity } from '../../../src/city/asked-city.ts';
import { openPackage } from '../../../src/city/package/open-package.ts';
import type { SheetSubject } from '../../../src/domain/sheet.ts';
import { composePack } from '../../../src/exports/document/compose-pack.ts';
import { createMeasureText } from '../../../src/exports/drawing/canvas-font.ts';
import { writePdf } from '../../../src/exports/drawing/write-pdf.ts';
import { writePng } from '../../../src/exports/drawing/write-png.ts';
import { composeSheet } from '../../../src/exports/sheets/compose-sheet.ts';
import { sheetOfTemplate, sheetTemplates } from '../../../src/exports/sheets/templates.ts';
import { loadCityTables } from '../../../src/tables/load-city-tables.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import { createBatchSupply } from '../../batch/batch-supply.ts';
import { createNodeCanvases } from '../../print/node-canvas.ts';
import { nodeFonts } from '../../print/node-fonts.ts';
import { root } from '../../set-up/environment.mjs';
import { type Measure, type MeasureKey, timeRuns } from '../measure.ts';

/** Of print. */
const DPI = 300;
/** Sheets of an atlas that are timed. */
const ATLAS_PAGES = 10;
const TODAY = '2026-11-23';

// What output mode makes of the sample city, in a process of its own, so that its peak memory is that of printing.
process.once('message', async ({ runs, only }: { readonly runs: number; readonly only: 'sheets' | 'document' }) => {
  process.send?.(await (only === 'sheets' ? timeSheets(runs) : timeDocument(runs)), () => process.exit(0));
});

async function openSupply() {
  const db = await createNativeDatabase();
  const model = await openPackage(async (path) => {
    const file = join(root, 'data', path);
    return existsSync(file) ? new Uint8Array(await readFile(file)) : undefined;
  });
  return createBatchSupply(await askableCity(db, model, await loadCityTables(db, model.tables)));
}

async function timeSheets(runs: number): Promise<readonly Measure[]> {
  const supply = await openSupply();
  const canvases = createNodeCanvases();
  const measure = createMeasureText(canvases.create(1, 1).context);
  const fonts = nodeFonts;
  const compose = (id: string, subject: SheetSubject, page = 1) => {
    const template = sheetTemplates.find((one) => one.id === id);
    if (!template) throw new RangeError(`there is no template "${id}"`);
    const sheet = sheetOfTemplate(template, supply.city, { id: 'bench', language: 'ja' });
    return composeSheet(sheet, subject, supply, { language: 'ja', page, pages: 1, today: TODAY, measure });
  };
  const first = await compose('map_and_table', { kind: 'city' });
  const composed = await timeRuns(runs, () => compose('map_and_table', { kind: 'city' }));
  const png = await timeRuns(runs, () => writePng(first, { dpi: DPI, canvases }));
  const paint = { dpi: DPI, canvases, fonts, title: first.title, author: '' };
  const pdf = await timeRuns(runs, () => writePdf([first], paint));
  const districts = supply.city.zones.filter(({ zoneKind }) => zoneKind === 'district').slice(0, ATLAS_PAGES);
  async function* pages() {
    for (const [k, { zoneKind, zoneId, name }] of districts.entries())
      yield await compose('district_card', { kind: 'zone', zoneKind, zoneId, name }, k + 1);
  }
  const atlas = await timeRuns(runs, () => writePdf(pages(), paint));
  return [
    seconds('print-compose', 'A3, sample city', composed),
    seconds('print-png', 'A3 300 dpi', png),
    seconds('print-pdf', 'A3 300 dpi', pdf),
    {
      key: 'print-atlas',
      place: 'node',
      on: `${districts.length} pages A4 300 dpi`,
      unit: 'pages/min',
      values: atlas.values.map((value) => (60 * districts.length) / value),
      first: (60 * districts.length) / atlas.first,
    },
    peakMemory('print-memory', 'sheets and atlas'),
  ];
}

async function timeDocument(runs: number): Promise<readonly Measure[]> {
  const supply = await openSupply();
  const canvases = createNodeCanvases();
  const pack = await timeRuns(runs, async () => {
    for await (const _ of composePack(supply, { date: TODAY, canvases, fonts: nodeFonts, dpi: DPI }));
  });
  return [
    seconds('print-document', 'whole pack, sample city', pack),
    peakMemory('print-document-memory', 'whole pack'),
  ];
}

const seconds = (
  key: MeasureKey,
  on: string,
  timed: Pick<Measure, 'values'> & { readonly first: number },
): Measure => ({
  key,
  place: 'node',
  on,
  unit: 's',
  ...timed,
});

/** Largest resident size of this process, kB in `maxRSS`. */
const peakMemory = (key: MeasureKey, on: string): Measure => ({
  key,
  place: 'node',
  on,
  unit: 'MB',
  values: [process.resourceUsage().maxRSS / 1024],
});
