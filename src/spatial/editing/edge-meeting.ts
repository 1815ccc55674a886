import { orientation } from '../orientation.ts';

/** How two edges meet. `crossing`: in one point inside both; `touch`: in one point that ends one of them; `overlap`: in a stretch. */
export interface EdgeMeeting {
  readonly kind: 'crossing' | 'touch' | 'overlap';
  readonly x: number;
  readonly y: number;
}

/**
 * Whether the edges at `first` and `second` of a list (ax, ay, bx, by) meet; decided exactly, only the place of a crossing is
 * rounded. Edges have a length.
 */
export function edgeMeeting(c: Float64Array, first: number, second: number): EdgeMeeting | undefined {
  const [ax, ay, bx, by] = [c[first]!, c[first + 1]!, c[first + 2]!, c[first + 3]!];
  const [px, py, qx, qy] = [c[second]!, c[second + 1]!, c[second + 2]!, c[second + 3]!];
  if (Math.max(ax, bx) < Math.min(px, qx) || Math.max(px, qx) < Math.min(ax, bx)) return undefined;
  if (Math.max(ay, by) < Math.min(py, qy) || Math.max(py, qy) < Math.min(ay, by)) return undefined;
  const p = Math.sign(orientation(ax, ay, bx, by, px, py));
  const q = Math.sign(orientation(ax, ay, bx, by, qx, qy));
  if (p * q > 0) return undefined;
  const a = Math.sign(orientation(px, py, qx, qy, ax, ay));
  const b = Math.sign(orientation(px, py, qx, qy, bx, by));
  if (a * b > 0) return undefined;
  if (p === 0 && q === 0) return onOneLine([ax, ay], [bx, by], [px, py], [qx, qy]);
  if (p === 0) return { kind: 'touch', x: px, y: py };
  if (q === 0) return { kind: 'touch', x: qx, y: qy };
  if (a === 0) return { kind: 'touch', x: ax, y: ay };
  if (b === 0) return { kind: 'touch', x: bx, y: by };
  const [along, across] = [
    (qx - px) * (ay - py) - (qy - py) * (ax - px),
    (qy - py) * (bx - ax) - (qx - px) * (by - ay),
  ];
  const t = across === 0 ? 0.5 : along / across;
  return { kind: 'crossing', x: ax + t * (bx - ax), y: ay + t * (by - ay) };
}

type Point = readonly [x: number, y: number];

/** Along one line the order of points is that of their x, of their y where the line is upright. */
const isBefore = (a: Point, b: Point) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

function onOneLine(a: Point, b: Point, p: Point, q: Point): EdgeMeeting | undefined {
  const [a0, a1] = isBefore(a, b) ? [a, b] : [b, a];
  const [p0, p1] = isBefore(p, q) ? [p, q] : [q, p];
  const from = isBefore(a0, p0) ? p0 : a0;
  const to = isBefore(a1, p1) ? a1 : p1;
  if (isBefore(to, from)) return undefined;
  if (!isBefore(from, to)) return { kind: 'touch', x: from[0], y: from[1] };
  return { kind: 'overlap', x: (from[0] + to[0]) / 2, y: (from[1] + to[1]) / 2 };
}

/**
 * Whether two lines through `at` cross there: just one end of the second lies in the angle from `a1` round to `a2`. Lines that
 * go on along each other do not: they overlap.
 */
export function linesCross(at: Point, a1: Point, a2: Point, b1: Point, b2: Point): boolean {
  const together = [a1, a2].some((a) => [b1, b2].some((b) => isSameWay(at, a, b)));
  return !together && isInAngle(at, a1, a2, b1) !== isInAngle(at, a1, a2, b2);
}

const isSameWay = (at: Point, a: Point, b: Point) =>
  orientation(at[0], at[1], a[0], a[1], b[0], b[1]) === 0 && isBefore(at, a) === isBefore(at, b);

/** Whether a direction lies in the angle that opens counter-clockwise from `a1` to `a2`. */
function isInAngle(at: Point, a1: Point, a2: Point, point: Point): boolean {
  const turn = (from: Point, to: Point) => orientation(at[0], at[1], from[0], from[1], to[0], to[1]);
  const opening = turn(a1, a2);
  if (opening > 0) return turn(a1, point) > 0 && turn(point, a2) > 0;
  if (opening < 0) return !(turn(a2, point) >= 0 && turn(point, a1) >= 0);
  return turn(a1, point) > 0;
}
