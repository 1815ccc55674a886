import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { createExampleExploreData } from './example-explore-data.ts';
import { renderWorkspace } from './render-workspace.tsx';

let remove = (): void => undefined;
afterEach(() => remove());

describe('the line of sources', () => {
  it('stays two lines high however many sources there are, and lists them all on demand', async () => {
    await page.viewport(1366, 768);
    const sources = Array.from({ length: 18 }, (_, index) => ({
      title: `とても長い名前の調査データセット その${index}`,
      year: 2020,
    }));
    ({ remove } = renderWorkspace({ data: createExampleExploreData({ sources }) }));
    const bar = page.getByRole('contentinfo');
    await expect.element(bar).toHaveTextContent('出典：とても長い名前');
    expect(bar.element().clientHeight).toBeLessThanOrEqual(40);
    await page.getByRole('button', { name: 'すべて（18）' }).click();
    await expect.element(page.getByText('とても長い名前の調査データセット その17')).toBeVisible();
  });
});
