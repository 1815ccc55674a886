import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright';
import { ja } from '../../src/project/language/ja/index.ts';

/** What a user sees and does on the page, by the words that stand there. */

export type TableFormat = 'csvUtf8' | 'csvCp932' | 'xlsx';

/** Resolves when the tables are computed and the 3D scene has drawn everything. */
export async function untilReady(page: Page): Promise<void> {
  await rankTable(page).waitFor();
  await page.locator('canvas').waitFor();
  await page.locator('.map-waiting').waitFor({ state: 'detached' });
}

export const rankTable = (page: Page): Locator => page.locator('table[aria-labelledby="rank-table-title"]');
export const tableTitle = (page: Page): Promise<string> => seen(page.locator('#rank-table-title'));
export const headlineNumber = (page: Page): Promise<string> => seen(page.locator('.headline-number'));
export const buildingCard = (page: Page): Locator => page.locator('section[aria-labelledby="building-title"]');
export const evidenceDrawer = (page: Page): Locator => page.getByRole('dialog', { name: ja.evidence.title });

/** The 3D view as a PNG, without the cards and buttons that float over it. */
export const mapPicture = (page: Page): Promise<Uint8Array> =>
  page.locator('canvas').screenshot({ style: '.map-area > :not(.city-scene) { visibility: hidden }' });

/** Text as the screen shows it, without what is hidden; of several places, one a line. Waits until there is one. */
export async function seen(place: Locator): Promise<string> {
  await place.first().waitFor({ state: 'attached' });
  return (await place.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim()).join('\n');
}

/** Cells of the rank table as the screen shows them, its heads included. */
export async function shownTable(page: Page): Promise<string[][]> {
  const rows = await rankTable(page).locator('tr').all();
  return Promise.all(rows.map(async (row) => (await seen(row.locator('th, td'))).split('\n')));
}

/** `1,234` → 1234; NaN for no data. */
export const numberOf = (text: string): number => Number(text.replaceAll(',', '').replace(/[^\d.−-].*$/, '') || 'NaN');

export async function chooseHazard(page: Page, name: string): Promise<void> {
  await page.getByRole('group', { name: ja.strip.hazard, exact: true }).getByRole('button', { name }).click();
}

export async function chooseScale(page: Page, scale: 'L1' | 'L2'): Promise<void> {
  await page.getByRole('group', { name: ja.strip.scale }).getByRole('button', { name: scale }).click();
}

export async function chooseColouring(page: Page, colouring: keyof typeof ja.colouring): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${ja.colouring.label}：`) }).click();
  await page.getByRole('menuitemradio', { name: ja.colouring[colouring] }).click();
}

export interface SavedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export async function saveTable(page: Page, format: TableFormat): Promise<SavedFile> {
  return saved(page, async () => {
    await page.getByRole('button', { name: ja.table.save, exact: true }).first().click();
    await page.getByRole('menuitem', { name: ja.table[format] }).click();
  });
}

export async function saved(page: Page, ask: () => Promise<void>): Promise<SavedFile> {
  const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([page.waitForEvent('download'), ask()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

export async function chooseMeasure(page: Page, measure: 'population' | 'buildings'): Promise<void> {
  await page.getByRole('button', { name: `${ja.measure.label}：` }).click();
  await page.getByRole('menuitemradio', { name: ja.measure[measure], exact: true }).click();
}

/** By the language's own name; the menu is found in either language. */
export async function chooseLanguage(page: Page, name: '日本語' | 'English'): Promise<void> {
  await page.getByRole('button', { name: /^(言語|Language)/ }).click();
  await page.getByRole('menuitemradio', { name }).click();
}
