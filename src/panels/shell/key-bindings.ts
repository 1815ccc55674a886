/** Every key of the explore mode. Source: ui.md §3, Keyboard. Shown as they stand in the help dialog. */
export const keyBindings = [
  { action: 'search', keys: ['k'], control: true, shown: 'Ctrl K' },
  { action: 'north', keys: ['n'], shown: 'N' },
  { action: 'top', keys: ['u'], shown: 'U' },
  { action: 'reset', keys: ['r'], shown: 'R' },
  { action: 'zoomIn', keys: ['+', ';'], shown: '+' },
  { action: 'zoomOut', keys: ['-'], shown: '−' },
  { action: 'snapshot', keys: ['i'], shown: 'I' },
  { action: 'scaleL1', keys: ['1'], shown: '1' },
  { action: 'scaleL2', keys: ['2'], shown: '2' },
  { action: 'foldLeft', keys: ['['], shown: '[' },
  { action: 'foldRight', keys: [']'], shown: ']' },
  { action: 'help', keys: ['?'], shown: '?' },
  { action: 'escape', keys: ['Escape'], shown: 'Esc' },
] as const satisfies readonly {
  readonly action: string;
  readonly keys: readonly string[];
  readonly control?: boolean;
  readonly shown: string;
}[];

export type KeyAction = (typeof keyBindings)[number]['action'];

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The action of a key press, or undefined. Letters count in either case; Shift is left to the layout of the keyboard. */
export function actionOfKey({ key, ctrlKey, metaKey, altKey }: KeyPress): KeyAction | undefined {
  if (altKey) return undefined;
  const pressed = key.length === 1 ? key.toLowerCase() : key;
  return keyBindings.find(
    (binding) => (binding.keys as readonly string[]).includes(pressed) && 'control' in binding === (ctrlKey || metaKey),
  )?.action;
}
