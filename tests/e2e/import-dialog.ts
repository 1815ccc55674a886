import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';
import { ja } from '../../src/project/language/ja/index.ts';
import { rankTable, seen } from './app-page.ts';
import { PATIENCE_MILLISECONDS } from './running-app.ts';

/** The import dialog as a user works it. */

const words = ja.importing;

export const importDialog = (page: Page): Locator => page.getByRole('dialog', { name: words.title });

export async function openImport(page: Page): Promise<Locator> {
  await page.locator('.city-button').click();
  await page.getByRole('menuitem', { name: ja.city.import }).click();
  await importDialog(page).waitFor();
  return importDialog(page);
}

/** Hands files to the dialog, all at once. */
export const addFiles = (dialog: Locator, paths: readonly string[]): Promise<void> =>
  dialog.locator(`.drop-zone input[type="file"]:not([webkitdirectory])`).setInputFiles([...paths]);

/** Hands a folder to the dialog. */
export const addFolder = (dialog: Locator, path: string): Promise<void> =>
  dialog.locator(`.drop-zone input[webkitdirectory]`).setInputFiles(path);

/** The list's rows by file: what each is, how sure that is, and how far it got. */
export async function importRows(dialog: Locator): Promise<Map<string, string[]>> {
  const rows = await dialog.locator('.import-table > tbody > tr:not(.import-detail)').all();
  const cells = await Promise.all(rows.map(async (row) => (await seen(row.locator('> th, > td'))).split('\n')));
  return new Map(cells.map(([file = '', ...others]) => [file.replace(/ [\d.,]+ (B|kB|KB|MB|GB)$/, ''), others]));
}

/** State of a file's row: 完了, エラー … */
export const stateOf = (row: readonly string[] | undefined): string | undefined => row?.[7];

/** Waits until every file has come to its end. */
export async function untilRead(dialog: Locator): Promise<void> {
  await expect
    .poll(() => seen(dialog.locator('.import-progress')), { timeout: PATIENCE_MILLISECONDS })
    .toContain('処理中 0・待ち 0');
}

/** Presses 「… 件を地図に表示」 and waits for the table of the new city. */
export async function showImported(page: Page): Promise<void> {
  const outdated = await rankTable(page).elementHandles();
  await importDialog(page)
    .getByRole('button', { name: /地図に表示$/ })
    .click();
  await Promise.all(outdated.map((table) => table.waitForElementState('hidden')));
  await rankTable(page).waitFor();
}
