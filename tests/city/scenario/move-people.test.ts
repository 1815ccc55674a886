import { describe, expect, it } from 'vitest';
import { movePeople } from '../../../src/city/scenario/move-people.ts';

describe('people who move house', () => {
  it('are not lost where nothing is known of a building that they leave or move into', () => {
    const values = Float64Array.of(100, Number.NaN, Number.NaN, 10);
    const from = Uint8Array.of(1, 1, 0, 0);
    const weight = Float64Array.of(0, 0, 3, 1);
    const { values: after, moved } = movePeople(values, { from, weight, share: 0.4 })!;
    // 40 of 100 leave, nobody known from the second; ¾ and ¼ of them arrive in the third and fourth
    expect(moved).toBe(40);
    expect([...after]).toEqual([60, Number.NaN, 30, 20]);
  });
});
