import { readSheets, writeSheets } from '../../project/output/read-sheets.ts';
import type { SheetBook } from '../../project/output/sheet-book.ts';
import type { SheetStore } from '../../project/output/sheet-store.ts';
import { Autosave, type AutosaveState, cityKey, type KeptForm } from '../plan/autosave.ts';

const sheetsForm: KeptForm<SheetBook> = {
  name: 'sheets',
  write: writeSheets,
  read: (text) => {
    const read = readSheets(text);
    // A part that cannot be read is not saved over either.
    if (!read.ok) throw new Error(read.message.ja);
    const [lost] = read.lost;
    if (lost) throw new Error(lost.message.ja);
    return read.book;
  },
};

type KeptCity = Parameters<typeof cityKey>[0];

export const openSheetAutosave = (city: KeptCity, onState: (state: AutosaveState) => void): Autosave<SheetBook> =>
  new Autosave(sheetsForm, cityKey(city), onState);

/** Sheets that the browser keeps of a city; undefined where there are none. Rejects where they cannot be read. */
export function keptSheets(city: KeptCity): Promise<SheetBook | undefined> {
  return openSheetAutosave(city, () => undefined).load();
}

/** Puts sheets in the place of those that the browser keeps; output mode opens with them. */
export async function replaceKeptSheets(city: KeptCity, book: SheetBook): Promise<void> {
  const autosave = openSheetAutosave(city, () => undefined);
  await autosave.load().catch(() => undefined);
  autosave.save(book);
  await autosave.end();
}

/** Saves with every change of the sheets, and at once when the page is hidden. Returns what ends it. */
export function keepSheets(store: SheetStore, autosave: Autosave<SheetBook>): () => void {
  const stop = store.subscribe(({ book }, before) => {
    if (book !== before.book) autosave.save(book);
  });
  const flush = (): void => {
    if (document.visibilityState === 'hidden') void autosave.flush();
  };
  document.addEventListener('visibilitychange', flush);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', flush);
    void autosave.end();
  };
}
