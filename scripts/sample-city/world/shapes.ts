import type { Point } from './frame.ts';

/** Plane geometry in local metres, as far as drawing the city needs it. Rings are open: the first point isn't repeated. */
export type Ring = readonly Point[];

export const distance = (a: Point, b: Point): number => Math.sqrt((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2);
export const mix = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** Place on the polyline nearest to a point. */
export interface Nearest {
  readonly distance: number;
  /** Metres along the line. */
  readonly along: number;
  /** +1 left of the line's direction, −1 right. */
  readonly side: number;
}

export function nearestOnLine(line: readonly Point[], point: Point): Nearest {
  const x = point[0];
  const y = point[1];
  let best = Number.POSITIVE_INFINITY;
  let along = 0;
  let side = 1;
  let length = 0;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!;
    const b = line[i]!;
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const square = dx * dx + dy * dy;
    const segment = Math.sqrt(square);
    const t = Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / square));
    const ex = x - a[0] - t * dx;
    const ey = y - a[1] - t * dy;
    const d = ex * ex + ey * ey;
    if (d < best) {
      best = d;
      along = length + t * segment;
      side = dx * (y - a[1]) - dy * (x - a[0]) >= 0 ? 1 : -1;
    }
    length += segment;
  }
  return { distance: Math.sqrt(best), along, side };
}

/** A smooth line through the points (Catmull–Rom), a vertex about every `step` metres. */
export function smoothLine(points: readonly Point[], step: number): Point[] {
  const result: Point[] = [points[0]!];
  for (let i = 0; i + 1 < points.length; i++) {
    const p1 = points[i]!;
    const p2 = points[i + 1]!;
    const p0 = points[i - 1] ?? [2 * p1[0] - p2[0], 2 * p1[1] - p2[1]];
    const p3 = points[i + 2] ?? [2 * p2[0] - p1[0], 2 * p2[1] - p1[1]];
    const count = Math.max(1, Math.round(distance(p1, p2) / step));
    for (let k = 1; k <= count; k++) {
      const t = k / count;
      const on = (a: number, b: number, c: number, d: number): number =>
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
      result.push([on(p0[0], p1[0], p2[0], p3[0]), on(p0[1], p1[1], p2[1], p3[1])]);
    }
  }
  return result;
}

export function ringContains(ring: Ring, [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Metres to the ring's edge, positive inside. */
export function depthInside(ring: Ring, point: Point): number {
  const edge = nearestOnLine([...ring, ring[0]!], point).distance;
  return ringContains(ring, point) ? edge : -edge;
}

/** Positive for a ring that runs counter-clockwise. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
  return sum / 2;
}

export function centroid(ring: Ring): Point {
  const [ox, oy] = ring[0]!;
  let x = 0;
  let y = 0;
  let area = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const cross = (ring[j]![0] - ox) * (ring[i]![1] - oy) - (ring[i]![0] - ox) * (ring[j]![1] - oy);
    x += (ring[j]![0] + ring[i]![0] - 2 * ox) * cross;
    y += (ring[j]![1] + ring[i]![1] - 2 * oy) * cross;
    area += cross;
  }
  return [ox + x / (3 * area), oy + y / (3 * area)];
}

/** The part of a ring on the side of the line nearer to `near` than to `far` (Sutherland–Hodgman with one half-plane). */
export function clipToNearer(ring: Ring, near: Point, far: Point): Point[] {
  const nx = far[0] - near[0];
  const ny = far[1] - near[1];
  const limit = (far[0] ** 2 + far[1] ** 2 - near[0] ** 2 - near[1] ** 2) / 2;
  const excess = (p: Point): number => p[0] * nx + p[1] * ny - limit;
  const result: Point[] = [];
  ring.forEach((point, i) => {
    const before = ring.at(i - 1)!;
    const a = excess(before);
    const b = excess(point);
    if (a < 0 !== b < 0) result.push(mix(before, point, a / (a - b)));
    if (b < 0) result.push(point);
  });
  return result;
}

/** The rectangle of `width` along the angle and `depth` across it. */
export function rectangle([x, y]: Point, width: number, depth: number, angle: number): Point[] {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const at = (u: number, v: number): Point => [x + u * c - v * s, y + u * s + v * c];
  return [at(-width / 2, -depth / 2), at(width / 2, -depth / 2), at(width / 2, depth / 2), at(-width / 2, depth / 2)];
}

/** A band of constant width along a line, as one ring (mitred at the bends). */
export function bandAlong(line: readonly Point[], width: number): Point[] {
  const left: Point[] = [];
  const right: Point[] = [];
  line.forEach((point, i) => {
    const before = line[Math.max(0, i - 1)]!;
    const after = line[Math.min(line.length - 1, i + 1)]!;
    const length = distance(before, after) || 1;
    const nx = (-(after[1] - before[1]) / length) * (width / 2);
    const ny = ((after[0] - before[0]) / length) * (width / 2);
    left.push([point[0] + nx, point[1] + ny]);
    right.push([point[0] - nx, point[1] - ny]);
  });
  return [...right, ...left.reverse()];
}

/** True if two convex rings share more than an edge (separating axis test), with a gap kept between them. */
export function convexOverlap(a: Ring, b: Ring, gap = 0): boolean {
  for (const ring of [a, b]) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const length = distance(ring[j]!, ring[i]!);
      const nx = (ring[i]![1] - ring[j]![1]) / length;
      const ny = (ring[j]![0] - ring[i]![0]) / length;
      const [aLow, aHigh] = extentAlong(a, nx, ny);
      const [bLow, bHigh] = extentAlong(b, nx, ny);
      if (aHigh + gap <= bLow || bHigh + gap <= aLow) return false;
    }
  }
  return true;
}

function extentAlong(ring: Ring, nx: number, ny: number): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const [x, y] of ring) {
    const value = x * nx + y * ny;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** The part of a ring (of any shape) that lies inside a convex counter-clockwise ring. */
export function clipToConvex(ring: Ring, convex: Ring): Point[] {
  let part: Point[] = [...ring];
  convex.forEach((to, i) => {
    const from = convex.at(i - 1)!;
    const nx = to[1] - from[1];
    const ny = from[0] - to[0];
    // Two points mirrored at the edge: the nearer one lies inside.
    part = clipToNearer(part, [from[0] - nx, from[1] - ny], [from[0] + nx, from[1] + ny]);
  });
  return part;
}

/** True if two edges of a ring cross. */
export function crossesItself(ring: Ring): boolean {
  const turn = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  return ring.some((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    return ring.some((c, j) => {
      if (j < i + 2) return false;
      const d = ring[(j + 1) % ring.length]!;
      return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
    });
  });
}
