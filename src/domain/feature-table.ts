import type { Text, Unit, ValueColumn } from './answer.ts';
import type { PolygonColumns } from './polygon-columns.ts';

/**
 * Places with attributes as columns: what every GIS format is written from. One row a feature; a row without ground or place
 * stays a row, so that sums over a column are those of the table it came from.
 */
export interface FeatureTable {
  /** Name of the layer in the file: `buildings`, `zones_residence` … */
  readonly name: string;
  readonly title: Text;
  /** What a reader must know of it: what it was made from, what a row is, what is not in it. */
  readonly description: string;
  /** System of the positions: `EPSG:6677`. */
  readonly crs: string;
  readonly geometry: FeatureGeometry;
  readonly columns: readonly FeatureColumn[];
  /** Colour of each row, for formats that are drawn as they are (KML, CZML). */
  readonly paint?: FeaturePaint;
}

/** x or longitude first; a point without a place is NaN. */
export type FeatureGeometry =
  | { readonly kind: 'polygons'; readonly polygons: PolygonColumns }
  | { readonly kind: 'points'; readonly positions: Float64Array };

export type FeatureColumn = {
  /** snake_case ASCII, unique in the table, as in the CSV of an answer. */
  readonly name: string;
  /** Ten ASCII characters at most: the name in a .dbf. Absent: made from `name`. */
  readonly shortName?: string;
  readonly title: Text;
  readonly unit?: Unit;
  /** What null means; absent where there is none. */
  readonly missing?: ValueColumn['missing'];
} & FeatureValues;

/** Null and NaN: no value. `unknown` is a value of its own. */
export type FeatureValues =
  | { readonly type: 'text'; readonly values: readonly (string | null)[] }
  | { readonly type: 'integer' | 'number'; readonly values: ArrayLike<number> };

export interface FeaturePaint {
  readonly colours: readonly `#${string}`[];
  /** Index of the colour per row. */
  readonly row: ArrayLike<number>;
}

export const featureCount = ({ geometry }: Pick<FeatureTable, 'geometry'>): number =>
  geometry.kind === 'polygons' ? geometry.polygons.rowOffsets.length - 1 : geometry.positions.length / 2;

/** A cell as files hold it. */
export function featureValue(column: FeatureValues, row: number): string | number | null {
  if (column.type === 'text') return column.values[row] ?? null;
  const value = column.values[row];
  return value === undefined || Number.isNaN(value) ? null : value;
}
