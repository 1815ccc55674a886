/**
 * Douglas–Peucker on interleaved pairs; first and last point stay. A closed line repeats its first point and is cut at the
 * point farthest from it. Tolerance in the unit of the line.
 */
export function simplifyLine(line: Float64Array, tolerance: number): Float64Array {
  const count = line.length / 2;
  if (count < 4) return line;
  const keep = new Uint8Array(count);
  const farthest = farthestFrom(line, 0);
  keep[0] = keep[count - 1] = keep[farthest] = 1;
  const stack: (readonly [number, number])[] = [
    [0, farthest],
    [farthest, count - 1],
  ];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const at = mostAside(line, span, tolerance);
    if (at < 0) continue;
    keep[at] = 1;
    stack.push([span[0], at], [at, span[1]]);
  }
  return line.filter((_, index) => keep[index >> 1] === 1);
}

function farthestFrom(line: Float64Array, from: number): number {
  let [most, farthest] = [-1, from];
  for (let at = 0; 2 * at < line.length; at++) {
    const away = Math.hypot(line[2 * at]! - line[2 * from]!, line[2 * at + 1]! - line[2 * from + 1]!);
    if (away > most) [most, farthest] = [away, at];
  }
  return farthest;
}

/** The point farthest from the straight way, −1 where none is beyond the tolerance. */
function mostAside(line: Float64Array, [from, to]: readonly [number, number], tolerance: number): number {
  const [ax, ay] = [line[2 * from]!, line[2 * from + 1]!];
  const [dx, dy] = [line[2 * to]! - ax, line[2 * to + 1]! - ay];
  const length = Math.hypot(dx, dy);
  let [most, aside] = [tolerance, -1];
  for (let at = from + 1; at < to; at++) {
    const [px, py] = [line[2 * at]! - ax, line[2 * at + 1]! - ay];
    const away = length === 0 ? Math.hypot(px, py) : Math.abs(dx * py - dy * px) / length;
    if (away > most) [most, aside] = [away, at];
  }
  return aside;
}
