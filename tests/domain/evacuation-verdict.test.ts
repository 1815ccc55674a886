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

describe('judgeEvacuation with other assumptions', () => {
  const assumed = { storeyHeightMeters: 2.7, firstFloorMeters: 0.5, longDurationHours: 24 };

  it('takes heights and hours as given, a depth held as a 32-bit float at the level itself included', () => {
    const judged = (depthMeters: number, durationHours = Number.NaN) =>
      judgeEvacuation(building({ state: 3, depthMeters, durationHours, storeys: 2 }), 'depth', assumed);
    expect([judged(3.2), judged(Math.fround(3.2)), judged(3.21)]).toEqual(['possible', 'possible', 'impossible']);
    expect([judged(3.2, 23), judged(3.2, 24)]).toEqual(['possible', 'possible_long']);
  });
});

describe('judgeEvacuation among zones', () => {
  const outside = { collapse: 0, landslide: 0, structure: 601 };
  const judged = (state: number, surroundings: Partial<typeof outside>, storeys = 3) =>
    judgeEvacuation(building({ state, storeys, surroundings: { ...outside, ...surroundings } }));

  it('lets wood leave the flow and every structure the eroding bank, also where the flood itself does not come', () => {
    for (const state of [0, 2, 4, 255]) {
      expect(judged(state, { collapse: 1 })).toBe('leave');
      for (const structure of [601, 603, 0]) {
        expect(judged(state, { collapse: 2, structure })).toBe('leave');
        expect(judged(state, { collapse: 3, structure })).toBe('leave');
      }
    }
    expect(judged(2, { collapse: 1, structure: 603 })).toBe('possible');
  });

  it('cannot judge an unknown structure in the flow, unless the building is lost anyway', () => {
    for (const structure of [0, 611]) {
      expect([0, 2, 4].map((state) => judged(state, { collapse: 1, structure }))).toEqual([
        'unknown',
        'unknown',
        'impossible',
      ]);
    }
  });

  it('lets flooded buildings leave landslide zones; dry ones are not in this flood', () => {
    for (const landslide of [1, 2])
      expect([0, 1, 4, 255].map((state) => judged(state, { landslide }))).toEqual([
        'not_needed',
        'leave',
        'leave',
        'unknown',
      ]);
  });

  it('takes zones of which nothing is known as no zones', () => {
    for (const state of [0, 1, 2, 3, 4, 255])
      for (const storeys of [0, 1, 3])
        expect(judged(state, { collapse: 255, landslide: 255 }, storeys)).toBe(judged(state, {}, storeys));
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
