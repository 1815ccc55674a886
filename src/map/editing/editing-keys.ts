/** What a key means while vertices are edited. */
export type EditingKey =
  | { readonly does: 'move'; readonly east: number; readonly north: number }
  | { readonly does: 'along'; readonly step: 1 | -1 }
  | { readonly does: 'remove' | 'confirm' | 'cancel' };

/** Metres that an arrow key moves a vertex by; with Shift farther. Source: ui.md §3 (1 m, 10 m). */
const STEP_METERS = 1;
const FAR_STEP_METERS = 10;

/** Quarter turns clockwise from north. */
const arrows: Readonly<Record<string, number>> = { ArrowUp: 0, ArrowRight: 1, ArrowDown: 2, ArrowLeft: 3 };

/**
 * Arrows go where they point on the screen: by quarter turns of the camera's heading, so that a vertex still moves along the
 * axes of the plane.
 */
export function editingKeyOf(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  headingDegrees: number,
): EditingKey | undefined {
  if (key === 'Tab') return { does: 'along', step: shiftKey ? -1 : 1 };
  if (key === 'Enter') return { does: 'confirm' };
  if (key === 'Delete' || key === 'Backspace') return { does: 'remove' };
  if (key === 'Escape') return { does: 'cancel' };
  const arrow = arrows[key];
  if (arrow === undefined) return undefined;
  const turn = (((arrow + Math.round(headingDegrees / 90)) % 4) + 4) % 4;
  const step = shiftKey ? FAR_STEP_METERS : STEP_METERS;
  return { does: 'move', east: [0, step, 0, -step][turn]!, north: [step, 0, -step, 0][turn]! };
}
