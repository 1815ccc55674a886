import { parseHazardKey } from '../../domain/hazard.ts';
import type { PlanMeasure } from '../../domain/plan.ts';
import type { ExposureIndicators, PlanIndicators } from '../../domain/plan-indicators.ts';
import type { MeasureOutcome } from '../../panels/plan/plan-data.ts';

/** Stored states from which on something is hit: unknown and not hit come before. */
const FIRST_HIT = 2;

/**
 * What a measure changes in the numbers of the zones: people and buildings in the areas of its hazards, the hazard and scale
 * where it changes most. Of several hazards nobody is counted twice, because only one of them is told.
 */
export function outcomeOf(
  measure: Pick<PlanMeasure, 'hazards'>,
  without: PlanIndicators,
  withIt: PlanIndicators,
): Omit<MeasureOutcome, 'assumption'> {
  const changes = [...without.exposure.keys()]
    .filter((key) => measure.hazards.includes(parseHazardKey(key).hazard))
    .map((key) => {
      const [before, after] = [without.exposure.get(key), withIt.exposure.get(key)];
      return { people: hit(after, 'population', before), buildings: hit(after, 'buildings', before) ?? 0 };
    });
  const size = ({ people, buildings }: (typeof changes)[number]) => Math.abs(people ?? buildings);
  const largest = changes.reduce((most, change) => (size(change) > size(most) ? change : most), {
    people: without.population === null ? null : 0,
    buildings: 0,
  });
  return { peopleDifference: largest.people, buildingsDifference: largest.buildings };
}

function hit(
  after: ExposureIndicators | undefined,
  of: keyof ExposureIndicators,
  before: ExposureIndicators | undefined,
): number | null {
  const [from, to] = [before?.[of], after?.[of]];
  if (!from || !to) return null;
  return sumFrom(to) - sumFrom(from);
}

const sumFrom = (states: Float64Array): number =>
  states.reduce((sum, value, state) => sum + (state < FIRST_HIT ? 0 : value), 0);
