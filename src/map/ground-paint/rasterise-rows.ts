import type { PolygonColumns } from '../../domain/polygon-columns.ts';

/** A picture of which feature covers a place: 0 none, else the row number + 1. Rows run from north to south. */
export interface RowGrid {
  readonly width: number;
  readonly height: number;
  /** South-west corner and metres a cell, in the plane of the positions. */
  readonly west: number;
  readonly south: number;
  readonly cellMeters: number;
  readonly rows: Uint16Array;
}

/** Cells along the longer side; at 10 km a cell is 3 m, and the line over the border is drawn exactly. */
const LARGEST_SIDE = 3072;
const FINEST_CELL_METERS = 0.5;
/** A row number must fit sixteen bits beside the 0 for "none". */
const MOST_ROWS = 65_535;

/** Paints features (metres, even-odd over all rings of a row) into a grid around them; later rows lie over earlier ones. */
export function rasteriseRows(polygons: PolygonColumns, largestSide = LARGEST_SIDE): RowGrid | undefined {
  const { positions, rowOffsets, polygonOffsets, ringOffsets } = polygons;
  const rowCount = rowOffsets.length - 1;
  if (rowCount > MOST_ROWS) throw new RangeError(`expected at most ${MOST_ROWS} zones to paint, got ${rowCount}`);
  const [west, south, east, north] = boundsOf(positions);
  if (!(east > west && north > south)) return undefined;
  const cellMeters = Math.max(FINEST_CELL_METERS, Math.max(east - west, north - south) / largestSide);
  const width = Math.ceil((east - west) / cellMeters) + 1;
  const height = Math.ceil((north - south) / cellMeters) + 1;
  const rows = new Uint16Array(width * height);
  const toCells = (ring: Float64Array) =>
    ring.map((value, k) => (k % 2 === 0 ? value - west : south + height * cellMeters - value) / cellMeters);
  for (let row = 0; row < rowCount; row++) {
    const [first, last] = [polygonOffsets[rowOffsets[row]!]!, polygonOffsets[rowOffsets[row + 1]!]!];
    const rings: Float64Array[] = [];
    for (let ring = first; ring < last; ring++)
      rings.push(toCells(positions.subarray(2 * ringOffsets[ring]!, 2 * ringOffsets[ring + 1]!)));
    fillRings(rings, row + 1, rows, width, height);
  }
  return { width, height, west, south, cellMeters, rows };
}

/** Sets the cells whose middle lies inside the rings (interleaved column, row). */
function fillRings(
  rings: readonly Float64Array[],
  value: number,
  cells: Uint16Array,
  width: number,
  height: number,
): void {
  const crossings = new Map<number, number[]>();
  for (const ring of rings)
    for (let k = 0; k + 3 < ring.length; k += 2) {
      const [x0, y0, x1, y1] = [ring[k]!, ring[k + 1]!, ring[k + 2]!, ring[k + 3]!];
      if (!Number.isFinite(x0 + y0 + x1 + y1)) continue;
      const [low, high] = [Math.min(y0, y1), Math.max(y0, y1)];
      for (let line = Math.max(0, Math.ceil(low - 0.5)); line + 0.5 < high && line < height; line++) {
        const x = x0 + ((line + 0.5 - y0) / (y1 - y0)) * (x1 - x0);
        const known = crossings.get(line);
        if (known) known.push(x);
        else crossings.set(line, [x]);
      }
    }
  for (const [line, xs] of crossings) {
    xs.sort((a, b) => a - b);
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const from = Math.max(0, Math.ceil(xs[k]! - 0.5));
      const to = Math.min(width, Math.ceil(xs[k + 1]! - 0.5));
      if (to > from) cells.fill(value, line * width + from, line * width + to);
    }
  }
}

function boundsOf(positions: Float64Array): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k + 1 < positions.length; k += 2) {
    if (!Number.isFinite(positions[k]! + positions[k + 1]!)) continue;
    west = Math.min(west, positions[k]!);
    east = Math.max(east, positions[k]!);
    south = Math.min(south, positions[k + 1]!);
    north = Math.max(north, positions[k + 1]!);
  }
  return [west, south, east, north];
}
