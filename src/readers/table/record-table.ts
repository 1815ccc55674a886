import type { PolygonColumns } from '../../domain/polygon-columns.ts';

export type Cell = string | number | boolean | null;

/** Kind of geometry of a row: 0 none (or unusable, with an issue), 1 point, 2 line, 3 polygon. */
export const GEOMETRY_NONE = 0;
export const GEOMETRY_POINT = 1;
export const GEOMETRY_LINE = 2;
export const GEOMETRY_POLYGON = 3;

/** One geometry a row; positions in the coordinate system of the file, x (or longitude) first. */
export interface RowGeometry {
  readonly type: Uint8Array;
  /** A row per table row, empty where the row is no polygon. */
  readonly polygons: PolygonColumns;
  /** Interleaved pairs, NaN where the row is no point. */
  readonly points: Float64Array;
}

/** What every tabular or vector format is read into before anybody asks what it means. */
export interface RecordTable {
  readonly file: string;
  readonly fields: readonly string[];
  /** Words for people under the field codes (the second header row of e-Stat); as long as `fields`. */
  readonly labels?: readonly string[];
  readonly rowCount: number;
  /** One array a field. */
  readonly columns: readonly (readonly Cell[])[];
  readonly geometry?: RowGeometry;
  /** As the file states it; undefined where it says nothing. */
  readonly crs?: string;
  readonly encoding?: string;
  /** How a row is called in messages, and the number of the first. */
  readonly rowWord: 'row' | 'feature' | 'record';
  readonly firstRow: number;
}

/** Where row `index` of the table stands in its file: `row 12`, `feature 3`. */
export const placeOfRow = (table: Pick<RecordTable, 'rowWord' | 'firstRow'>, index: number): string =>
  `${table.rowWord} ${table.firstRow + index}`;
