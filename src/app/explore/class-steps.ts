/** Classes of equal width from 0 up, at most `most` of them, whose edges are round: 1, 2, 2.5 or 5 times a power of ten. */
export interface ClassSteps {
  readonly width: number;
  readonly count: number;
}

export function classSteps(largest: number, most: number): ClassSteps {
  if (!(largest > 0)) return { width: 1, count: 1 };
  const least = largest / most;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 2.5, 5, 10].find((round) => round * power >= least * (1 - 1e-9)) ?? 10;
  const width = factor * power;
  return { width, count: Math.max(1, Math.ceil((largest / width) * (1 - 1e-9))) };
}

/** Class of a value, 0 … count − 1; an edge belongs to the class above it, but the very last to the last. */
export const classOfValue = (value: number, { width, count }: ClassSteps): number =>
  Math.min(count - 1, Math.max(0, Math.floor(value / width)));
