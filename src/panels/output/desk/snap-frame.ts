import { type Frame, paperSizeMm, type Sheet } from '../../../domain/sheet.ts';

/** A line that a block was drawn to; millimetres from the left (x) or from the top (y). */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
}

export interface Snapped {
  readonly frame: Frame;
  readonly guides: readonly Guide[];
}

export const edges = ['n', 'e', 's', 'w', 'ne', 'se', 'sw', 'nw'] as const;
/** Side or corner that is dragged. */
export type Edge = (typeof edges)[number];

/** Lines that blocks are drawn to: the paper's edge, its margin and middle, and sides and middles of the other blocks. */
export function snapLines(
  sheet: Pick<Sheet, 'paper' | 'orientation' | 'marginMm'>,
  others: readonly Frame[],
): { readonly x: readonly number[]; readonly y: readonly number[] } {
  const [width, height] = paperSizeMm(sheet);
  const { marginMm } = sheet;
  return {
    x: [0, marginMm, width / 2, width - marginMm, width, ...others.flatMap((one) => places(one.x, one.width))],
    y: [0, marginMm, height / 2, height - marginMm, height, ...others.flatMap((one) => places(one.y, one.height))],
  };
}

const places = (start: number, size: number): number[] => [start, start + size / 2, start + size];

/** A block that is moved: its sides and its middle are drawn to the nearest lines within reach, each axis by itself. */
export function snapMoved(frame: Frame, lines: ReturnType<typeof snapLines>, reachMm: number): Snapped {
  const x = nearest(places(frame.x, frame.width), lines.x, reachMm);
  const y = nearest(places(frame.y, frame.height), lines.y, reachMm);
  return {
    frame: { ...frame, x: frame.x + (x?.shift ?? 0), y: frame.y + (y?.shift ?? 0) },
    guides: [...(x ? [{ axis: 'x', at: x.line } as const] : []), ...(y ? [{ axis: 'y', at: y.line } as const] : [])],
  };
}

/** A side or corner that is dragged by so many millimetres: only that side moves, and only it is drawn to lines. */
export function snapResized(
  frame: Frame,
  edge: Edge,
  by: readonly [dx: number, dy: number],
  lines: ReturnType<typeof snapLines>,
  reachMm: number,
): Snapped {
  const guides: Guide[] = [];
  const drawn = (value: number, axis: 'x' | 'y'): number => {
    const found = nearest([value], lines[axis], reachMm);
    if (found) guides.push({ axis, at: found.line });
    return value + (found?.shift ?? 0);
  };
  let [left, top, right, bottom] = [frame.x, frame.y, frame.x + frame.width, frame.y + frame.height];
  if (edge.includes('w')) left = Math.min(right - SMALLEST_MM, drawn(left + by[0], 'x'));
  if (edge.includes('e')) right = Math.max(left + SMALLEST_MM, drawn(right + by[0], 'x'));
  if (edge.includes('n')) top = Math.min(bottom - SMALLEST_MM, drawn(top + by[1], 'y'));
  if (edge.includes('s')) bottom = Math.max(top + SMALLEST_MM, drawn(bottom + by[1], 'y'));
  return { frame: { x: left, y: top, width: right - left, height: bottom - top }, guides };
}

const SMALLEST_MM = 3;

/** The smallest shift that brings one of the places onto one of the lines; undefined where none is within reach. */
function nearest(
  own: readonly number[],
  lines: readonly number[],
  reachMm: number,
): { readonly shift: number; readonly line: number } | undefined {
  let best: { readonly shift: number; readonly line: number } | undefined;
  for (const line of lines)
    for (const place of own) {
      const shift = line - place;
      if (Math.abs(shift) <= reachMm && (!best || Math.abs(shift) < Math.abs(best.shift))) best = { shift, line };
    }
  return best;
}
