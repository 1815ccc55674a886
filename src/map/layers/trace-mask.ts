/**
 * Borders of the set cells of a mask as closed chains of cell corners (column, row), corners in between left out. The set
 * cells lie at the right hand; beyond the mask nothing is set. Diagonal neighbours are kept apart.
 */
export function traceMask(mask: Uint8Array, width: number, height: number): Float64Array[] {
  const at = (column: number, row: number) =>
    column >= 0 && row >= 0 && column < width && row < height && mask[row * width + column] !== 0;
  const stride = width + 1;
  // Directed sides by their starting corner; at a corner where two meet diagonally both are kept.
  const sides = new Map<number, number[]>();
  const addSide = (from: number, to: number) => {
    const known = sides.get(from);
    if (known) known.push(to);
    else sides.set(from, [to]);
  };
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      if (!at(column, row)) continue;
      const corner = row * stride + column;
      if (!at(column, row - 1)) addSide(corner, corner + 1);
      if (!at(column + 1, row)) addSide(corner + 1, corner + 1 + stride);
      if (!at(column, row + 1)) addSide(corner + 1 + stride, corner + stride);
      if (!at(column - 1, row)) addSide(corner + stride, corner);
    }
  const chains: Float64Array[] = [];
  for (const start of sides.keys()) {
    while (sides.has(start)) chains.push(followSides(sides, start, stride));
  }
  return chains;
}

function followSides(sides: Map<number, number[]>, start: number, stride: number): Float64Array {
  const corners: number[] = [start];
  let direction = 0;
  let current = start;
  do {
    const choices = sides.get(current)!;
    // Turning right first keeps diagonal neighbours apart.
    const turns = choices.map((next) => (direction === 0 ? 0 : rightTurn(direction, next - current, stride)));
    const [next] = choices.splice(turns.indexOf(Math.max(...turns)), 1);
    if (choices.length === 0) sides.delete(current);
    const step = next! - current;
    if (step === direction) corners[corners.length - 1] = next!;
    else corners.push(next!);
    direction = step;
    current = next!;
  } while (current !== start);
  return Float64Array.from(corners.flatMap((corner) => [corner % stride, Math.floor(corner / stride)]));
}

/** 1 for a right turn, 0 straight on, −1 left, seen with rows growing downwards. */
function rightTurn(before: number, after: number, stride: number): number {
  const vector = (step: number) => (Math.abs(step) === 1 ? [step, 0] : [0, step / stride]) as [number, number];
  const [[ax, ay], [bx, by]] = [vector(before), vector(after)];
  return Math.sign(ax * by - ay * bx);
}

/** Douglas–Peucker on interleaved pairs; a closed chain keeps its first point. Tolerance in the chain's unit. */
export function simplifyChain(chain: Float64Array, tolerance: number): Float64Array {
  const count = chain.length / 2;
  if (count < 4) return chain;
  const keep = new Uint8Array(count);
  keep[0] = keep[count - 1] = 1;
  // A closed chain has no length between its ends, so it is cut at the point farthest from them.
  let farthest = 0;
  for (let k = 1, most = 0; k < count; k++) {
    const away = Math.hypot(chain[2 * k]! - chain[0]!, chain[2 * k + 1]! - chain[1]!);
    if (away > most) [most, farthest] = [away, k];
  }
  keep[farthest] = 1;
  const stack: [number, number][] = [
    [0, farthest],
    [farthest, count - 1],
  ];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span;
    let [most, at] = [tolerance, -1];
    for (let k = from + 1; k < to; k++) {
      const away = distanceToLine(chain, k, from, to);
      if (away > most) [most, at] = [away, k];
    }
    if (at < 0) continue;
    keep[at] = 1;
    stack.push([from, at], [at, to]);
  }
  return chain.filter((_, k) => keep[k >> 1] === 1);
}

function distanceToLine(chain: Float64Array, point: number, from: number, to: number): number {
  const [ax, ay, bx, by] = [chain[2 * from]!, chain[2 * from + 1]!, chain[2 * to]!, chain[2 * to + 1]!];
  const [px, py] = [chain[2 * point]!, chain[2 * point + 1]!];
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Math.hypot(px - ax, py - ay);
  return Math.abs((bx - ax) * (py - ay) - (by - ay) * (px - ax)) / length;
}
