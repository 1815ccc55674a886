import type { PlanMeasure, PlanZone, Scenario } from '../../domain/plan.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import { type PlanSlice, scenarioOf, zonesOf } from '../../project/plan/plan-slice.ts';
import type { PlanCityFacts } from '../engine/plan-types.ts';
import type { LineToCount } from './live-counts.ts';

/** Zones of a scenario as they stand, its draft included. */
export const standingZones = (
  slice: PlanSlice,
  facts: Pick<PlanCityFacts, 'zones'>,
  scenario: string,
  zoneKind: FiledZoneKind,
): readonly PlanZone[] => zonesOf(slice, scenario, zoneKind) ?? facts.zones[zoneKind] ?? noZones;

const noZones: readonly PlanZone[] = [];

/** Measures in force that change numbers. */
export function effectiveMeasures({ plan }: Pick<PlanSlice, 'plan'>, scenario: Scenario): readonly PlanMeasure[] {
  return scenario.measures.flatMap((id) => plan.measures.filter((one) => one.id === id && one.effect !== undefined));
}

/** The line of a scenario with all that its numbers depend on. */
export function lineOf(
  slice: PlanSlice,
  facts: Pick<PlanCityFacts, 'zones'>,
  scenario: string,
  zoneKind: FiledZoneKind,
): LineToCount {
  const found = scenarioOf(slice, scenario);
  const measures = found ? effectiveMeasures(slice, found) : [];
  return {
    scenario,
    subject: { zoneKind, measures },
    subjectKey: `${zoneKind} ${measures.length === 0 ? '' : JSON.stringify(measures.map(({ id, place, effect }) => [id, place, effect]))}`,
    zones: standingZones(slice, facts, scenario, zoneKind),
  };
}

/** Whether two lines have the same numbers. */
export const isSameLine = (a: LineToCount | undefined, b: LineToCount): boolean =>
  a !== undefined && a.scenario === b.scenario && a.subjectKey === b.subjectKey && a.zones === b.zones;
