import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createApportionment,
  createDetailApportionment,
  detailHolders,
  sumExactly,
} from '../../src/spatial/apportion.ts';

const cityOf = fc
  .record({
    units: fc.integer({ min: 1, max: 12 }),
    buildings: fc.array(
      fc.record({
        unit: fc.integer({ min: -1, max: 11 }),
        weight: fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e5, noNaN: true })),
        area: fc.double({ min: 0, max: 1e4, noNaN: true }),
      }),
      { maxLength: 60 },
    ),
    totals: fc.array(fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.constant(Number.NaN)), {
      minLength: 12,
      maxLength: 12,
    }),
  })
  .map(({ units, buildings, totals }) => ({
    input: {
      unitCount: units,
      unitOfBuilding: Int32Array.from(buildings, ({ unit }) => (unit < units ? unit : -1)),
      weight: Float64Array.from(buildings, ({ weight }) => weight),
      fallbackWeight: Float64Array.from(buildings, ({ area }) => area),
    },
    totals: Float64Array.from(totals.slice(0, units)),
  }));

describe('createApportionment', () => {
  it('places every person of the source with a building or among the unplaced', () => {
    fc.assert(
      fc.property(cityOf, ({ input, totals }) => {
        const { values, unplaced, source } = createApportionment(input).share(totals);
        const given = [...totals].filter((total) => !Number.isNaN(total)).reduce((a, b) => a + b, 0);
        expect(source).toBeCloseTo(given, 6);
        expect(Math.abs(sumExactly(values) + unplaced - source)).toBeLessThanOrEqual(1e-9 * Math.max(1, source));
        expect(values.every((value) => value >= 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps each unit to itself and gives a heavier building no fewer people', () => {
    fc.assert(
      fc.property(cityOf, ({ input, totals }) => {
        const { values } = createApportionment(input).share(totals);
        for (let unit = 0; unit < input.unitCount; unit++) {
          const inUnit = [...values.keys()].filter((building) => input.unitOfBuilding[building] === unit);
          const sum = inUnit.reduce((total, building) => total + values[building]!, 0);
          if (inUnit.length > 0) expect(sum).toBeCloseTo(Number.isNaN(totals[unit]!) ? 0 : totals[unit]!, 6);
          const heavy = inUnit.some((building) => input.weight[building]! > 0);
          if (!heavy) continue;
          const byWeight = inUnit.sort((a, b) => input.weight[a]! - input.weight[b]!);
          for (let index = 1; index < byWeight.length; index++)
            expect(values[byWeight[index]!]!).toBeGreaterThanOrEqual(values[byWeight[index - 1]!]!);
        }
      }),
    );
  });

  it('shares by weight, by area where there is no weight, alike where there is neither, and names those units', () => {
    const apportionment = createApportionment({
      unitCount: 4,
      unitOfBuilding: Int32Array.of(0, 0, 1, 1, 2, 2, -1),
      weight: Float64Array.of(100, 300, 0, Number.NaN, 0, 0, 50),
      fallbackWeight: Float64Array.of(1, 1, 20, 80, 0, 0, 1),
    });
    const { values, unplaced, source, unitsNotGiven } = apportionment.share(Float64Array.of(40, 10, 6, 5));
    expect([...values]).toEqual([10, 30, 2, 8, 3, 3, 0]);
    expect([unplaced, source]).toEqual([5, 61]);
    expect([...apportionment.unitsByArea]).toEqual([1, 2]);
    expect([...apportionment.emptyUnits]).toEqual([3]);
    expect([...unitsNotGiven]).toEqual([]);
  });

  it('shares nothing out of a unit that gives no number, and names it', () => {
    const apportionment = createApportionment({
      unitCount: 2,
      unitOfBuilding: Int32Array.of(0, 1),
      weight: Float64Array.of(1, 1),
      fallbackWeight: Float64Array.of(1, 1),
    });
    const { values, source, unitsNotGiven } = apportionment.share(Float64Array.of(Number.NaN, 7));
    expect([...values]).toEqual([0, 7]);
    expect(source).toBe(7);
    expect([...unitsNotGiven]).toEqual([0]);
  });

  it('refuses totals of another number of units', () => {
    const empty = {
      unitCount: 2,
      unitOfBuilding: new Int32Array(),
      weight: new Float64Array(),
      fallbackWeight: new Float64Array(),
    };
    expect(() => createApportionment(empty).share(new Float64Array(3))).toThrow('expected 2 unit totals, got 3');
  });

  it('holds to a billionth for a million buildings', () => {
    const count = 1_000_000;
    const unitOfBuilding = Int32Array.from({ length: count }, (_, building) => (building * 7919) % 5000);
    const weight = Float64Array.from({ length: count }, (_, building) => 30 + ((building * 104729) % 977) / 7);
    const totals = Float64Array.from({ length: 5000 }, (_, unit) => (unit * 31) % 997);
    const { values, unplaced, source } = createApportionment({
      unitCount: 5000,
      unitOfBuilding,
      weight,
      fallbackWeight: weight,
    }).share(totals);
    expect(Math.abs(sumExactly(values) + unplaced - source)).toBeLessThan(1e-9 * source);
  });
});

describe('details published with another mesh', () => {
  it('finds the holder through chains, leaves meshes with a missing holder alone, and survives a circle', () => {
    const holders = detailHolders(['a', 'b', 'c', 'd', 'e', 'f'], ['', 'a', 'b', 'elsewhere', 'f', 'e']);
    expect([...holders.subarray(0, 4)]).toEqual([0, 0, 0, 3]);
    expect([4, 5]).toContain(holders[4]);
  });

  it('shares them over the buildings of all meshes of the group by their people', () => {
    const unitOfBuilding = Int32Array.of(0, 0, 1, 2);
    const population = Float64Array.of(60, 30, 10, 100);
    const apportionment = createDetailApportionment({
      unitOfBuilding,
      holderOfUnit: detailHolders(['holder', 'suppressed', 'other'], ['', 'holder', '']),
      population,
      fallbackWeight: Float64Array.of(1, 1, 1, 1),
    });
    const { values, unplaced, source } = apportionment.share(Float64Array.of(20, Number.NaN, 50));
    expect([...values]).toEqual([12, 6, 2, 50]);
    expect([unplaced, source]).toEqual([0, 70]);
  });

  it('is each mesh’s own age share where nothing is suppressed', () => {
    fc.assert(
      fc.property(cityOf, ({ input, totals }) => {
        const people = createApportionment(input).share(totals.map((total) => (Number.isNaN(total) ? 0 : total + 1)));
        const ids = Array.from({ length: input.unitCount }, (_, unit) => `m${unit}`);
        const details = createDetailApportionment({
          unitOfBuilding: input.unitOfBuilding,
          holderOfUnit: detailHolders(
            ids,
            ids.map(() => ''),
          ),
          population: people.values,
          fallbackWeight: input.weight,
        }).share(totals.map((total) => (Number.isNaN(total) ? 0 : total / 4)));
        people.values.forEach((value, building) => {
          const unit = input.unitOfBuilding[building]!;
          const total = unit < 0 ? 0 : totals[unit]!;
          if (unit >= 0 && !Number.isNaN(total))
            expect(details.values[building]).toBeCloseTo((value * total) / 4 / (total + 1), 6);
        });
      }),
    );
  });
});
