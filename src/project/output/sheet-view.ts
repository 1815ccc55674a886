import { type SheetBook, sheetOf } from './sheet-book.ts';

export const sheetZooms = ['half', 'fit', 'full'] as const;
export type SheetZoom = (typeof sheetZooms)[number];

/** What is looked at in output mode; never part of the history, nor saved. */
export interface SheetView {
  /** Sheet on the desk; null = none yet. */
  readonly sheet: string | null;
  /** Block that is chosen; null = the paper. */
  readonly block: string | null;
  /** The chosen map is moved inside its frame. */
  readonly panning: boolean;
  readonly zoom: SheetZoom;
  /** 白黒で確認: shown as a copier prints it. */
  readonly greyscale: boolean;
}

export const initialSheetView: SheetView = { sheet: null, block: null, panning: false, zoom: 'fit', greyscale: false };

/** A view that the sheets allow: what is gone is neither shown nor chosen. */
export function allowedSheetView(view: SheetView, book: SheetBook): SheetView {
  const sheet = sheetOf(book, view.sheet) ?? book.sheets.at(-1);
  const block = sheet?.blocks.find(({ id }) => id === view.block);
  return {
    ...view,
    sheet: sheet?.id ?? null,
    block: block?.id ?? null,
    panning: view.panning && block?.kind === 'map' && block.map.view.kind === 'flat',
  };
}
