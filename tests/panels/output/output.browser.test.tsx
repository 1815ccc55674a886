import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { OutputMode } from '../../../src/panels/output/OutputContext.tsx';
import { initialProject, type Language } from '../../../src/project/project-schema.ts';
import { createProjectStore } from '../../../src/project/project-store.ts';
import { renderWorkspace } from '../render-workspace.tsx';
import { createAtlas, createOutputMode } from './example-output.ts';

let remove = (): void => undefined;
async function show(output: OutputMode, width = 1366, language: Language = 'ja') {
  await page.viewport(width, 768);
  remove = renderWorkspace({
    output,
    store: createProjectStore({ ...initialProject, mode: 'export', language }),
  }).remove;
  return output.store;
}
afterEach(() => remove());

const holdOf = (kind: string): Element | null => document.querySelector(`[data-kind="${kind}"] .block-hold`);
const hold = (kind: string) => page.elementLocator(holdOf(kind)!);
const frameOf = ({ store }: OutputMode, id: string) =>
  store.getState().book.sheets[0]!.blocks.find((block) => block.id === id)!.frame;
const untilShown = () => expect.poll(() => holdOf('map')).not.toBeNull();

function drag(element: Element, dx: number, dy: number, isReleased = true): void {
  const box = element.getBoundingClientRect();
  const at = (x: number, y: number) => ({
    bubbles: true,
    button: 0,
    pointerId: 1,
    clientX: box.x + 8 + x,
    clientY: box.y + 8 + y,
  });
  // A pointer that no device has cannot be captured.
  vi.spyOn(element, 'setPointerCapture').mockReturnValue(undefined);
  element.dispatchEvent(new PointerEvent('pointerdown', at(0, 0)));
  element.dispatchEvent(new PointerEvent('pointermove', at(dx, dy)));
  if (isReleased) element.dispatchEvent(new PointerEvent('pointerup', at(dx, dy)));
}

describe('the desk', () => {
  it('draws a dragged block to the margin, shows the guide, and undoes the drag as one step', async () => {
    const output = createOutputMode();
    await show(output);
    await untilShown();
    const before = frameOf(output, 'map');
    const perMm = document.querySelector('[data-kind="map"]')!.getBoundingClientRect().width / before.width;
    // 12 mm is the margin: 2 mm off would stay, so little is drawn back to it.
    drag(holdOf('map')!, 4, 30 * perMm, false);
    await expect.poll(() => document.querySelectorAll('.guide').length).toBeGreaterThan(0);
    holdOf('map')!.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, pointerId: 1 }));
    await expect.poll(() => frameOf(output, 'map').y).toBeGreaterThan(before.y + 20);
    expect(frameOf(output, 'map').x).toBe(before.x);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(frameOf(output, 'map')).toEqual(before);
    await expect.element(page.getByText('元に戻しました：部品を移動')).toBeInTheDocument();
  });

  it('moves a block by 1 mm and by 10 mm with the arrow keys', async () => {
    const output = createOutputMode();
    await show(output);
    await untilShown();
    const { x, y } = frameOf(output, 'legend');
    await hold('legend').click();
    await userEvent.keyboard('{ArrowLeft}{Shift>}{ArrowDown}{/Shift}');
    expect(frameOf(output, 'legend')).toMatchObject({ x: x - 1, y: y + 10 });
    await expect.element(page.getByText('凡例を左 297.0 mm、上 42.0 mm に動かしました')).toBeInTheDocument();
  });

  it('takes a block away with Delete, but never the note on white areas', async () => {
    const output = createOutputMode();
    await show(output);
    await untilShown();
    await hold('table').click();
    await userEvent.keyboard('{Delete}');
    await hold('white_note').click();
    await userEvent.keyboard('{Delete}');
    const kinds = output.store.getState().book.sheets[0]!.blocks.map(({ kind }) => kind);
    expect(kinds).toEqual(['map', 'title', 'legend', 'white_note']);
    await expect.element(page.getByText('「白い部分は…」の注記は外せません')).toBeInTheDocument();
  });

  it('moves the map inside its frame after Enter, by the scale of the paper, until Esc', async () => {
    const output = createOutputMode();
    await show(output);
    await untilShown();
    await hold('map').click();
    await userEvent.keyboard('{Enter}{ArrowRight}');
    const map = output.store.getState().book.sheets[0]!.blocks[0]!;
    // 5 mm at 1:10,000 are 50 m.
    expect(map.kind === 'map' && map.map.view).toMatchObject({ centre: [50, 0], scale: 10_000 });
    await userEvent.keyboard('{Escape}');
    expect(output.store.getState().view).toMatchObject({ panning: false, block: 'map' });
  });

  it('offers a template where there is no sheet', async () => {
    const takeTemplate = vi.fn();
    await show(createOutputMode({}, { takeTemplate }, 0));
    await page.getByRole('button', { name: '「図と表」で始める' }).click();
    expect(takeTemplate).toHaveBeenCalledWith('figure_table');
  });

  it('keeps the sheet and offers to try again where it cannot be composed', async () => {
    const retry = vi.fn();
    const output = createOutputMode({}, { retry });
    await show({
      ...output,
      data: {
        ...output.data,
        preview: { ...output.data.preview, state: 'failed', error: { message: '応答がありません' } },
      },
    });
    await page.getByRole('button', { name: 'もう一度' }).click();
    expect(retry).toHaveBeenCalled();
    expect(holdOf('map')).not.toBeNull();
  });
});

describe('the properties', () => {
  it('change scale and scenario of the map, and what speaks of the same with it', async () => {
    const output = createOutputMode();
    await show(output);
    await page.getByRole('button', { name: '縮尺：1:10,000' }).click();
    await page.getByRole('menuitemradio', { name: '1:5,000', exact: true }).click();
    await page.getByRole('button', { name: '案：現行' }).click();
    await page.getByRole('menuitemradio', { name: '案A' }).click();
    const [map, , , table] = output.store.getState().book.sheets[0]!.blocks;
    expect(map).toMatchObject({ map: { scenario: 's1', view: { scale: 5000 } } });
    expect(table).toMatchObject({ table: { scenario: 's1' } });
  });

  it('take numbers in full-width digits and say which ones cannot be', async () => {
    const output = createOutputMode();
    await show(output);
    const margin = page.getByRole('textbox', { name: '余白' });
    await margin.fill('１５');
    await userEvent.keyboard('{Enter}');
    expect(output.store.getState().book.sheets[0]!.marginMm).toBe(15);
    await margin.fill('999');
    await expect.element(page.getByText('数を入れてください（0–100）')).toBeVisible();
  });

  it('name what is missing, and choose its block', async () => {
    const output = createOutputMode();
    const problem = {
      code: 'overflow',
      severity: 'warning',
      block: 'table',
      text: { ja: '枠に収まりません', en: 'Does not fit' },
    } as const;
    await show({ ...output, data: { ...output.data, preview: { ...output.data.preview, problems: [problem] } } });
    await page.getByRole('button', { name: /枠に収まりません/ }).click();
    expect(output.store.getState().view.block).toBe('table');
  });
});

describe('the atlas', () => {
  it('says how far it is, which pages are mostly unknown, and stops when told', async () => {
    const cancelAtlas = vi.fn();
    await show(createOutputMode({}, { cancelAtlas }));
    await expect.element(page.getByText('2 / 4 地区')).toBeVisible();
    await expect.element(page.getByText('不明 64%')).toBeVisible();
    await expect.element(page.getByText('残り 約 2 分')).toBeVisible();
    await page.getByRole('button', { name: '中止' }).click();
    expect(cancelAtlas).toHaveBeenCalled();
  });

  it('shows a page on the desk as it will be printed, and leads back to the sheet', async () => {
    const showPage = vi.fn();
    await show(createOutputMode({ shownPage: '川原町一丁目' }, { showPage }));
    await expect.element(page.getByText('川原町一丁目の仕上がり')).toBeVisible();
    await page.getByRole('button', { name: 'もとの図面に戻る' }).click();
    expect(showPage).toHaveBeenCalledWith(null);
    await page.getByRole('button', { name: '1 本町二丁目を机に表示' }).click();
    expect(showPage).toHaveBeenCalledWith('1');
  });

  it('goes on from where it was cancelled', async () => {
    const runAtlas = vi.fn();
    await show(createOutputMode({ atlas: createAtlas({ state: 'paused' }) }, { runAtlas }));
    await expect.element(page.getByText('できた 2 枚は残っています')).toBeVisible();
    await page.getByRole('button', { name: '続きから' }).click();
    expect(runAtlas).toHaveBeenCalled();
  });
});

describe('output mode', () => {
  it.each([
    [1366, 'ja'],
    [1366, 'en'],
    [1920, 'ja'],
    [1920, 'en'],
  ] as const)('fits a screen of %i px in %s', async (width, language) => {
    const output = createOutputMode();
    output.store.getState().actions.look({ block: 'map' });
    await show(output, width, language);
    await untilShown();
    if (language === 'en') await expect.element(page.getByRole('button', { name: 'Save PDF' })).toBeVisible();
    const parts = '.output-bar, .template, .atlas-state, .atlas-page, .properties-part, .panel-head, .status-bar';
    for (const part of document.querySelectorAll(parts))
      expect(part.scrollWidth, `${part.className}: ${part.textContent}`).toBeLessThanOrEqual(part.clientWidth + 1);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});
