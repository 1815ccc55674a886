import type { Hatch } from './drawing.ts';

export interface Extent {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/**
 * Marks of a hatch that may touch `extent`, millimetres: `lines` is x, y, x, y of each; `dots` is x, y of each middle.
 * They hang on the page's corner, not on the shape, so that neighbours and tiles meet without a seam. `angleDegrees` is the
 * direction across the lines, clockwise from up, as of a CSS gradient: 135 gives lines that rise to the right.
 */
export interface HatchMarks {
  readonly lines: readonly number[];
  readonly dots: readonly number[];
}

export function hatchMarks(hatch: Hatch, extent: Extent): HatchMarks {
  const axes = turnedAxes(hatch.angleDegrees);
  const across = stepsOver(extent, axes.across, hatch.spacingMm);
  const along = stepsOver(extent, axes.along, hatch.spacingMm);
  if (hatch.kind === 'lines') return { lines: parallels(axes, across, along, hatch.spacingMm), dots: [] };
  const middles = grid(axes, across, along, hatch.spacingMm);
  if (hatch.kind === 'dots') return { lines: [], dots: middles };
  return { lines: pluses(middles, axes, hatch.spacingMm * 0.25), dots: [] };
}

type Direction = readonly [x: number, y: number];
interface Axes {
  readonly across: Direction;
  readonly along: Direction;
}

function turnedAxes(degrees: number): Axes {
  const radians = (degrees * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(radians), Math.cos(radians)];
  return { across: [sine, -cosine], along: [cosine, sine] };
}

/** First and last multiple of the spacing whose mark may touch the extent. */
function stepsOver({ minX, minY, maxX, maxY }: Extent, [x, y]: Direction, spacing: number): readonly [number, number] {
  const offsets = [minX * x + minY * y, maxX * x + minY * y, minX * x + maxY * y, maxX * x + maxY * y];
  return [Math.floor(Math.min(...offsets) / spacing) - 1, Math.ceil(Math.max(...offsets) / spacing) + 1];
}

function parallels(
  { across, along }: Axes,
  [first, last]: Direction,
  [from, to]: Direction,
  spacing: number,
): number[] {
  const lines: number[] = [];
  for (let step = first; step <= last; step++) {
    const [x, y] = [across[0] * step * spacing, across[1] * step * spacing];
    lines.push(x + along[0] * from * spacing, y + along[1] * from * spacing);
    lines.push(x + along[0] * to * spacing, y + along[1] * to * spacing);
  }
  return lines;
}

/** Every other row is set off by half a step. */
function grid({ across, along }: Axes, [first, last]: Direction, [from, to]: Direction, spacing: number): number[] {
  const middles: number[] = [];
  for (let row = first; row <= last; row++) {
    const shift = row % 2 === 0 ? 0 : 0.5;
    for (let column = from; column <= to; column++) {
      const [a, b] = [row * spacing, (column + shift) * spacing];
      middles.push(across[0] * a + along[0] * b, across[1] * a + along[1] * b);
    }
  }
  return middles;
}

function pluses(middles: readonly number[], { across, along }: Axes, arm: number): number[] {
  const lines: number[] = [];
  for (let at = 0; at < middles.length; at += 2) {
    const [x, y] = [middles[at]!, middles[at + 1]!];
    for (const [dx, dy] of [across, along]) lines.push(x - dx * arm, y - dy * arm, x + dx * arm, y + dy * arm);
  }
  return lines;
}
