import { describe, expect, it } from 'vitest';
import type { BuildingDetail } from '../../src/analysis/building-detail.ts';
import { buildingCard } from '../../src/app/explore/building-card.ts';

type Hazard = Pick<BuildingDetail['hazards'][number], 'hazard' | 'scale' | 'state' | 'depthMeters'>;

function createRecord(hazards: readonly Hazard[], change: Partial<BuildingDetail> = {}): BuildingDetail {
  return {
    buildingIndex: 7,
    buildingId: 'b-7',
    usage: 411,
    structure: 601,
    storeys: 2,
    storeysEstimated: false,
    heightMeters: 7,
    groundHeightMeters: 3,
    footprintAreaSquareMeters: 80,
    floorAreaSquareMeters: 160,
    floorAreaEstimated: false,
    yearOfConstruction: 1990,
    lon: 141.66,
    lat: 34.95,
    zones: [{ zoneKind: 'residence', zoneId: 'r1', name: '' }],
    hazards: hazards.map((hazard) => ({ ...hazard, verticalEvacuation: 'unknown', reasons: [] })),
    records: [],
    ...change,
  };
}

const river = (state: number, depthMeters: number | null = null): Hazard => ({
  hazard: 'river',
  scale: 'L2',
  state,
  depthMeters,
});
const codes = (card: ReturnType<typeof buildingCard>) => card.reasons.map(({ code, outcome }) => `${code} ${outcome}`);

describe('the building card', () => {
  it('says why a two-storey house at 3–5 m cannot be left upwards', () => {
    const card = buildingCard(createRecord([river(3, 3.6)]), 'river:L2');
    expect(card.verdict).toBe('impossible');
    expect(codes(card)).toEqual(['rank-storeys against']);
    expect(card.reasons[0]?.value).toBe('3.6\u00a0m');
  });

  it('lets three storeys stay at the same depth', () => {
    const card = buildingCard(createRecord([river(3)], { storeys: 3 }), 'river:L2');
    expect([card.verdict, ...codes(card)]).toEqual(['possible', 'rank-storeys for']);
  });

  it('does not judge what it does not know', () => {
    expect(buildingCard(createRecord([river(255)]), 'river:L2').verdict).toBe('unknown');
    expect(codes(buildingCard(createRecord([river(3)], { storeys: null }), 'river:L2'))).toEqual([
      'storeys-unknown unknown',
    ]);
  });

  it('counts a landslide area whatever hazard is chosen', () => {
    const landslide: Hazard = { hazard: 'landslide', scale: '', state: 2, depthMeters: null };
    const card = buildingCard(createRecord([river(0), landslide]), 'river:L2');
    expect(card.verdict).toBe('leave');
    expect(codes(card)).toEqual(['landslide-special against']);
  });

  it('asks only wooden buildings to leave the flow zone, and decides nothing where the structure is not known', () => {
    const flow: Hazard = { hazard: 'collapse', scale: 'L2', state: 1, depthMeters: null };
    const card = (structure: number) => buildingCard(createRecord([river(0), flow], { structure }), 'river:L2');
    expect([card(601).verdict, ...codes(card(601))]).toEqual(['leave', 'collapse-flow-wood against']);
    expect([card(603).verdict, ...codes(card(603))]).toEqual(['not_hit', 'collapse-flow-wood for']);
    expect([card(611).verdict, ...codes(card(611))]).toEqual(['unknown', 'collapse-flow-wood unknown']);
  });

  it('keeps outside and unknown 居住誘導区域 apart', () => {
    const zones: BuildingDetail['zones'] = [{ zoneKind: 'residence', zoneId: '', name: '' }];
    expect(buildingCard(createRecord([river(1)]), 'river:L2').residence).toBe('inside');
    expect(buildingCard(createRecord([river(1)], { zones }), 'river:L2').residence).toBe('outside');
    expect(buildingCard(createRecord([river(1)], { zones: [] }), 'river:L2').residence).toBe('unknown');
  });

  it('warns where the water stays 72 hours, by the longest record of that hazard and scale', () => {
    const record = (hours: number, scale = 'L2') =>
      ({
        hazard: 'river',
        scale,
        name: '',
        rank: 1,
        depthMeters: 0.3,
        durationHours: hours,
        areaType: 0,
        source: '',
      }) as const;
    const card = buildingCard(
      createRecord([river(1)], { records: [record(10), record(80), record(900, 'L1')] }),
      'river:L2',
    );
    expect(card.verdict).toBe('possible_long');
    expect(card.reasons.at(-1)?.value).toBe('80 h');
  });
});
