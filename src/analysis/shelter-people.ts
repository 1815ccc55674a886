import type { HazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { Database } from '../tables/database.ts';
import { STORED_NOT_HIT, STORED_UNKNOWN } from '../tables/hazard-codes.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { hazardSource } from './hazard-dimension.ts';
import type { ShelterParameters } from './shelter-parameters.ts';
import { walkSource } from './walk-tables.ts';

/** Who would go to a shelter; of measures that the city has not, null. */
export interface ShelterPeople {
  readonly buildings: number;
  readonly population: number;
  readonly population75: number | null;
  /** Of those, people whose building the hazard reaches, and those of whom that is not known. */
  readonly populationInHazard: number;
  readonly populationUnknown: number;
}

/** Index of those without any shelter. */
export const NO_SHELTER = -1;

export const nobody = (layout: CityLayout): ShelterPeople => ({
  buildings: 0,
  population: 0,
  population75: layout.measures.includes('population75') ? 0 : null,
  populationInHazard: 0,
  populationUnknown: 0,
});

/** People by the shelter nearest to them (`facility_index`, −1 none). Rejects as `db.query`. */
export async function loadShelterPeople(
  db: Database,
  key: HazardKey,
  parameters: ShelterParameters,
  { layout, signal }: AnalysisContext,
): Promise<{ readonly people: ReadonlyMap<number, ShelterPeople>; readonly sql: string }> {
  const has75 = layout.measures.includes('population75');
  const sql = `SELECT walk.shelter, count(*) AS buildings, sum(b.population) AS population,
  ${has75 ? 'sum(b.population_75)' : 'NULL'} AS population_75,
  sum(b.population) FILTER (hazard.state > ${STORED_NOT_HIT}) AS in_hazard,
  sum(b.population) FILTER (hazard.state = ${STORED_UNKNOWN}) AS not_known
FROM building_measures AS b
  POSITIONAL JOIN ${hazardSource(key)}
  POSITIONAL JOIN ${walkSource(key, parameters)}
GROUP BY walk.shelter
ORDER BY walk.shelter`;
  const { rows } = await db.query(sql, [], signal);
  const sum = (value: unknown) => Number(value ?? 0);
  const people = rows.map((row): readonly [number, ShelterPeople] => [
    Number(row.shelter),
    {
      buildings: Number(row.buildings),
      population: sum(row.population),
      population75: has75 ? sum(row.population_75) : null,
      populationInHazard: sum(row.in_hazard),
      populationUnknown: sum(row.not_known),
    },
  ]);
  return { people: new Map(people), sql };
}
