import type { HazardKey } from '../../domain/hazard.ts';
import { CURRENT_SCENARIO } from '../../domain/plan.ts';
import { comparePlanIndicator, type PlanComparison } from '../../domain/plan-comparison.ts';
import { type PlanIndicatorDefinition, planIndicatorList } from '../../domain/plan-indicator-list.ts';
import type { PlanIndicators } from '../../domain/plan-indicators.ts';
import type { PlanData, ScenarioFigures } from './plan-data.ts';

/** The indicators of a scenario, or undefined while they are on their way or failed. */
export function indicatorsOf(data: Pick<PlanData, 'figures'>, scenario: string): PlanIndicators | undefined {
  const block = data.figures.get(scenario)?.indicators;
  return block?.state === 'ready' ? block.value : undefined;
}

export const isStale = (figures: ScenarioFigures | undefined): boolean =>
  figures !== undefined && (figures.stale || figures.indicators.state === 'loading');

/** All indicators of the city, those of the hazard that is looked at first. */
export function listedIndicators({ choice }: Pick<PlanData, 'choice'>, hazard: HazardKey | undefined) {
  const rest = choice.hazards.filter((key) => key !== hazard);
  const hazards = hazard !== undefined && choice.hazards.includes(hazard) ? [hazard, ...rest] : choice.hazards;
  return planIndicatorList({ ...choice, hazards });
}

/** What stands as a tile beside the map and as the first rows of the table: one indicator of each concern. Source: ui.md, plan. */
export function mainIndicators(
  data: Pick<PlanData, 'choice'>,
  hazard: HazardKey | undefined,
): readonly PlanIndicatorDefinition[] {
  const listed = listedIndicators(data, hazard);
  const shown = hazard ?? data.choice.hazards[0];
  const year = data.choice.years.at(-1);
  const wanted = [
    [`people_deep:${shown}`, `people_hit:${shown}`],
    ['red_zone_area'],
    ['density'],
    [`people:${year}`, 'people'],
    ['people_day'],
    ['spending_share'],
  ];
  return wanted.flatMap((ids) => {
    const found = ids.map((id) => listed.find((one) => one.id === id)).find((one) => one !== undefined);
    return found ? [found] : [];
  });
}

/** The two figures of a scenario's card: people at risk, and the area. */
export function cardIndicators(
  data: Pick<PlanData, 'choice'>,
  hazard: HazardKey | undefined,
): readonly PlanIndicatorDefinition[] {
  const [risk] = mainIndicators(data, hazard);
  const area = listedIndicators(data, hazard).find(({ id }) => id === 'area');
  return [risk, area].filter((one) => one !== undefined);
}

/** A value of a scenario beside that of 現行; both null where nothing is computed. */
export function comparedWithCurrent(
  data: Pick<PlanData, 'figures'>,
  definition: PlanIndicatorDefinition,
  scenario: string,
): PlanComparison {
  const valueIn = (id: string): number | null => {
    const indicators = indicatorsOf(data, id);
    return indicators ? definition.value(indicators) : null;
  };
  return comparePlanIndicator(definition, valueIn(CURRENT_SCENARIO), valueIn(scenario));
}

/**
 * Whether a value is known only in part: the overlap with red zones while rules lack their data, or a survey does not reach
 * all of the zones. A 0 of it is no 適合.
 */
export const isPartlyUnknown = ({ id }: PlanIndicatorDefinition, indicators: PlanIndicators | undefined): boolean =>
  id.startsWith('red_zone') && indicators !== undefined && !isFullyKnown(indicators.redZone);

const isFullyKnown = ({ missing, unsurveyedSquareMeters }: PlanIndicators['redZone']): boolean =>
  missing.length === 0 && unsurveyedSquareMeters === 0;
