import type { PolygonColumns } from '../../domain/polygon-columns.ts';

type TypedArray = Float64Array | Float32Array | Uint32Array | Uint16Array | Uint8Array;

/** One array of all, in order. A single part is handed on as it is. */
export function concatArrays<T extends TypedArray>(parts: readonly T[], empty: T): T {
  const [only] = parts;
  if (parts.length === 0 || only === undefined) return empty;
  if (parts.length === 1) return only;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const all = new (only.constructor as new (length: number) => T)(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The same with `shifts[i]` added to every value of part `i`: row numbers of several files made one numbering. */
export function concatShifted(parts: readonly Uint32Array[], shifts: readonly number[]): Uint32Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const all = new Uint32Array(length);
  let at = 0;
  parts.forEach((part, p) => {
    const shift = shifts[p] ?? 0;
    for (let i = 0; i < part.length; i++) all[at++] = (part[i] as number) + shift;
  });
  return all;
}

/** Rows of all parts, in order. Heights are kept if every part has them. */
export function concatPolygons(parts: readonly PolygonColumns[]): PolygonColumns {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const heights = parts.map((part) => part.heights).filter((part) => part !== undefined);
  return {
    positions: concatArrays(
      parts.map((part) => part.positions),
      new Float64Array(0),
    ),
    ...(parts.length > 0 && heights.length === parts.length && { heights: concatArrays(heights, new Float32Array(0)) }),
    ringOffsets: concatOffsets(parts.map((part) => part.ringOffsets)),
    polygonOffsets: concatOffsets(parts.map((part) => part.polygonOffsets)),
    rowOffsets: concatOffsets(parts.map((part) => part.rowOffsets)),
  };
}

/** Offsets begin with 0 and end with the total, so each part but the first loses its first entry. */
function concatOffsets(parts: readonly Uint32Array[]): Uint32Array {
  const length = parts.reduce((sum, part) => sum + part.length - 1, 1);
  const all = new Uint32Array(length);
  let [at, shift] = [1, 0];
  for (const part of parts) {
    for (let i = 1; i < part.length; i++) all[at++] = (part[i] as number) + shift;
    shift += part.at(-1) ?? 0;
  }
  return all;
}
