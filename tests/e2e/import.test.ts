import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RawFile } from '../../scripts/sample-city/formats/zip.ts';
import { makeSampleCity } from '../../scripts/sample-city/make-sample-city.ts';
import { ja } from '../../src/project/language/ja/index.ts';
import { realData } from '../real-data.ts';
import {
  chooseHazard,
  chooseScale,
  mapPicture,
  rankTable,
  saveTable,
  seen,
  shownTable,
  untilReady,
} from './app-page.ts';
import { badFiles } from './bad-files.ts';
import { addFiles, addFolder, importRows, openImport, showImported, stateOf, untilRead } from './import-dialog.ts';
import { readPicture } from './picture.ts';
import { type RunningApp, startApp } from './running-app.ts';
import { parseCsv, type TableRecord } from './table-file.ts';

const words = ja.importing;

/** Every hazard and scale of the sample city. */
const hazards = [
  ['洪水', 'L1'],
  ['洪水', 'L2'],
  ['内水', undefined],
  ['高潮', undefined],
  ['津波', undefined],
  ['土砂', undefined],
  ['家屋倒壊等', undefined],
] as const;

/** Steps on one page; every new city is imported into the page that shows the one before. */
describe('importing in a browser', () => {
  let app: RunningApp;
  let folder: string;
  let raw: readonly RawFile[];
  let shipped: Map<string, TableRecord[]>;

  const write = (files: readonly RawFile[]): string[] =>
    files.map(({ path, bytes }) => {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes);
      return target;
    });

  /** The saved tables of every hazard. */
  async function allTables(): Promise<Map<string, TableRecord[]>> {
    const tables = new Map<string, TableRecord[]>();
    for (const [hazard, scale] of hazards) {
      await chooseHazard(app.page, hazard);
      if (scale) await chooseScale(app.page, scale);
      const { name, bytes } = await saveTable(app.page, 'csvUtf8');
      tables.set(name, parseCsv(bytes, 'utf-8'));
    }
    return tables;
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bosai-e2e-'));
    raw = makeSampleCity();
    app = await startApp();
    await rankTable(app.page).waitFor();
    shipped = await allTables();
  });
  afterAll(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('recognises every raw file of the sample city without being told', async () => {
    const dialog = await openImport(app.page);
    await addFiles(dialog, write(raw));
    await untilRead(dialog);
    const rows = await importRows(dialog);
    // The base map's world file and projection belong to its picture.
    expect(rows.size).toBe(raw.filter(({ path }) => !/\.(pgw|prj)$/.test(path)).length);
    for (const [file, row] of rows) expect(stateOf(row), file).toBe(words.state.done);
    expect(await seen(dialog)).not.toContain(words.check);
    expect(await seen(dialog)).toContain(words.readyAll);
  });

  it('makes of them the very numbers of the city that comes with the page', async () => {
    await showImported(app.page);
    const imported = await allTables();
    expect([...imported.keys()]).toEqual([...shipped.keys()]);
    for (const [name, rows] of shipped) {
      expect(rows.length, name).toBeGreaterThan(20);
      expect(imported.get(name), name).toEqual(rows);
    }
    expect(await seen(app.page.locator('.city-button'))).toMatch(/青瀬市\s*架空/);
  });

  it('names each bad file of a drop and what to do, takes the good ones, and works on', async () => {
    const bad = badFiles(raw);
    const good = raw.find(({ path }) => path.startsWith('医療機関'))!;
    const dialog = await openImport(app.page);
    await addFiles(dialog, write([...bad, good]));
    await untilRead(dialog);
    const rows = await importRows(dialog);
    expect(stateOf(rows.get(good.path))).toBe(words.state.done);
    for (const { path, message } of bad) {
      expect(stateOf(rows.get(path)), path).toBe(words.state.failed);
      const problem = dialog.locator('.import-detail h3').filter({ hasText: path });
      const place = await seen(problem.locator('.error-place'));
      expect(place.startsWith(path), place).toBe(true);
      expect((await seen(problem)).slice(place.length).trim(), path).toMatch(message);
    }
    await showImported(app.page);
    await chooseHazard(app.page, '洪水');
    await chooseScale(app.page, 'L2');
    const { name, bytes } = await saveTable(app.page, 'csvUtf8');
    expect(parseCsv(bytes, 'utf-8')).toEqual(shipped.get(name));
  });

  it('can be cancelled while it reads', async () => {
    const dialog = await openImport(app.page);
    const archive = raw.find(({ path }) => path.endsWith('citygml_1_op.zip'))!;
    // One is read faster than a hand can stop it; of so many, some still wait.
    const copies = Array.from({ length: 12 }, (_, copy) => ({ path: `copy-${copy}.zip`, bytes: archive.bytes }));
    await addFiles(dialog, write(copies));
    await dialog.getByRole('button', { name: words.cancelAll }).click();
    await untilRead(dialog);
    const rows = await importRows(dialog);
    for (const { path } of copies)
      expect([words.state.cancelled, words.state.done], path).toContain(stateOf(rows.get(path)));
    expect(stateOf(rows.get(copies.at(-1)!.path))).toBe(words.state.cancelled);
    await dialog.getByRole('button', { name: words.later }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await shownTable(app.page)).length).toBeGreaterThan(5);
  });

  for (const { city, path, hazard, buildings } of [
    { city: '横須賀市', path: 'citygml/spec2/yokosuka-shi', hazard: '土砂', buildings: 13 },
    {
      city: '越谷市',
      path: 'citygml/spec3-5/11222_koshigaya-shi_pref_2023_citygml_2_op_bldg',
      hazard: '洪水',
      buildings: 5,
    },
  ]) {
    const real = realData(path);
    it.skipIf(!real)(`counts and draws the ${buildings} real buildings of ${city}`, async () => {
      await app.page.reload();
      await rankTable(app.page).waitFor();
      await chooseHazard(app.page, hazard);
      const dialog = await openImport(app.page);
      await addFolder(dialog, real!);
      await untilRead(dialog);
      const [row] = [...(await importRows(dialog)).values()];
      expect(stateOf(row)).toBe(words.state.done);
      await showImported(app.page);
      expect((await shownTable(app.page)).at(-1)!.at(-1)).toBe(String(buildings));
      expect(await app.page.locator('.check-broken').count()).toBe(0);
      await untilReady(app.page);
      expect((await readPicture(app.context, await mapPicture(app.page))).counts.size).toBeGreaterThan(20);
    });
  }

  it('has done all of this without a fault, asking nobody but its own server', () => {
    expect(app.faults).toEqual([]);
    const { origin } = new URL(app.address);
    expect(app.requests.filter((url) => !url.startsWith(origin) && !url.startsWith(`blob:${origin}`))).toEqual([]);
  });
});
