import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { createProjectStore } from '../../src/project/project-store.ts';
import { createExampleCity, createExampleExploreData } from './example-explore-data.ts';
import { renderWorkspace } from './render-workspace.tsx';

const scenarios = [
  { id: 'current', name: '現行', colour: '#4d4d4d' },
  { id: 'a', name: '案A', colour: '#0b5d3b' },
];
let remove = (): void => undefined;
async function show(change: Parameters<typeof createExampleExploreData>[0], store = createProjectStore()) {
  await page.viewport(1366, 768);
  remove = renderWorkspace({ data: createExampleExploreData(change), store }).remove;
  return store;
}
afterEach(() => remove());

const choice = () => page.getByRole('button', { name: /^案：/ });

describe('the scenario that questions are asked of', () => {
  it('is not to be chosen while the plan has none', async () => {
    await show({});
    await expect.element(page.getByText('規模（つねに表示）')).toBeVisible();
    expect(choice().elements()).toHaveLength(0);
  });

  it('is chosen in the strip', async () => {
    const store = await show({ scenarios });
    await expect.element(choice()).toHaveTextContent('現行');
    await choice().click();
    await page.getByRole('menuitemradio', { name: '案A' }).click();
    expect(store.getState().project.scenario).toBe('a');
  });

  it('stands over the answer and in its evidence, of 現行 nothing does', async () => {
    await show({ scenarios });
    expect(page.getByText('案A の数値').elements()).toHaveLength(0);
    remove();
    const [, shown] = scenarios;
    const { exposure } = createExampleExploreData();
    if (exposure.state !== 'ready') throw new Error('no example');
    const { value } = exposure;
    await show({
      scenarios,
      city: createExampleCity({ scenario: shown! }),
      exposure: { state: 'ready', value: { ...value, evidence: { ...value.evidence, scenario: '案A' } } },
    });
    await expect.element(page.getByText('案A の数値')).toBeVisible();
    await page.getByRole('button', { name: '根拠', exact: true }).click();
    await expect.element(page.getByRole('dialog').getByText('案A の数値')).toBeVisible();
  });

  it('is not chosen in the strip of plan mode, which has a list of its own', async () => {
    const store = createProjectStore();
    store.getState().actions.choose({ mode: 'plan' });
    await show({ scenarios }, store);
    await expect.element(page.getByText('規模（つねに表示）')).toBeVisible();
    expect(choice().elements()).toHaveLength(0);
  });
});
