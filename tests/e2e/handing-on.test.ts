import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ja } from '../../src/project/language/ja/index.ts';
import { untilReady } from './app-page.ts';
import { PATIENCE_MILLISECONDS, type RunningApp, startApp } from './running-app.ts';

/** What leaves the sample city for other programs: a picture, GIS files, the 3D scene. */
describe('handing on the sample city', () => {
  let app: RunningApp;
  let page: RunningApp['page'];
  const saved = async (act: () => Promise<void>) => {
    const download = page.waitForEvent('download', { timeout: PATIENCE_MILLISECONDS });
    await act();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };

  beforeAll(async () => {
    app = await startApp();
    page = app.page;
    await untilReady(page);
  });
  afterAll(() => app?.close());

  it('copies the view by one key, or saves it and says why', async () => {
    await page.keyboard.press('i');
    await page.getByText(/クリップボードに写しました|クリップボードを使えないため/).waitFor();
  });

  it('writes zones as GIS files', async () => {
    await page.getByRole('button', { name: ja.mode.export, exact: true }).click();
    await page.getByRole('button', { name: /^GIS データ/ }).click();
    await page.getByRole('button', { name: new RegExp(`^${ja.gis.layerName}：`) }).click();
    await page.getByRole('menuitemradio', { name: '居住誘導区域', exact: true }).click();
    await page.getByRole('button', { name: /^形式：/ }).click();
    await page.getByRole('menuitemradio', { name: 'GeoJSON', exact: true }).click();
    const { name, bytes } = await saved(() => page.getByRole('button', { name: ja.gis.save, exact: true }).click());
    expect(name).toMatch(/居住誘導区域_\d{8}\.geojson$/);
    const { features } = JSON.parse(bytes.toString()) as {
      readonly features: readonly { readonly geometry: unknown }[];
    };
    expect(features.length).toBeGreaterThan(0);
    expect(features.every(({ geometry }) => geometry !== null)).toBe(true);
    await page.getByRole('dialog').getByRole('button', { name: ja.app.close, exact: true }).last().click();
  });

  it('writes the 3D scene in view', async () => {
    const { name, bytes } = await saved(() => page.getByRole('button', { name: /glTF/ }).click());
    expect(name).toMatch(/\.glb$/);
    expect(bytes.subarray(0, 4).toString()).toBe('glTF');
    await page.getByText(/三角形/).waitFor();
  });
});
