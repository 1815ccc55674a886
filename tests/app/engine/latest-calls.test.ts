import { describe, expect, it } from 'vitest';
import { LatestCalls } from '../../../src/app/engine/latest-calls.ts';

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('calls of which the latest wins', () => {
  it('cancels the call before it of the same purpose, and no other', async () => {
    const calls = new LatestCalls();
    const first = calls.run('answer', untilAborted);
    const other = calls.run('drawn', async () => 'drawn');
    const second = calls.run('answer', async () => 'second');
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect(await Promise.all([second, other])).toEqual(['second', 'drawn']);
  });

  it('does not hand on what a cancelled call found all the same', async () => {
    const calls = new LatestCalls();
    let finish: (value: string) => void = () => undefined;
    const call = calls.run('answer', () => new Promise<string>((resolve) => (finish = resolve)));
    calls.cancel('answer');
    finish('late');
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('cancels everything at the end', async () => {
    const calls = new LatestCalls();
    const running = [calls.run('a', untilAborted), calls.run('b', untilAborted)];
    calls.cancelAll();
    for (const call of running) await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });
});
