import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createProjectStore } from '../../src/project/project-store.ts';
import { createExploreActions } from './example-actions.ts';
import { createExampleCity, createExampleExploreData } from './example-explore-data.ts';
import { createExampleImportSession, createImportActions } from './example-import-session.ts';
import { renderWorkspace } from './render-workspace.tsx';

let remove = (): void => undefined;
async function show(change: Parameters<typeof renderWorkspace>[0] = {}, width = 1600) {
  await page.viewport(width, 900);
  const view = renderWorkspace(change);
  remove = view.remove;
  return view.store;
}
afterEach(() => remove());

function BrokenMap(): never {
  throw new Error('no terrain');
}

const rankTable = () => page.getByRole('table', { name: /区域 × 浸水深/ });

describe('the results table', () => {
  it('has zones as rows in a wide panel and ranks as rows in a narrow one', async () => {
    const store = await show();
    await expect.element(rankTable().getByRole('rowheader', { name: '内', exact: true })).toBeVisible();
    await expect.element(rankTable().getByRole('columnheader', { name: '5 m以上' })).toBeVisible();
    store.getState().actions.setPanels({ rightWidth: 380 });
    await expect.element(rankTable().getByRole('rowheader', { name: '5 m以上' })).toBeVisible();
    await expect.element(rankTable().getByRole('columnheader', { name: '内', exact: true })).toBeVisible();
  });

  it('selects the buildings of a cell that is pressed, and lets go of them', async () => {
    const store = await show();
    const cell = rankTable().getByRole('button', { name: '内・3–5 m 8,940：地図で表示' });
    await cell.click();
    expect(store.getState().project.selection).toMatchObject({
      kind: 'cell',
      cell: { residence: 'inside', ranks: [3] },
    });
    await expect.element(cell).toHaveAttribute('aria-pressed', 'true');
    await userEvent.keyboard('{Escape}');
    expect(store.getState().project.selection).toBeNull();
  });

  it('shows in red a total that does not agree', async () => {
    const data = createExampleExploreData();
    if (data.exposure.state !== 'ready') throw new Error('the example has a table');
    const broken = {
      code: 'population-conserved',
      expected: 124560,
      found: 124000,
      difference: -560,
      holds: false,
    } as const;
    await show({
      data: { ...data, exposure: { state: 'ready', value: { ...data.exposure.value, checks: [broken] } } },
    });
    const line = page.getByText('人口の保存：不一致');
    await expect.element(line).toBeVisible();
    await expect.element(line).toHaveStyle({ color: 'rgb(206, 0, 0)' });
  });
});

describe('the scenario strip', () => {
  it('moves between choices by arrow keys and says which one is pressed', async () => {
    const store = await show();
    const group = page.getByRole('group', { name: '規模（つねに表示）' });
    (group.getByRole('button', { name: /L2/ }).element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowLeft}{Enter}');
    expect(store.getState().project.scale).toBe('L1');
    await expect.element(group.getByRole('button', { name: /L1/ })).toHaveAttribute('aria-pressed', 'true');
    await expect.element(group.getByRole('button', { name: /L2/ })).toHaveAttribute('aria-pressed', 'false');
  });

  it('does not choose a hazard that the city lacks', async () => {
    const store = await show();
    await page.getByRole('button', { name: 'ため池' }).click({ force: true });
    expect(store.getState().project.hazard).toBe('river');
  });

  it('turns the whole screen to English and says so to the reader', async () => {
    const store = await show();
    store.getState().actions.choose({ language: 'en' });
    await expect.element(page.getByRole('heading', { name: /How many people live/ })).toBeVisible();
    expect(document.documentElement.lang).toBe('en');
  });
});

describe('the keyboard', () => {
  it('folds and opens panels, asks the map, and is listed by ?', async () => {
    const goHome = vi.fn();
    const store = await show({ actions: createExploreActions({ goHome }) });
    await userEvent.keyboard('[[');
    expect(store.getState().project.panels.leftFolded).toBe(true);
    await userEvent.keyboard('r');
    expect(goHome).toHaveBeenCalledOnce();
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog', { name: 'キーボードの操作' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  it('leaves letters typed into the search field alone', async () => {
    const northUp = vi.fn();
    await show({ actions: createExploreActions({ northUp }) });
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.keyboard('n');
    expect(northUp).not.toHaveBeenCalled();
    await expect.element(page.getByRole('combobox', { name: '検索' })).toHaveValue('n');
  });
});

describe('the import dialog', () => {
  it('begins at the first action, keeps the focus inside, and closes with Esc', async () => {
    const close = vi.fn();
    await show({ importSession: createExampleImportSession(), importActions: createImportActions({ close }) });
    const dialog = page.getByRole('dialog', { name: 'データの取り込み' });
    await expect.element(dialog).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'ファイルを選ぶ' })).toHaveFocus();
    for (let step = 0; step < 30; step += 1) {
      await userEvent.keyboard('{Tab}');
      expect(dialog.element().contains(document.activeElement)).toBe(true);
    }
    await userEvent.keyboard('{Escape}');
    expect(close).toHaveBeenCalledOnce();
  });

  it('says of a failed file where it failed and what to do', async () => {
    await show({ importSession: createExampleImportSession() });
    const problem = page.getByRole('alert');
    await expect.element(problem).toHaveTextContent('tblT001142H5339.txt');
    await expect.element(problem).toHaveTextContent('1,204 行目 5 列目');
    await expect.element(problem).toHaveTextContent('入れ直してください');
  });

  it('has a file read again as the user says', async () => {
    const correct = vi.fn();
    await show({ importSession: createExampleImportSession(), importActions: createImportActions({ correct }) });
    await page.getByRole('button', { name: '直す 要配慮者利用施設_R6.xlsx' }).click();
    await page.getByRole('combobox', { name: 'このファイルは何ですか' }).selectOptions('facilities');
    await page.getByRole('button', { name: 'この指定で読み直す' }).click();
    expect(correct).toHaveBeenCalledWith('要配慮者利用施設_R6.xlsx', { as: 'facilities', crs: null });
  });
});

describe('a file dropped on the page', () => {
  it('opens the import and is added to it', async () => {
    const openImport = vi.fn();
    const addFiles = vi.fn();
    await show({ actions: createExploreActions({ openImport }), importActions: createImportActions({ addFiles }) });
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['a'], 'city.zip'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    expect(openImport).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(addFiles).toHaveBeenCalledOnce());
    expect(addFiles.mock.calls[0]?.[0]).toMatchObject([{ path: 'city.zip' }]);
  });
});

describe('a building', () => {
  it('is judged first and never carries its residents', async () => {
    await show();
    const card = page.getByRole('region', { name: '選択した建物' });
    await expect.element(card).toHaveTextContent('垂直避難できない');
    await expect.element(card).toHaveTextContent('居住者数は建物単位では表示しません');
    expect(card.element().textContent).not.toMatch(/\d\s*人/);
  });
});

describe('what is not there yet', () => {
  it('keeps the frame while numbers are computed, and offers to try again after an error', async () => {
    const retry = vi.fn();
    await show({
      data: createExampleExploreData({
        exposure: { state: 'error', error: { message: '集計できません' } },
        building: null,
      }),
      actions: createExploreActions({ retry }),
      store: createProjectStore(),
    });
    await expect.element(page.getByRole('heading', { name: /居住誘導区域の中で/ })).toBeVisible();
    await page.getByRole('button', { name: 'もう一度' }).click();
    expect(retry).toHaveBeenCalledOnce();
  });

  it('does not call a city empty while it is being opened', async () => {
    const city = createExampleCity({ name: '', hazardKeys: [] });
    await show({
      data: createExampleExploreData({ city, layers: [], exposure: { state: 'loading' }, building: null }),
    });
    await expect.element(page.getByRole('status', { name: '集計を計算しています' })).toBeVisible();
    expect(page.getByText('データがありません').elements()).toEqual([]);
    expect(page.getByText('データがまだありません。').elements()).toEqual([]);
  });

  it('keeps the tables when the map fails', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await show({ map: <BrokenMap /> });
    await expect.element(page.getByRole('alert')).toHaveTextContent('地図を表示できません');
    await expect.element(rankTable()).toBeVisible();
  });

  it('says what a coming mode will do and leads back', async () => {
    const store = await show();
    await page.getByRole('button', { name: '発表する' }).click();
    await expect.element(page.getByRole('heading', { name: '「発表する」は準備中です' })).toBeVisible();
    await page.getByRole('button', { name: '「調べる」に戻る' }).click();
    expect(store.getState().project.mode).toBe('explore');
  });
});
