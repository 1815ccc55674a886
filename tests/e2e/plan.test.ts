import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ja } from '../../src/project/language/ja/index.ts';
import { untilReady } from './app-page.ts';
import {
  addMeasure,
  chooseScenario,
  comparison,
  dragFrom,
  enterPlanMode,
  measureNames,
  savedMark,
  scenarioNames,
  tiles,
  tileValues,
  untilPlanned,
  vertexHandles,
} from './plan-page.ts';
import { PATIENCE_MILLISECONDS, type RunningApp, startApp } from './running-app.ts';

/** One plan from the first line to the reopened page, in the order in which a planner makes it. */
describe('a plan of the sample city', () => {
  let app: RunningApp;
  let page: RunningApp['page'];
  /** Of 案A as it was before the page was killed. */
  let keptTiles: readonly string[];
  let keptRows: readonly (readonly string[])[];
  const eventually = <T>(look: () => T) => expect.poll(look, { timeout: PATIENCE_MILLISECONDS, interval: 200 });

  beforeAll(async () => {
    app = await startApp();
    page = app.page;
    await untilReady(page);
    await enterPlanMode(page);
  });
  afterAll(() => app?.close());

  it('begins with 現行, whose line is fixed, and makes 案A of it', async () => {
    expect(await scenarioNames(page)).toEqual(['現行']);
    await page.getByRole('button', { name: ja.plan.scenario.add, exact: true }).click();
    await eventually(() => scenarioNames(page)).toEqual(['現行', '案A']);
    await untilPlanned(page);
  });

  it('takes the red zones out in one step, after a preview', async () => {
    const before = await tileValues(page);
    await page.getByRole('button', { name: ja.plan.quick.subtract_red }).click();
    await page.getByRole('button', { name: ja.plan.quick.accept }).click();
    await eventually(() => tileValues(page)).not.toEqual(before);
    await untilPlanned(page);
    const overlap = (await tiles(page)).find(({ title }) => title.startsWith(ja.plan.indicators.redZone));
    expect(overlap?.value).toMatch(/^0\.00\s*ha/);
  });

  it('counts while a vertex is dragged and undoes the whole drag at once', async () => {
    const before = await tileValues(page);
    await page.keyboard.press('e');
    await eventually(() => vertexHandles(page).then(({ length }) => length)).toBeGreaterThan(0);
    const [handle] = await vertexHandles(page);
    await dragFrom(page, handle!, { x: 14, y: 10 });
    // The button is still down.
    await eventually(() => tileValues(page)).not.toEqual(before);
    await page.mouse.up();
    await untilPlanned(page);
    const after = await tileValues(page);
    await page.keyboard.press('Control+z');
    await eventually(() => tileValues(page)).toEqual(before);
    await page.keyboard.press('Control+y');
    await eventually(() => tileValues(page)).toEqual(after);
  });

  it('confirms the line as 案A', async () => {
    await page.getByRole('button', { name: ja.plan.edit.confirm }).click();
    await eventually(() => page.getByRole('button', { name: ja.plan.edit.confirm }).isEnabled()).toBe(false);
  });

  it('compares 案A with 現行: the column of 案A is what its tiles say', async () => {
    await untilPlanned(page);
    const rows = await comparison(page);
    const number = (text: string) => /\d[\d,]*(\.\d+)?/.exec(text)?.[0];
    const cells = rows.map(([, , , plan]) => number(plan ?? ''));
    for (const { title, value } of await tiles(page)) expect(cells, title).toContain(number(value));
  });

  it('adds a measure to the register', async () => {
    await addMeasure(page, '避難路の整備');
    expect(await measureNames(page)).toContain('避難路の整備');
  });

  it('saves by itself; after the page is killed all of it is there again', async () => {
    await savedMark(page).waitFor({ state: 'attached' });
    keptTiles = await tileValues(page);
    keptRows = await comparison(page);
    await page.close({ runBeforeUnload: false });
    page = await app.context.newPage();
    await page.goto(app.address);
    await page.locator('.map-waiting').waitFor({ state: 'detached' });
    await untilPlanned(page);
    expect(await scenarioNames(page)).toEqual(['現行', '案A']);
    expect(await tileValues(page)).toEqual(keptTiles);
    await eventually(() => comparison(page)).toEqual(keptRows);
    expect(await measureNames(page)).toContain('避難路の整備');
  });

  it('counts the same from nothing as it did step by step', async () => {
    // Another kind and back: the scenario that is not edited is then counted as a whole.
    await chooseScenario(page, '現行');
    const kind = page.getByRole('button', { name: new RegExp(`^${ja.plan.edit.kind}`) });
    for (const name of ['都市機能誘導区域', '居住誘導区域']) {
      await kind.click();
      await page.getByRole('menuitemradio', { name }).click();
      await untilPlanned(page);
    }
    await eventually(() => comparison(page)).toEqual(keptRows);
  });

  it('stays on its own origin and reports no faults', () => {
    expect(app.requests.filter((url) => !url.startsWith(app.address) && !/^(blob|data):/.test(url))).toEqual([]);
    // What was on its way to the page that was killed.
    expect(app.faults.filter((fault) => !fault.includes('net::ERR_ABORTED'))).toEqual([]);
  });
});
