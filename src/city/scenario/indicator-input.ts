import { apportionmentWeights, commercialWeights } from '../../domain/apportionment.ts';
import { exclusionRules } from '../../domain/exclusion-rules.ts';
import type {
  FacilityPoints,
  FutureInput,
  IndicatorInput,
  RedZoneInput,
  SpendingInput,
} from '../../domain/indicator-input.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { createApportionment, sumExactly } from '../../spatial/apportion.ts';
import { takeRows } from '../../spatial/polygon-columns-building.ts';
import { createPolygonLocator } from '../../spatial/polygon-locator.ts';
import { AREA_UNKNOWN } from '../../tables/area-codes.ts';
import type { BuildingColumns } from '../../tables/city-tables.ts';
import { exactlySummable } from '../../tables/exact-sum.ts';
import { storedStates } from '../../tables/hazard-codes.ts';
import type { CityModel } from '../city-model.ts';
import { spendingOf } from '../subjects/assemble-consumption.ts';
import { projectionOf } from '../subjects/assemble-projection.ts';
import { ruleFeatures } from '../subjects/exclusion-features.ts';
import { hazardAreaLayers } from '../subjects/hazard-area-layers.ts';
import { mergeFacilities } from '../subjects/merge-facilities.ts';

/**
 * What the live indicators of a city, or of a scenario (`applyMeasures`), are counted from. A second or two for a million
 * buildings; made once for all zones that are tried.
 */
export function indicatorInput(model: CityModel): IndicatorInput {
  const { buildings, tables } = model;
  return {
    count: buildings.count,
    x: buildings.xMeters,
    y: buildings.yMeters,
    population: summable(buildings.population),
    population65: summable(buildings.population65),
    population75: summable(buildings.population75),
    households: summable(buildings.households),
    populationDay: summable(buildings.populationDay),
    floorAreaSquareMeters: summable(buildings.floorAreaSquareMeters) ?? new Float64Array(buildings.count),
    hazards: tables.hazards.map(({ key, state }) => ({ key, state: storedStates(state) })),
    redZones: redZones(model),
    future: futureInput(model),
    spending: spendingInput(model),
    facilities: facilityPoints(model),
  };
}

/**
 * The same for a scenario over the city (`applyScenario`), made from that of the city: only columns that an effect changed are
 * made anew, so that a measure which follows the line can be counted at each step of a drag. Equal to `indicatorInput` of the
 * scenario to the last bit where no zones but the redrawn kinds differ, which rules, meshes and spending do not go by.
 */
export function scenarioInput(base: IndicatorInput, city: CityModel, scenario: CityModel): IndicatorInput {
  const people = (measure: PeopleColumn): Float64Array | null =>
    scenario.buildings[measure] === city.buildings[measure] ? base[measure] : summable(scenario.buildings[measure]);
  return {
    ...base,
    population: people('population'),
    population65: people('population65'),
    population75: people('population75'),
    households: people('households'),
    hazards: scenario.tables.hazards.map(({ key, state }, i) =>
      state === city.tables.hazards[i]?.state ? base.hazards[i]! : { key, state: storedStates(state) },
    ),
    facilities: scenario.facilities === city.facilities ? base.facilities : facilityPoints(scenario),
  };
}

type PeopleColumn = 'population' | 'population65' | 'population75' | 'households';

/** Null where no building has a value: then nothing is known, not 0. */
function summable(values: Float64Array): Float64Array | null {
  if (values.every(Number.isNaN)) return null;
  return exactlySummable(values.map((value) => (Number.isNaN(value) ? 0 : value)));
}

/** Features of the rules of level A, as the question of the exclusion check takes them. */
function redZones(model: CityModel): RedZoneInput {
  const rules = ruleFeatures(model).filter(({ rule }) => rule.level === 'A');
  const { xMeters, yMeters, count } = model.buildings;
  const flags = new Uint8Array(count);
  rules.forEach(({ polygons }, i) => {
    const row = createPolygonLocator(polygons).locate(xMeters, yMeters);
    for (let building = 0; building < count; building++) if (row[building]! >= 0) flags[building]! |= 1 << i;
  });
  const surveyed = landslideSurvey(model);
  return {
    ...(surveyed && { surveyed }),
    rules: rules.map(({ rule, polygons }) => ({ id: rule.id, polygons })),
    flags,
    missing: exclusionRules
      .filter(({ id, level }) => level === 'A' && !rules.some(({ rule }) => rule.id === id))
      .map(({ id }) => id),
  };
}

/** Undefined where there is no survey of landslides, or it reaches everywhere. */
function landslideSurvey(model: CityModel): readonly PolygonColumns[] | undefined {
  const [survey] = hazardAreaLayers({ ...model, hazardRasters: [] }).filter(({ key }) => key === 'landslide:');
  const [layer] = survey?.layers ?? [];
  if (!layer || (layer.everywhere ?? AREA_UNKNOWN) !== AREA_UNKNOWN) return undefined;
  return layer.sources.flatMap((source) => {
    if (!('polygons' in source)) return [];
    const rows = Array.from(source.labels, (label, row) => (label === AREA_UNKNOWN ? -1 : row)).filter(
      (row) => row >= 0,
    );
    return [takeRows(source.polygons, rows)];
  });
}

function futureInput(model: CityModel): FutureInput | null {
  const projection = projectionOf(model);
  if (!projection) return null;
  const { years, members, rows } = projection;
  const ratios = years.map(() => new Float64Array(members.meshCode.length + 1).fill(Number.NaN));
  rows.year.forEach((year, row) => {
    const ofYear = ratios[years.indexOf(year)];
    if (ofYear) ofYear[rows.mesh_number[row]!] = rows.ratio[row]!;
  });
  return { years, mesh: members.meshNumber, ratios };
}

/** By floor area that sells, as the question of spending shares it out: the latest year, all categories, its months. */
function spendingInput(model: CityModel): SpendingInput | null {
  const spending = spendingOf(model);
  if (!spending) return null;
  const { rows, members } = spending;
  const year = rows.reduce((latest, row) => Math.max(latest, row.year), 0);
  const ofYear = rows.filter((row) => row.year === year);
  // a source that gives the whole year (month 0) beside its months is read by the months
  const byMonths = ofYear.some(({ month }) => month > 0);
  const amounts = new Float64Array(members.meshCode.length);
  for (const { month, meshCode, amountYen } of ofYear)
    if (month > 0 === byMonths && !Number.isNaN(amountYen))
      amounts[members.numberOfCode.get(meshCode)! - 1]! += amountYen;
  return { yen: sharedByCommerce(amounts, members.meshNumber, model.buildings), cityYen: sumExactly(amounts) };
}

/** Meshes without floor that sells have nobody to give to. */
function sharedByCommerce(amounts: Float64Array, meshNumber: Uint32Array, buildings: BuildingColumns): Float64Array {
  const apportionment = createApportionment({
    unitCount: amounts.length,
    unitOfBuilding: Int32Array.from(meshNumber, (number) => number - 1),
    weight: apportionmentWeights(buildings.usage, buildings.floorAreaSquareMeters, commercialWeights),
    fallbackWeight: buildings.footprintAreaSquareMeters,
  });
  const withoutCommerce = new Set(apportionment.unitsByArea);
  return exactlySummable(
    apportionment.share(amounts.map((amount, unit) => (withoutCommerce.has(unit) ? 0 : amount))).values,
  );
}

function facilityPoints({ facilities, planarCrs }: CityModel): FacilityPoints {
  const { kind, x, y } = mergeFacilities(facilities, planarCrs);
  return { kind, x, y };
}
