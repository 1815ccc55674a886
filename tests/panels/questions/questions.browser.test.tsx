import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { initialProject } from '../../../src/project/project-schema.ts';
import { createProjectStore } from '../../../src/project/project-store.ts';
import { createExploreActions } from '../example-actions.ts';
import {
  createExampleAnswer,
  createExampleCards,
  createExampleQuestions,
  createExampleSql,
  createQuestionActions,
  createSqlActions,
} from '../example-questions.ts';
import { renderWorkspace } from '../render-workspace.tsx';

let remove = (): void => undefined;
afterEach(() => remove());

async function show(change: Parameters<typeof renderWorkspace>[0] = {}, question = 'collapse_structure') {
  await page.viewport(1600, 1000);
  const store = createProjectStore({ ...initialProject, question });
  const view = renderWorkspace({ store, ...change });
  remove = view.remove;
  return store;
}

const table = () => page.getByRole('table', { name: '家屋倒壊等氾濫想定区域 × 人口' });
const choice = (store: ReturnType<typeof createProjectStore>) => store.getState().project;

describe('the catalogue', () => {
  it('is searched in kana of either kind, and the question is asked by the keyboard', async () => {
    const store = await show({}, 'exposure');
    await page.getByRole('button', { name: '質問を選ぶ' }).click();
    const dialog = page.getByRole('dialog', { name: '質問を選ぶ' });
    await expect.element(dialog.getByRole('searchbox')).toHaveFocus();
    await userEvent.keyboard('はんらんりゅう');
    await expect.element(dialog.getByText('1 件')).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(choice(store).question).toBe('collapse_structure');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(table()).toBeVisible();
  });

  it('says of a question that cannot be asked what is missing, and leads to the import', async () => {
    const openImport = vi.fn();
    await show({ actions: createExploreActions({ openImport }) }, 'exposure');
    await page.getByRole('button', { name: '質問を選ぶ' }).click();
    await expect.element(page.getByText('人流データがありません')).toBeVisible();
    expect(page.getByRole('button', { name: /もし休日の14時/ }).elements()).toEqual([]);
    await page.getByRole('button', { name: '「人流」に要るデータを取り込む' }).click();
    expect(openImport).toHaveBeenCalledOnce();
  });

  it('is found by the search of the page', async () => {
    const store = await show({}, 'exposure');
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.keyboard('木造');
    await expect.element(page.getByRole('option', { name: /家屋倒壊等氾濫想定区域 × 構造/ })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    expect(choice(store).question).toBe('collapse_structure');
  });
});

describe('an answer', () => {
  it('says its number, its share and its table, with unknown apart and its reason', async () => {
    await show();
    await expect.element(page.getByText('1,140')).toBeVisible();
    await expect.element(page.getByText('28.5%')).toBeVisible();
    await expect.element(table().getByRole('button', { name: /居住誘導区域・不明（未調査） 10/ })).toBeVisible();
    await expect.element(page.getByText('不明（未調査）：調査範囲の外')).toBeVisible();
    await expect.element(page.getByText('人口の保存：一致')).toBeVisible();
  });

  it('prints no number of a table that breaks a law', async () => {
    const [check] = createExampleAnswer().checks;
    const broken = createExampleAnswer({ checks: [{ ...check!, found: 3900, difference: -100, holds: false }] });
    await show({ questions: createExampleQuestions({ answer: { state: 'ready', value: broken } }) });
    await expect.element(page.getByText('人口の保存：不一致')).toBeVisible();
    await expect.element(page.getByText('人口の保存：不一致')).toHaveStyle({ color: 'rgb(206, 0, 0)' });
    expect(table().elements()).toEqual([]);
    expect(page.getByText('1,140').elements()).toEqual([]);
  });

  it('narrows every other part to what is pressed, and Esc lets it go', async () => {
    const store = await show();
    const cell = table().getByRole('button', { name: /^居住誘導区域・氾濫流 300/ });
    await cell.click();
    await expect.element(cell).toHaveAttribute('aria-pressed', 'true');
    expect(choice(store).shownRows).toEqual({
      table: 'collapse_structure',
      where: { zone_kind: 'residence', zone_id: 'A', class: 'flow' },
    });
    const chart = page.getByRole('region', { name: '内訳' });
    await expect
      .element(chart.getByRole('button', { name: /^居住誘導区域・氾濫流/ }))
      .toHaveAttribute('aria-pressed', 'true');
    expect(chart.getByRole('button', { name: '区域外', exact: true }).elements()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    expect(choice(store).shownRows).toBeNull();
    await expect.element(chart.getByRole('button', { name: '区域外', exact: true })).toBeVisible();
  });

  it('ranks districts and selects the pressed one with the classes it is ranked by', async () => {
    const store = await show();
    const ranking = page.getByRole('region', { name: '町丁目の順位' });
    await ranking.getByRole('button', { name: '町39', exact: true }).click();
    expect(choice(store).shownRows?.where).toMatchObject({ zone_id: 'd39', class: ['erosion', 'flow'] });
    await ranking.getByRole('button', { name: 'すべて表示（40）' }).click();
    await expect.element(ranking.getByRole('button', { name: '町0', exact: true })).toBeVisible();
  });

  it('has its other tables behind tabs, and a curve over the day', async () => {
    await show();
    await page.getByRole('tab', { name: '一日の動き' }).click();
    await expect.element(page.getByRole('button', { name: '12時・時刻 2,000：地図で表示' })).toBeVisible();
  });

  it('is all English once asked for', async () => {
    const store = await show();
    store.getState().actions.choose({ language: 'en' });
    await expect.element(page.getByRole('heading', { name: 'How many people live in wooden houses' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Draw an area' }).first()).toBeVisible();
  });
});

describe('the parameters', () => {
  it('mark a default that is no law, keep what is changed, and take it back', async () => {
    const store = await show();
    const field = page.getByRole('textbox', { name: '歩行距離' });
    await expect.element(page.getByText('既定値・変更可')).toBeVisible();
    await field.fill('８００');
    await vi.waitFor(() => expect(choice(store).parameters).toEqual({ collapse_structure: { walkMeters: 800 } }));
    await page.getByRole('button', { name: '歩行距離を既定値に戻す' }).click();
    expect(choice(store).parameters).toEqual({});
    await expect.element(field).toHaveValue('500');
  });

  it('ask for nothing that is outside its limits', async () => {
    const store = await show();
    await page.getByRole('textbox', { name: '歩行距離' }).fill('50');
    await expect.element(page.getByRole('alert')).toHaveTextContent('100〜5000 の数');
    expect(choice(store).parameters).toEqual({});
  });
});

describe('the time', () => {
  it('steps by button and by slider, the last step wins', async () => {
    const store = await show();
    const player = page.getByRole('group', { name: '時間帯' }).last();
    await expect.element(player.getByRole('slider')).toHaveAttribute('aria-valuetext', '12時');
    await player.getByRole('button', { name: '1つ次へ' }).click();
    await vi.waitFor(() => expect(choice(store).slot?.timezone).toBe(118));
    (player.getByRole('slider').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    await vi.waitFor(() => expect(choice(store).slot?.timezone).toBe(100));
  });

  it('is not there for a question that does not take it', async () => {
    await show({}, 'exposure');
    expect(page.getByRole('region', { name: '時間と年' }).elements()).toEqual([]);
  });

  it('plays, and waits while an answer is on its way', async () => {
    const store = await show({ questions: createExampleQuestions({ stale: true }) });
    const year = page.getByRole('group', { name: '人口の年' });
    await year.getByRole('button', { name: '再生' }).click();
    await expect.element(year.getByRole('button', { name: '一時停止' })).toBeVisible();
    expect(choice(store).year).toBeNull();
  });

  it('plays on by itself, from year to year', async () => {
    const store = await show();
    await page.getByRole('group', { name: '人口の年' }).getByRole('button', { name: '再生' }).click();
    await vi.waitFor(() => expect(choice(store).year).toBe(2040), { timeout: 10_000 });
    await vi.waitFor(() => expect(choice(store).year).toBe(2020), { timeout: 10_000 });
  });
});

describe('the drawn area', () => {
  it('is asked for in words, and gone again by its button', async () => {
    const drawArea = vi.fn();
    await show({ questionActions: createQuestionActions({ drawArea }) });
    const section = page.getByRole('region', { name: '描いた範囲' });
    await section.getByRole('button', { name: '範囲を描く' }).click();
    expect(drawArea).toHaveBeenCalledOnce();
  });

  it('shows its figures at once', async () => {
    const [whole] = createExampleAnswer().tables;
    const drawn = {
      ...whole!,
      rows: [
        ['drawn', '1', '描いた範囲', 'flow', 77, 5],
        ['drawn', '1', '描いた範囲', 'none', 23, 5],
        ['drawn', '', '区域外', 'flow', 923, 5],
      ],
    };
    const clearArea = vi.fn();
    await show({
      questions: createExampleQuestions({
        drawn: { state: 'ready', value: createExampleAnswer({ tables: [drawn], checks: [] }) },
      }),
      questionActions: createQuestionActions({ clearArea }),
    });
    const section = page.getByRole('region', { name: '描いた範囲' });
    await expect.element(section.getByRole('button', { name: /描いた範囲・氾濫流 77/ })).toBeVisible();
    expect(section.getByText('923').elements()).toEqual([]);
    await section.getByRole('button', { name: '範囲を消す' }).click();
    expect(clearArea).toHaveBeenCalledOnce();
  });
});

describe('the evidence of any answer', () => {
  it('marks assumptions, asks for the sensitivity, and is copied as a whole footnote', async () => {
    const computeSensitivity = vi.fn();
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await show({ questionActions: createQuestionActions({ computeSensitivity }) });
    await page.getByRole('button', { name: '根拠' }).click();
    const drawer = page.getByRole('dialog', { name: '根拠' });
    await expect.element(drawer.getByText('既定値・変更可')).toBeVisible();
    await drawer.getByRole('button', { name: '感度を計算' }).click();
    expect(computeSensitivity).toHaveBeenCalledOnce();
    await drawer.getByRole('button', { name: '脚注としてコピー' }).click();
    const [footnote] = copied.mock.calls[0] ?? [''];
    for (const part of [
      '出典：',
      '2024 年',
      'CC BY 4.0',
      '方法：',
      '仮定：',
      '［既定値・変更可］',
      'EPSG:6677',
      '計算日：2026年11月22日',
    ])
      expect(footnote).toContain(part);
  });
});

describe('the SQL console', () => {
  const open = async (change: Parameters<typeof show>[0] = {}) => {
    const store = await show(change);
    await page.getByRole('button', { name: 'SQL コンソール' }).click();
    await expect.element(page.getByRole('textbox', { name: 'SQL' })).toBeVisible();
    return store;
  };

  it('puts names of the schema into the query, and runs it by Ctrl+Enter', async () => {
    const run = vi.fn();
    await open({ sql: createExampleSql(), sqlActions: createSqlActions({ run }) });
    await page.getByRole('textbox', { name: 'SQL' }).fill('SELECT * FROM ');
    await userEvent.keyboard('{Control>}{End}{/Control}');
    await page.getByTitle('hazard_river:L2 を挿入').click();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(run).toHaveBeenCalledWith('SELECT * FROM "hazard_river:L2"');
  });

  it('says of each column its unit, its meaning and what NULL is', async () => {
    await open({ sql: createExampleSql() });
    await page.getByRole('button', { name: 'building_measures 建物ごとの人口と床面積' }).click();
    await expect.element(page.getByText('DOUBLE・m²')).toBeVisible();
    await expect.element(page.getByText('延床面積（NULL：不明・記載なし）')).toBeVisible();
  });

  it('keeps queries by name', async () => {
    const store = await open({ sql: createExampleSql() });
    await page.getByRole('textbox', { name: 'SQL' }).fill('SELECT 1');
    await page.getByRole('button', { name: '名前を付けて保存' }).click();
    await page.getByRole('textbox', { name: 'クエリの名前' }).fill('試し');
    await userEvent.keyboard('{Enter}');
    expect(choice(store).savedQueries).toEqual([{ name: '試し', sql: 'SELECT 1' }]);
  });

  it('can stop a running query, and says why one was refused', async () => {
    const cancel = vi.fn();
    await open({ sql: createExampleSql({ result: { state: 'loading' } }), sqlActions: createSqlActions({ cancel }) });
    await page.getByRole('button', { name: '中止' }).click();
    expect(cancel).toHaveBeenCalledOnce();
    remove();
    const error = { place: '1 行目 1 文字目', message: '読み取り専用です（DROP は使えません）' };
    await open({ sql: createExampleSql({ result: { state: 'error', error } }) });
    await expect.element(page.getByRole('alert')).toHaveTextContent('1 行目 1 文字目');
    await expect.element(page.getByRole('alert')).toHaveTextContent('読み取り専用');
  });

  it('holds a long result by the rows in sight, and shows on the map what has a place', async () => {
    const showOnMap = vi.fn();
    const rows = Array.from({ length: 10_000 }, (_, i) => [`b${i}`, i === 0 ? null : i]);
    const result = {
      sql: 'SELECT 1',
      columns: [
        { name: 'building_id', type: 'VARCHAR' },
        { name: 'population', type: 'DOUBLE' },
      ],
      rows,
      truncated: true,
      milliseconds: 12,
      mapKey: 'building_id' as const,
    };
    await open({
      sql: createExampleSql({ result: { state: 'ready', value: result } }),
      sqlActions: createSqlActions({ showOnMap }),
    });
    await expect.element(page.getByRole('cell', { name: 'b0', exact: true })).toBeVisible();
    await expect.element(page.getByText('NULL', { exact: true })).toBeVisible();
    await expect.element(page.getByText(/先頭の 10,000 行だけ/)).toBeVisible();
    expect(document.querySelectorAll('.sql-table tbody tr').length).toBeLessThan(200);
    await page.getByRole('button', { name: '地図に表示' }).click();
    expect(showOnMap).toHaveBeenCalledOnce();
  });
});

describe('both sizes of screen', () => {
  it.each([
    [1366, 768],
    [1920, 1080],
  ])('hold every part without scrolling sideways at %i × %i', async (width, height) => {
    for (const language of ['ja', 'en'] as const) {
      const store = await show({ questions: createExampleQuestions({ cards: createExampleCards() }) });
      store.getState().actions.choose({ language });
      await page.viewport(width, height);
      await expect.element(page.getByRole('tab').first()).toBeVisible();
      await vi.waitFor(() => {
        const panel = document.querySelector('.results')!;
        const wide = [...panel.querySelectorAll('*')].filter(
          (part) =>
            part.closest('.table-scroll, .visually-hidden') === null &&
            part.getBoundingClientRect().right > panel.getBoundingClientRect().right + 1,
        );
        expect(wide.map((part) => `${part.className} ${part.textContent}`)).toEqual([]);
        expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      });
      remove();
    }
    remove = () => undefined;
  });
});
