import type { Raster } from '../domain/datasets.ts';
import type { Bounds } from './cell-grid.ts';
import { fromGeographic } from './coordinate-system.ts';

/** Triangles as 9 numbers each (lon, lat, height) × 3 → (x, y, height) × 3 in a planar CRS. */
export function projectTriangles(triangles: Float64Array, planarCrs: string): Float64Array {
  const vertices = triangles.length / 3;
  const positions = new Float64Array(2 * vertices);
  for (let vertex = 0; vertex < vertices; vertex++) {
    positions[2 * vertex] = triangles[3 * vertex]!;
    positions[2 * vertex + 1] = triangles[3 * vertex + 1]!;
  }
  const planar = fromGeographic(positions, planarCrs);
  const result = new Float64Array(triangles.length);
  for (let vertex = 0; vertex < vertices; vertex++) {
    result[3 * vertex] = planar[2 * vertex]!;
    result[3 * vertex + 1] = planar[2 * vertex + 1]!;
    result[3 * vertex + 2] = triangles[3 * vertex + 2]!;
  }
  return result;
}

export interface GridSpecification {
  readonly bounds: Bounds;
  readonly cellMeters: number;
  readonly crs: string;
}

/** An empty (NaN) north-up grid that covers the bounds from their upper-left corner. */
export function createEmptyRaster({ bounds: [minX, minY, maxX, maxY], cellMeters, crs }: GridSpecification): Raster {
  const width = Math.max(1, Math.ceil((maxX - minX) / cellMeters - 1e-9));
  const height = Math.max(1, Math.ceil((maxY - minY) / cellMeters - 1e-9));
  return {
    width,
    height,
    data: new Float32Array(width * height).fill(Number.NaN),
    crs,
    transform: [cellMeters, 0, minX, 0, -cellMeters, maxY],
  };
}

/**
 * Heights of a TIN at cell centres. `triangles` are (x, y, height) × 3 in the grid's CRS; upright triangles have no ground
 * and are passed over; where triangles overlap the higher counts (roof edges of embankments are given twice). Cells whose
 * centre lies in no triangle stay NaN; see `fillGaps`.
 */
export function rasteriseTin(triangles: Float64Array, grid: GridSpecification): Raster {
  const raster = createEmptyRaster(grid);
  for (let at = 0; at + 8 < triangles.length; at += 9) rasteriseTriangle(triangles, at, raster);
  return raster;
}

/** Centres this little outside (share of the triangle) still count, so that shared edges leave no slits. */
const EDGE_TOLERANCE = 1e-9;

function rasteriseTriangle(triangles: Float64Array, at: number, raster: Raster): void {
  const [cell, , left, , , top] = raster.transform;
  const ax = (triangles[at]! - left) / cell;
  const ay = (top - triangles[at + 1]!) / cell;
  const bx = (triangles[at + 3]! - left) / cell - ax;
  const by = (top - triangles[at + 4]!) / cell - ay;
  const cx = (triangles[at + 6]! - left) / cell - ax;
  const cy = (top - triangles[at + 7]!) / cell - ay;
  const twice = bx * cy - cx * by;
  if (!(Math.abs(twice) > 1e-12)) return;
  const [ha, hb, hc] = [triangles[at + 2]!, triangles[at + 5]!, triangles[at + 8]!];
  const firstRow = Math.max(0, Math.ceil(ay + Math.min(0, by, cy) - 0.5 - EDGE_TOLERANCE));
  const lastRow = Math.min(raster.height - 1, Math.floor(ay + Math.max(0, by, cy) - 0.5 + EDGE_TOLERANCE));
  const firstColumn = Math.max(0, Math.ceil(ax + Math.min(0, bx, cx) - 0.5 - EDGE_TOLERANCE));
  const lastColumn = Math.min(raster.width - 1, Math.floor(ax + Math.max(0, bx, cx) - 0.5 + EDGE_TOLERANCE));
  for (let row = firstRow; row <= lastRow; row++)
    for (let column = firstColumn; column <= lastColumn; column++) {
      const px = column + 0.5 - ax;
      const py = row + 0.5 - ay;
      const b = (px * cy - cx * py) / twice;
      const c = (bx * py - px * by) / twice;
      if (b < -EDGE_TOLERANCE || c < -EDGE_TOLERANCE || b + c > 1 + EDGE_TOLERANCE) continue;
      const height = ha + b * (hb - ha) + c * (hc - ha);
      const cellIndex = row * raster.width + column;
      if (!(raster.data[cellIndex]! >= height)) raster.data[cellIndex] = height;
    }
}

/**
 * Fills cells without a height by the mean of their filled neighbours (8 around), ring after ring inwards, at most
 * `maximumCells` rings from known ground; wider gaps (sea, other municipalities) stay NaN. Returns a new raster. An
 * approximation for slits between tiles and small waters: it makes no claim about the ground there.
 */
export function fillGaps(raster: Raster, maximumCells: number): Raster {
  const { width, height } = raster;
  const data = raster.data.slice();
  let rim = gapsBesideGround(data, width, height);
  for (let ring = 0; ring < maximumCells && rim.length > 0; ring++) {
    const means = rim.map((cell) => meanOfNeighbours(data, width, height, cell));
    rim.forEach((cell, index) => {
      data[cell] = means[index]!;
    });
    const next = new Set<number>();
    for (const cell of rim)
      forEachNeighbour(width, height, cell, (neighbour) => {
        if (Number.isNaN(data[neighbour]!)) next.add(neighbour);
      });
    rim = [...next];
  }
  return { ...raster, data };
}

function gapsBesideGround(data: Float32Array, width: number, height: number): number[] {
  const gaps: number[] = [];
  for (let cell = 0; cell < data.length; cell++)
    if (Number.isNaN(data[cell]!) && !Number.isNaN(meanOfNeighbours(data, width, height, cell))) gaps.push(cell);
  return gaps;
}

function meanOfNeighbours(data: Float32Array, width: number, height: number, cell: number): number {
  let [sum, count] = [0, 0];
  forEachNeighbour(width, height, cell, (neighbour) => {
    if (Number.isNaN(data[neighbour]!)) return;
    sum += data[neighbour]!;
    count++;
  });
  return count > 0 ? sum / count : Number.NaN;
}

function forEachNeighbour(width: number, height: number, cell: number, call: (neighbour: number) => void): void {
  const row = Math.floor(cell / width);
  const column = cell - row * width;
  for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++)
    for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++)
      if (y !== row || x !== column) call(y * width + x);
}
