import { describe, expect, it, vi } from 'vitest';
import { createPageSupply, type PageSupplyOptions } from '../../../src/app/output/page-supply.ts';
import type { AskedScenario } from '../../../src/city/scenario/asked-scenario.ts';
import type { Plan, Scenario } from '../../../src/domain/plan.ts';
import type { ObliquePicture, ObliqueRequest } from '../../../src/exports/sheets/sheet-supply.ts';
import { initialPlan } from '../../../src/project/plan/plan-slice.ts';

type Engine = PageSupplyOptions['engine'];
type Printing = PageSupplyOptions['printing'];

function createSupply({
  plan = initialPlan,
  oblique,
}: {
  plan?: Plan | (() => Plan);
  oblique?: PageSupplyOptions['oblique'];
} = {}) {
  const waiting: { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void }[] = [];
  const ask = vi.fn(
    (_purpose: string, _id: string, _parameters: unknown, _scenario?: AskedScenario) =>
      new Promise<unknown>((resolve, reject) => waiting.push({ resolve, reject })),
  );
  const scenario = async ({ name }: AskedScenario) => ({ factsOf: name });
  const cancelAsk = vi.fn();
  const supply = createPageSupply({
    engine: { ask, cancelAsk, scenario } as unknown as Engine,
    printing: {} as Printing,
    facts: {} as PageSupplyOptions['facts'],
    questions: [],
    plan: typeof plan === 'function' ? plan : () => plan,
    ...(oblique && { oblique }),
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

  it('names each of two scenarios that are alike, and has no numbers of one that is gone', async () => {
    const [current] = initialPlan.scenarios;
    const alike = ['a', 'b'].map((id) => ({ ...current!, id, name: `案${id}` }));
    const { supply, ask } = createSupply({ plan: { ...initialPlan, scenarios: [current!, ...alike] } });
    void supply.answer({ ...request, scenario: 'a' });
    void supply.answer({ ...request, scenario: 'b' });
    expect(ask.mock.calls.map(([, , , asked]) => asked?.name)).toEqual(['案a', '案b']);
    await expect(supply.answer({ ...request, scenario: 'gone' })).rejects.toThrow('gone');
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('draws a 3D frame of the scenario that it shows, and anew once that is changed', async () => {
    const [current] = initialPlan.scenarios;
    const planOf = (zones: Scenario['zones']): Plan => ({
      ...initialPlan,
      scenarios: [current!, { ...current!, id: 'a', name: '案A', zones }],
    });
    let plan = planOf({});
    const oblique = vi.fn<NonNullable<PageSupplyOptions['oblique']>>(async () => ({}) as ObliquePicture);
    const { supply } = createSupply({ plan: () => plan, oblique });
    const wanted = { content: { scenario: 'a' } } as ObliqueRequest;
    await supply.oblique!(wanted);
    await supply.oblique!(wanted);
    expect(oblique).toHaveBeenCalledTimes(1);
    expect(oblique.mock.calls[0]![2]).toEqual({ factsOf: '案A' });
    plan = planOf({ residence: [] });
    await supply.oblique!(wanted);
    await supply.oblique!({ content: { scenario: null } } as ObliqueRequest);
    expect(oblique).toHaveBeenCalledTimes(3);
    expect(oblique.mock.calls[2]![2]).toBeUndefined();
  });
});
