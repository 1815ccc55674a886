import type { Page } from 'playwright';
import { expect } from 'vitest';
import { seen } from './app-page.ts';
import { PATIENCE_MILLISECONDS } from './running-app.ts';

/** Distance between the places that are tried, px. */
const STEP_PIXELS = 24;

/**
 * Moves over the map from its middle outwards until the pointer says that a building lies under it, and clicks there. The
 * coordinates in the status bar tell when the scene has seen a move.
 */
export async function clickBuilding(page: Page): Promise<void> {
  const canvas = (await page.locator('canvas').boundingBox())!;
  const position = page.locator('.status-bar .number').first();
  const scene = page.locator('.city-scene [role="application"]');
  for (const [x, y] of outwards(canvas)) {
    const before = await seen(position);
    await page.mouse.move(x, y);
    await expect.poll(() => seen(position), { timeout: PATIENCE_MILLISECONDS }).not.toBe(before);
    if ((await scene.evaluate((element) => element.style.cursor)) !== 'pointer') continue;
    await page.mouse.click(x, y);
    return;
  }
  throw new Error('no building lies under any of the places tried');
}

/** A grid over the inner half of a box, those nearest the middle first. */
function outwards(box: { x: number; y: number; width: number; height: number }): [number, number][] {
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
  const places: [number, number][] = [];
  for (let dx = -box.width / 4; dx <= box.width / 4; dx += STEP_PIXELS)
    for (let dy = -box.height / 8; dy <= box.height / 4; dy += STEP_PIXELS) places.push([middleX + dx, middleY + dy]);
  const distance = ([x, y]: [number, number]) => Math.hypot(x - middleX, y - middleY);
  return places.sort((a, b) => distance(a) - distance(b));
}
