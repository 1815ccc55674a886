import type { PolygonColumns } from '../domain/polygon-columns.ts';

/** All rows of all parts, in order; a single part is handed on as it is. Heights are kept where any part has them (NaN for the others). */
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
