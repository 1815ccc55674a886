import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicatorInput } from '../../../src/city/scenario/indicator-input.ts';
import { uncoveredRisk } from '../../../src/city/scenario/uncovered-risk.ts';
import type { Box } from '../create-datasets.ts';
import { createScenarioCity, drawn, measure } from './create-scenario-city.ts';

const city = await createScenarioCity();
const input = indicatorInput(city);
/** A measure without effect still is one. */
const against = (place: Box | 'city') =>
  measure('1', { kind: 'minimum_storeys', storeys: 2 }, place === 'city' ? { kind: 'city' } : drawn(place));

describe('risk with no measure', () => {
  it('is all that is hit where there is no measure, by hand', () => {
    // river: a 100, b 200, c 100 people, all west of the residence area; landslide: a. d is not surveyed, e neither.
    expect(uncoveredRisk(city, input, [], 'residence')).toEqual([
      { hazard: 'river:L2', zone: null, people: 400, buildings: 3 },
      { hazard: 'landslide:', zone: null, people: 100, buildings: 1 },
    ]);
  });

  it('is what lies outside the places of measures against that hazard', () => {
    // the place holds a: b and c remain; the measure is against rivers only
    expect(uncoveredRisk(city, input, [against([0, 0, 25, 50])], 'residence')).toEqual([
      { hazard: 'river:L2', zone: null, people: 300, buildings: 2 },
      { hazard: 'landslide:', zone: null, people: 100, buildings: 1 },
    ]);
    expect(uncoveredRisk(city, input, [against('city')], 'residence').map(({ hazard }) => hazard)).toEqual([
      'landslide:',
    ]);
  });

  it('is told by the zones of a kind, what lies in none beside them', () => {
    const { zones } = city.tables;
    const [residence] = zones;
    const district = { ...residence!, zoneKind: 'district' as const, zoneId: ['w'], name: ['西町'] };
    // a and b in 西町, the rest nowhere
    const member = Int32Array.of(0, 0, -1, -1, -1);
    const model = { ...city, tables: { ...city.tables, zones: [...zones, { ...district, member }] } };
    expect(uncoveredRisk(model, input, [], 'district')).toEqual([
      { hazard: 'river:L2', zone: { id: 'w', name: '西町' }, people: 300, buildings: 2 },
      { hazard: 'river:L2', zone: null, people: 100, buildings: 1 },
      { hazard: 'landslide:', zone: { id: 'w', name: '西町' }, people: 100, buildings: 1 },
    ]);
  });

  it('never grows with a measure, and is the whole less what the places hold', () => {
    const meters = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(fc.array(fc.tuple(meters, fc.integer({ min: 1, max: 60 })), { maxLength: 4 }), (places) => {
        const measures = places.map(([west, width]) => against([west, 0, width, 50]));
        let before = Number.POSITIVE_INFINITY;
        for (let many = 0; many <= measures.length; many++) {
          const left = uncoveredRisk(city, input, measures.slice(0, many), 'residence')
            .filter(({ hazard }) => hazard === 'river:L2')
            .reduce((sum, { people }) => sum + people!, 0);
          expect(left).toBeLessThanOrEqual(before);
          before = left;
        }
      }),
    );
  });
});
