import type { Raster } from '../domain/datasets.ts';
import type { Bounds } from './cell-grid.ts';
import { convertPositions } from './coordinate-system.ts';
import type { FeatureTurns, OverlayEdges } from './overlay-edges.ts';
import { inverseTransform } from './raster-sampling.ts';

/** Cells of a raster with a label by their value: 0 for cells that say nothing. */
export interface RasterLabels {
  readonly raster: Raster;
  readonly labelOf: (value: number) => number;
  /** CRS of the overlay. */
  readonly crs: string;
}

/** Points along each side of a rectangle that its place in another CRS is found by. */
const SIDE_POINTS = 17;

/**
 * Adds the sides of cells where the label changes. Corners are projected one by one and joined by straight lines: in another
 * CRS a side of 10 m bends by less than a thousandth of a millimetre. Returns no row: cells without a number say nothing.
 */
export function addRasterEdges(
  edges: OverlayEdges,
  turns: FeatureTurns,
  layer: number,
  source: RasterLabels,
  within: Bounds,
): number[] {
  const window = windowOf(source, within);
  if (window.columns <= 0 || window.rows <= 0) return [];
  const features = new Map<number, number>();
  const featureOf = (label: number) => {
    if (label === 0) return -1;
    const known = features.get(label);
    if (known !== undefined) return known;
    const feature = turns.addFeature(layer, label);
    features.set(label, feature);
    return feature;
  };
  const cells = new RasterCells(source, window, [within[0], within[1]]);
  let [above, below] = [cells.row(-1, featureOf), cells.row(0, featureOf)];
  let [upper, lower] = [cells.corners(0), cells.corners(1)];
  for (let row = 0; row <= window.rows; row++) {
    addRowSides(edges, turns, above, below, upper, source.raster.crs === source.crs);
    if (row < window.rows) addColumnSides(edges, turns, below, upper, lower);
    above = below;
    below = cells.row(row + 1, featureOf);
    upper = lower;
    lower = cells.corners(row + 2);
  }
  return [];
}

export interface CellWindow {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/** Cells that a rectangle of a CRS may touch. */
export function windowOf({ raster, crs }: Pick<RasterLabels, 'raster' | 'crs'>, within: Bounds): CellWindow {
  const positions = convertPositions(outline(within), crs, raster.crs);
  const [a, b, c, d, e, f] = inverseTransform(raster.transform);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < positions.length; at += 2) {
    const column = a * positions[at]! + b * positions[at + 1]! + c;
    const row = d * positions[at]! + e * positions[at + 1]! + f;
    [left, right] = [Math.min(left, column), Math.max(right, column)];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
  }
  const column = Math.max(0, Math.floor(left) - 1);
  const row = Math.max(0, Math.floor(top) - 1);
  return {
    column,
    row,
    columns: Math.min(raster.width, Math.ceil(right) + 1) - column,
    rows: Math.min(raster.height, Math.ceil(bottom) + 1) - row,
  };
}

function outline([minX, minY, maxX, maxY]: Bounds): Float64Array {
  const points: number[] = [];
  for (let i = 0; i < SIDE_POINTS; i++) {
    const share = i / (SIDE_POINTS - 1);
    const [x, y] = [minX + share * (maxX - minX), minY + share * (maxY - minY)];
    points.push(x, minY, x, maxY, minX, y, maxX, y);
  }
  return Float64Array.from(points);
}

class RasterCells {
  private readonly source: RasterLabels;
  private readonly window: CellWindow;
  private readonly origin: readonly [number, number];

  constructor(source: RasterLabels, window: CellWindow, origin: readonly [number, number]) {
    this.source = source;
    this.window = window;
    this.origin = origin;
  }

  /** Feature of each cell of a row of the window, −1 where a cell says nothing or the row is outside. */
  row(row: number, featureOf: (label: number) => number): Int32Array {
    const { column, columns, rows } = this.window;
    const { raster, labelOf } = this.source;
    const features = new Int32Array(columns).fill(-1);
    if (row < 0 || row >= rows) return features;
    const start = (this.window.row + row) * raster.width + column;
    let [value, feature] = [Number.NaN, -1];
    for (let cell = 0; cell < columns; cell++) {
      const next = raster.data[start + cell]!;
      if (!Object.is(next, value)) {
        value = next;
        feature = Number.isNaN(value) ? -1 : featureOf(labelOf(value));
      }
      features[cell] = feature;
    }
    return features;
  }

  /** Positions of the corners on the upper side of a row, about the overlay's origin. */
  corners(row: number): Float64Array {
    const { raster, crs } = this.source;
    const [a, b, c, d, e, f] = raster.transform;
    const line = this.window.row + row;
    const positions = new Float64Array(2 * (this.window.columns + 1));
    for (let corner = 0; corner <= this.window.columns; corner++) {
      const column = this.window.column + corner;
      positions[2 * corner] = a * column + b * line + c;
      positions[2 * corner + 1] = d * column + e * line + f;
    }
    const planar = crs === raster.crs ? positions : convertPositions(positions, raster.crs, crs);
    for (let at = 0; at < planar.length; at += 2) {
      planar[at]! -= this.origin[0];
      planar[at + 1]! -= this.origin[1];
    }
    return planar;
  }
}

/** Sides between two rows of cells; where positions are the raster's own, a run of like sides is one edge. */
function addRowSides(
  edges: OverlayEdges,
  turns: FeatureTurns,
  above: Int32Array,
  below: Int32Array,
  corners: Float64Array,
  straight: boolean,
): void {
  for (let cell = 0; cell < above.length; cell++) {
    const [first, second] = [above[cell]!, below[cell]!];
    if (first === second) continue;
    const start = cell;
    while (straight && above[cell + 1] === first && below[cell + 1] === second) cell++;
    addSide(edges, turns, corners, start, corners, cell + 1, first, second);
  }
}

/** Sides between the cells of one row, and at its two ends. */
function addColumnSides(
  edges: OverlayEdges,
  turns: FeatureTurns,
  cells: Int32Array,
  upper: Float64Array,
  lower: Float64Array,
): void {
  for (let corner = 0; corner <= cells.length; corner++) {
    const [first, second] = [cells[corner - 1] ?? -1, cells[corner] ?? -1];
    if (first !== second) addSide(edges, turns, upper, corner, lower, corner, first, second);
  }
}

function addSide(
  edges: OverlayEdges,
  turns: FeatureTurns,
  from: Float64Array,
  fromCorner: number,
  to: Float64Array,
  toCorner: number,
  first: number,
  second: number,
): void {
  const turn = turns.turnOf(Math.max(first, second), Math.min(first, second));
  edges.add(from[2 * fromCorner]!, from[2 * fromCorner + 1]!, to[2 * toCorner]!, to[2 * toCorner + 1]!, turn);
}
