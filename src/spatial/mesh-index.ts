import type { MeshLevel } from '../domain/datasets.ts';
import { meshPlaceOfCode, meshPlacesAt } from '../domain/mesh-code.ts';

/** Which of the given meshes holds a place. */
export interface MeshIndex {
  /** Per place (degrees): row of the mesh among the codes, −1 none. */
  locate(lon: Float64Array, lat: Float64Array): Int32Array;
}

/** 64 MB of row numbers; beyond, a map is used. */
const DENSE_CELLS = 1 << 24;

/**
 * Index of mesh codes of one level. Where a code repeats, the first row counts (rows of several years are to be filtered
 * by the caller). Throws a RangeError for a code of another level.
 */
export function createMeshIndex(codes: readonly string[], level: MeshLevel): MeshIndex {
  const places = codes.map((code) => meshPlaceOfCode(code, level));
  let [minColumn, minRow, maxColumn, maxRow] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { column, row } of places) {
    minColumn = Math.min(minColumn, column);
    maxColumn = Math.max(maxColumn, column);
    minRow = Math.min(minRow, row);
    maxRow = Math.max(maxRow, row);
  }
  const columns = places.length > 0 ? maxColumn - minColumn + 1 : 0;
  const rows = places.length > 0 ? maxRow - minRow + 1 : 0;
  const keyOf = (column: number, row: number) => (row - minRow) * columns + (column - minColumn);
  const rowOfKey = columns * rows <= DENSE_CELLS ? new Int32Array(columns * rows).fill(-1) : new Map<number, number>();
  const find = Array.isArray(rowOfKey) || rowOfKey instanceof Int32Array ? undefined : rowOfKey;
  const dense = rowOfKey instanceof Int32Array ? rowOfKey : undefined;
  for (let index = places.length - 1; index >= 0; index--) {
    const key = keyOf(places[index]!.column, places[index]!.row);
    if (dense) dense[key] = index;
    else find?.set(key, index);
  }
  return {
    locate: (lon, lat) => {
      const found = meshPlacesAt(lon, lat, level);
      const result = new Int32Array(lon.length);
      for (let index = 0; index < result.length; index++) {
        const column = found.columns[index]! - minColumn;
        const row = found.rows[index]! - minRow;
        const outside = !(column >= 0 && column < columns && row >= 0 && row < rows);
        const key = row * columns + column;
        result[index] = outside ? -1 : dense ? dense[key]! : (find?.get(key) ?? -1);
      }
      return result;
    },
  };
}
