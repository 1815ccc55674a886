import type { PlanTool } from '../../../project/plan/plan-view.ts';

/** Source: ui.md §3, Keyboard; X for the tool that is not named there. */
export const toolKeys: Readonly<Record<PlanTool, string>> = {
  select: 'V',
  pan: 'H',
  draw: 'G',
  vertex: 'E',
  split: 'C',
  cut: 'X',
  merge: 'J',
  measure: 'M',
};

export type PlanKeyAction = { readonly tool: PlanTool } | 'undo' | 'redo' | 'cancel';

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** What a key press does in plan mode, or undefined. Ctrl+Shift+Z does again, as Ctrl+Y. */
export function planActionOfKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): PlanKeyAction | undefined {
  if (altKey) return undefined;
  const letter = key.toUpperCase();
  if (ctrlKey || metaKey) {
    if (letter === 'Z') return shiftKey ? 'redo' : 'undo';
    return letter === 'Y' ? 'redo' : undefined;
  }
  if (key === 'Escape') return 'cancel';
  const tool = Object.entries(toolKeys).find(([, shown]) => shown === letter)?.[0] as PlanTool | undefined;
  return tool && { tool };
}
