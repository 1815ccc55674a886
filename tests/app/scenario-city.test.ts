import { describe, expect, it } from 'vitest';
import type { ScenarioFacts } from '../../src/app/engine/question-types.ts';
import { cityUnder } from '../../src/app/explore/scenario-city.ts';
import type { OpenCity } from '../../src/app/explore/use-open-city.ts';

const source = { file: 'z.gml', title: '都市計画', crs: 'EPSG:6697', crsGuessed: false, confidence: 1 };
const zones = [{ zoneKind: 'residence', zoneId: ['r'], name: ['区域'] }];
const facilities = [{ index: 0 }];
const column = (key: string) => ({ key, state: Uint8Array.of(1), depthMeters: Float32Array.of(1) });
const city = {
  summary: {
    layout: { buildings: 1 },
    facilities: [{ kind: 'shelter', count: 1, source }],
    sources: [source],
    layerSources: { zones: { residence: source, district: source }, hazards: {} },
  },
  paint: { usage: Uint16Array.of(1), storeys: Uint16Array.of(1), hazards: [column('river:L1'), column('river:L2')] },
  scene: { name: '市', zones, facilities, hazardRasters: [] },
  tilesets: [],
} as unknown as OpenCity;
const nothing = { layout: { buildings: 1 }, redrawn: [], paint: {}, scene: {} } as unknown as ScenarioFacts;
const sourceOf = (title: string) => `案A（${title}）`;

describe('the open city as a scenario has it', () => {
  it('keeps everything that the scenario leaves as it is, so that the map does nothing anew', () => {
    const under = cityUnder(city, nothing, sourceOf);
    expect(under.paint).toBe(city.paint);
    expect(under.scene!.zones).toBe(city.scene!.zones);
    expect(under.scene!.facilities).toBe(city.scene!.facilities);
    expect(under.summary.layerSources.zones).toEqual(city.summary.layerSources.zones);
  });

  it('takes the zones and the colours of the scenario, and says which lines the sources do not hold', () => {
    const lowered = column('river:L2');
    const redrawn = [{ zoneKind: 'residence', zoneId: ['r'], name: ['案の区域'] }];
    const facts = {
      ...nothing,
      redrawn: ['residence'],
      paint: { hazards: [lowered] },
      scene: { zones: redrawn },
    } as unknown as ScenarioFacts;
    const under = cityUnder(city, facts, sourceOf);
    expect(under.scene!.zones).toBe(redrawn);
    expect(under.scene!.facilities).toBe(city.scene!.facilities);
    expect(under.paint!.hazards).toEqual([city.paint!.hazards[0], lowered]);
    expect(under.paint!.storeys).toBe(city.paint!.storeys);
    expect(under.summary.layerSources.zones.residence!.title).toBe('案A（都市計画）');
    expect(under.summary.layerSources.zones.district).toBe(source);
  });
});
