import type { CityModel } from '../city-model.ts';
import { assembleAreas } from '../subjects/assemble-areas.ts';
import { assembleExclusions } from '../subjects/assemble-exclusions.ts';
import { assembleFacilities } from '../subjects/assemble-facilities.ts';
import { assembleProjection } from '../subjects/assemble-projection.ts';
import type { SubjectAssembly } from '../subjects/assemble-subjects.ts';

/** How the subjects are assembled that a scenario changes, to be done over the scenario's own columns. */
export function scenarioSubjects(city: CityModel, scenario: CityModel): readonly SubjectAssembly[] {
  const zones = scenario.zones !== city.zones;
  const hazards = scenario.tables.hazards.some((column) => !city.tables.hazards.includes(column));
  const changed: readonly (readonly [isChanged: boolean, assemble: SubjectAssembly])[] = [
    [zones, assembleAreas],
    [zones || hazards, assembleExclusions],
    [zones || scenario.facilities !== city.facilities, assembleFacilities],
    [scenario.buildings !== city.buildings, assembleProjection],
  ];
  return changed.flatMap(([isChanged, assemble]) => (isChanged ? [assemble] : []));
}
