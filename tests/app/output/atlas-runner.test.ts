import { describe, expect, it } from 'vitest';
import type { AtlasPages } from '../../../src/app/output/atlas-pages.ts';
import { type AtlasDesk, AtlasRunner } from '../../../src/app/output/atlas-runner.ts';
import { atlasKinds, atlasSubjects } from '../../../src/app/output/atlas-subjects.ts';
import type { TableRequest } from '../../../src/domain/sheet.ts';
import type { ComposedSheet } from '../../../src/exports/sheets/composed-sheet.ts';
import type { SheetSupply } from '../../../src/exports/sheets/sheet-supply.ts';
import type { AtlasView } from '../../../src/panels/output/output-data.ts';
import { createSheet } from '../../project/output/create-sheet.ts';

const names = ['本町', '緑が丘', '川原町'];
const zones = names.map((name, i) => ({
  zoneKind: 'district' as const,
  zoneId: `d${i}`,
  name,
  bounds: [i * 100, 0, i * 100 + 100, 100] as const,
}));

/** A city of three districts; a sheet without blocks needs nothing else of it. */
const supply: SheetSupply = {
  city: {
    name: '青瀬市',
    fictional: false,
    planarCrs: 'EPSG:6677',
    bounds: [0, 0, 300, 100],
    hazards: [],
    zones,
    facilities: [],
    sources: [],
    scenarios: [],
    measures: [],
    questions: [],
  },
  extract: () => Promise.reject(new Error('no map is asked for')),
  answer: () => Promise.reject(new Error('nothing is asked')),
};
const title = { id: 'title', kind: 'title', frame: { x: 0, y: 0, width: 200, height: 10 }, text: '{{zone}}' } as const;
const table = { question: 'exposure', parameters: {}, scenario: null, kind: 'none' } as unknown as TableRequest;
const sheet = createSheet({ blocks: [title] });

function createPages(onPut: (made: readonly string[]) => unknown = () => undefined) {
  const runs = new Map<string, Map<string, ComposedSheet>>();
  const openPages = async (run: string): Promise<AtlasPages> => {
    const kept = runs.get(run) ?? new Map<string, ComposedSheet>();
    runs.set(run, kept);
    return {
      get: async (page) => kept.get(page),
      put: async (page, composed) => {
        kept.set(page, composed);
        onPut([...kept.keys()]);
      },
      made: async () => [...kept.keys()],
    };
  };
  return { runs, openPages };
}

function createRunner(pages: ReturnType<typeof createPages>, change: Partial<AtlasDesk> = {}) {
  const views: AtlasView[] = [];
  const written: (readonly string[])[] = [];
  const runner = new AtlasRunner({
    composer: { supply, measure: { measure: (text) => text.length, settle: async () => false }, language: () => 'ja' },
    currentName: () => '現行',
    facts: () => 'facts',
    changed: () => '計画が変わりました',
    write: async (all) => {
      const titles: string[] = [];
      for await (const page of all()) titles.push(page.title);
      written.push(titles);
    },
    onState: (view) => views.push(view),
    openPages: pages.openPages,
    ...change,
  });
  return { runner, views, written, last: () => views.at(-1)! };
}

describe('an atlas', () => {
  it('makes one page a district in the order of the data, and writes all of them', async () => {
    const { runner, written, last } = createRunner(createPages());
    await runner.run(sheet);
    expect(written).toEqual([names]);
    expect(last()).toMatchObject({ state: 'done', done: 3, of: 3 });
  });

  it('goes on after what was made when it was cancelled', async () => {
    const put: string[] = [];
    const pages = createPages((made) => {
      put.push(made.at(-1)!);
      if (put.length === 2) first.runner.cancel();
    });
    const first = createRunner(pages);
    await first.runner.run(sheet);
    expect(first.last()).toMatchObject({ state: 'paused', done: 2, of: 3 });
    expect(first.written).toEqual([]);
    // As after the page was closed: another runner finds the same pages.
    const second = createRunner(pages);
    await second.runner.run(sheet);
    expect(put).toEqual(['d0', 'd1', 'd2']);
    expect(second.written).toEqual([names]);
  });

  it('makes everything anew when the sheet or the facts are others', async () => {
    const pages = createPages();
    await createRunner(pages).runner.run(sheet);
    await createRunner(pages).runner.run({ ...sheet, marginMm: 20 });
    await createRunner(pages, { facts: () => 'other facts' }).runner.run(sheet);
    expect(pages.runs.size).toBe(3);
  });

  it('leaves no page out that the browser threw away meanwhile', async () => {
    const pages = createPages((made) => made.length === 3 && [...pages.runs.values()][0]!.delete('d1'));
    const { runner, written } = createRunner(pages);
    await runner.run(sheet);
    expect(written).toEqual([names]);
  });

  it('makes a page again whose blocks could not all be made', async () => {
    const put: string[] = [];
    const pages = createPages((made) => put.push(made.at(-1)!));
    const withMap = createSheet({ blocks: [title, { id: 'sum', kind: 'table', frame: title.frame, table }] });
    await createRunner(pages).runner.run(withMap);
    expect(put).toHaveLength(3);
    await createRunner(pages).runner.run(withMap);
    expect(put).toHaveLength(6);
  });

  it('ends where the plan is changed meanwhile: no atlas is made of two plans', async () => {
    let facts = 'before';
    const pages = createPages(() => {
      facts = 'after';
    });
    const { runner, written, last } = createRunner(pages, { facts: () => facts });
    await runner.run(sheet);
    expect(last()).toMatchObject({ state: 'failed', error: '計画が変わりました', done: 1 });
    await runner.run(sheet);
    expect(written).toEqual([names]);
  });

  it('makes only the pages that are chosen', async () => {
    const { runner, written } = createRunner(createPages());
    runner.choosePages(false);
    runner.choosePages(true, ['d1']);
    await runner.run(sheet);
    expect(written).toEqual([['緑が丘']]);
  });

  it('keeps its pages and says why where the file cannot be written', async () => {
    const pages = createPages();
    const { runner, last } = createRunner(pages, { write: () => Promise.reject(new Error('メモリーが足りません')) });
    await runner.run(sheet);
    expect(last()).toMatchObject({ state: 'failed', error: 'メモリーが足りません', done: 3 });
    const again = createRunner(pages);
    await again.runner.run(sheet);
    expect(again.written).toEqual([names]);
  });
});

describe('what an atlas is cut by', () => {
  it('is a kind with more than one zone, or the scenarios where there is more than 現行', () => {
    const scenario = (id: string, name: string) => ({ id, name }) as (typeof supply.city.scenarios)[number];
    const scenarios = [scenario('current', '現行'), scenario('s1', '案A')];
    const city = { zones: [...zones, { ...zones[0]!, zoneKind: 'municipality' as const }], scenarios };
    expect(atlasKinds(city)).toEqual(['district', 'scenario']);
    expect(atlasKinds({ ...city, scenarios: scenarios.slice(0, 1) })).toEqual(['district']);
    expect(atlasSubjects('scenario', city, 'Current').map(({ name }) => name)).toEqual(['Current', '案A']);
  });
});
