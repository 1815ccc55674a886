import type { Page } from 'playwright';
import { ja } from '../../src/project/language/ja/index.ts';
import { seen } from './app-page.ts';

/** Plan mode by the words that stand there. */

export async function enterPlanMode(page: Page): Promise<void> {
  await page.getByRole('button', { name: ja.mode.plan }).click();
  await untilPlanned(page);
}

/** Resolves when every tile has its number and none is behind the line. */
export async function untilPlanned(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const values = [...document.querySelectorAll('.tile-value')];
    return (
      values.length > 0 && values.every((value) => /\d/.test(value.textContent)) && !document.querySelector('.stale')
    );
  });
}

export interface Tile {
  readonly title: string;
  readonly value: string;
  readonly change: string;
}

/** The indicators beside the map, as the screen shows them. */
export async function tiles(page: Page): Promise<readonly Tile[]> {
  return page.locator('.tile').evaluateAll((all) =>
    all.map((tile) => {
      const text = (selector: string) =>
        ((tile.querySelector(selector) as HTMLElement | null)?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
      return { title: text('h3'), value: text('.tile-value'), change: text('.tile-change') };
    }),
  );
}

export const tileValues = async (page: Page): Promise<readonly string[]> =>
  (await tiles(page)).map(({ value }) => value);

/** Rows of the comparison, all indicators, as the screen shows them. */
export async function comparison(page: Page): Promise<readonly (readonly string[])[]> {
  const table = page.locator('.comparison-table');
  await table.waitFor();
  return table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('th, td')].map((cell) =>
          (cell as HTMLElement).textContent.replaceAll(/\s+/g, ' ').trim(),
        ),
      ),
    );
}

export const scenarioNames = (page: Page): Promise<readonly string[]> => page.locator('.scenario-name').allInnerTexts();

export async function chooseScenario(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: ja.plan.scenario.choose.replace('{{name}}', name) }).click();
  await untilPlanned(page);
}

export const savedMark = (page: Page) => page.locator('.top-tools .saved');

/** Side of the white square inside the handle of a vertex or of the middle of an edge, px. */
const HANDLE_PIXELS = 5;

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Handles on the line that nothing floats over, those farthest from any other first: there is room to drag them without
 * crossing. Page coordinates.
 */
export async function vertexHandles(page: Page): Promise<readonly Place[]> {
  return page.locator('.map-editing').evaluate((element, side) => {
    const canvas = element as HTMLCanvasElement;
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
    const isWhite = (x: number, y: number) => {
      const at = 4 * (y * width + x);
      return data[at] === 255 && data[at + 1] === 255 && data[at + 2] === 255 && data[at + 3] === 255;
    };
    const box = canvas.getBoundingClientRect();
    const scale = box.width / width;
    const found: { x: number; y: number }[] = [];
    for (let y = 0; y + side < height; y++)
      for (let x = 0; x + side < width; x++) {
        let all = true;
        for (let dy = 0; dy < side && all; dy++) for (let dx = 0; dx < side && all; dx++) all = isWhite(x + dx, y + dy);
        // The plate of a label is white all around.
        if (!all || isWhite(x - 10, y) || isWhite(x + side + 10, y)) continue;
        const place = { x: box.x + (x + side / 2) * scale, y: box.y + (y + side / 2) * scale };
        const known = found.some((other) => Math.hypot(other.x - place.x, other.y - place.y) < 4 * side);
        const top = document.elementFromPoint(place.x, place.y);
        if (!known && top?.closest('.city-scene')) found.push(place);
      }
    const room = (place: { x: number; y: number }) =>
      Math.min(...found.filter((one) => one !== place).map((one) => Math.hypot(one.x - place.x, one.y - place.y)));
    return found.sort((a, b) => room(b) - room(a));
  }, HANDLE_PIXELS);
}

/** Drags by pixels in small steps; the button is still down afterwards. */
export async function dragFrom(page: Page, { x, y }: Place, by: Place): Promise<void> {
  const steps = 6;
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= steps; step++) await page.mouse.move(x + (by.x * step) / steps, y + (by.y * step) / steps);
}

export async function addMeasure(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: ja.plan.measures.addLong, exact: true }).first().click();
  const form = page.getByRole('dialog', { name: ja.plan.form.addTitle });
  await form.getByLabel(ja.plan.form.name).fill(name);
  const term = form.getByRole('checkbox', { name: ja.plan.term.short });
  if (!(await term.isChecked())) await term.click();
  await form.getByRole('button', { name: ja.plan.form.save }).click();
  await form.waitFor({ state: 'detached' });
}

/** The list of measures in the drawer. */
export async function measureNames(page: Page): Promise<string> {
  await page.getByRole('tab', { name: new RegExp(ja.plan.drawer.measures) }).click();
  const text = await seen(page.locator('.drawer-content'));
  await page.getByRole('tab', { name: ja.plan.drawer.comparison }).click();
  return text;
}
