import type { TileDepthColumn } from './tile-depth-column.ts';

/**
 * One attribute of a 3D Tiles tileset and how its buildings divide by it, each building counted once. `unknown` counts those
 * without a value; it is never zero depth.
 */
export type TileColumn = {
  readonly name: string;
  readonly unknown: number;
} & (
  | {
      readonly form: 'depth';
      readonly kind: TileDepthColumn;
      /** By state: 0 surveyed and dry, 1…6 depth rank. */
      readonly counts: readonly number[];
    }
  | {
      readonly form: 'category';
      /** The most frequent values first; numbers in their own order. */
      readonly values: readonly { readonly value: string; readonly count: number }[];
      /** Buildings with any other value. */
      readonly rest: number;
    }
  | {
      readonly form: 'number';
      /** Where the second and each later class begins, ascending; class k holds `limits[k - 1]` ≤ value < `limits[k]`. */
      readonly limits: readonly number[];
      readonly counts: readonly number[];
    }
);

/** True for values that mean "no data". Source: nulls of PLATEAU tiles (−9999, 0001-01-01) and of 3D Tiles (null, noData). */
export function isMissingTileValue(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || Number.isNaN(value)) return true;
  return value === -9999 || value === '-9999' || value === '0001' || value === '0001-01-01';
}
