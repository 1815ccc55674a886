/** A corner of cells: column and row of the lines that meet there. */
export type Corner = readonly [column: number, row: number];

/**
 * Areas of set cells that hang together by their sides, each as rings of corners (not closed): the outer ring first, then
 * holes. No ring meets itself: one that passes a corner twice is cut there in two. `everyCorner` keeps corners that a straight
 * side passes.
 */
export function traceCells(
  mask: Uint8Array,
  width: number,
  height: number,
  everyCorner: boolean,
): readonly (readonly (readonly Corner[])[])[] {
  const { areas, count } = labelAreas(mask, width, height);
  const outers: (readonly Corner[])[] = new Array(count);
  const holes: (readonly Corner[])[][] = Array.from({ length: count }, () => []);
  forEachBorder(areas, width, height, (area, border) => {
    for (const loop of simpleLoops(border)) {
      const corners = loop.map((corner): Corner => [corner % (width + 1), Math.floor(corner / (width + 1))]);
      const ring = everyCorner ? corners : turnsOf(corners);
      // Set cells lie at the right hand with rows running down, so an outer ring has a positive area.
      if (cornerArea(corners) > 0) outers[area] = ring;
      else holes[area]!.push(ring);
    }
  });
  return outers.map((outer, area) => [outer, ...holes[area]!]);
}

/** Number of the area of each cell, −1 for cells that are not set; joined by sides. */
function labelAreas(mask: Uint8Array, width: number, height: number) {
  const areas = new Int32Array(mask.length).fill(-1);
  const waiting: number[] = [];
  let count = 0;
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0 || areas[start]! >= 0) continue;
    areas[start] = count;
    waiting.push(start);
    for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
      const column = cell % width;
      const join = (other: number) => {
        if (mask[other] === 0 || areas[other]! >= 0) return;
        areas[other] = count;
        waiting.push(other);
      };
      if (column > 0) join(cell - 1);
      if (column + 1 < width) join(cell + 1);
      if (cell >= width) join(cell - width);
      if (cell + width < width * height) join(cell + width);
    }
    count++;
  }
  return { areas, count };
}

/** Calls with each closed border as corners by number (row · (width + 1) + column), set cells at the right hand. */
function forEachBorder(
  areas: Int32Array,
  width: number,
  height: number,
  call: (area: number, corners: readonly number[]) => void,
): void {
  const stride = width + 1;
  const areaAt = (column: number, row: number) =>
    column >= 0 && row >= 0 && column < width && row < height ? areas[row * width + column]! : -1;
  // Steps right, down, left, up; whether the cell at the right hand of a step is set and the one at the left is not.
  const isBorder = (column: number, row: number, step: number) => {
    const right = areaAt(column - (step === 1 || step === 2 ? 1 : 0), row - (step === 2 || step === 3 ? 1 : 0));
    const left = areaAt(column - (step === 2 || step === 3 ? 1 : 0), row - (step === 0 || step === 3 ? 1 : 0));
    return right >= 0 && left < 0 ? right : -1;
  };
  // Each border of columns goes down somewhere; steps down that are walked are marked.
  const walked = new Uint8Array(stride * (height + 1));
  for (let row = 0; row < height; row++)
    for (let column = 0; column <= width; column++) {
      const area = isBorder(column, row, DOWN);
      if (area < 0 || walked[row * stride + column] !== 0) continue;
      call(area, walk(column, row, isBorder, walked, stride));
    }
}

const DOWN = 1;
const COLUMN_STEPS = [1, 0, -1, 0] as const;
const ROW_STEPS = [0, 1, 0, -1] as const;

/** One border from a step down, back to its start. At a corner where two borders meet it keeps to the cell at its right hand. */
function walk(
  startColumn: number,
  startRow: number,
  isBorder: (column: number, row: number, step: number) => number,
  walked: Uint8Array,
  stride: number,
): readonly number[] {
  const corners: number[] = [];
  let [column, row, step] = [startColumn, startRow, DOWN];
  do {
    const corner = row * stride + column;
    corners.push(corner);
    if (step === DOWN) walked[corner] = 1;
    column += COLUMN_STEPS[step]!;
    row += ROW_STEPS[step]!;
    const [right, ahead] = [(step + 1) % 4, step];
    if (isBorder(column, row, right) >= 0) step = right;
    else if (isBorder(column, row, ahead) < 0) step = (step + 3) % 4;
  } while (column !== startColumn || row !== startRow || step !== DOWN);
  return corners;
}

/** Cuts a closed walk wherever it passes a corner again. */
function simpleLoops(border: readonly number[]): number[][] {
  const loops: number[][] = [];
  const path: number[] = [];
  const places = new Map<number, number>();
  for (const corner of border) {
    const before = places.get(corner);
    if (before !== undefined) {
      const loop = path.splice(before);
      for (const passed of loop) places.delete(passed);
      loops.push(loop);
    }
    places.set(corner, path.length);
    path.push(corner);
  }
  loops.push(path);
  return loops;
}

const turnsOf = (corners: readonly Corner[]) =>
  corners.filter(([column, row], index) => {
    const [before, after] = [corners.at(index - 1)!, corners[(index + 1) % corners.length]!];
    return !(before[0] === column && column === after[0]) && !(before[1] === row && row === after[1]);
  });

const cornerArea = (corners: readonly Corner[]) =>
  corners.reduce((twice, [column, row], index) => {
    const [nextColumn, nextRow] = corners[(index + 1) % corners.length]!;
    return twice + column * nextRow - nextColumn * row;
  }, 0);
