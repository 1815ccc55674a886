/**
 * A table as it is read on paper: the same words and numbers in a sheet, in Word, in PowerPoint and on screen. Made from an
 * answer's table by `printTable` (shape-table.ts).
 */
export interface PrintTable {
  /** 表6-3　浸水深 × 階数. */
  readonly title: string;
  /** Said once, right behind the title, where all columns have it: （棟）, with its brackets. */
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
  /** Unit where columns differ; the heading of the column says it too. */
  readonly unit: string;
}

export interface PrintRow {
  readonly kind: 'body' | 'total';
  readonly cells: readonly PrintCell[];
}

export interface PrintCell {
  /** As printed: `1,234`, `—`, 未計算. */
  readonly text: string;
  /** Unrounded, in the unit that the answer holds it in (a share 0 … 1, m² not ha); null for a word and for what is missing. */
  readonly value: number | null;
  /** Swatch before the text. */
  readonly colour?: string;
  /** Hatched: not known. */
  readonly unknown?: boolean;
  readonly span?: number;
}
