import { describe, expect, it } from 'vitest';
import {
  type EvacuationCase,
  type EvacuationVerdict,
  gravestVerdict,
  isEvacuationImpossible,
  judgeEvacuation,
} from '../../src/domain/evacuation-verdict.ts';
import { type Hazard, hazards } from '../../src/domain/hazard.ts';
import { verticalEvacuationOf } from '../../src/domain/vertical-evacuation.ts';

const building = (changes: Partial<EvacuationCase>): EvacuationCase => ({
  hazard: 'river',
  state: 1,
  depthMeters: Number.NaN,
  durationHours: Number.NaN,
  storeys: 2,
  ...changes,
});

/** 手引き: rows ranks 1…6, columns 1, 2, 3, 4, 10 storeys; x = 不可. */
const guide = ['.....', 'x....', 'xx...', 'xxxxx', 'xxxxx', 'xxxxx'];
const storeysAsked = [1, 2, 3, 4, 10];

describe('judgeEvacuation by the 手引き', () => {
  it.each<Hazard>(['river', 'inland', 'storm_surge', 'reservoir'])('judges %s by depth and storeys', (hazard) => {
    const found = guide.map((_, index) =>
      storeysAsked
        .map((storeys) =>
          judgeEvacuation(building({ hazard, state: index + 1, storeys })) === 'impossible' ? 'x' : '.',
        )
        .join(''),
    );
    expect(found).toEqual(guide);
  });

  it('cannot judge unknown storeys except where storeys make no difference', () => {
    const verdicts = [1, 2, 3, 4].map((state) => judgeEvacuation(building({ state, storeys: 0 })));
    expect(verdicts).toEqual(['possible', 'unknown', 'unknown', 'impossible']);
  });

  it('lets everyone hit by tsunami, landslide or house collapse leave', () => {
    for (const hazard of ['tsunami', 'landslide', 'collapse'] as const)
      for (const state of [1, 2, 3]) expect(judgeEvacuation(building({ hazard, state, storeys: 10 }))).toBe('leave');
  });

  it('keeps not hit and unknown apart for every hazard', () => {
    for (const hazard of hazards) {
      expect(judgeEvacuation(building({ hazard, state: 0 }))).toBe('not_needed');
      expect(judgeEvacuation(building({ hazard, state: 255 }))).toBe('unknown');
    }
  });

  it('says where the water stays longer than supplies last', () => {
    expect(judgeEvacuation(building({ durationHours: 71 }))).toBe('possible');
    expect(judgeEvacuation(building({ durationHours: 72 }))).toBe('possible_long');
    expect(judgeEvacuation(building({ durationHours: 72, state: 5 }))).toBe('impossible');
  });

  it('agrees with the rule that the tables count by, for every hazard, state and storey count', () => {
    for (const hazard of hazards)
      for (const state of [0, 1, 2, 3, 4, 5, 6, 255])
        for (const storeys of [0, 1, 2, 3, 4, 9]) {
          const verdict = judgeEvacuation(building({ hazard, state, storeys }));
          expect(verdict === 'leave' ? 'impossible' : verdict).toBe(verticalEvacuationOf(hazard, state, storeys));
        }
  });

  it('refuses a state that is none', () => {
    expect(() => judgeEvacuation(building({ state: 7 }))).toThrow('got 7');
  });
});

describe('judgeEvacuation by depth', () => {
  const byDepth = (changes: Partial<EvacuationCase>) => judgeEvacuation(building(changes), 'depth');

  it('compares the floor of the top storey with the depth', () => {
    expect(byDepth({ state: 2, depthMeters: 0.5, storeys: 1 })).toBe('possible');
    expect(byDepth({ state: 2, depthMeters: 0.6, storeys: 1 })).toBe('impossible');
    expect(byDepth({ state: 3, depthMeters: 3.4, storeys: 2 })).toBe('possible');
    expect(byDepth({ state: 4, depthMeters: 9.4, storeys: 4 })).toBe('possible');
  });

  it('takes the upper end of the class where only a rank is given, and so agrees with the 手引き for ranks 1 to 3', () => {
    for (const state of [1, 2, 3])
      for (const storeys of [1, 2, 3, 4])
        expect(byDepth({ state, storeys })).toBe(judgeEvacuation(building({ state, storeys })));
    expect(byDepth({ state: 4, storeys: 4 })).toBe('impossible');
    expect(byDepth({ state: 4, storeys: 5 })).toBe('possible');
    expect(byDepth({ state: 6, storeys: 50 })).toBe('impossible');
  });

  it('is monotone: deeper water and fewer storeys never help', () => {
    const danger = (verdict: EvacuationVerdict) => (isEvacuationImpossible(verdict) ? 1 : 0);
    for (let storeys = 1; storeys < 9; storeys++)
      for (let depth = 0.1; depth < 20; depth += 0.3) {
        const here = danger(byDepth({ depthMeters: depth, storeys }));
        expect(danger(byDepth({ depthMeters: depth + 0.3, storeys }))).toBeGreaterThanOrEqual(here);
        expect(danger(byDepth({ depthMeters: depth, storeys: storeys + 1 }))).toBeLessThanOrEqual(here);
      }
  });
});

describe('gravestVerdict', () => {
  it('lets certain danger win over unknown, and unknown over safe', () => {
    expect(gravestVerdict(['possible', 'unknown', 'impossible'])).toBe('impossible');
    expect(gravestVerdict(['possible', 'unknown', 'not_needed'])).toBe('unknown');
    expect(gravestVerdict(['impossible', 'leave'])).toBe('leave');
    expect(gravestVerdict([])).toBe('not_needed');
  });
});
