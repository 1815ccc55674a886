import { createStore, del, get, keys, set } from 'idb-keyval';
import type { ComposedSheet } from '../../exports/sheets/composed-sheet.ts';

/** Pages of an atlas that are made, under the name of their run: a run that was cancelled goes on after them. */
export interface AtlasPages {
  readonly get: (page: string) => Promise<ComposedSheet | undefined>;
  readonly put: (page: string, composed: ComposedSheet) => Promise<void>;
  readonly made: () => Promise<readonly string[]>;
}

/**
 * Pages kept in the browser's database, so that even a closed tab goes on; pages of other runs are thrown away. Where the
 * browser refuses (private window, full disk) they are kept in memory.
 */
export async function openAtlasPages(run: string): Promise<AtlasPages> {
  const memory = new Map<string, ComposedSheet>();
  const key = (page: string): string => `${run} ${page}`;
  try {
    const store = createStore('bosai-twin-atlas', 'pages');
    const all = await keys<string>(store);
    for (const other of all) if (!other.startsWith(`${run} `)) await del(other, store);
    return {
      get: async (page) => memory.get(page) ?? (await get<ComposedSheet>(key(page), store)),
      put: async (page, composed) => {
        await set(key(page), composed, store).catch(() => memory.set(page, composed));
      },
      made: async () => [...memory.keys(), ...(await keys<string>(store)).map((name) => name.slice(run.length + 1))],
    };
  } catch {
    return {
      get: async (page) => memory.get(page),
      put: async (page, composed) => void memory.set(page, composed),
      made: async () => [...memory.keys()],
    };
  }
}
