import type { PolygonColumns } from '../domain/polygon-columns.ts';

/** Rings of one polygon: the outer one first, then holes. Each ring is a list of [x, y]; closing it is left to the builder. */
export type PolygonRings = readonly (readonly (readonly [number, number])[])[];

/** Features (each a list of polygons) as columns. Rings are closed where the first vertex is not repeated. */
export function buildPolygonColumns(features: readonly (readonly PolygonRings[])[]): PolygonColumns {
  const positions: number[] = [];
  const ringOffsets = [0];
  const polygonOffsets = [0];
  const rowOffsets = [0];
  for (const polygons of features) {
    for (const rings of polygons) {
      for (const ring of rings) {
        for (const [x, y] of ring) positions.push(x, y);
        const [first, last] = [ring[0], ring.at(-1)];
        if (first && last && (first[0] !== last[0] || first[1] !== last[1])) positions.push(first[0], first[1]);
        ringOffsets.push(positions.length / 2);
      }
      polygonOffsets.push(ringOffsets.length - 1);
    }
    rowOffsets.push(polygonOffsets.length - 1);
  }
  return {
    positions: Float64Array.from(positions),
    ringOffsets: Uint32Array.from(ringOffsets),
    polygonOffsets: Uint32Array.from(polygonOffsets),
    rowOffsets: Uint32Array.from(rowOffsets),
  };
}

/** The same polygons with other positions (projected, shifted …); offsets are shared, heights are kept. */
export const withPositions = (polygons: PolygonColumns, positions: Float64Array): PolygonColumns => ({
  ...polygons,
  positions,
});

/** Some rows of polygons, in the order given; a row may be taken twice. */
export function takeRows(polygons: PolygonColumns, rows: ArrayLike<number>): PolygonColumns {
  const sizes = countTaken(polygons, rows);
  const positions = new Float64Array(sizes.vertices * 2);
  const heights = polygons.heights ? new Float32Array(sizes.vertices) : undefined;
  const ringOffsets = new Uint32Array(sizes.rings + 1);
  const polygonOffsets = new Uint32Array(sizes.polygons + 1);
  const rowOffsets = new Uint32Array(rows.length + 1);
  let [vertices, rings, parts] = [0, 0, 0];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    for (let polygon = polygons.rowOffsets[row]!; polygon < polygons.rowOffsets[row + 1]!; polygon++) {
      for (let ring = polygons.polygonOffsets[polygon]!; ring < polygons.polygonOffsets[polygon + 1]!; ring++) {
        const [start, end] = [polygons.ringOffsets[ring]!, polygons.ringOffsets[ring + 1]!];
        positions.set(polygons.positions.subarray(2 * start, 2 * end), 2 * vertices);
        heights?.set(polygons.heights!.subarray(start, end), vertices);
        vertices += end - start;
        ringOffsets[++rings] = vertices;
      }
      polygonOffsets[++parts] = rings;
    }
    rowOffsets[index + 1] = parts;
  }
  return { positions, ...(heights && { heights }), ringOffsets, polygonOffsets, rowOffsets };
}

/** One row for each group of rows: the polygons of all its rows together. */
export function joinRows(polygons: PolygonColumns, groups: readonly (readonly number[])[]): PolygonColumns {
  const taken = takeRows(polygons, groups.flat());
  if (groups.every((group) => group.length === 1)) return taken;
  const rowOffsets = new Uint32Array(groups.length + 1);
  let rows = 0;
  groups.forEach((group, index) => {
    rows += group.length;
    rowOffsets[index + 1] = taken.rowOffsets[rows]!;
  });
  return { ...taken, rowOffsets };
}

function countTaken(polygons: PolygonColumns, rows: ArrayLike<number>) {
  const { rowOffsets, polygonOffsets, ringOffsets } = polygons;
  let [parts, rings, vertices] = [0, 0, 0];
  for (let index = 0; index < rows.length; index++) {
    const [first, last] = [rowOffsets[rows[index]!]!, rowOffsets[rows[index]! + 1]!];
    parts += last - first;
    rings += polygonOffsets[last]! - polygonOffsets[first]!;
    vertices += ringOffsets[polygonOffsets[last]!]! - ringOffsets[polygonOffsets[first]!]!;
  }
  return { polygons: parts, rings, vertices };
}
