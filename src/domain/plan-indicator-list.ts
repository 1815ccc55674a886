import type { Text, Unit } from './answer.ts';
import type { FacilityKind } from './datasets.ts';
import { depthRanks } from './depth-rank.ts';
import { isOverlap } from './exclusion-rules.ts';
import { facilityKindNames } from './facility-kind.ts';
import { depthHazards, type HazardKey, hazardNames, parseHazardKey } from './hazard.ts';
import type { ExposureIndicators, PlanIndicators } from './plan-indicators.ts';

/** One line of the comparison of scenarios, and one tile beside the map. */
export interface PlanIndicatorDefinition {
  readonly id: string;
  readonly title: Text;
  /** Values are held in this unit, unrounded; a share as 0 … 1. */
  readonly unit: Unit;
  /** Which way is an improvement; `zero`: must be 0 (適合), `neutral`: a difference is only a difference. */
  readonly better: 'more' | 'less' | 'zero' | 'neutral';
  /** Null: the city has no data for it. */
  value(indicators: PlanIndicators): number | null;
}

export interface PlanIndicatorChoice {
  readonly hazards: readonly HazardKey[];
  /** Projection years. */
  readonly years: readonly number[];
  readonly facilityKinds: readonly FacilityKind[];
}

/** From this rank on (3 m) 2階床上: the first depth that a two-storey house does not help against. Source: domain/depth-rank.ts. */
const DEEP_RANK = 3;
const SQUARE_METERS_PER_HECTARE = 10_000;

/** All indicators of a city in the order in which they are printed; `hazards` first named come first. */
export function planIndicatorList({
  hazards,
  years,
  facilityKinds,
}: PlanIndicatorChoice): readonly PlanIndicatorDefinition[] {
  return [
    ...hazards.flatMap(exposureIndicators),
    ...redZoneIndicators,
    ...placeIndicators,
    ...years.flatMap(futureIndicators),
    ...activityIndicators,
    ...facilityKinds.map(facilityIndicator),
  ];
}

function exposureIndicators(key: HazardKey): readonly PlanIndicatorDefinition[] {
  const { hazard, scale } = parseHazardKey(key);
  const name = { ja: `${hazardNames[hazard].ja}${scale}`, en: `${hazardNames[hazard].en} ${scale}`.trimEnd() };
  const people = (
    id: string,
    ja: string,
    en: string,
    better: PlanIndicatorDefinition['better'],
    from: number,
    to = 7,
  ) =>
    ({
      id: `${id}:${key}`,
      title: { ja: `${name.ja} ${ja}`, en: `${name.en}: ${en}` },
      unit: 'people',
      better,
      value: ({ exposure }) => peopleBetween(exposure.get(key), from, to),
    }) satisfies PlanIndicatorDefinition;
  const deep = depthRanks.find(({ rank }) => rank === DEEP_RANK)!.fromMeters;
  return [
    ...(depthHazards.includes(hazard)
      ? [people('people_deep', `浸水${deep} m以上の居住人口`, `people in ${deep} m and deeper`, 'less', 1 + DEEP_RANK)]
      : []),
    people('people_hit', '区域内の居住人口', 'people in the hazard area', 'less', 2),
    {
      id: `buildings_hit:${key}`,
      title: { ja: `${name.ja} 区域内の建物`, en: `${name.en}: buildings in the hazard area` },
      unit: 'buildings',
      better: 'less',
      value: ({ exposure }) => between(exposure.get(key)?.buildings, 2, 7),
    },
    people('people_unknown', '不明（未調査）の居住人口', 'people where it is not known', 'neutral', 0, 0),
  ];
}

const peopleBetween = (exposure: ExposureIndicators | undefined, from: number, to: number): number | null =>
  between(exposure?.population ?? undefined, from, to);

/** Σ of the stored states `from` … `to`. */
function between(values: Float64Array | undefined, from: number, to: number): number | null {
  if (!values) return null;
  let sum = 0;
  for (let state = from; state <= to; state++) sum += values[state]!;
  return sum;
}

const redZoneIndicators: readonly PlanIndicatorDefinition[] = [
  {
    id: 'red_zone_area',
    title: { ja: '災害レッドゾーンとの重なり', en: 'Overlap with red zones' },
    unit: 'hectares',
    better: 'zero',
    value: ({ redZone }) =>
      whereKnown(
        redZone,
        isOverlap(redZone.areaSquareMeters) ? redZone.areaSquareMeters / SQUARE_METERS_PER_HECTARE : 0,
      ),
  },
  {
    id: 'red_zone_buildings',
    title: { ja: '災害レッドゾーン内の建物', en: 'Buildings in red zones' },
    unit: 'buildings',
    better: 'zero',
    value: ({ redZone }) => whereKnown(redZone, redZone.buildings),
  },
  {
    id: 'red_zone_people',
    title: { ja: '災害レッドゾーン内の居住人口', en: 'People in red zones' },
    unit: 'people',
    better: 'zero',
    value: ({ redZone }) => whereKnown(redZone, redZone.population),
  },
];

/** Without data for a single rule nothing is known: no 0. Where only some are missing, `redZone.missing` names them. */
const whereKnown = ({ byRule }: PlanIndicators['redZone'], value: number | null): number | null =>
  byRule.size === 0 ? null : value;

const placeIndicators: readonly PlanIndicatorDefinition[] = [
  {
    id: 'density',
    title: { ja: '人口密度', en: 'People per hectare' },
    unit: 'people_per_hectare',
    better: 'more',
    value: (indicators) => perHectare(indicators.population, indicators),
  },
  {
    id: 'area',
    title: { ja: '区域面積', en: 'Area' },
    unit: 'hectares',
    better: 'neutral',
    value: ({ areaSquareMeters }) => areaSquareMeters / SQUARE_METERS_PER_HECTARE,
  },
  {
    id: 'people',
    title: { ja: '居住人口', en: 'People' },
    unit: 'people',
    better: 'neutral',
    value: ({ population }) => population,
  },
  {
    id: 'people_65',
    title: { ja: '65歳以上の居住人口', en: 'People of 65 and over' },
    unit: 'people',
    better: 'neutral',
    value: ({ population65 }) => population65,
  },
  {
    id: 'people_75',
    title: { ja: '75歳以上の居住人口', en: 'People of 75 and over' },
    unit: 'people',
    better: 'neutral',
    value: ({ population75 }) => population75,
  },
  {
    id: 'households',
    title: { ja: '世帯数', en: 'Households' },
    unit: 'households',
    better: 'neutral',
    value: ({ households }) => households,
  },
  {
    id: 'buildings',
    title: { ja: '建物', en: 'Buildings' },
    unit: 'buildings',
    better: 'neutral',
    value: ({ buildings }) => buildings,
  },
];

/** Null for an area of nothing. */
const perHectare = (people: number | null, { areaSquareMeters }: PlanIndicators): number | null =>
  people === null || areaSquareMeters <= 0 ? null : (people / areaSquareMeters) * SQUARE_METERS_PER_HECTARE;

/** As in the question of density: null where the future of some is not known, instead of a number that is too low. */
function futureIndicators(year: number): readonly PlanIndicatorDefinition[] {
  const people = ({ future, futureUnknown }: PlanIndicators): number | null =>
    futureUnknown.get(year) === 0 ? (future.get(year) ?? null) : null;
  return [
    {
      id: `people:${year}`,
      title: { ja: `${year}年の居住人口`, en: `People in ${year}` },
      unit: 'people',
      better: 'more',
      value: people,
    },
    {
      id: `density:${year}`,
      title: { ja: `${year}年の人口密度`, en: `People per hectare in ${year}` },
      unit: 'people_per_hectare',
      better: 'more',
      value: (indicators) => perHectare(people(indicators), indicators),
    },
    {
      id: `people_not_projected:${year}`,
      title: { ja: `${year}年の人口が不明の人（現在）`, en: `People whose number in ${year} is not known (today)` },
      unit: 'people',
      better: 'neutral',
      value: ({ futureUnknown }) => futureUnknown.get(year) ?? null,
    },
  ];
}

const activityIndicators: readonly PlanIndicatorDefinition[] = [
  {
    id: 'people_day',
    title: { ja: '昼間人口（平日）', en: 'People at noon of a weekday' },
    unit: 'people',
    better: 'more',
    value: ({ populationDay }) => populationDay,
  },
  {
    id: 'spending_share',
    title: { ja: '消費額の割合', en: 'Share of spending' },
    unit: 'share',
    better: 'more',
    value: ({ spendingShare }) => spendingShare,
  },
];

const facilityIndicator = (kind: FacilityKind): PlanIndicatorDefinition => ({
  id: `facilities:${kind}`,
  title: facilityKindNames[kind],
  unit: 'facilities',
  better: 'more',
  value: ({ facilities }) => facilities.get(kind) ?? 0,
});
