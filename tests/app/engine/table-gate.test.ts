import { describe, expect, it } from 'vitest';
import { TableGate } from '../../../src/app/engine/table-gate.ts';

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('the gate before the tables', () => {
  it('lets readers run side by side, and replaces tables only while nobody reads', async () => {
    const gate = new TableGate();
    const log: string[] = [];
    const step = (name: string) => async () => {
      log.push(`${name} begins`);
      await turn();
      log.push(`${name} ends`);
    };
    await Promise.all([gate.read(step('a')), gate.read(step('b')), gate.replace(step('new')), gate.read(step('c'))]);
    expect(log).toEqual(['a begins', 'b begins', 'a ends', 'b ends', 'new begins', 'new ends', 'c begins', 'c ends']);
  });

  it('stays open after a task that fails', async () => {
    const gate = new TableGate();
    await expect(gate.read(() => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
    await expect(gate.replace(() => Promise.reject(new Error('no table')))).rejects.toThrow('no table');
    expect(await gate.read(async () => 1)).toBe(1);
    expect(await gate.replace(async () => 2)).toBe(2);
  });
});
