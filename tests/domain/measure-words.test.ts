import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HazardKey, hazardKey, hazardScales, hazards } from '../../src/domain/hazard.ts';
import {
  effectWords,
  hazardWordsOf,
  parseEffect,
  parseHazards,
  parsePlace,
  placeWords,
} from '../../src/domain/measure-words.ts';
import type { MeasureEffect, MeasurePlace } from '../../src/domain/plan.ts';
import { zoneKinds } from '../../src/domain/zone-kind.ts';

const hazardList = fc.uniqueArray(fc.constantFrom(...hazards));
const keys = fc.uniqueArray(
  fc.constantFrom(...hazards.flatMap((hazard) => hazardScales.map((scale): HazardKey => hazardKey(hazard, scale)))),
);
const number = fc
  .double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true })
  .filter((n) => !Object.is(n, -0));

const effect: fc.Arbitrary<MeasureEffect> = fc.oneof(
  fc.record({ kind: fc.constant('lower_depth' as const), hazards: keys, meters: number }),
  fc.record({ kind: fc.constant('minimum_storeys' as const), storeys: fc.integer({ min: 1, max: 60 }) }),
  fc.record({
    kind: fc.constant('relocate' as const),
    share: fc.double({ min: 0, max: 1, noNaN: true }).filter((n) => !Object.is(n, -0)),
  }),
  fc.record({
    kind: fc.constant('new_shelter' as const),
    facilityKind: fc.constantFrom('shelter' as const, 'evacuation_site' as const),
    position: fc.tuple(number, number),
    capacity: fc.option(fc.integer({ min: 0, max: 100_000 })),
    usableFor: hazardList,
  }),
);
const id = fc.stringMatching(/^[A-Za-z0-9_.\-/案]{1,12}$/);
const place: fc.Arbitrary<MeasurePlace> = fc.oneof(
  fc.constant({ kind: 'city' as const }),
  fc.record({ kind: fc.constant('zones' as const), zoneKind: fc.constantFrom(...zoneKinds), zoneIds: fc.array(id) }),
  fc.record({ kind: fc.constant('facilities' as const), facilityIds: fc.array(id, { minLength: 1 }) }),
);

describe('the words of measures', () => {
  it('give every effect back exactly', () => {
    fc.assert(
      fc.property(effect, (one) => {
        expect(parseEffect(effectWords(one))).toEqual(one);
      }),
    );
    expect(parseEffect(effectWords(undefined))).toBeNull();
  });

  it('give every place back that is not drawn', () => {
    fc.assert(
      fc.property(place, (one) => {
        expect(parsePlace(placeWords(one))).toEqual(one);
      }),
    );
    expect(parsePlace(placeWords({ kind: 'drawn', polygons: [] }))).toBe('drawn');
  });

  it('give hazards back, and read the words that people use', () => {
    fc.assert(
      fc.property(hazardList, (list) => {
        expect(parseHazards(hazardWordsOf(list))).toEqual(list);
      }),
    );
    expect(parseHazards('洪水,土砂災害・家屋倒壊')).toEqual(['river', 'landslide', 'collapse']);
    expect(parseHazards('全災害')).toEqual(hazards);
    expect(parseHazards('洪水、火山')).toBeUndefined();
  });

  it('are read in any width, with spaces', () => {
    expect(parseEffect('浸水深を ０．５ｍ 下げる： 洪水 Ｌ１、洪水ｌ２')).toEqual({
      kind: 'lower_depth',
      hazards: ['river:L1', 'river:L2'],
      meters: 0.5,
    });
    expect(parseEffect('３階以上')).toEqual({ kind: 'minimum_storeys', storeys: 3 });
    expect(parseEffect('人口の２５％を移す')).toEqual({ kind: 'relocate', share: 0.25 });
    expect(parsePlace('居住誘導区域: r1、r2')).toEqual({ kind: 'zones', zoneKind: 'residence', zoneIds: ['r1', 'r2'] });
  });

  it('that say nothing known are refused, not guessed', () => {
    for (const words of ['堤防', '0階以上', '人口の130%を移す', '浸水深を0.5m下げる：火山', '浸水深を..m下げる：洪水'])
      expect(parseEffect(words)).toBeUndefined();
    for (const words of ['駅前', '施設：', '区域：a']) expect(parsePlace(words)).toBeUndefined();
  });
});
