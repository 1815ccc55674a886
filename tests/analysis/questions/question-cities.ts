import type { CityTables } from '../../../src/tables/city-tables.ts';
import type { SubjectTables } from '../../../src/tables/subjects/subject-tables.ts';
import { createRandomCity } from '../random-city.ts';
import { createToyCity } from '../toy-city.ts';
import { areaModel, areaSubjects } from './toy-areas.ts';
import { facilitySubject, randomFacilities } from './toy-facilities.ts';
import { peopleSubjects, randomSources, toySources } from './toy-people.ts';
import { withRiskAreas } from './toy-risk-areas.ts';
import { withTsunami } from './toy-tsunami.ts';
import { waterSubjects } from './toy-water-subjects.ts';

export interface QuestionCity {
  readonly name: string;
  readonly city: () => CityTables;
  /** Facilities, people flow … of that city, so that every question of the catalogue has something to answer. */
  readonly subjects: () => readonly SubjectTables[];
  /** Only these questions; the cities without such a list are asked all others. */
  readonly asks?: readonly string[];
}

const toy = () => withTsunami(withCollapse(createToyCity()));
const random = () => withTsunami(withCollapse(createRandomCity(500, 11, { districts: 4 })));

/** Every question is asked of these, on both engines; `golden/` holds the answers (written by `vitest -u`). */
export const questionCities: readonly QuestionCity[] = [
  {
    name: 'toy',
    city: toy,
    subjects: () => [facilitySubject(toy()), ...waterSubjects(toy()), ...peopleSubjects(toy(), toySources)],
  },
  {
    name: 'random',
    city: random,
    subjects: () => [
      facilitySubject(random(), randomFacilities(60, 7, 4)),
      ...waterSubjects(random()),
      ...peopleSubjects(random(), randomSources()),
    ],
  },
  { name: 'risk-areas', city: () => withRiskAreas(toy()), subjects: () => [], asks: ['disaster_risk_area'] },
  { name: 'areas', city: () => areaModel.tables, subjects: areaSubjects, asks: ['hazard_area', 'exclusion_check'] },
];

/** The questions that a city is asked. */
export const askedOf = <Q extends { readonly id: string }>(
  { asks }: QuestionCity,
  questions: readonly Q[],
): readonly Q[] =>
  questions.filter(({ id }) => asks?.includes(id) ?? !questionCities.some((city) => city.asks?.includes(id)));

/** House collapse zones over a city that has none: kinds 氾濫流, 河岸侵食, both, and unknown, by turns. */
export function withCollapse(city: CityTables): CityTables {
  const turns = Uint8Array.of(1, 1, 2, 3, 1, 0, 0, 255, 0, 0, 1);
  const state = Uint8Array.from({ length: city.buildings.count }, (_, row) => turns[row % turns.length]!);
  const depthMeters = new Float32Array(state.length).fill(Number.NaN);
  return {
    ...city,
    hazards: [...city.hazards, { key: 'collapse:L2', state, depthMeters, sources: ['polygons'] as const }],
  };
}
