import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ja } from '../../src/project/language/ja/index.ts';
import { createTileset } from '../create-tileset.ts';
import { realData } from '../real-data.ts';
import { mapPicture, rankTable, seen } from './app-page.ts';
import { addFolder, importDialog, openImport, untilRead } from './import-dialog.ts';
import { readPicture, shareOf } from './picture.ts';
import { type RunningApp, startApp } from './running-app.ts';

/** The tileset of Kumamoto where it is at hand, else one made here: what is true of it. */
interface Expected {
  readonly folder: string;
  readonly buildings: string;
  readonly column: string;
  /** The colour that most of its buildings have. */
  readonly colour: string;
  readonly idColumn: string;
}

function createFolder(parent: string): string {
  const features = Array.from({ length: 12 }, (_, index) => ({
    建物ID: `99999-bldg-${index}`,
    川_浸水ランク: index < 9 ? '3m以上5m未満' : '0.5m未満',
  }));
  const folder = join(parent, 'boxes');
  const tiles = createTileset({ version: '1.0', lon: 130.6, lat: 32.8, heightMeters: 40, features, repeated: 4 });
  for (const [path, bytes] of tiles) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

const work = mkdtempSync(join(tmpdir(), 'tileset-'));
const kumamoto = realData('tiles/kumamoto-bldg');
const expected: Expected = kumamoto
  ? {
      folder: kumamoto,
      buildings: '3,092',
      column: '熊本県高潮浸水想定_浸水ランク',
      colour: '#ffb7b7',
      idColumn: '建物ID',
    }
  : { folder: createFolder(work), buildings: '12', column: '川_浸水ランク', colour: '#ffb7b7', idColumn: '建物ID' };

const featureCard = (page: Page) => page.locator('section[aria-labelledby="feature-title"]');

/** Clicks over the middle of the map until a feature of the tileset is hit. */
async function clickFeature(page: Page): Promise<void> {
  const box = (await page.locator('canvas').boundingBox())!;
  for (let across = 0; across < 21; across++)
    for (let down = 0; down < 9; down++) {
      const x = box.x + box.width * (0.5 + (across % 2 ? 0.012 : -0.012) * across);
      const y = box.y + box.height * (0.35 + 0.03 * down);
      await page.mouse.click(x, y);
      // A click is answered within its own task; the card follows with React's next commit.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      if ((await featureCard(page).count()) > 0) return;
    }
  throw new Error('no feature lies under any of the places tried');
}

describe('3D Tiles in the app', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
    await rankTable(app.page).waitFor();
  });
  afterAll(async () => {
    await app?.close();
    rmSync(work, { recursive: true });
  });

  it('are refused from another server, with the way to allow it, and nothing is asked of that server', async () => {
    const dialog = await openImport(app.page);
    await dialog.getByLabel(ja.importing.address.label).fill('https://tiles.example/tileset.json');
    await dialog.getByRole('button', { name: ja.importing.address.add, exact: true }).click();
    const problem = await seen(dialog.getByRole('alert'));
    expect(problem).toContain('BOSAI_ALLOW_ORIGINS="https://tiles.example"');
    expect(app.requests.filter((url) => url.includes('tiles.example'))).toEqual([]);
  });

  it('of a folder count every building once', async () => {
    const dialog = importDialog(app.page);
    await addFolder(dialog, expected.folder);
    await untilRead(dialog);
    const row = await seen(dialog.locator('.import-table tbody tr').first());
    expect(row).toContain('3D Tiles');
    expect(row).toContain(`${expected.buildings} 棟`);
  });

  it('are shown in the official colours of their own attribute', async () => {
    await importDialog(app.page)
      .getByRole('button', { name: /地図に表示$/ })
      .click();
    const row = app.page.locator('.layer-row', { hasText: '3D Tiles' });
    await row.getByRole('button', { name: /の凡例/ }).click();
    await app.page.locator('.map-waiting').waitFor({ state: 'detached' });
    expect(await seen(row)).toContain(expected.buildings);
    expect(await row.getByLabel(ja.layers.colouring).inputValue()).toBe(expected.column);
    await expect
      .poll(async () => shareOf(await readPicture(app.context, await mapPicture(app.page)), expected.colour), {
        timeout: 120_000,
      })
      .toBeGreaterThan(0.0005);
    await row.getByLabel(ja.layers.colouring).selectOption('');
    await expect
      .poll(async () => shareOf(await readPicture(app.context, await mapPicture(app.page)), expected.colour), {
        timeout: 120_000,
      })
      .toBeLessThan(0.0005);
    await row.getByLabel(ja.layers.colouring).selectOption(expected.column);
  });

  it('give their attributes when clicked', async () => {
    await clickFeature(app.page);
    const card = featureCard(app.page);
    expect(await card.getByRole('rowheader', { name: expected.idColumn, exact: true }).count()).toBe(1);
    await card.getByRole('button', { name: ja.tileset.closeFeature }).click();
    expect(await card.count()).toBe(0);
  });

  it('keep the page to its own server', () => {
    expect(app.requests.filter((url) => !url.startsWith(app.address) && !/^(blob|data):/.test(url))).toEqual([]);
  });
});
