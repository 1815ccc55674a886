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
  const otherZones = found && otherZonesOf(slice, found, zoneKind, measures);
  const asked = measures.map(({ id, place, effect }) => [id, place, effect]);
  return {
    scenario,
    subject: { zoneKind, measures, ...(otherZones && { otherZones }) },
    subjectKey: `${zoneKind} ${measures.length === 0 ? '' : JSON.stringify([asked, otherZones])}`,
    zones: standingZones(slice, facts, scenario, zoneKind),
  };
}

/** Other kinds that the scenario redrew, where a measure's numbers go by them: people move into 居住誘導区域; a place is a zone. */
function otherZonesOf(
  slice: PlanSlice,
  { id, zones }: Scenario,
  zoneKind: FiledZoneKind,
  measures: readonly PlanMeasure[],
): Scenario['zones'] | undefined {
  const asked = new Set<FiledZoneKind>(
    measures.flatMap(({ effect, place }) => [
      ...(effect?.kind === 'relocate' ? (['residence'] as const) : []),
      ...(place.kind === 'zones' ? [place.zoneKind] : []),
    ]),
  );
  asked.delete(zoneKind);
  const redrawn = [...asked].flatMap((kind) => {
    const own = zonesOf(slice, id, kind) ?? zones[kind];
    return own ? [[kind, own] as const] : [];
  });
  return redrawn.length > 0 ? Object.fromEntries(redrawn) : undefined;
}

/** Whether two lines have the same numbers. */
export const isSameLine = (a: LineToCount | undefined, b: LineToCount): boolean =>
  a !== undefined && a.scenario === b.scenario && a.subjectKey === b.subjectKey && a.zones === b.zones;
