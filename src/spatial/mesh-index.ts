import type { MeshLevel } from '../domain/datasets.ts';
import { type MeshPlace, meshLookup, meshPlaceOfCode, meshPlacesAt } from '../domain/mesh-code.ts';

/** Which of the given meshes holds a place. */
export interface MeshIndex {
  /** Per place (degrees): row of the mesh among the codes, −1 none. */
  locate(lon: Float64Array, lat: Float64Array): Int32Array;
}

/** 64 MB of row numbers; meshes strewn wider go through a map. */
const DENSE_CELLS = 1 << 24;

/**
 * Index of mesh codes of one level. Where a code repeats, the first row counts (rows of several years are to be filtered
 * by the caller). Throws a RangeError for a code of another level.
 */
export function createMeshIndex(codes: readonly string[], level: MeshLevel): MeshIndex {
  const places = codes.map((code) => meshPlaceOfCode(code, level));
  if (places.length === 0) return { locate: (lon) => new Int32Array(lon.length).fill(-1) };
  const first = { column: Infinity, row: Infinity };
  const last = { column: -Infinity, row: -Infinity };
  for (const { column, row } of places) {
    first.column = Math.min(first.column, column);
    first.row = Math.min(first.row, row);
    last.column = Math.max(last.column, column);
    last.row = Math.max(last.row, row);
  }
  const columns = last.column - first.column + 1;
  const rows = last.row - first.row + 1;
  if (columns * rows > DENSE_CELLS) return createSparseIndex(places, level);
  const values = new Int32Array(columns * rows).fill(-1);
  for (let index = places.length - 1; index >= 0; index--)
    values[(places[index]!.row - first.row) * columns + places[index]!.column - first.column] = index;
  return { locate: (lon, lat) => meshLookup(lon, lat, level, { first, columns, rows, values }) };
}

function createSparseIndex(places: readonly MeshPlace[], level: MeshLevel): MeshIndex {
  const keyOf = (column: number, row: number) => row * 2 ** 20 + column;
  const rowOfKey = new Map<number, number>();
  for (let index = places.length - 1; index >= 0; index--)
    rowOfKey.set(keyOf(places[index]!.column, places[index]!.row), index);
  return {
    locate: (lon, lat) => {
      const found = meshPlacesAt(lon, lat, level);
      return Int32Array.from(found.columns, (column, index) => rowOfKey.get(keyOf(column, found.rows[index]!)) ?? -1);
    },
  };
}
