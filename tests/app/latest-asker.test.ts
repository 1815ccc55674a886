import { describe, expect, it } from 'vitest';
import { type Asked, LatestAsker } from '../../src/app/explore/latest-asker.ts';

/** Questions that are answered when the test says so. */
function createQuestions() {
  const open = new Map<string, { resolve: (value: string) => void; reject: (error: Error) => void }>();
  const asked: string[] = [];
  const wish = (key: string, subject = 'people') => ({
    subject,
    key,
    ask: () => {
      asked.push(key);
      return new Promise<string>((resolve, reject) => open.set(key, { resolve, reject }));
    },
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const answer = (key: string) => {
    open.get(key)!.resolve(`answer ${key}`);
    return settled();
  };
  const fail = (key: string) => {
    open.get(key)!.reject(new Error(`no ${key}`));
    return settled();
  };
  return { asked, wish, answer, fail };
}

const ready = (value: string, stale = false): Asked<string> => ({ block: { state: 'ready', value }, stale });
const loading: Asked<string> = { block: { state: 'loading' }, stale: false };

describe('asking of which the latest wins', () => {
  it('keeps the answer before on the screen until the next one is there', async () => {
    const { wish, answer } = createQuestions();
    const asker = new LatestAsker<string>();
    asker.wish(wish('8'));
    expect(asker.getState()).toEqual(loading);
    await answer('8');
    expect(asker.getState()).toEqual(ready('answer 8'));
    asker.wish(wish('9'));
    expect(asker.getState()).toEqual(ready('answer 8', true));
    await answer('9');
    expect(asker.getState()).toEqual(ready('answer 9'));
  });

  it('asks of many quick steps only the first and the last, and shows both', async () => {
    const { wish, answer, asked } = createQuestions();
    const asker = new LatestAsker<string>();
    for (const hour of ['8', '9', '10', '11', '12']) asker.wish(wish(hour));
    expect(asked).toEqual(['8']);
    await answer('8');
    expect(asked).toEqual(['8', '12']);
    expect(asker.getState()).toEqual(ready('answer 8', true));
    await answer('12');
    expect(asker.getState()).toEqual(ready('answer 12'));
    expect(asked).toEqual(['8', '12']);
  });

  it('does not ask again for what is wished already', async () => {
    const { wish, answer, asked } = createQuestions();
    const asker = new LatestAsker<string>();
    asker.wish(wish('8'));
    asker.wish(wish('8'));
    await answer('8');
    expect(asked).toEqual(['8']);
  });

  it('goes to another subject at once and lets the late answer go', async () => {
    const { wish, answer, asked } = createQuestions();
    const asker = new LatestAsker<string>();
    asker.wish(wish('8'));
    await answer('8');
    asker.wish(wish('9'));
    asker.wish(wish('depth', 'exposure'));
    expect(asker.getState()).toEqual(loading);
    expect(asked).toEqual(['8', '9', 'depth']);
    await answer('9');
    expect(asker.getState()).toEqual(loading);
    await answer('depth');
    expect(asker.getState()).toEqual(ready('answer depth'));
  });

  it('says why the latest failed, and asks again', async () => {
    const { wish, fail, answer } = createQuestions();
    const asker = new LatestAsker<string>();
    asker.wish(wish('8'));
    await fail('8');
    expect(asker.getState()).toEqual({ block: { state: 'error', error: { message: 'no 8' } }, stale: false });
    asker.retry();
    expect(asker.getState()).toEqual(loading);
    await answer('8');
    expect(asker.getState()).toEqual(ready('answer 8'));
  });

  it('passes over a step that failed on the way to a newer one', async () => {
    const { wish, fail, answer } = createQuestions();
    const asker = new LatestAsker<string>();
    asker.wish(wish('8'));
    asker.wish(wish('9'));
    await fail('8');
    expect(asker.getState()).toEqual(loading);
    await answer('9');
    expect(asker.getState()).toEqual(ready('answer 9'));
  });

  it('shows nothing once nothing is wished for, and tells its listeners', async () => {
    const { wish, answer } = createQuestions();
    const asker = new LatestAsker<string>();
    const states: Asked<string>[] = [];
    const stop = asker.subscribe(() => states.push(asker.getState()));
    asker.wish(wish('8'));
    asker.wish(null);
    await answer('8');
    stop();
    asker.wish(wish('9'));
    expect(states).toEqual([loading, { block: null, stale: false }]);
  });
});
