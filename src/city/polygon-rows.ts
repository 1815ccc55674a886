import type { PolygonColumns } from '../domain/polygon-columns.ts';

/** [west, south, east, north] of each row, four numbers a row, in the units of the polygons; NaN for a row without vertices. */
export function rowBounds(polygons: PolygonColumns): Float64Array {
  const rows = polygons.rowOffsets.length - 1;
  const bounds = new Float64Array(rows * 4);
  for (let row = 0; row < rows; row++) {
    const [from, to] = vertexRange(polygons, row);
    let west = Number.POSITIVE_INFINITY;
    let south = Number.POSITIVE_INFINITY;
    let east = Number.NEGATIVE_INFINITY;
    let north = Number.NEGATIVE_INFINITY;
    for (let v = from; v < to; v++) {
      const x = polygons.positions[2 * v]!;
      const y = polygons.positions[2 * v + 1]!;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    if (from === to) west = south = east = north = Number.NaN;
    bounds[4 * row] = west;
    bounds[4 * row + 1] = south;
    bounds[4 * row + 2] = east;
    bounds[4 * row + 3] = north;
  }
  return bounds;
}

/** First vertex and the one behind the last of a row. */
export function vertexRange(polygons: PolygonColumns, row: number): readonly [number, number] {
  const firstRing = polygons.polygonOffsets[polygons.rowOffsets[row]!]!;
  const lastRing = polygons.polygonOffsets[polygons.rowOffsets[row + 1]!]!;
  return [polygons.ringOffsets[firstRing]!, polygons.ringOffsets[lastRing]!];
}

/** All rows of all parts, in order. Heights are kept where any part has them (NaN for the others). */
export function concatPolygons(parts: readonly PolygonColumns[]): PolygonColumns {
  if (parts.length === 1) return parts[0]!;
  const vertices = parts.map((part) => part.positions.length / 2);
  const total = vertices.reduce((sum, n) => sum + n, 0);
  const positions = new Float64Array(total * 2);
  const heights = parts.some((part) => part.heights) ? new Float32Array(total).fill(Number.NaN) : undefined;
  let at = 0;
  parts.forEach((part, p) => {
    positions.set(part.positions, at * 2);
    if (part.heights) heights?.set(part.heights, at);
    at += vertices[p]!;
  });
  return {
    positions,
    ...(heights && { heights }),
    ringOffsets: concatOffsets(parts.map((part) => part.ringOffsets)),
    polygonOffsets: concatOffsets(parts.map((part) => part.polygonOffsets)),
    rowOffsets: concatOffsets(parts.map((part) => part.rowOffsets)),
  };
}

/** Joins offset arrays (each begins with 0 and ends with its length in the next level) into one. */
function concatOffsets(parts: readonly Uint32Array[]): Uint32Array {
  const joined = new Uint32Array(parts.reduce((sum, part) => sum + Math.max(0, part.length - 1), 0) + 1);
  let at = 0;
  for (const part of parts) {
    const base = joined[at]!;
    for (let i = 1; i < part.length; i++) joined[at + i] = base + part[i]!;
    at += Math.max(0, part.length - 1);
  }
  return joined;
}

/** The given rows, in the given order (a row may repeat). */
export function selectPolygonRows(polygons: PolygonColumns, rows: Uint32Array): PolygonColumns {
  const { rowOffsets, polygonOffsets, ringOffsets } = polygons;
  let polygonCount = 0;
  let ringCount = 0;
  let vertexCount = 0;
  for (const row of rows) {
    const firstRing = polygonOffsets[rowOffsets[row]!]!;
    const lastRing = polygonOffsets[rowOffsets[row + 1]!]!;
    polygonCount += rowOffsets[row + 1]! - rowOffsets[row]!;
    ringCount += lastRing - firstRing;
    vertexCount += ringOffsets[lastRing]! - ringOffsets[firstRing]!;
  }
  const selected = {
    positions: new Float64Array(vertexCount * 2),
    heights: polygons.heights && new Float32Array(vertexCount),
    ringOffsets: new Uint32Array(ringCount + 1),
    polygonOffsets: new Uint32Array(polygonCount + 1),
    rowOffsets: new Uint32Array(rows.length + 1),
  };
  let polygon = 0;
  let ring = 0;
  let vertex = 0;
  rows.forEach((row, i) => {
    for (let p = rowOffsets[row]!; p < rowOffsets[row + 1]!; p++) {
      for (let r = polygonOffsets[p]!; r < polygonOffsets[p + 1]!; r++) {
        const from = ringOffsets[r]!;
        const to = ringOffsets[r + 1]!;
        selected.positions.set(polygons.positions.subarray(2 * from, 2 * to), 2 * vertex);
        selected.heights?.set(polygons.heights!.subarray(from, to), vertex);
        vertex += to - from;
        selected.ringOffsets[++ring] = vertex;
      }
      selected.polygonOffsets[++polygon] = ring;
    }
    selected.rowOffsets[i + 1] = polygon;
  });
  const { heights, ...rest } = selected;
  return heights ? { ...rest, heights } : rest;
}
