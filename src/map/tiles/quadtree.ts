/**
 * Groups points into squares of at most `most` points each by halving (a quadtree's leaves), so that a tile's buildings lie
 * together. `centers` holds x, y pairs; the result holds every row once. Rows with NaN are left out.
 */
export function quadtreeLeaves(centers: Float64Array, most: number): Uint32Array[] {
  const rows: number[] = [];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let row = 0; row < centers.length / 2; row++) {
    const [x, y] = [centers[2 * row]!, centers[2 * row + 1]!];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    rows.push(row);
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  }
  const leaves: Uint32Array[] = [];
  const split = (members: number[], x: number, y: number, size: number) => {
    if (members.length === 0) return;
    // Points that lie on one spot cannot be parted; a tile then holds more than `most`.
    if (members.length <= most || size < 1e-3) {
      leaves.push(Uint32Array.from(members));
      return;
    }
    const half = size / 2;
    const quarters: number[][] = [[], [], [], []];
    for (const row of members)
      quarters[(centers[2 * row]! >= x + half ? 1 : 0) + (centers[2 * row + 1]! >= y + half ? 2 : 0)]!.push(row);
    quarters.forEach((quarter, k) => {
      split(quarter, x + (k & 1) * half, y + (k >> 1) * half, half);
    });
  };
  split(rows, west, south, Math.max(east - west, north - south));
  return leaves;
}
