import { apportionmentWeights, daytimeWeights, residentWeights, type UsageWeight } from '../domain/apportionment.ts';
import type { PeopleFlowDataset, PopulationDataset } from '../domain/datasets.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import {
  type Apportionment,
  createApportionment,
  createDetailApportionment,
  detailHolders,
  type SharedOut,
} from '../spatial/apportion.ts';
import { createMeshIndex } from '../spatial/mesh-index.ts';
import { createPolygonLocator } from '../spatial/polygon-locator.ts';
import type { BuildingColumns, PeopleTotals } from '../tables/city-tables.ts';
import type { BuildingFacts } from './building-columns.ts';
import { chooseDaytime } from './choose-daytime.ts';
import { choosePopulation } from './choose-population.ts';
import { planarPolygons } from './planar-polygons.ts';
import { populationIssues } from './population-issues.ts';
import type { PopulationUnits } from './population-units.ts';

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

type Measure = keyof PeopleTotals;

/** Weights of floor area that people are shared out by. */
export interface PeopleWeights {
  readonly residents: readonly UsageWeight[];
  readonly daytime: readonly UsageWeight[];
}

const defaultWeights: PeopleWeights = { residents: residentWeights, daytime: daytimeWeights };

/**
 * People of the present census and of a weekday noon, shared out to the buildings: Σ buildings + unplaced = Σ source for
 * every measure. A measure that no source gives is NaN for every building (unknown, not zero).
 */
export function assemblePeople(
  datasets: { readonly population: readonly PopulationDataset[]; readonly peopleFlow: readonly PeopleFlowDataset[] },
  facts: BuildingFacts,
  planarCrs: string,
  weights: PeopleWeights = defaultWeights,
): PeopleAssembly {
  const population = choosePopulation(datasets.population);
  const daytime = chooseDaytime(datasets.peopleFlow);
  const residents = population.units && shareResidents(population.units, population.file, facts, planarCrs, weights);
  const shared: Partial<Record<Measure, SharedOut>> = {
    ...residents?.shared,
    ...(daytime.units && {
      populationDay: createApportionment({
        unitCount: daytime.units.meshCode.length,
        unitOfBuilding: createMeshIndex(daytime.units.meshCode, daytime.units.meshLevel).locate(facts.lon, facts.lat),
        weight: apportionmentWeights(facts.usage, facts.floorAreaSquareMeters, weights.daytime),
        fallbackWeight: facts.footprintAreaSquareMeters,
      }).share(daytime.units.population),
    }),
  };
  const unknown = new Float64Array(facts.count).fill(Number.NaN);
  return {
    columns: ofMeasures((measure) => shared[measure]?.values ?? unknown),
    unplaced: ofMeasures((measure) => shared[measure]?.unplaced ?? 0),
    source: ofMeasures((measure) => shared[measure]?.source ?? 0),
    issues: [...population.issues, ...(residents?.issues ?? []), ...daytime.issues],
  };
}

const ofMeasures = <T>(value: (measure: Measure) => T): Record<Measure, T> => ({
  population: value('population'),
  population65: value('population65'),
  population75: value('population75'),
  households: value('households'),
  populationDay: value('populationDay'),
});

/** Residents and households go by residential floor area, age groups by the residents of each building. */
function shareResidents(
  units: PopulationUnits,
  file: string,
  facts: BuildingFacts,
  planarCrs: string,
  weights: PeopleWeights,
): { readonly shared: Partial<Record<Measure, SharedOut>>; readonly issues: readonly ImportIssue[] } {
  const { member: unitOfBuilding, shared: inSeveral } = unitsOfBuildings(units, facts, planarCrs);
  const holderOfUnit = detailHolders(units.unitId, units.suppressedInto);
  const weight = apportionmentWeights(facts.usage, facts.floorAreaSquareMeters, weights.residents);
  const isGiven = (measure: keyof PopulationUnits & Measure) => units[measure].some((value) => !Number.isNaN(value));
  const byFloorArea = (totals: Float64Array) =>
    groupedApportionment(totals, unitOfBuilding, holderOfUnit, weight, facts);
  const shared: Partial<Record<Measure, SharedOut>> = {};
  const apportionment = byFloorArea(units.population);
  const issues = [
    ...populationIssues(units, file, apportionment, unitOfBuilding, holderOfUnit),
    ...(inSeveral > 0
      ? [{ severity: 'warning', code: 'population-units-overlap', file, count: inSeveral } as const]
      : []),
  ];
  const population = apportionment.share(units.population);
  if (isGiven('population')) shared.population = population;
  if (isGiven('households')) shared.households = byFloorArea(units.households).share(units.households);
  const ages = (['population65', 'population75'] as const).filter(isGiven);
  if (ages.length === 0) return { shared, issues };
  const byPeople = createDetailApportionment({
    unitOfBuilding,
    holderOfUnit,
    population: population.values,
    fallbackWeight: weight,
  });
  for (const measure of ages) shared[measure] = byPeople.share(units[measure]);
  return { shared, issues };
}

/** A unit whose total itself is withheld goes with the unit that its total was added to. */
function groupedApportionment(
  totals: Float64Array,
  unitOfBuilding: Int32Array,
  holderOfUnit: Int32Array,
  weight: Float64Array,
  facts: BuildingFacts,
): Apportionment {
  const withheld = totals.some((total, unit) => Number.isNaN(total) && holderOfUnit[unit] !== unit);
  return createApportionment({
    unitCount: totals.length,
    unitOfBuilding: withheld
      ? unitOfBuilding.map((unit) => (unit >= 0 && Number.isNaN(totals[unit]!) ? holderOfUnit[unit]! : unit))
      : unitOfBuilding,
    weight,
    fallbackWeight: facts.footprintAreaSquareMeters,
  });
}

function unitsOfBuildings(
  units: PopulationUnits,
  facts: BuildingFacts,
  planarCrs: string,
): { readonly member: Int32Array; readonly shared: number } {
  if (units.meshLevel)
    return { member: createMeshIndex(units.unitId, units.meshLevel).locate(facts.lon, facts.lat), shared: 0 };
  const planar = planarPolygons(units.polygons as PolygonColumns, planarCrs);
  return createPolygonLocator(planar, { overlaps: true }).locateShared(facts.xMeters, facts.yMeters);
}
