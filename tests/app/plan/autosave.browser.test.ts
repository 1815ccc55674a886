import { createStore, set } from 'idb-keyval';
import { afterEach, describe, expect, it } from 'vitest';
import { Autosave, type AutosaveState, planForm } from '../../../src/app/plan/autosave.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { initialPlan } from '../../../src/project/plan/plan-slice.ts';

const planNamed = (name: string): Plan => ({
  ...initialPlan,
  scenarios: [...initialPlan.scenarios, { ...initialPlan.scenarios[0]!, id: 's1', name, colour: '#0b5d3b' }],
});
const nameOf = (plan: Plan | undefined) => plan?.scenarios[1]?.name;

describe('Autosave', () => {
  let number = 0;
  const city = () => `EPSG:6677 市${number}`;
  afterEach(() => {
    number++;
  });
  const open = () => {
    const states: AutosaveState['state'][] = [];
    return { autosave: new Autosave(planForm, city(), ({ state }) => states.push(state)), states };
  };

  it('gives back what was saved last, to another page too', async () => {
    const { autosave, states } = open();
    expect(await autosave.load()).toBeUndefined();
    autosave.save(planNamed('案A'));
    autosave.save(planNamed('案B'));
    await autosave.flush();
    expect(states.at(-1)).toBe('saved');
    expect(nameOf(await open().autosave.load())).toBe('案B');
  });

  it('saves by itself soon after a change', async () => {
    const { autosave } = open();
    autosave.save(planNamed('案A'));
    await expect.poll(async () => nameOf(await open().autosave.load())).toBe('案A');
  });

  it('never puts a plan over a newer one of another page', async () => {
    const first = open();
    const second = open();
    await Promise.all([first.autosave.load(), second.autosave.load()]);
    first.autosave.save(planNamed('新しい'));
    await first.autosave.flush();
    second.autosave.save(planNamed('古い'));
    await second.autosave.flush();
    second.autosave.save(planNamed('もっと古い'));
    await second.autosave.flush();
    expect(second.states).toContain('overtaken');
    expect(nameOf(await open().autosave.load())).toBe('新しい');
  });

  it('does not give out what cannot be read', async () => {
    await set(
      `plan ${city()}`,
      { revision: 3, savedAt: '', text: '{"version": 99}' },
      createStore('bosai-twin', 'plans'),
    );
    await expect(open().autosave.load()).rejects.toThrow('新しい版');
  });

  it('says that the browser refuses to keep anything', async () => {
    const states: AutosaveState[] = [];
    const refusing = () => Promise.reject(new Error('QuotaExceededError'));
    const autosave = new Autosave(planForm, city(), (state) => states.push(state), refusing);
    autosave.save(planNamed('案A'));
    await autosave.flush();
    expect(states.at(-1)).toEqual({ state: 'refused', reason: 'QuotaExceededError' });
  });
});
