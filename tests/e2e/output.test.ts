import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ja } from '../../src/project/language/ja/index.ts';
import { hasTool, runTool } from '../exports/drawing/outside-tool.ts';
import { untilReady } from './app-page.ts';
import { PATIENCE_MILLISECONDS, type RunningApp, startApp } from './running-app.ts';

const words = ja.output;

/** A sheet of the sample city from its template to the printed file, in the order in which it is made. */
describe('sheets of the sample city', () => {
  let app: RunningApp;
  let page: RunningApp['page'];
  const folder = mkdtempSync(join(tmpdir(), 'bosai-output-'));
  const eventually = <T>(look: () => T) => expect.poll(look, { timeout: PATIENCE_MILLISECONDS, interval: 100 });

  const untilComposed = () => page.locator('.sheet[data-state="ready"]').waitFor();
  const block = (kind: string): Locator => page.locator(`.block[data-kind="${kind}"]`).first();
  const placeOf = async (kind: string) => {
    const box = await block(kind).boundingBox();
    if (!box) throw new Error(`${kind} is not on the desk`);
    return { x: Math.round(box.x), y: Math.round(box.y) };
  };

  async function save(
    label: string,
  ): Promise<{ readonly name: string; readonly path: string; readonly bytes: Buffer }> {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: label, exact: true }).click();
    const file = await download;
    const path = join(folder, file.suggestedFilename());
    await file.saveAs(path);
    return { name: file.suggestedFilename(), path, bytes: await readFile(path) };
  }

  beforeAll(async () => {
    app = await startApp();
    page = app.page;
    await untilReady(page);
    await page.getByRole('button', { name: ja.mode.export, exact: true }).click();
    await page.locator('.templates').waitFor();
  });
  afterAll(() => app?.close());

  it('begin with none, and are made of a template', async () => {
    await page.getByText(words.desk.empty).waitFor();
    await page.getByRole('button', { name: /^図と表/ }).click();
    await untilComposed();
    expect(await page.locator('.block').count()).toBeGreaterThan(8);
    await page.getByText(words.bar.fresh).waitFor();
  });

  it('have the scale that is chosen', async () => {
    await page
      .locator('.output-right')
      .getByRole('button', { name: new RegExp(`^${words.properties.scale}：`) })
      .click();
    await page.getByRole('menuitemradio', { name: '1:10,000', exact: true }).click();
    await eventually(() => page.locator('.status-bar').textContent()).toContain('1:10,000');
    await untilComposed();
  });

  it('let a block be dragged, drawn to the others, and be put back in one step', async () => {
    const before = await placeOf('legend');
    await page.mouse.move(before.x + 20, before.y + 10);
    await page.mouse.down();
    await page.mouse.move(before.x + 20, before.y + 40, { steps: 4 });
    await page.mouse.up();
    const after = await placeOf('legend');
    expect(after.y).toBeGreaterThan(before.y + 15);
    await page.keyboard.press('Control+z');
    await eventually(() => placeOf('legend')).toEqual(before);
    await page.keyboard.press('Control+y');
    await eventually(() => placeOf('legend')).toEqual(after);
    await untilComposed();
  });

  it('keep their figure number in the list and on paper', async () => {
    await page.getByLabel(words.properties.figure).fill('図6-3');
    await page.getByLabel(words.properties.figure).blur();
    await untilComposed();
    await eventually(() => page.locator('.sheet').getAttribute('aria-label')).toContain('図6-3');
  });

  it('are saved as PDF, whose words can be read', async () => {
    const { name, bytes } = await save(words.bar.save.pdf);
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(name).toMatch(/^青瀬市.*図6-3.*\.pdf$/);
    // Says by itself that it is not installed.
    if (!hasTool('pdftotext', '-v')) return;
    const text = runTool('pdftotext', ['sheet.pdf', '-'], { name: 'sheet.pdf', bytes }).toString('utf8');
    expect(text).toContain('図6-3');
    expect(text).toContain('白い部分は安全を意味しません');
    expect(text).toContain('1:10,000');
  });

  it('are saved as PNG of 300 dpi: an A3 of 4,961 × 3,508 pixels', async () => {
    const { bytes } = await save(words.bar.saveLabel.replace('{{format}}', words.bar.save.png));
    // The size stands at the head of the file. Source: PNG, 11.2.2 IHDR.
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([4961, 3508]);
  });

  it('become an atlas that goes on where it was cancelled', async () => {
    await page.getByRole('button', { name: words.atlas.settings }).click();
    await page.getByRole('button', { name: words.atlas.none, exact: true }).click();
    const chosen = 6;
    for (let i = 0; i < chosen; i++) await page.locator('.atlas-page .checkbox').nth(i).click();
    await page.getByRole('button', { name: words.atlas.start, exact: true }).click();
    await page.locator('.page-made').first().waitFor();
    await page.getByRole('button', { name: ja.app.cancel, exact: true }).click();
    const resume = page.getByRole('button', { name: words.atlas.resume, exact: true });
    await resume.waitFor();
    const made = await page.locator('.page-made').count();
    expect(made).toBeGreaterThan(0);
    const atlas = await save(words.atlas.resume);
    expect(atlas.bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(atlas.bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(chosen);
  });

  it('are there again when the page is opened anew', async () => {
    const placed = await placeOf('legend');
    // What was changed last is kept a moment later.
    await eventually(() => page.locator('.status-bar').textContent()).toContain('dpi');
    await page.close({ runBeforeUnload: false });
    page = await app.context.newPage();
    await page.goto(app.address);
    await untilComposed();
    expect(await page.locator('.sheet').getAttribute('aria-label')).toContain('図6-3');
    // The desk of another page may be a pixel larger: the place on paper is rounded to another pixel.
    const again = await placeOf('legend');
    expect(Math.abs(again.x - placed.x)).toBeLessThanOrEqual(1);
    expect(Math.abs(again.y - placed.y)).toBeLessThanOrEqual(1);
  });

  it('stay on their own origin and report no faults', () => {
    expect(app.requests.filter((url) => !url.startsWith(app.address) && !/^(blob|data):/.test(url))).toEqual([]);
    expect(app.faults.filter((fault) => !fault.includes('net::ERR_ABORTED'))).toEqual([]);
  });
});
