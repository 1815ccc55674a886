import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/set-up/environment.mjs';
import { buildingUsages } from '../../src/domain/building-codes.ts';
import { depthRanks } from '../../src/domain/depth-rank.ts';
import { en } from '../../src/project/language/en/index.ts';
import { ja } from '../../src/project/language/ja/index.ts';
import {
  buildingCard,
  chooseColouring,
  chooseHazard,
  chooseLanguage,
  chooseMeasure,
  chooseScale,
  evidenceDrawer,
  headlineNumber,
  mapPicture,
  numberOf,
  rankTable,
  saved,
  saveTable,
  seen,
  shownTable,
  tableTitle,
  untilReady,
} from './app-page.ts';
import { clickBuilding } from './click-building.ts';
import { largestShare, readPicture, shareOf } from './picture.ts';
import { PATIENCE_MILLISECONDS, type RunningApp, startApp } from './running-app.ts';
import { startStranger } from './stranger.ts';
import { hasByteOrderMark, heads, isCity, parseCsv, parseXlsx, sumOf } from './table-file.ts';

/** Steps on one page, in the order in which a new user takes them. */
describe('the sample city in a browser', () => {
  let app: RunningApp;
  const eventually = <T>(look: () => T) => expect.poll(look, { timeout: PATIENCE_MILLISECONDS, interval: 100 });
  const picture = async () => readPicture(app.context, await mapPicture(app.page));
  const announced = () => app.page.locator('[aria-live="polite"]').allInnerTexts();

  beforeAll(async () => {
    app = await startApp();
    await untilReady(app.page);
  });
  afterAll(() => app?.close());

  it('opens by itself and says that it is invented', async () => {
    expect(await seen(app.page.locator('.city-button'))).toMatch(/青瀬市\s*架空/);
    expect(await seen(app.page.locator('.fictional-note'))).toBe(ja.city.fictionalNote);
    expect(await seen(app.page.locator('.status-source'))).toMatch(/^出典：.*3D都市モデル/);
    await app.page.locator('.status-bar').getByRole('button').click();
    expect(await seen(app.page.locator('.source-list'))).toContain('国土数値情報');
    await app.page.locator('.status-bar').getByRole('button', { name: ja.app.close }).click();
  });

  it('shows a table whose people are conserved, every row and column summing to its total', async () => {
    expect(await tableTitle(app.page)).toBe('区域 × 浸水深（洪水 L2）');
    const [, ...rows] = await shownTable(app.page);
    const values = rows.map(([, ...cells]) => cells.map(numberOf));
    const total = values.at(-1)!;
    expect(total.at(-1)).toBeGreaterThan(10_000);
    for (const [inside = 0, outside = 0, sum = 0] of values) expect(Math.abs(inside + outside - sum)).toBeLessThan(2);
    // Shown people are rounded one by one.
    for (const column of [0, 1, 2])
      expect(Math.abs(values.slice(0, -1).reduce((sum, row) => sum + row[column]!, 0) - total[column]!)).toBeLessThan(
        5,
      );
    expect(await app.page.locator('.check-line.check-holds').count()).toBeGreaterThan(0);
    expect(await app.page.locator('.check-line.check-broken').count()).toBe(0);
    expect(await seen(app.page.locator('.check-line').first())).toContain(`${rows.at(-1)!.at(-1)} ＝`);
  });

  it('draws the city in the colours of the depth classes', async () => {
    const map = await picture();
    expect(map.width * map.height).toBeGreaterThan(100_000);
    expect(largestShare(map)).toBeLessThan(0.6);
    expect(map.counts.size).toBeGreaterThan(1000);
    for (const { colour } of depthRanks.slice(0, 3)) expect(shareOf(map, colour), colour).toBeGreaterThan(0.0001);
  });

  it('counts at L1 no more buildings than at L2, of every depth and deeper', async () => {
    await chooseMeasure(app.page, 'buildings');
    const deeper = async () => {
      const [, ...rows] = await shownTable(app.page);
      const sums = rows.slice(0, 4).map((row) => numberOf(row.at(-1)!));
      return sums.map((_, index) => sums.slice(0, index + 1).reduce((sum, value) => sum + value, 0));
    };
    const atL2 = await deeper();
    const paintedL2 = await picture();
    await chooseScale(app.page, 'L1');
    expect(await tableTitle(app.page)).toContain('洪水 L1');
    const atL1 = await deeper();
    for (const [index, buildings] of atL1.entries()) expect(buildings).toBeLessThanOrEqual(atL2[index]!);
    expect(atL1.at(-1)).toBeGreaterThan(0);
    expect(atL1.at(-1)).toBeLessThan(atL2.at(-1)!);
    const deep = depthRanks[2]!.colour;
    await eventually(async () => shareOf(await picture(), deep)).toBeLessThan(shareOf(paintedL2, deep));
    await chooseMeasure(app.page, 'population');
  });

  it('answers for every hazard of the city, and only for those', async () => {
    const headlines = new Map<string, string>();
    for (const [hazard, title] of [
      ['内水', '区域 × 浸水深（内水）'],
      ['高潮', '区域 × 浸水深（高潮）'],
      ['土砂', '区域 × 区域の種類（土砂）'],
      ['津波', '区域 × 浸水深（津波）'],
    ] as const) {
      await chooseHazard(app.page, hazard);
      expect(await tableTitle(app.page)).toBe(title);
      expect(await app.page.locator('.check-broken').count()).toBe(0);
      headlines.set(hazard, await headlineNumber(app.page));
    }
    expect(new Set(headlines.values()).size).toBeGreaterThan(2);
    const absent = app.page.getByRole('button', { name: 'ため池' });
    expect(await absent.getAttribute('aria-disabled')).toBe('true');
    await chooseHazard(app.page, '洪水');
    await chooseScale(app.page, 'L2');
  });

  it('colours the buildings by their use', async () => {
    const house = buildingUsages.find(({ code }) => code === 411)!.colour;
    expect(shareOf(await picture(), house)).toBe(0);
    await chooseColouring(app.page, 'usage');
    await eventually(async () => shareOf(await picture(), house)).toBeGreaterThan(0.0005);
    expect(await seen(app.page.locator('.map-legend'))).toContain('住宅');
    await chooseColouring(app.page, 'hazard');
    await eventually(async () => shareOf(await picture(), house)).toBe(0);
  });

  it('looks straight down in 2D and comes back to 3D', async () => {
    const slanted = await picture();
    const view = app.page.getByRole('group', { name: ja.view.label, exact: true });
    await view.getByRole('button', { name: '2D' }).click();
    // Of the plain ground beyond the city, as far as the horizon, the view from above has little.
    const beyond = '#eceff2';
    expect(shareOf(slanted, beyond)).toBeGreaterThan(0.05);
    await eventually(async () => shareOf(await picture(), beyond)).toBeLessThan(shareOf(slanted, beyond) / 3);
    await view.getByRole('button', { name: '3D' }).click();
    await app.page.getByRole('button', { name: ja.map.home }).click();
    await eventually(async () => shareOf(await picture(), beyond)).toBeCloseTo(shareOf(slanted, beyond), 2);
  });

  it('speaks English and Japanese, with the same numbers', async () => {
    const japanese = await shownTable(app.page);
    await chooseLanguage(app.page, 'English');
    await app.page.getByRole('heading', { name: en.layers.title, exact: true }).waitFor();
    const english = await shownTable(app.page);
    expect(english.map((row) => row.slice(1)).slice(1)).toEqual(japanese.map((row) => row.slice(1)).slice(1));
    expect((await seen(app.page.locator('body'))).match(/\b[a-z]+\.[a-zA-Z]+\.[a-zA-Z]+\b/g) ?? []).toEqual([]);
    await chooseLanguage(app.page, '日本語');
    await app.page.getByRole('heading', { name: ja.layers.title, exact: true }).waitFor();
  });

  it('shows on the map the buildings of a table cell that is clicked', async () => {
    const before = await mapPicture(app.page);
    const cell = rankTable(app.page).locator('.answer-cell button').first();
    await cell.click();
    expect(await cell.getAttribute('aria-pressed')).toBe('true');
    await eventually(announced).toContainEqual(expect.stringContaining('の建物を地図で表示しました'));
    await eventually(async () => Buffer.compare(Buffer.from(before), Buffer.from(await mapPicture(app.page)))).not.toBe(
      0,
    );
  });

  it('opens the card of a building that is clicked, with its hazards and the reasons, never its residents', async () => {
    const card = buildingCard(app.page);
    await clickBuilding(app.page);
    await card.waitFor();
    const text = await seen(card);
    expect(text).toMatch(/ID \S+/);
    expect(text).toContain(ja.building.privacy);
    expect(text).not.toMatch(/\d 人/);
    expect(Object.values(ja.verdict).some((verdict) => text.includes(verdict))).toBe(true);
    const [, id] = /ID (\S+)/.exec(text)!;
    await eventually(announced).toContainEqual(expect.stringContaining(`建物 ${id}`));
    await card.getByRole('button', { name: ja.building.close }).click();
    await card.waitFor({ state: 'detached' });
  });

  it('shows where the numbers come from: checks, method, inputs and the SQL', async () => {
    const total = (await shownTable(app.page)).at(-1)!.at(-1)!;
    await app.page.getByRole('button', { name: ja.check.evidence, exact: true }).click();
    const drawer = evidenceDrawer(app.page);
    await drawer.waitFor();
    expect(await seen(drawer.locator('.check-line').first())).toContain(`${total} ＝`);
    expect(await drawer.locator('.check-broken').count()).toBe(0);
    expect(await seen(drawer.locator('pre'))).toMatch(/select[\s\S]+from[\s\S]+group by/i);
    expect(await drawer.locator('tbody tr').count()).toBeGreaterThan(10);
    expect(await seen(drawer.locator('tbody'))).toContain('99201_aose-shi');
    expect(await seen(drawer)).toContain('EPSG:6677');
    await app.page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  it('saves the table as CSV in both encodings and as a workbook, with the numbers of the screen', async () => {
    const shown = numberOf((await shownTable(app.page)).at(-1)!.at(-1)!);
    const utf8 = await saveTable(app.page, 'csvUtf8');
    expect(hasByteOrderMark(utf8.bytes)).toBe(true);
    const rows = parseCsv(utf8.bytes, 'utf-8');
    expect(Math.round(sumOf(rows.filter(isCity), 'population'))).toBe(shown);
    expect(rows.every((row) => row[heads.hazard!] === '洪水' && String(row[heads.scale!]).startsWith('L2'))).toBe(true);

    const cp932 = parseCsv((await saveTable(app.page, 'csvCp932')).bytes, 'shift_jis');
    const numbers = (table: typeof rows) => table.map((row) => Object.values(row).filter(Number.isFinite));
    expect(numbers(cp932)).toEqual(numbers(rows));

    const workbook = await saveTable(app.page, 'xlsx');
    expect(workbook.name).toMatch(/青瀬市.*\.xlsx$/);
    const sheet = await parseXlsx(workbook.bytes);
    const districts = rows.filter((row) => !isCity(row));
    expect(sheet.rows).toHaveLength(districts.length);
    for (const column of ['buildings', 'population', 'population_65', 'floor_area_m2'])
      expect(sumOf(sheet.rows, column)).toBeCloseTo(sumOf(districts, column), 0);
    expect(Math.round(sumOf([sheet.sum], 'population'))).toBe(shown);
  });

  it('saves the view as a figure: a PNG with the map and its frame of title, legend and sources', async () => {
    const figure = await saved(app.page, () => app.page.getByRole('button', { name: ja.map.savePng }).click());
    expect(figure.name).toMatch(/^青瀬市.*\.png$/);
    const image = await readPicture(app.context, figure.bytes);
    const map = await picture();
    expect(image.width).toBeGreaterThanOrEqual(map.width);
    expect(image.height).toBeGreaterThan(map.height);
    // A map that was not drawn is black, and leaves the few hundred colours of letters and legend.
    expect(image.counts.size).toBeGreaterThan(1000);
    expect(shareOf(image, '#000000')).toBeLessThan(0.05);
    for (const { colour } of depthRanks.slice(0, 4)) expect(shareOf(image, colour), colour).toBeGreaterThan(0);
  });

  it('is worked by keyboard: scales, panels, help, and a focus that is seen', async () => {
    const { page } = app;
    await page.keyboard.press('1');
    await eventually(() => tableTitle(page)).toContain('L1');
    await page.keyboard.press('2');
    await eventually(() => tableTitle(page)).toContain('L2');

    for (const [key, side] of [['[', 'left'] as const, [']', 'right'] as const]) {
      await page.keyboard.press(key);
      await page.locator(`.side-${side}.side-folded`).waitFor();
      await page.keyboard.press(key);
      await page.locator(`.side-${side}:not(.side-folded)`).waitFor();
    }

    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: ja.keys.title });
    await help.waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });

    await page.keyboard.press('Tab');
    const ring = await page.evaluate(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement!);
      return { outlineStyle, outlineWidth: Number.parseFloat(outlineWidth), boxShadow };
    });
    expect(ring.outlineStyle !== 'none' ? ring.outlineWidth : 0).toBeGreaterThanOrEqual(2);
  });

  it('has asked nobody but its own server, workers and their workers included', () => {
    const foreign = app.requests.filter((url) => !url.startsWith(app.address) && !isLocal(url, app.address));
    expect(foreign).toEqual([]);
    // The record reaches into the worker of the worker: DuckDB fetches its program there, the engine the city.
    expect(app.requests.some((url) => url.endsWith('.wasm') && url.includes('duckdb'))).toBe(true);
    expect(app.requests.some((url) => url.endsWith('data/buildings.parquet'))).toBe(true);
  });

  it('has done all of this without a fault', () => {
    expect(app.faults).toEqual([]);
  });

  it('cannot ask anybody else: the policy of the page stops it, in the page and in its workers', async () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(
      readFileSync(join(root, 'dist/index.html'), 'utf8'),
    )?.[1];
    expect(policy?.replaceAll('&#39;', "'")).toMatch(/connect-src 'self' blob: data:(;|$)/);

    // A second server of this machine stands for the world: no packet has to leave it, and it counts who calls.
    const world = await startStranger();
    const ask = (url: string) =>
      fetch(url, { mode: 'no-cors' }).then(
        () => 'answered',
        () => 'refused',
      );
    const empty = await app.context.newPage();
    expect(await empty.evaluate(ask, world.address)).toBe('answered');
    await empty.close();
    expect(world.calls()).toBe(1);

    const workers = app.page.workers().filter((worker) => worker.url().startsWith(app.address));
    expect(workers.length).toBeGreaterThan(0);
    expect(await app.page.evaluate(ask, world.address)).toBe('refused');
    for (const worker of workers) expect(await worker.evaluate(ask, world.address), worker.url()).toBe('refused');
    expect(world.calls()).toBe(1);
    await world.close();
  });
});

/** Blobs and data are made by the page itself; a blob's address names the origin that made it. */
const isLocal = (url: string, address: string): boolean =>
  url.startsWith('data:') || url.startsWith(`blob:${new URL(address).origin}`);
