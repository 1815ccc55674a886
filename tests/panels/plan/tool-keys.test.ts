import { describe, expect, it } from 'vitest';
import { planActionOfKey, toolKeys } from '../../../src/panels/plan/editing/tool-keys.ts';
import { keyBindings } from '../../../src/panels/shell/key-bindings.ts';

const press = (key: string, change: Partial<Parameters<typeof planActionOfKey>[0]> = {}) =>
  planActionOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...change });

describe('the keys of plan mode', () => {
  it('choose a tool in either case of the letter', () => {
    expect(press('e')).toEqual({ tool: 'vertex' });
    expect(press('E', { shiftKey: true })).toEqual({ tool: 'vertex' });
    expect(press('x')).toEqual({ tool: 'cut' });
    expect(press('q')).toBeUndefined();
  });

  it('undo and do again as everywhere', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(press('y', { ctrlKey: true })).toBe('redo');
    expect(press('z')).toBeUndefined();
  });

  it('leave Ctrl and Alt with a letter to the browser', () => {
    expect(press('c', { ctrlKey: true })).toBeUndefined();
    expect(press('e', { altKey: true })).toBeUndefined();
  });

  it('are none of those that the whole page has', () => {
    const page = keyBindings.filter((binding) => !('control' in binding)).flatMap(({ keys }): string[] => [...keys]);
    for (const key of Object.values(toolKeys)) expect(page).not.toContain(key.toLowerCase());
  });
});
