/**
 * A table as it is read on paper: the same words and numbers in a sheet, in Word, in PowerPoint and on screen. Made from an
 * answer's table by `printTable` (shape-table.ts).
 */
export interface PrintTable {
  /** 表6-3　浸水深 × 階数. */
  readonly title: string;
  /** Said once where all columns have it: （棟）. */
  readonly unit: string;
  /** Header rows from top to bottom; spans cover the columns exactly. */
  readonly header: readonly (readonly PrintHeading[])[];
  readonly columns: readonly PrintColumn[];
  readonly rows: readonly PrintRow[];
  /** Reasons of unknown rows, what is not in it. */
  readonly notes: readonly string[];
  /** `人口の保存：一致`; a table that breaks a law has no rows and says so here. */
  readonly check: string;
  readonly broken: boolean;
}

export interface PrintHeading {
  readonly text: string;
  readonly span: number;
  readonly rows: number;
  readonly colour?: string;
}

export interface PrintColumn {
  readonly align: 'left' | 'right';
  /** Unit where columns differ. */
  readonly unit: string;
}

export interface PrintRow {
  readonly kind: 'body' | 'total';
  readonly cells: readonly PrintCell[];
}

export interface PrintCell {
  /** As printed: `1,234`, `—`, 未計算. */
  readonly text: string;
  /** Unrounded; null for a word and for what is missing. */
  readonly value: number | null;
  /** Swatch before the text. */
  readonly colour?: string;
  /** Hatched: not known. */
  readonly unknown?: boolean;
  readonly span?: number;
}
