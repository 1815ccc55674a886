import type { Locator, Page } from 'playwright';
import { ja } from '../../src/project/language/ja/index.ts';
import { numberOf, type SavedFile, saved, seen, type TableFormat } from './app-page.ts';

/** The catalogue, its answers, the drawn area and the SQL console, by the words that stand there. */

export const answerTable = (page: Page): Locator => page.locator('table[aria-labelledby="answer-table-title"]');
export const drawnTable = (page: Page): Locator => page.locator('table[aria-labelledby="drawn-title"]');
export const sqlConsole = (page: Page): Locator => page.getByRole('dialog', { name: ja.sqlConsole.title });

/** Chooses a question by the title of its table; resolves once its answer is on the screen. */
export async function chooseQuestion(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: ja.catalogue.open }).click();
  const catalogue = page.getByRole('dialog', { name: ja.catalogue.title });
  await catalogue.getByRole('searchbox', { name: ja.catalogue.search }).fill(title);
  await catalogue.getByRole('button').filter({ hasText: title }).first().click();
  await answerTable(page).waitFor();
}

/** The number said first, without its unit. */
export async function saidFirst(page: Page): Promise<number> {
  const number = page.locator('.headline:not(.stale) .headline-number');
  return numberOf(await seen(number));
}

export async function saveAnswer(page: Page, format: TableFormat): Promise<SavedFile> {
  return saved(page, async () => {
    await page.getByRole('button', { name: ja.table.save, exact: true }).first().click();
    await page.getByRole('menuitem', { name: ja.table[format] }).click();
  });
}

export async function openSqlConsole(page: Page): Promise<void> {
  await page.getByRole('button', { name: ja.sqlConsole.title, exact: true }).click();
  await sqlConsole(page).locator('.cm-content').waitFor();
}

export async function writeSql(page: Page, sql: string): Promise<void> {
  const editor = sqlConsole(page).locator('.cm-content');
  await editor.fill(sql);
  // By key: the list of completions may lie over the button.
  await editor.press('ControlOrMeta+Enter');
}

/** The rows of a query as the console shows them. */
export async function sqlRows(page: Page, sql: string): Promise<string[][]> {
  await writeSql(page, sql);
  const table = sqlConsole(page).locator('table');
  await sqlConsole(page).getByRole('button', { name: ja.sqlConsole.runKey }).waitFor();
  await table.waitFor();
  const rows = await table.locator('tbody tr').all();
  return Promise.all(rows.map(async (row) => (await seen(row.locator('th, td'))).split('\n')));
}
