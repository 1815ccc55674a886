import { describe, expect, it } from 'vitest';
import type { PlanZone } from '../../../src/domain/plan.ts';
import type { SceneScenario } from '../../../src/map/compare/compare-types.ts';
import { shownZones } from '../../../src/map/layers/shown-zones.ts';
import { createToyCity, TOY_CRS, TOY_ORIGIN } from '../create-toy-city.ts';

const { zones } = createToyCity(4).city;
const redrawn: PlanZone = {
  id: 'new',
  name: '案Aの区域',
  code: 31,
  polygons: [
    [
      [
        [TOY_ORIGIN.x, TOY_ORIGIN.y],
        [TOY_ORIGIN.x + 100, TOY_ORIGIN.y],
        [TOY_ORIGIN.x, TOY_ORIGIN.y + 100],
      ],
    ],
  ],
};
const scenario: SceneScenario = { name: '案A', colour: '#8a4b00', zones: { residence: [redrawn] } };
const told = (shown: ReturnType<typeof shownZones>) =>
  shown.map(({ zoneKind, zoneId, colour, side }) => [zoneKind, zoneId[0], colour, side]);

describe('zones on the map', () => {
  it('are those of the data without a scenario, and a scenario’s instead kind by kind', () => {
    expect(shownZones(zones, TOY_CRS, {})).toEqual(zones);
    expect(told(shownZones(zones, TOY_CRS, { scenario }))).toEqual([
      ['urban_function', '1', undefined, undefined],
      ['district', '1', undefined, undefined],
      ['residence', 'new', '#8a4b00', undefined],
    ]);
  });

  it('lie in degrees with closed rings', () => {
    const residence = shownZones(zones, TOY_CRS, { scenario }).find(({ zoneKind }) => zoneKind === 'residence')!;
    const { positions } = residence.polygons;
    expect(positions).toHaveLength(8);
    expect(positions.slice(6)).toEqual(positions.slice(0, 2));
    expect(positions[0]).toBeGreaterThan(139);
    expect(positions[0]).toBeLessThan(142);
  });

  it('leave out the kind that is being edited', () => {
    const shown = shownZones(zones, TOY_CRS, { scenario, editedKind: 'residence' });
    expect(shown.map(({ zoneKind }) => zoneKind)).toEqual(['urban_function', 'district']);
  });

  it('stand on their side of the bar where the sides differ, and once where they do not', () => {
    const sides = { left: { scenario: undefined }, right: { scenario } };
    expect(told(shownZones(zones, TOY_CRS, { sides }))).toEqual([
      ['urban_function', '1', undefined, undefined],
      ['district', '1', undefined, undefined],
      ['residence', '1', undefined, 'left'],
      ['residence', 'new', '#8a4b00', 'right'],
    ]);
  });
});
