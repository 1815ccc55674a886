/** What a key means while an area is drawn. */
export type DrawingKey =
  | { readonly does: 'move'; readonly x: number; readonly y: number }
  | { readonly does: 'enter' | 'remove' | 'cancel' };

/** CSS pixels that an arrow key moves the crosshair by; with Shift farther. */
const STEP_PIXELS = 8;
const FAR_STEP_PIXELS = 48;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function drawingKeyOf({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): DrawingKey | undefined {
  if (key === 'Enter') return { does: 'enter' };
  if (key === 'Backspace' || key === 'Delete') return { does: 'remove' };
  if (key === 'Escape') return { does: 'cancel' };
  const arrow = arrows[key];
  const step = shiftKey ? FAR_STEP_PIXELS : STEP_PIXELS;
  return arrow && { does: 'move', x: arrow[0] * step, y: arrow[1] * step };
}
