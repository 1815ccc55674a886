import type { PivotColumn } from './pivot.ts';

/** Shades of classes that no legend gives a colour, dark to light (tokens.css). */
const SHADES = 5;

/** Colour of a class in table and chart; `place` is its place among the classes. */
export const columnColour = (column: PivotColumn, place: number): string =>
  column.colour ?? `var(--shade-${Math.min(place, SHADES - 1) + 1})`;
