import type { CityModel } from '../../city/city-model.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import { facilitySummaries } from './city-summary.ts';
import type { ScenarioFacts } from './question-types.ts';
import { paintColumns, sceneFacilities, sceneZones } from './scene-parts.ts';

/** What the page is to show otherwise than in 現行: what both have in common is not sent again. */
export function scenarioFacts(city: CityModel, scenario: CityModel, layout: CityLayout): ScenarioFacts {
  const { storeys, hazards } = paintColumns(scenario);
  const changed = hazards.filter((_, i) => !city.tables.hazards.includes(scenario.tables.hazards[i]!));
  return {
    layout,
    redrawn: scenario.zones.filter((layer) => !city.zones.includes(layer)).map(({ dataset }) => dataset.zoneKind),
    ...(scenario.facilities !== city.facilities && { facilities: facilitySummaries(scenario) }),
    paint: {
      ...(storeys !== city.buildings.storeys && { storeys }),
      ...(changed.length > 0 && { hazards: changed }),
    },
    scene: {
      ...(scenario.zones !== city.zones && { zones: sceneZones(scenario) }),
      ...(scenario.facilities !== city.facilities && { facilities: sceneFacilities(scenario) }),
    },
  };
}
