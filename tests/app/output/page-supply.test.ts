import { describe, expect, it, vi } from 'vitest';
import { createPageSupply, type PageSupplyOptions } from '../../../src/app/output/page-supply.ts';
import { initialPlan } from '../../../src/project/plan/plan-slice.ts';

type Engine = PageSupplyOptions['engine'];
type Printing = PageSupplyOptions['printing'];

function createSupply() {
  const waiting: { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void }[] = [];
  const ask = vi.fn(() => new Promise<unknown>((resolve, reject) => waiting.push({ resolve, reject })));
  const cancelAsk = vi.fn();
  const supply = createPageSupply({
    engine: { ask, cancelAsk } as unknown as Engine,
    printing: {} as Printing,
    facts: {} as PageSupplyOptions['facts'],
    questions: [],
    plan: () => initialPlan,
  });
  return { supply, ask, cancelAsk, waiting };
}
const request = { question: 'exposure', parameters: {}, scenario: null };

describe('the supply of the page', () => {
  it('asks the same question once, for all who wait and for those who come later', async () => {
    const { supply, ask, waiting } = createSupply();
    const both = Promise.all([supply.answer(request), supply.answer(request)]);
    waiting[0]!.resolve('answer');
    expect(await both).toEqual(['answer', 'answer']);
    expect(await supply.answer(request)).toBe('answer');
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('asks again after a failure', async () => {
    const { supply, ask, waiting } = createSupply();
    const failed = supply.answer(request);
    waiting[0]!.reject(new Error('no data'));
    await expect(failed).rejects.toThrow('no data');
    void supply.answer(request);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('cancels only what nobody waits for any more', async () => {
    const { supply, cancelAsk, waiting } = createSupply();
    const [first, second] = [new AbortController(), new AbortController()];
    const left = supply.answer(request, first.signal);
    const right = supply.answer(request, second.signal);
    first.abort();
    await expect(left).rejects.toThrow();
    expect(cancelAsk).not.toHaveBeenCalled();
    second.abort();
    await expect(right).rejects.toThrow();
    expect(cancelAsk).toHaveBeenCalledTimes(1);
    waiting[0]!.reject(new Error('cancelled'));
  });
});
