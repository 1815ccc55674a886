import { createRoot, type Root } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { FeatureDialog } from '../../../src/app/gis/FeatureDialog.tsx';
import type { FeatureDesk } from '../../../src/app/gis/feature-desk.ts';
import type { FeatureFile } from '../../../src/exports/gis/feature-file-formats.ts';
import { createLanguage } from '../../../src/project/language/create-language.ts';

const written: FeatureFile = {
  name: '青瀬市_建物.zip',
  blob: new Blob(['x']),
  unmappable: ['😀'],
  cut: [],
  shortened: [{ name: 'population_over_65', shortName: 'population' }],
  parts: 2,
};

const createDesk = (change: Partial<FeatureDesk> = {}): FeatureDesk => ({
  planarCrs: 'EPSG:6677',
  questions: [{ id: 'exposure', title: { ja: '曝露', en: 'Exposure' } }],
  scenarios: [{ id: 'current', name: '' }],
  layers: async () => [{ id: 'buildings', title: { ja: '建物', en: 'Buildings' }, subject: { layer: 'buildings' } }],
  tables: async () => [],
  write: async () => written,
  cancel: () => undefined,
  ...change,
});

let root: Root;
const show = (desk: FeatureDesk): void => {
  const words = createLanguage();
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(
    <I18nextProvider i18n={words}>
      <FeatureDialog desk={desk} words={words} onClose={() => undefined} />
    </I18nextProvider>,
  );
};

describe('the dialog of GIS files', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    root.unmount();
  });

  it('writes what is chosen and says what the format could not hold', async () => {
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const write = vi.fn(async () => written);
    show(createDesk({ write }));
    await page.getByRole('button', { name: /形式/ }).click();
    await page.getByRole('menuitemradio', { name: 'Shapefile' }).click();
    await page.getByRole('button', { name: '保存する' }).click();
    await expect.element(page.getByText('青瀬市_建物.zip', { exact: false })).toBeVisible();
    expect(write).toHaveBeenCalledWith(
      expect.objectContaining({
        subject: { layer: 'buildings' },
        format: 'shapefile',
        crs: 'planar',
        encoding: 'cp932',
      }),
      'current',
    );
    await expect.element(page.getByText('2 個の Shapefile', { exact: false })).toBeVisible();
    await expect.element(page.getByText('1 個の列名', { exact: false })).toBeVisible();
  });

  it('says where a question has no table with a shape, and offers nothing to save', async () => {
    show(createDesk());
    await page.getByText('答えの表を図形に結合').click();
    await expect.element(page.getByText('結合できる表がありません', { exact: false })).toBeVisible();
    await expect.element(page.getByRole('button', { name: '保存する' })).toBeDisabled();
  });

  it('can be stopped, and shows why a file could not be written', async () => {
    const cancel = vi.fn();
    let fail: (error: Error) => void = () => undefined;
    const write = () => new Promise<FeatureFile>((_, reject) => (fail = reject));
    show(createDesk({ write, cancel }));
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByRole('button', { name: '中止する' }).click();
    expect(cancel).toHaveBeenCalled();
    fail(new Error('disk full'));
    await expect.element(page.getByText('disk full', { exact: false })).toBeVisible();
  });
});
