import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/tables/database.ts';
import { exactlySummable, exactlySummableSql, summationStep } from '../../src/tables/exact-sum.ts';
import { createNativeDatabase } from '../../src/tables/native-database.ts';

const person = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 5_000, noNaN: true }));
const people = fc.array(person, { minLength: 1, maxLength: 400 });
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('exactlySummable', () => {
  it('makes the sum the same in every order and grouping', () => {
    fc.assert(
      fc.property(people, fc.nat(), (values, seed) => {
        const exact = [...exactlySummable(Float64Array.from(values))];
        const shuffled = exact
          .map((value, row) => [value, (row * 7919 + seed) % 401] as const)
          .sort((a, b) => a[1] - b[1]);
        const half = exact.length >> 1;
        expect(sum(shuffled.map(([value]) => value))).toBe(sum(exact));
        expect(sum(exact.slice(0, half)) + sum(exact.slice(half))).toBe(sum(exact));
      }),
    );
  });

  it('changes nothing the second time, also where one value is most of all', () => {
    fc.assert(
      fc.property(people, fc.double({ min: 0, max: 1e7, noNaN: true }), (values, most) => {
        const exact = exactlySummable(Float64Array.of(most, ...values));
        // what moves from one to the other in whole steps stays in whole steps
        const step = summationStep(exact);
        if (exact[0]! >= step) exact[0]! -= step;
        else return;
        exact[1]! += step;
        expect(exactlySummable(exact)).toEqual(exact);
      }),
    );
  });

  it('keeps the total to one part in a thousand million', () => {
    fc.assert(
      fc.property(people, (values) => {
        const total = sum(values);
        expect(Math.abs(sum(exactlySummable(Float64Array.from(values))) - total)).toBeLessThanOrEqual(total * 1e-9);
      }),
    );
  });

  it('keeps a million buildings to one part in a thousand million', () => {
    const values = Float64Array.from({ length: 1_000_000 }, (_, row) => ((row * 7919) % 1000) / 333.3);
    const scale = 1e12; // compared in whole numbers: an independent way to add
    const asWhole = (numbers: Float64Array) =>
      numbers.reduce((total, value) => total + BigInt(Math.round(value * scale)), 0n);
    const before = asWhole(values);
    const difference = Number(asWhole(exactlySummable(values)) - before);
    expect(Math.abs(difference)).toBeLessThanOrEqual(Number(before) * 1e-9);
  });

  it('keeps zero, and leaves missing values missing', () => {
    expect(exactlySummable(Float64Array.of(0, Number.NaN, 1.5))).toEqual(Float64Array.of(0, Number.NaN, 1.5));
    expect(exactlySummable(Float64Array.of(0, 0))).toEqual(Float64Array.of(0, 0));
  });
});

describe('exactlySummableSql', () => {
  let db: Database;
  beforeAll(async () => {
    db = await createNativeDatabase();
  });
  afterAll(() => db.close());

  it('rounds products in the engine so that their sum is the same in every order, and keeps the total', async () => {
    await fc.assert(
      fc.asyncProperty(people, async (values) => {
        const thirds = values.map((value) => value / 3);
        await db.insert('terms', { share: Float64Array.from(thirds), row: Uint32Array.from(thirds, (_, row) => row) });
        const most = Math.max(1, sum(values));
        const term = exactlySummableSql('share * 0.7::DOUBLE', most);
        const terms = await db.numbers(`SELECT ${term} FROM terms ORDER BY (row * 7919) % 401`);
        const inOrder = await db.numbers(`SELECT ${term} FROM terms ORDER BY row`);
        expect(sum(terms)).toBe(sum(inOrder));
        expect((await db.numbers(`SELECT sum(${term}) FROM terms`))[0]).toBe(sum(inOrder));
        expect(Math.abs(sum(inOrder) - sum(thirds) * 0.7)).toBeLessThanOrEqual(most * 1e-9);
      }),
      { numRuns: 20 },
    );
  });
});
