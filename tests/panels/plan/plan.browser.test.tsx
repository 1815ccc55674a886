import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PlanMode } from '../../../src/panels/plan/PlanContext.tsx';
import { initialProject } from '../../../src/project/project-schema.ts';
import { createProjectStore } from '../../../src/project/project-store.ts';
import { renderWorkspace } from '../render-workspace.tsx';
import { createPlanData, createPlanMode } from './example-plan.ts';

let remove = (): void => undefined;
async function show(plan: PlanMode, width = 1600) {
  await page.viewport(width, 900);
  remove = renderWorkspace({ plan, store: createProjectStore({ ...initialProject, mode: 'plan' }) }).remove;
  return plan.store;
}
afterEach(() => remove());

const triangle = [
  {
    id: 'r',
    name: '',
    code: 0,
    polygons: [
      [
        [
          [0, 0],
          [9, 0],
          [9, 9],
        ],
      ],
    ],
  },
] as const;

describe('scenarios', () => {
  it('are added, renamed, removed and brought back by the keyboard', async () => {
    const store = await show(createPlanMode());
    const names = () => store.getState().plan.scenarios.map(({ name }) => name);
    await page.getByRole('button', { name: '案を追加' }).click();
    expect(names()).toEqual(['現行', '案A', '案B', '案C']);
    await expect.element(page.getByRole('button', { name: '案Cを表示・編集' })).toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('button', { name: '案Cのメニュー' }).click();
    await page.getByRole('menuitem', { name: '名前・色・説明' }).click();
    await page.getByRole('textbox', { name: '名前' }).fill('川沿いを外す案');
    await page.getByRole('button', { name: '決める' }).click();
    expect(names()[3]).toBe('川沿いを外す案');
    await page.getByRole('button', { name: '川沿いを外す案のメニュー' }).click();
    await page.getByRole('menuitem', { name: '削除' }).click();
    expect(names()).toHaveLength(3);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(names()[3]).toBe('川沿いを外す案');
  });

  it('say of 現行 that an edit makes a copy, and let the tools be taken up', async () => {
    const store = await show(createPlanMode());
    await page.getByRole('button', { name: '現行を表示・編集' }).click();
    await userEvent.keyboard('e');
    expect(store.getState().view.tool).toBe('vertex');
    await expect.element(page.getByText('写しの案ができて')).toBeVisible();
  });
});

describe('the line', () => {
  it('is confirmed, and the step can be undone from the top bar', async () => {
    const store = await show(createPlanMode());
    store.getState().actions.editZones({ step: 'draw', zones: triangle });
    await page.getByRole('button', { name: '線を確定' }).click();
    expect(store.getState().plan.scenarios[1]?.zones).toEqual({ residence: triangle });
    await page.getByRole('button', { name: '元に戻す（Ctrl+Z）' }).click();
    expect(store.getState().plan.scenarios[1]?.zones).toEqual({});
    await expect.element(page.getByText('元に戻しました：線を確定')).toBeInTheDocument();
  });

  it('cannot be confirmed while it crosses itself, and the reason stands beside the button', async () => {
    const { line } = createPlanData();
    const store = await show(createPlanMode({ line: line && { ...line, crossings: 2 } }));
    store.getState().actions.editZones({ step: 'move_vertex', zones: triangle, problem: 'crosses_itself' });
    await expect.element(page.getByRole('alert').filter({ hasText: '2 か所で自分と交わっています' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: '線を確定' })).toBeDisabled();
  });

  it('asks for a one-step edit with its numbers, and takes it only when told', async () => {
    const previewStep = vi.fn();
    await show(createPlanMode({}, { previewStep }));
    await page.getByRole('textbox', { name: '深さ（m 以上）' }).fill('０．５');
    await page.getByRole('button', { name: '深さで除く：試算' }).click();
    expect(previewStep).toHaveBeenCalledWith({ kind: 'subtract_depth', hazard: 'river:L2', depthMeters: 0.5 });
  });
});

describe('the panels', () => {
  it('show rules without data as unknown and an overlap of 0 as not wholly known', async () => {
    await show(createPlanMode());
    const tile = page.getByRole('listitem').filter({ hasText: 'レッドゾーン重なり' });
    await expect.element(tile.getByText('一部不明')).toBeVisible();
    const rule = page.getByRole('listitem').filter({ hasText: '災害危険区域（住宅' });
    await expect.element(rule.getByText('不明：データなし')).toBeVisible();
  });

  it('add a measure through its form, naming what is missing first', async () => {
    const store = await show(createPlanMode());
    await page.getByRole('button', { name: '取組を追加' }).first().click();
    await page.getByRole('button', { name: '一覧に入れる' }).click();
    await expect.element(page.getByText('名前を入れてください。')).toBeVisible();
    await page.getByRole('textbox', { name: '取組の名前' }).fill('貯留施設の整備');
    await page.getByRole('button', { name: '一覧に入れる' }).click();
    expect(store.getState().plan.measures.at(-1)).toMatchObject({ name: '貯留施設の整備', hazards: ['river'] });
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  it('go back in the history by its list, and forward again', async () => {
    const store = await show(createPlanMode());
    const { actions } = store.getState();
    actions.editZones({ step: 'draw', zones: triangle });
    actions.confirmDraft();
    await page.getByRole('tab', { name: '操作の履歴' }).click();
    await page.getByRole('button', { name: '「はじめの状態」のあとに戻る' }).click();
    expect(store.getState().drafts).toEqual([]);
    await page.getByRole('button', { name: '「線を確定」までやり直す' }).click();
    expect(store.getState().plan.scenarios[1]?.zones).toEqual({ residence: triangle });
  });

  it.each([1366, 1920])('fit a screen of %i px', async (width) => {
    await show(createPlanMode(), width);
    await expect.element(page.getByRole('table', { name: '比較表' })).toBeVisible();
    for (const part of document.querySelectorAll(
      '.top-bar, .strip, .tile, .scenario-card, .plan-box, .plan-section, .drawer-bar',
    ))
      expect(part.scrollWidth, part.className).toBeLessThanOrEqual(part.clientWidth + 1);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});
