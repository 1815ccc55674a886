import type { Hazard, HazardKey } from '../../../domain/hazard.ts';
import { hazards, parseHazardKey } from '../../../domain/hazard.ts';
import { type MeasureApproach, measureApproaches, type PlanMeasure } from '../../../domain/plan.ts';
import type { PlanIndicators } from '../../../domain/plan-indicators.ts';
import type { UncoveredRisk } from '../plan-data.ts';

/** A hazard with the risk it is and the measures against it. */
export interface MatrixRow {
  readonly hazard: Hazard;
  /** The scale with the most people in its area; undefined: the city has no data for the hazard. */
  readonly key: HazardKey | undefined;
  readonly people: number | null;
  readonly buildings: number;
  readonly measures: Readonly<Record<MeasureApproach, readonly PlanMeasure[]>>;
}

/** One row for each hazard that the city has or that a measure is directed against. */
export function measureMatrix(
  measures: readonly PlanMeasure[],
  keys: readonly HazardKey[],
  indicators: PlanIndicators | undefined,
): readonly MatrixRow[] {
  const has = (hazard: Hazard): boolean =>
    keys.some((key) => parseHazardKey(key).hazard === hazard) || measures.some((one) => one.hazards.includes(hazard));
  return hazards.filter(has).map((hazard) => {
    const own = measures.filter((measure) => measure.hazards.includes(hazard));
    const by = (approach: MeasureApproach) => own.filter((measure) => measure.approach === approach);
    return {
      hazard,
      ...largestRisk(hazard, keys, indicators),
      measures: { avoid: by('avoid'), reduce_hard: by('reduce_hard'), reduce_soft: by('reduce_soft') },
    };
  });
}

function largestRisk(hazard: Hazard, keys: readonly HazardKey[], indicators: PlanIndicators | undefined) {
  const risks = keys
    .filter((key) => parseHazardKey(key).hazard === hazard)
    .map((key) => {
      const exposure = indicators?.exposure.get(key);
      return { key, people: hitOf(exposure?.population), buildings: hitOf(exposure?.buildings) ?? 0 };
    });
  const [largest] = risks.toSorted((a, b) => (b.people ?? 0) - (a.people ?? 0) || b.buildings - a.buildings);
  return largest ?? { key: undefined, people: null, buildings: 0 };
}

/** Σ of the ranks; stored states are 0 unknown, 1 not hit, 1 + rank. */
const hitOf = (values: Float64Array | null | undefined): number | null =>
  values ? values.subarray(2).reduce((sum, value) => sum + value, 0) : null;

/** Hazards that reach people or buildings and that no measure is directed against. */
export const uncoveredHazards = (rows: readonly MatrixRow[]): readonly UncoveredRisk[] =>
  rows.flatMap(({ hazard, key, people, buildings, measures }) => {
    const covered = measureApproaches.some((approach) => measures[approach].length > 0);
    if (covered || key === undefined || ((people ?? 0) === 0 && buildings === 0)) return [];
    return [{ id: hazard, hazard: key, place: null, people, buildings }];
  });
