import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlanZones } from '../../src/city/scenario/read-plan-zones.ts';
import type { Plan, PlanMeasure } from '../../src/domain/plan.ts';
import { measuresXlsx } from '../../src/exports/measures/measures-xlsx.ts';
import { readProjectFile } from '../../src/project/file/read-project-file.ts';
import { type ProjectFileContent, writeProjectFile } from '../../src/project/file/write-project-file.ts';
import { ja } from '../../src/project/language/ja/index.ts';
import { blobSource } from '../../src/readers/source-file.ts';
import { isSameOutline } from '../../src/spatial/editing/same-outline.ts';
import { type SavedFile, saved, seen, untilReady } from './app-page.ts';
import { addMeasure, enterPlanMode, measureNames, scenarioNames, tileValues, untilPlanned } from './plan-page.ts';
import { PATIENCE_MILLISECONDS, type RunningApp, startApp } from './running-app.ts';

/** The files of a plan: what goes out comes back, on another machine too, and what is wrong with a file is said. */
describe('a plan as files', () => {
  let app: RunningApp;
  let page: RunningApp['page'];
  let project: SavedFile;
  let content: ProjectFileContent;
  let keptTiles: readonly string[];
  /** Of the second browser; those of the first are the app's. */
  const faults: string[] = [];
  const eventually = <T>(look: () => T) => expect.poll(look, { timeout: PATIENCE_MILLISECONDS, interval: 200 });
  const notice = () => page.locator('.notice-bar');
  const menuItem = async (menu: string | RegExp, item: string) => {
    await page.getByRole('button', { name: menu }).click();
    return page.getByRole('menuitem', { name: item });
  };
  const zoneMenu = (item: string) => menuItem(ja.plan.scenario.menu.replace('{{name}}', '案A'), item);
  const openProject = (name: string, bytes: Uint8Array) =>
    put(page.getByLabel(ja.city.openProject, { exact: true }), name, bytes, 'application/zip');

  beforeAll(async () => {
    app = await startApp();
    page = app.page;
    await untilReady(page);
    await enterPlanMode(page);
  });
  afterAll(() => app?.close());

  it('begins with an edit of 現行, which makes 案A and says so', async () => {
    await page.getByRole('button', { name: ja.plan.quick.subtract_red }).click();
    await page.getByRole('button', { name: ja.plan.quick.accept }).click();
    await eventually(() => scenarioNames(page)).toEqual(['現行', '案A']);
    expect(await seen(notice())).toContain('写しの「案A」');
    await untilPlanned(page);
    await page.getByRole('button', { name: ja.plan.edit.confirm }).click();
    await addMeasure(page, '避難路の整備');
    keptTiles = await tileValues(page);
  });

  it('goes into a project file with the hashes of its data', async () => {
    const item = await menuItem('青瀬市', ja.city.saveProject);
    project = await saved(page, () => item.click());
    expect(project.name).toMatch(/^青瀬市_\d{8}\.bosai\.zip$/);
    const read = await readProjectFile(project.bytes);
    if (!read.ok) expect.fail(JSON.stringify(read.issues));
    content = read.content;
    expect(content.plan.scenarios.map(({ name }) => name)).toEqual(['現行', '案A']);
    expect(content.inputs.length).toBeGreaterThan(0);
    for (const { file, sha256 } of content.inputs) expect(sha256, file).toMatch(/^[0-9a-f]{64}$/);
  });

  it('exports its zones in metres bit for bit, and takes them back without a change', async () => {
    await (await zoneMenu(ja.plan.scenario.exportZones)).click();
    await page.getByRole('button', { name: 'Shapefile' }).click();
    await page.getByRole('button', { name: 'UTF-8' }).click();
    const file = await saved(page, () => page.getByRole('button', { name: ja.planning.write, exact: true }).click());
    expect(file.name).toMatch(/^青瀬市_案A_居住誘導区域_\d{8}\.zip$/);
    const zip = blobSource(file.name, new Blob([file.bytes as Uint8Array<ArrayBuffer>]));
    const city = { planarCrs: content.planarCrs, bounds: [-180, -90, 180, 90] as const };
    const { layers, issues } = await readPlanZones([zip], city);
    expect(issues).toEqual([]);
    const zones = residenceOf(content.plan);
    expect(layers[0]!.zones.map(({ id }) => id)).toEqual(zones.map(({ id }) => id));
    for (const [i, { polygons }] of layers[0]!.zones.entries())
      expect(isSameOutline(polygons, zones[i]!.polygons)).toBe(true);

    await (await zoneMenu(ja.plan.scenario.importZones)).click();
    const dialog = page.getByRole('dialog');
    await put(dialog.locator('input[type=file]'), file.name, file.bytes, 'application/zip');
    await dialog.locator('.zone-layer').waitFor();
    await dialog.getByRole('button', { name: ja.planning.importTry }).click();
    await eventually(() => seen(page.locator('.step-preview'))).toContain(ja.plan.quick.nothing);
    await page.getByRole('button', { name: ja.plan.quick.cancel, exact: true }).click();
  });

  it('says of a file without areas that it has none', async () => {
    await (await zoneMenu(ja.plan.scenario.importZones)).click();
    const dialog = page.getByRole('dialog');
    await put(dialog.locator('input[type=file]'), '点.geojson', text(pointOnly), 'application/json');
    await eventually(() => seen(dialog)).toContain(ja.planning.noZones);
    expect(await dialog.getByRole('button', { name: ja.planning.importTry }).isEnabled()).toBe(false);
    await page.keyboard.press('Escape');
  });

  it('exchanges its measures as a workbook, and names the row that cannot be read', async () => {
    await page.getByRole('tab', { name: new RegExp(ja.plan.drawer.measures) }).click();
    const book = await saved(page, () => page.getByRole('button', { name: ja.plan.measures.exportFile }).click());
    const file = page.getByLabel(ja.plan.measures.importFile, { exact: true }).and(page.locator('input'));
    await put(file, book.name, book.bytes, xlsx);
    await eventually(() => seen(notice())).toContain('追加 0 件、更新 1 件');
    const [known] = content.plan.measures;
    const nameless: PlanMeasure = { ...known!, id: '', name: '' };
    const broken = await measuresXlsx({ cityName: '青瀬市', measures: [known!, nameless], date: '2026-11-23' });
    await put(file, '取組.xlsx', new Uint8Array(await broken.arrayBuffer()), xlsx);
    await eventually(() => seen(notice())).toMatch(/シート「取組一覧」.*行目/);
  });

  it('opens in a browser that never saw it, with the same numbers', async () => {
    const other = await app.context.browser()!.newContext({
      viewport: page.viewportSize(),
      locale: 'ja-JP',
      reducedMotion: 'reduce',
    });
    other.setDefaultTimeout(PATIENCE_MILLISECONDS);
    other.on('weberror', (error) => faults.push(error.error().message));
    await page.close();
    page = await other.newPage();
    await page.goto(app.address);
    await untilReady(page);
    await openProject(project.name, project.bytes);
    await eventually(() => seen(notice())).toContain(`${project.name} を開きました`);
    await untilPlanned(page);
    expect(await scenarioNames(page)).toEqual(['現行', '案A']);
    expect(await tileValues(page)).toEqual(keptTiles);
    expect(await measureNames(page)).toContain('避難路の整備');
  });

  it('lists by name the data that it was made with and that are missing or other now', async () => {
    const [first, second, ...rest] = content.inputs;
    const gone = { ...first!, file: '消えた浸水想定.geojson', title: '消えた浸水想定', sha256: 'a'.repeat(64) };
    const changed = { ...second!, sha256: 'b'.repeat(64) };
    const file = await writeProjectFile({ ...content, inputs: [gone, first!, changed, ...rest] });
    await openProject('違い.bosai.zip', new Uint8Array(await file.arrayBuffer()));
    await eventually(() => page.locator('.notice-details li').allInnerTexts()).toHaveLength(2);
    const told = (await page.locator('.notice-details li').allInnerTexts()).join('\n');
    expect(told).toContain('消えた浸水想定');
    expect(told).toContain(changed.file.split(/[/!]/).at(-1));
  });

  it('refuses what is no project file, and a plan of another system of coordinates, and keeps the plan that is open', async () => {
    const foreign = await writeProjectFile({ ...content, planarCrs: 'EPSG:6670' });
    for (const [name, bytes, reason] of [
      ['壊れた.bosai.zip', text('PK'), '壊れた.bosai.zip を開けませんでした'],
      ['別の系.bosai.zip', new Uint8Array(await foreign.arrayBuffer()), 'EPSG:6670'],
    ] as const) {
      await openProject(name, bytes);
      await eventually(() => seen(notice())).toContain(reason);
      expect(await scenarioNames(page)).toEqual(['現行', '案A']);
    }
  });

  it('reports no faults in either browser', () => {
    expect([...app.faults.filter((fault) => !fault.includes('net::ERR_ABORTED')), ...faults]).toEqual([]);
  });
});

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const pointOnly =
  '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[141.7,34.95]}}]}';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

const put = (input: Locator, name: string, bytes: Uint8Array, mimeType: string): Promise<void> =>
  input.setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) });

function residenceOf(plan: Plan) {
  const zones = plan.scenarios.find(({ name }) => name === '案A')?.zones.residence;
  if (!zones) throw new Error('案A has no zones of its own');
  return zones;
}
