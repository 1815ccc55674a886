import type { Point } from './frame.ts';
import { hazardGrid } from './hazards.ts';
import type { Area } from './plan-areas.ts';
import { type Ring, ringContains, signedArea } from './shapes.ts';

/** Outlines of the marked grid cells, along the cells' edges, with holes, as 国土数値情報 A31a polygons are made. */
export function traceCells(marked: (index: number) => boolean): Area[] {
  const { width, height } = hazardGrid;
  const side = width + 1;
  const is = (column: number, row: number): boolean =>
    column >= 0 && row >= 0 && column < width && row < height && marked(row * width + column);
  const next = new Map<number, number[]>();
  const edge = (from: number, to: number): void => {
    const list = next.get(from);
    if (list) list.push(to);
    else next.set(from, [to]);
  };
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      if (!is(column, row)) continue;
      const corner = row * side + column;
      // Counter-clockwise with y up: south edge eastwards, east edge northwards, and so on.
      if (!is(column, row + 1)) edge(corner + side, corner + side + 1);
      if (!is(column + 1, row)) edge(corner + side + 1, corner + 1);
      if (!is(column, row - 1)) edge(corner + 1, corner);
      if (!is(column - 1, row)) edge(corner, corner + side);
    }
  const rings: Ring[] = [];
  for (const [start, ends] of next) while (ends.length > 0) rings.push(straightened(chain(next, start, side)));
  return nested(rings);
}

function chain(next: Map<number, number[]>, start: number, side: number): number[] {
  const corners = [start];
  let before = start;
  let at = next.get(start)!.pop()!;
  while (at !== start) {
    corners.push(at);
    const ends = next.get(at)!;
    // Where two cells touch at a corner, turn left to stay with the same cell.
    const step = at - before;
    const left = step === 1 ? -side : step === -1 ? side : step === side ? 1 : -1;
    const choice = Math.max(0, ends.indexOf(at + left));
    before = at;
    at = ends.splice(choice, 1)[0]!;
  }
  return corners;
}

function straightened(corners: readonly number[]): Point[] {
  const side = hazardGrid.width + 1;
  const bends = corners.filter(
    (corner, i) => corner - corners.at(i - 1)! !== corners[(i + 1) % corners.length]! - corner,
  );
  return bends.map((corner) => [
    hazardGrid.west + (corner % side) * hazardGrid.cellMeters,
    hazardGrid.north - Math.floor(corner / side) * hazardGrid.cellMeters,
  ]);
}

/** Gives each hole to the smallest outline around it. */
function nested(rings: readonly Ring[]): Area[] {
  const outlines = rings.filter((ring) => signedArea(ring) > 0).sort((a, b) => signedArea(a) - signedArea(b));
  const areas = outlines.map((ring): Ring[] => [ring]);
  for (const hole of rings.filter((ring) => signedArea(ring) < 0)) {
    const [x, y] = hole[0]!;
    const [x2, y2] = hole[1]!;
    // A point just inside the hole's first edge (the hole runs clockwise, its inside is on the right).
    const inside: Point = [(x + x2) / 2 + Math.sign(y2 - y), (y + y2) / 2 - Math.sign(x2 - x)];
    areas.find(([outline]) => ringContains(outline!, inside))?.push(hole);
  }
  return areas;
}
