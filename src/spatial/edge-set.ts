import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { polygonRowCount, rowRingRange } from './polygon-areas.ts';

/**
 * Edges of features without their rings: all that the even-odd rule needs. Edge `e` runs from `edges[4e], edges[4e+1]` to
 * `edges[4e+2], edges[4e+3]`, upwards (rightwards if level), so that two features sharing an edge hold it bit for bit alike.
 * Edges of the feature of rank `k` are `offsets[k] … offsets[k+1]-1`; `rows[k]` is its row.
 */
export interface EdgeSet {
  readonly edges: Float64Array;
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
  /** Rows with coordinates that are no numbers: they have no edges and contain nothing. */
  readonly invalidRows: readonly number[];
}

/** Edges of all features; `order` lists rows by priority (first wins), the natural order if absent. */
export function edgesOfPolygons(polygons: PolygonColumns, order?: ArrayLike<number>): EdgeSet {
  const { positions, ringOffsets } = polygons;
  const rows = order
    ? Uint32Array.from(order)
    : Uint32Array.from({ length: polygonRowCount(polygons) }, (_, row) => row);
  const offsets = new Uint32Array(rows.length + 1);
  const edges = new Float64Array(2 * positions.length);
  const invalidRows: number[] = [];
  let count = 0;
  for (let rank = 0; rank < rows.length; rank++) {
    const [first, last] = rowRingRange(polygons, rows[rank]!);
    if (!isFiniteRange(positions, 2 * ringOffsets[first]!, 2 * ringOffsets[last]!)) {
      invalidRows.push(rows[rank]!);
      offsets[rank + 1] = count;
      continue;
    }
    for (let ring = first; ring < last; ring++)
      for (let vertex = ringOffsets[ring]! + 1; vertex < ringOffsets[ring + 1]!; vertex++)
        count += writeEdge(
          edges,
          count,
          positions[2 * vertex - 2]!,
          positions[2 * vertex - 1]!,
          positions[2 * vertex]!,
          positions[2 * vertex + 1]!,
        );
    offsets[rank + 1] = count;
  }
  return { edges: edges.subarray(0, 4 * count), offsets, rows, invalidRows };
}

function isFiniteRange(values: Float64Array, start: number, end: number): boolean {
  let sum = 0;
  // 0 · x is NaN for NaN and the infinities only
  for (let index = start; index < end; index++) sum += 0 * values[index]!;
  return sum === 0;
}

/** Writes one edge upwards; an edge without length is left out. Returns how many were written. */
function writeEdge(edges: Float64Array, index: number, ax: number, ay: number, bx: number, by: number): 0 | 1 {
  const upwards = ay < by || (ay === by && ax < bx);
  if (!upwards && ax === bx && ay === by) return 0;
  edges[4 * index] = upwards ? ax : bx;
  edges[4 * index + 1] = upwards ? ay : by;
  edges[4 * index + 2] = upwards ? bx : ax;
  edges[4 * index + 3] = upwards ? by : ay;
  return 1;
}
