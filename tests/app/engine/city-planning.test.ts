import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CityPlanning } from '../../../src/app/engine/city-planning.ts';
import type { PlanSubject } from '../../../src/app/engine/plan-types.ts';
import type { PlanMeasure, PlanZone } from '../../../src/domain/plan.ts';
import type { PlanIndicators } from '../../../src/domain/plan-indicators.ts';
import { createScenarioCity, drawn, measure, planBox } from '../../city/scenario/create-scenario-city.ts';

const city = await createScenarioCity();
const box = (...size: Parameters<typeof planBox>[0]): readonly PlanZone[] => [
  { id: 'r', name: '', code: 0, polygons: [planBox(size)] },
];
const subjectOf = (...measures: PlanMeasure[]): PlanSubject => ({ zoneKind: 'residence', measures });
const dry = (found: PlanIndicators) => [...found.exposure.get('river:L2')!.population!];

describe('numbers of a line under measures that go by the line itself', () => {
  // half of a's 100 people (the box holds a alone) go to the dwellings of the residence area
  const leave = measure('1', { kind: 'relocate', share: 0.5 }, drawn([0, 0, 25, 50]));

  it('move people into the area as it is drawn, by hand', () => {
    const planning = new CityPlanning(city);
    // 100 … 200 m east holds d (300 m² of dwelling) and e (a shop): d takes all 50
    expect(planning.change(subjectOf(leave), { zones: box(100, 0, 100, 100) }).indicators.population).toBe(350);
    // 25 … 200 m holds b (200 m²), c (100 m²), d (300 m²): all 50 arrive inside, 200 + 100 + 300 + 50
    const wide = planning.change(subjectOf(leave), { zones: box(25, 0, 175, 100) }).indicators;
    expect(wide.population).toBeCloseTo(650, 9);
    // of the 50 b and c take ⅓ and ⅙: 200 + 16 ⅔ at 3–5 m, 100 + 8 ⅓ at 0.5–3 m; d is not surveyed
    expect(dry(wide).map((people) => Math.round(people * 3))).toEqual([975, 0, 0, 325, 650, 0, 0, 0]);
  });

  it('follow a single vertex as they follow the whole line', () => {
    const planning = new CityPlanning(city);
    const subject = subjectOf(leave);
    planning.change(subject, { zones: box(100, 0, 100, 100) });
    // The two western corners go to x = 25 one after the other: a line as above
    const [ring] = planBox([25, 0, 175, 100]);
    const at = (vertex: number) => ({ zone: 'r', polygon: 0, ring: 0, vertex });
    planning.change(subject, { vertex: at(0), to: ring![0]! });
    const found = planning.change(subject, { vertex: at(3), to: ring![3]! }).indicators;
    expect(found).toEqual(planning.count(subject, box(25, 0, 175, 100)));
  });

  it('equal the full count after any edits, whatever the measures', () => {
    const measures = [
      leave,
      measure('2', { kind: 'relocate', share: 0.3 }, { kind: 'zones', zoneKind: 'residence', zoneIds: ['r'] }),
      measure(
        '3',
        { kind: 'lower_depth', hazards: ['river:L2'], meters: 1 },
        { kind: 'zones', zoneKind: 'residence', zoneIds: ['r'] },
      ),
      measure('4', {
        kind: 'new_shelter',
        facilityKind: 'shelter',
        position: planBox([30, 10, 1, 1])[0]![0]!,
        capacity: 100,
        usableFor: ['river'],
      }),
    ];
    const meters = fc.integer({ min: 0, max: 160 });
    const edits = fc.array(fc.record({ west: meters, width: fc.integer({ min: 5, max: 120 }) }), { minLength: 1 });
    fc.assert(
      fc.property(fc.subarray(measures), edits, (inForce, steps) => {
        const planning = new CityPlanning(city);
        const subject = subjectOf(...inForce);
        for (const { west, width } of steps) {
          const zones = box(west, 0, width, 60);
          expect(planning.change(subject, { zones }).indicators).toEqual(planning.count(subject, zones));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('equal the full count to the last bit where people move under a levee that stays, in parts that are not whole', () => {
    const levee = measure('5', { kind: 'lower_depth', hazards: ['river:L2'], meters: 1 }, drawn([0, 0, 80, 60]));
    const meters = fc.double({ min: 0, max: 160, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 5, max: 120, noNaN: true }),
        fc.array(fc.tuple(meters, meters), { minLength: 1, maxLength: 6 }),
        (share, reach, steps) => {
          const planning = new CityPlanning(city);
          const subject = subjectOf(levee, measure('6', { kind: 'relocate', share }, drawn([0, 0, reach, 50])));
          for (const [west, width] of steps) {
            const zones = box(west, 0, width + 1, 60);
            expect(planning.change(subject, { zones }).indicators).toEqual(planning.count(subject, zones));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('move people into the residence area that the scenario redrew while another kind is edited', () => {
    const planning = new CityPlanning(city);
    const elsewhere: PlanSubject = { zoneKind: 'urban_function', measures: [leave] };
    const zones = box(25, 0, 50, 50); // b and c
    expect(planning.count(elsewhere, zones).population, 'd takes the 50 people').toBe(300);
    const redrawn = { ...elsewhere, otherZones: { residence: box(25, 0, 50, 50) } };
    expect(planning.count(redrawn, zones).population, 'b and c take them').toBe(350);
  });
});
