import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classificationOf } from '../../src/analysis/classification-reasons.ts';
import { hazards } from '../../src/domain/hazard.ts';

const facts = fc.record({
  hazard: fc.constantFrom(...hazards),
  state: fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 255),
  depthMeters: fc.option(fc.double({ min: 0.01, max: 30, noNaN: true })),
  storeys: fc.integer({ min: 0, max: 12 }),
  structure: fc.constantFrom(0, 601, 603),
});

describe('reasons of a classification', () => {
  it('agree with the verdict they explain', () => {
    fc.assert(
      fc.property(facts, (building) => {
        const { verticalEvacuation, reasons } = classificationOf(building);
        const outcomes = new Set(reasons.map(({ outcome }) => outcome));
        const expected = { impossible: ['against'], possible: ['for'], unknown: ['unknown'], not_needed: [] };
        expect([...outcomes]).toEqual(expected[verticalEvacuation]);
      }),
    );
  });

  it('follow the guide: one storey from 0.5 m, two from 3 m, every building from 5 m', () => {
    const verdict = (state: number, storeys: number) =>
      classificationOf({ hazard: 'river', state, depthMeters: null, storeys, structure: 0 }).verticalEvacuation;
    const table = [1, 2, 3, 4].map((rank) => [1, 2, 3, 9].map((storeys) => verdict(rank, storeys) === 'impossible'));
    expect(table).toEqual([
      [false, false, false, false],
      [true, false, false, false],
      [true, true, false, false],
      [true, true, true, true],
    ]);
  });

  it('name both areas where river bank and flow overlap, and wood where the building is of wood', () => {
    const codes = (state: number, structure: number) =>
      classificationOf({ hazard: 'collapse', state, depthMeters: null, storeys: 2, structure }).reasons.map(
        ({ code }) => code,
      );
    expect([codes(1, 601), codes(1, 603), codes(2, 601), codes(3, 0)]).toEqual([
      ['collapse-flow-wood'],
      ['collapse-flow'],
      ['collapse-erosion'],
      ['collapse-erosion', 'collapse-flow'],
    ]);
  });
});
