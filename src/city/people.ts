import type { PeopleFlowDataset, PopulationDataset } from '../domain/datasets.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import type { BuildingColumns, PeopleTotals } from '../tables/city-tables.ts';
import type { BuildingFacts } from './building-columns.ts';
import { chooseDaytime } from './choose-daytime.ts';
import { choosePopulation } from './choose-population.ts';

export type PeopleColumns = Pick<
  BuildingColumns,
  'population' | 'population65' | 'population75' | 'households' | 'populationDay'
>;

export interface PeopleAssembly {
  readonly columns: PeopleColumns;
  /** People that no building could take up. */
  readonly unplaced: PeopleTotals;
  readonly source: PeopleTotals;
  readonly issues: readonly ImportIssue[];
}

export function assemblePeople(
  datasets: { readonly population: readonly PopulationDataset[]; readonly peopleFlow: readonly PeopleFlowDataset[] },
  facts: BuildingFacts,
  _planarCrs: string,
): PeopleAssembly {
  const population = choosePopulation(datasets.population);
  const daytime = chooseDaytime(datasets.peopleFlow);
  const none = new Float64Array(facts.count).fill(Number.NaN);
  const zero = { population: 0, population65: 0, population75: 0, households: 0, populationDay: 0 };
  return {
    columns: { population: none, population65: none, population75: none, households: none, populationDay: none },
    unplaced: zero,
    source: zero,
    issues: [...population.issues, ...daytime.issues],
  };
}
