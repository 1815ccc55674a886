import type { DrawLine } from '../drawing/drawing.ts';

/** Ends of sides that lie this near each other are one: a thousandth of a dot. */
const SAME_MM = 1e-4;

/**
 * Lines of neighbouring rings with each side once. Neighbours share sides; drawn twice, the dashes of one ring would fill
 * the gaps of the other. Lines are cut where three or more meet.
 */
export function sharedLines(rings: readonly DrawLine[]): readonly DrawLine[] {
  if (rings.length < 2) return rings;
  const { places, sides } = sidesOf(rings);
  const lines: DrawLine[] = [];
  const walked = new Set<string>();
  const walk = (from: number, to: number): void => {
    const path = followed(sides, from, to, walked);
    const closed = path.length > 2 && path[0] === path.at(-1);
    const points = (closed ? path.slice(0, -1) : path).flatMap((place) => places[place]!);
    lines.push({ points, closed });
  };
  // From the places where lines meet or end, then what closes in itself.
  for (const onlyEnds of [true, false])
    for (const [place, next] of sides)
      if (!onlyEnds || next.size !== 2) for (const to of next) if (!walked.has(sideKey(place, to))) walk(place, to);
  return lines;
}

const sideKey = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Places, each once, and the places that a side leads to from each. */
function sidesOf(rings: readonly DrawLine[]) {
  const places: (readonly [number, number])[] = [];
  const numbers = new Map<string, number>();
  const sides = new Map<number, Set<number>>();
  const numberOf = (x: number, y: number): number => {
    const key = `${Math.round(x / SAME_MM)} ${Math.round(y / SAME_MM)}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, places.length);
    sides.set(places.length, new Set());
    return places.push([x, y]) - 1;
  };
  for (const { points } of rings)
    for (let at = 0; at < points.length; at += 2) {
      const next = (at + 2) % points.length;
      const [a, b] = [numberOf(points[at]!, points[at + 1]!), numberOf(points[next]!, points[next + 1]!)];
      if (a === b) continue;
      sides.get(a)!.add(b);
      sides.get(b)!.add(a);
    }
  return { places, sides };
}

/** On from a side to the next place where more or fewer than two sides meet. */
function followed(
  sides: ReadonlyMap<number, ReadonlySet<number>>,
  from: number,
  to: number,
  walked: Set<string>,
): readonly number[] {
  const path = [from, to];
  walked.add(sideKey(from, to));
  for (let place = to; sides.get(place)!.size === 2; ) {
    const next = [...sides.get(place)!].find((other) => !walked.has(sideKey(place, other)));
    if (next === undefined) break;
    walked.add(sideKey(place, next));
    path.push(next);
    place = next;
  }
  return path;
}
