import { CURRENT_SCENARIO } from '../../domain/plan.ts';

/**
 * Line colours of 案A, 案B … in this order. Chosen by search over the RGB cube: 3:1 and more on white, and at least 20 apart
 * in CIELAB for full colour vision, protanopia, deuteranopia and tritanopia (matrices of Machado et al. 2009). The first is
 * the line of 居住誘導区域. No blue, which means "chosen" on the screen.
 */
export const scenarioColours = ['#0b5d3b', '#d96500', '#6b0f5c', '#a86bff', '#c75fae', '#5c4a00'] as const;

/** 現行, always drawn dashed. Source: ui.md §4, Editing. */
export const currentColour = '#4d4d4d';

/** The first colour that no scenario has; from the start again when all are taken (names tell the lines apart then). */
export function nextColour(scenarios: readonly { readonly id: string; readonly colour: string }[]): `#${string}` {
  const taken = scenarios.filter(({ id }) => id !== CURRENT_SCENARIO).map(({ colour }) => colour.toLowerCase());
  const free = scenarioColours.find((colour) => !taken.includes(colour));
  return free ?? scenarioColours[taken.length % scenarioColours.length]!;
}
