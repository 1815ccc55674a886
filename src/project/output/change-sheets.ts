import {
  type Frame,
  type MapContent,
  type Orientation,
  type Paper,
  paperSizeMm,
  type Sheet,
  type SheetBlock,
  type SheetFields,
} from '../../domain/sheet.ts';
import { withMap } from './follow-map.ts';
import type { SheetBook } from './sheet-book.ts';

/**
 * Changes of the sheets as pure functions. Each gives back the very book it was given where nothing changes: no step of the
 * history comes of it.
 */
export type SheetsChange = (book: SheetBook) => SheetBook;

/** What may be set of a sheet by itself. */
export type SheetChange = Partial<Pick<Sheet, 'name' | 'marginMm' | 'colourVisionSafe' | 'greyscale' | 'dpi'>> & {
  readonly fields?: Partial<SheetFields>;
};

/** Smaller blocks cannot be taken hold of any more. */
export const SMALLEST_BLOCK_MM = 3;

/** Of a block that nobody can take away: a map of a hazard without it would say that white is safe. */
export const isFixed = (block: SheetBlock, { blocks }: Pick<Sheet, 'blocks'>): boolean =>
  block.kind === 'white_note' && blocks.some((other) => other.kind === 'map' && other.map.hazard !== null);

export const addSheet =
  (sheet: Sheet): SheetsChange =>
  (book) => ({ ...book, sheets: [...book.sheets, sheet] });

/** Another sheet in the place of one: a template chosen anew before anything was done with the sheet. */
export const replaceSheet =
  (id: string, sheet: Sheet): SheetsChange =>
  (book) => ({ ...book, sheets: book.sheets.map((one) => (one.id === id ? sheet : one)) });

export const removeSheet =
  (id: string): SheetsChange =>
  (book) =>
    book.sheets.some((sheet) => sheet.id === id)
      ? { ...book, sheets: book.sheets.filter((sheet) => sheet.id !== id) }
      : book;

export const changeSheet = (id: string, { fields, ...change }: SheetChange): SheetsChange =>
  withSheet(id, (sheet) => ({ ...sheet, ...change, fields: { ...sheet.fields, ...fields } }));

/** Another paper: blocks keep their place in proportion, so that what stood beside each other still does. */
export const changePaper = (id: string, paper: Paper, orientation: Orientation): SheetsChange =>
  withSheet(id, (sheet) => {
    const [oldWidth, oldHeight] = paperSizeMm(sheet);
    const [width, height] = paperSizeMm({ paper, orientation });
    const [byX, byY] = [width / oldWidth, height / oldHeight];
    const blocks = sheet.blocks.map((block) => ({
      ...block,
      frame: rounded({
        x: block.frame.x * byX,
        y: block.frame.y * byY,
        width: block.frame.width * byX,
        height: block.frame.height * byY,
      }),
    }));
    return { ...sheet, paper, orientation, blocks };
  });

export const changeBlock = (id: string, block: string, change: (block: SheetBlock) => SheetBlock): SheetsChange =>
  withSheet(id, (sheet) => ({
    ...sheet,
    blocks: sheet.blocks.map((one) => (one.id === block ? change(one) : one)),
  }));

/** What a map shows; the rest of the sheet follows it. */
export const changeMap = (id: string, block: string, map: MapContent): SheetsChange =>
  withSheet(id, (sheet) => withMap(sheet, block, map));

/** Nearer to the reader (1) or farther (-1) by one. */
export const orderBlock = (id: string, block: string, by: 1 | -1): SheetsChange =>
  withSheet(id, (sheet) => {
    const at = sheet.blocks.findIndex((one) => one.id === block);
    const blocks = [...sheet.blocks];
    const [moved] = at < 0 ? [] : blocks.splice(at, 1);
    if (!moved) return sheet;
    blocks.splice(Math.max(0, at + by), 0, moved);
    return { ...sheet, blocks };
  });

/** A block at another place, a tenth of a millimetre exact and with some of it left on the paper. */
export const moveBlock = (id: string, block: string, frame: Frame): SheetsChange =>
  withSheet(id, (sheet) => {
    const kept = keptOnPaper(rounded(frame), paperSizeMm(sheet));
    return { ...sheet, blocks: sheet.blocks.map((one) => (one.id === block ? { ...one, frame: kept } : one)) };
  });

export const addBlock = (id: string, block: SheetBlock): SheetsChange =>
  withSheet(id, (sheet) => ({ ...sheet, blocks: [...sheet.blocks, block] }));

/** Takes a block out, and with a map what speaks of it. */
export const removeBlock = (id: string, block: string): SheetsChange =>
  withSheet(id, (sheet) => {
    const found = sheet.blocks.find((one) => one.id === block);
    if (!found || isFixed(found, sheet)) return sheet;
    const blocks = sheet.blocks.filter((one) => one.id !== block && !('map' in one && one.map === block));
    return { ...sheet, blocks };
  });

/** The sheet becomes a template under its name; one of the same name is written over. */
export const saveTemplate =
  (templateId: string, sheet: Sheet): SheetsChange =>
  (book) => {
    const known = book.templates.find((template) => template.sheet.name === sheet.name);
    const saved = { id: known?.id ?? templateId, sheet };
    const templates = known ? book.templates.map((one) => (one === known ? saved : one)) : [...book.templates, saved];
    return { ...book, templates };
  };

export const removeTemplate =
  (templateId: string): SheetsChange =>
  (book) => ({ ...book, templates: book.templates.filter(({ id }) => id !== templateId) });

const withSheet =
  (id: string, change: (sheet: Sheet) => Sheet): SheetsChange =>
  (book) => ({ ...book, sheets: book.sheets.map((sheet) => (sheet.id === id ? change(sheet) : sheet)) });

const tenth = (value: number): number => Math.round(value * 10) / 10;

export const rounded = ({ x, y, width, height }: Frame): Frame => ({
  x: tenth(x),
  y: tenth(y),
  width: Math.max(SMALLEST_BLOCK_MM, tenth(width)),
  height: Math.max(SMALLEST_BLOCK_MM, tenth(height)),
});

function keptOnPaper(frame: Frame, [paperWidth, paperHeight]: readonly [number, number]): Frame {
  const within = (value: number, size: number, of: number): number =>
    tenth(Math.min(of - SMALLEST_BLOCK_MM, Math.max(SMALLEST_BLOCK_MM - size, value)));
  return { ...frame, x: within(frame.x, frame.width, paperWidth), y: within(frame.y, frame.height, paperHeight) };
}
