/** A regular grid over a rectangle. Cell (column, row) begins at minX + column·cellWidth, minY + row·cellHeight. */
export interface CellGrid {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

export type Bounds = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** A grid of about `cells` nearly square cells over the bounds; a side without extent has one cell. */
export function createCellGrid([minX, minY, maxX, maxY]: Bounds, atMostAbout: number): CellGrid {
  const cells = Math.max(1, Math.floor(atMostAbout));
  // extents near the smallest doubles cannot be divided: they count as none
  const width = maxX - minX > 1e-200 ? maxX - minX : 0;
  const height = maxY - minY > 1e-200 ? maxY - minY : 0;
  const size = width > 0 && height > 0 ? Math.sqrt((width * height) / cells) : Math.max(width, height) / cells || 1;
  const columns = Math.max(1, Math.min(cells, Math.ceil(width / size)));
  const rows = Math.max(1, Math.min(cells, Math.ceil(height / size)));
  return {
    minX,
    minY,
    maxX,
    maxY,
    columns,
    rows,
    cellWidth: width / columns || 1,
    cellHeight: height / rows || 1,
  };
}

/** Bounds of interleaved positions; empty bounds (∞, ∞, −∞, −∞) if there are none. NaN is passed over. */
export function boundsOfPositions(positions: Float64Array): Bounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index + 1 < positions.length; index += 2) {
    const x = positions[index]!;
    const y = positions[index + 1]!;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return [minX, minY, maxX, maxY];
}
