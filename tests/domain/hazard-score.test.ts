import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { competitionRanks, hazardScore, type ZoneExposure } from '../../src/domain/hazard-score.ts';

const HAZARDS = 3;
const counts = (most: number) => fc.array(fc.nat(most), { minLength: HAZARDS, maxLength: HAZARDS });
/** Of each hazard no more exposed and unknown than there are. */
const zones = fc.record({ total: fc.integer({ min: 1, max: 900 }), a: counts(300), b: counts(300) }).map(
  ({ total, a, b }): ZoneExposure => ({
    total,
    exposed: a.map((count) => Math.min(count, total)),
    unknown: b.map((count, i) => Math.min(count, total - Math.min(a[i]!, total))),
  }),
);
const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: HAZARDS, maxLength: HAZARDS });
const numberOfRuns = { numRuns: 300 };

describe('score of a zone', () => {
  /** (2 × 30/100 + 1 × 10/100 + 1 × 0/100) ÷ 4 × 100 = 17.5; with the 40 unknown of the third: + 10. */
  it('is the weighted mean of the shares, in points', () => {
    const score = hazardScore({ total: 100, exposed: [30, 10, 0], unknown: [0, 0, 40] }, [2, 1, 1]);
    expect(score.score).toBeCloseTo(17.5, 12);
    expect(score.scoreIfUnknownHit).toBeCloseTo(27.5, 12);
    expect(score.contributions).toEqual([15, 2.5, 0]);
  });

  it('does not change when all weights are multiplied', () => {
    fc.assert(
      fc.property(zones, weights, fc.integer({ min: 1, max: 9 }), (zone, given, factor) => {
        const scaled = given.map((weight) => weight * factor);
        expect(hazardScore(zone, scaled).score).toBeCloseTo(hazardScore(zone, given).score!, 9);
        const doubled = given.map((weight) => weight * 2);
        expect(hazardScore(zone, doubled)).toEqual(hazardScore(zone, given));
      }),
      numberOfRuns,
    );
  });

  it('lies between the least and the largest share, and not above what it is with all unknown hit', () => {
    fc.assert(
      fc.property(zones, weights, (zone, given) => {
        const shares = zone.exposed.map((count) => (100 * count) / zone.total);
        const { score, scoreIfUnknownHit, contributions } = hazardScore(zone, given);
        expect(score).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-9);
        expect(score).toBeLessThanOrEqual(Math.max(...shares) + 1e-9);
        expect(scoreIfUnknownHit).toBeGreaterThanOrEqual(score!);
        expect(contributions.reduce<number>((sum, part) => sum + part!, 0)).toBeCloseTo(score!, 9);
      }),
      numberOfRuns,
    );
  });

  it('keeps a zone ahead when the weight grows of a hazard that reaches more of it', () => {
    fc.assert(
      fc.property(
        zones,
        zones,
        weights,
        fc.nat(HAZARDS - 1),
        fc.integer({ min: 1, max: 90 }),
        (a, b, given, hazard, more) => {
          const lead = (under: readonly number[]) => hazardScore(a, under).score! - hazardScore(b, under).score!;
          const reachesMore = a.exposed[hazard]! / a.total >= b.exposed[hazard]! / b.total;
          fc.pre(reachesMore && lead(given) >= 0);
          const raised = given.map((weight, i) => (i === hazard ? weight + more : weight));
          expect(lead(raised)).toBeGreaterThanOrEqual(-1e-9);
        },
      ),
      numberOfRuns,
    );
  });

  it('does not depend on the order of the hazards', () => {
    fc.assert(
      fc.property(zones, weights, (zone, given) => {
        const turned = { ...zone, exposed: [...zone.exposed].reverse(), unknown: [...zone.unknown].reverse() };
        expect(hazardScore(turned, [...given].reverse()).score).toBeCloseTo(hazardScore(zone, given).score!, 9);
      }),
      numberOfRuns,
    );
  });

  it('is none for a zone without anybody, and refuses weights that say nothing', () => {
    expect(hazardScore({ total: 0, exposed: [0], unknown: [0] }, [1]).score).toBeNull();
    expect(() => hazardScore({ total: 1, exposed: [0], unknown: [0] }, [0])).toThrow(RangeError);
    expect(() => hazardScore({ total: 1, exposed: [0, 0], unknown: [0, 0] }, [2, -1])).toThrow(RangeError);
  });
});

it('gives equal values one rank and leaves out as many behind them', () => {
  expect(competitionRanks([5, null, 9, 5, 1])).toEqual([2, null, 1, 2, 4]);
});
