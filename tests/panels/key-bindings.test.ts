import { describe, expect, it } from 'vitest';
import { actionOfKey, keyBindings } from '../../src/panels/shell/key-bindings.ts';

const press = (key: string, change: Partial<KeyboardEventInit> = {}) =>
  actionOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...change });

describe('the keyboard', () => {
  it('gives each key one action', () => {
    const keys = keyBindings.flatMap(({ keys: own }) => own as readonly string[]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('takes letters in either case', () => {
    expect(press('n')).toBe('north');
    expect(press('N')).toBe('north');
  });

  it('leaves keys of the browser alone', () => {
    expect(press('r', { ctrlKey: true })).toBeUndefined();
    expect(press('n', { altKey: true })).toBeUndefined();
    expect(press('k', { ctrlKey: true })).toBe('search');
    expect(press('k')).toBeUndefined();
  });
});
