/** A label's place on the screen: its middle and size in CSS pixels. */
export interface ScreenBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP_PIXELS = 4;
/** Boxes are filed in squares of this size, so that each is compared with its neighbours only. */
const SQUARE_PIXELS = 128;

/**
 * Which labels may stay so that none overlaps another: earlier ones win, so order them by importance. `undefined` stands
 * for a label that is not on the screen; it stays hidden.
 */
export function declutter(boxes: readonly (ScreenBox | undefined)[]): boolean[] {
  const squares = new Map<string, ScreenBox[]>();
  return boxes.map((box) => {
    if (!box) return false;
    const keys = squaresOf(box);
    if (keys.some((key) => squares.get(key)?.some((other) => overlap(box, other)))) return false;
    for (const key of keys) {
      const filed = squares.get(key);
      if (filed) filed.push(box);
      else squares.set(key, [box]);
    }
    return true;
  });
}

function squaresOf({ x, y, width, height }: ScreenBox): string[] {
  const keys: string[] = [];
  const from = (value: number, size: number) => Math.floor((value - size / 2 - GAP_PIXELS) / SQUARE_PIXELS);
  const to = (value: number, size: number) => Math.floor((value + size / 2 + GAP_PIXELS) / SQUARE_PIXELS);
  for (let column = from(x, width); column <= to(x, width); column++)
    for (let row = from(y, height); row <= to(y, height); row++) keys.push(`${column} ${row}`);
  return keys;
}

const overlap = (a: ScreenBox, b: ScreenBox): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 + GAP_PIXELS &&
  Math.abs(a.y - b.y) < (a.height + b.height) / 2 + GAP_PIXELS;
