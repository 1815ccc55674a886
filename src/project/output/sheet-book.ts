import type { Sheet } from '../../domain/sheet.ts';

/** A sheet that the city keeps to begin others from. */
export interface OwnTemplate {
  readonly id: string;
  /** Its name is that of the template. */
  readonly sheet: Sheet;
}

/** Everything printed that a project holds. */
export interface SheetBook {
  readonly sheets: readonly Sheet[];
  /** 自分の様式. */
  readonly templates: readonly OwnTemplate[];
}

export const emptySheetBook: SheetBook = { sheets: [], templates: [] };

export const sheetOf = ({ sheets }: Pick<SheetBook, 'sheets'>, id: string | null): Sheet | undefined =>
  sheets.find((sheet) => sheet.id === id);
