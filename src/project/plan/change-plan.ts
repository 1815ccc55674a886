import { CURRENT_SCENARIO, type Plan, type PlanMeasure, type PlanZone, type Scenario } from '../../domain/plan.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import { findDraft, type PlanSlice, scenarioOf, type ZoneDraft } from './plan-slice.ts';
import { isSameValue } from './same-value.ts';
import { nextColour } from './scenario-colours.ts';

/**
 * Changes of a plan as pure functions. Each gives back the very slice it was given where nothing changes: no step of the
 * history comes of it. 現行 takes no edits of zones.
 */
export type PlanChange = (slice: PlanSlice) => PlanSlice;

/** What a planner may set of a scenario by itself. */
export type ScenarioChange = Partial<
  Pick<Scenario, 'name' | 'colour' | 'description' | 'hazard' | 'scale' | 'year' | 'timeOfDay' | 'parameters'>
>;

/** `prefix1`, `prefix2` …: one more than the largest that is taken. */
export function nextId(prefix: string, taken: readonly { readonly id: string }[]): string {
  const numbers = taken.map(({ id }) => (id.startsWith(prefix) ? Number(id.slice(prefix.length)) : Number.NaN));
  return `${prefix}${1 + Math.max(0, ...numbers.filter(Number.isSafeInteger))}`;
}

/** A, B … Z, AA, AB …: the first letter whose name is not taken. */
export function nextScenarioName(
  taken: readonly { readonly name: string }[],
  named: (letter: string) => string,
): string {
  for (let index = 0; ; index++) {
    const name = named(letters(index));
    if (!taken.some((scenario) => scenario.name === name)) return name;
  }
}

const letters = (index: number): string =>
  `${index >= 26 ? letters(Math.floor(index / 26) - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;

/** A scenario that begins as another stands (現行 mostly), with an id, a colour and a name of its own. */
export const addScenario =
  (id: string, name: string, like: string): PlanChange =>
  (slice) => {
    const model = scenarioOf(slice, like);
    const { scenarios } = slice.plan;
    if (!model || scenarios.some((scenario) => scenario.id === id)) return slice;
    const added: Scenario = { ...model, id, name, colour: nextColour(scenarios), description: '' };
    const drafts = slice.drafts.filter(({ scenario }) => scenario === like);
    return {
      ...slice,
      plan: { ...slice.plan, scenarios: [...scenarios, added] },
      drafts:
        drafts.length === 0 ? slice.drafts : [...slice.drafts, ...drafts.map((draft) => ({ ...draft, scenario: id }))],
    };
  };

/** Of 現行 neither name nor colour change: they are fixed wherever it is drawn or printed. */
export const changeScenario = (id: string, change: ScenarioChange): PlanChange =>
  withScenario(id, (scenario) => {
    const { name, colour, ...others } = change;
    const named = { ...(name?.trim() && { name: name.trim() }), ...(colour && { colour }) };
    return { ...scenario, ...others, ...(id !== CURRENT_SCENARIO && named) };
  });

/** 現行 stays. */
export const removeScenario =
  (id: string): PlanChange =>
  (slice) => {
    if (id === CURRENT_SCENARIO || !scenarioOf(slice, id)) return slice;
    return {
      ...slice,
      plan: { ...slice.plan, scenarios: slice.plan.scenarios.filter((scenario) => scenario.id !== id) },
      drafts: withoutDrafts(slice.drafts, (draft) => draft.scenario === id),
    };
  };

/** Sets the line that is being redrawn. */
export const editZones =
  (draft: ZoneDraft): PlanChange =>
  (slice) => {
    const scenario = scenarioOf(slice, draft.scenario);
    if (!scenario || draft.scenario === CURRENT_SCENARIO) return slice;
    const before = findDraft(slice, draft.scenario, draft.zoneKind);
    if (isSameValue(before ?? { ...draft, zones: scenario.zones[draft.zoneKind], problem: null }, draft)) return slice;
    const others = slice.drafts.filter((one) => one !== before);
    // Back where it was confirmed: nothing is being redrawn any more.
    const settled = draft.problem === null && isSameValue(draft.zones, scenario.zones[draft.zoneKind]);
    return { ...slice, drafts: settled ? others : [...others, draft] };
  };

/** The line becomes the scenario's. A line with a problem is not taken. */
export const confirmDraft =
  (id: string, zoneKind: FiledZoneKind): PlanChange =>
  (slice) => {
    const draft = findDraft(slice, id, zoneKind);
    if (!draft || draft.problem !== null) return slice;
    const confirmed = setZones(id, zoneKind, draft.zones)(slice);
    return { ...confirmed, drafts: slice.drafts.filter((one) => one !== draft) };
  };

export const discardDraft =
  (id: string, zoneKind: FiledZoneKind): PlanChange =>
  (slice) => {
    const draft = findDraft(slice, id, zoneKind);
    return draft ? { ...slice, drafts: slice.drafts.filter((one) => one !== draft) } : slice;
  };

/** Zones of a kind stand as in the city's data again. */
export const resetZones =
  (id: string, zoneKind: FiledZoneKind): PlanChange =>
  (slice) => {
    const discarded = discardDraft(id, zoneKind)(slice);
    return withScenario(id, (scenario) => {
      const { [zoneKind]: _, ...zones } = scenario.zones;
      return zoneKind in scenario.zones ? { ...scenario, zones } : scenario;
    })(discarded);
  };

const setZones = (id: string, zoneKind: FiledZoneKind, zones: readonly PlanZone[]): PlanChange =>
  withScenario(id, (scenario) => ({ ...scenario, zones: { ...scenario.zones, [zoneKind]: zones } }));

/** Adds a measure, or changes the one that has its id. */
export const putMeasure =
  (measure: PlanMeasure): PlanChange =>
  (slice) => {
    const { measures } = slice.plan;
    const at = measures.findIndex(({ id }) => id === measure.id);
    if (at >= 0 && isSameValue(measures[at], measure)) return slice;
    return withMeasures(slice, at < 0 ? [...measures, measure] : measures.with(at, measure));
  };

export const removeMeasure =
  (id: string): PlanChange =>
  (slice) =>
    replaceMeasures(slice.plan.measures.filter((measure) => measure.id !== id))(slice);

/** Another register; measures that are not in it are in force nowhere. */
export const replaceMeasures =
  (measures: readonly PlanMeasure[]): PlanChange =>
  (slice) => {
    if (isSameValue(measures, slice.plan.measures)) return slice;
    const known = new Set(measures.map(({ id }) => id));
    const scenarios = slice.plan.scenarios.map((scenario) => {
      const kept = scenario.measures.filter((id) => known.has(id));
      return kept.length === scenario.measures.length ? scenario : { ...scenario, measures: kept };
    });
    return withMeasures({ ...slice, plan: { ...slice.plan, scenarios } }, measures);
  };

/** Lets a measure be in force in a scenario, or not. 現行 is as things are: nothing planned is in force. */
export const forceMeasure =
  (id: string, measure: string, inForce: boolean): PlanChange =>
  (slice) => {
    if (id === CURRENT_SCENARIO || !slice.plan.measures.some((one) => one.id === measure)) return slice;
    return withScenario(id, (scenario) => {
      const others = scenario.measures.filter((one) => one !== measure);
      if (scenario.measures.includes(measure) === inForce) return scenario;
      return { ...scenario, measures: inForce ? [...others, measure] : others };
    })(slice);
  };

/** The time of the last change stands with the scenarios that a change has touched. */
export function stampChanges(before: Plan, after: PlanSlice, at: string): PlanSlice {
  if (after.plan.scenarios === before.scenarios) return after;
  const known = new Map(before.scenarios.map((scenario) => [scenario.id, scenario]));
  const scenarios = after.plan.scenarios.map((scenario) =>
    known.get(scenario.id) === scenario ? scenario : { ...scenario, changedAt: at },
  );
  return { ...after, plan: { ...after.plan, scenarios } };
}

/** Whether the history has anything to remember between two states. */
export const isSameContent = (a: Pick<PlanSlice, 'plan' | 'drafts'>, b: Pick<PlanSlice, 'plan' | 'drafts'>): boolean =>
  isSameValue(a.plan, b.plan) && isSameValue(a.drafts, b.drafts);

function withScenario(id: string, change: (scenario: Scenario) => Scenario): PlanChange {
  return (slice) => {
    const at = slice.plan.scenarios.findIndex((scenario) => scenario.id === id);
    const before = slice.plan.scenarios[at];
    if (!before) return slice;
    const after = change(before);
    if (isSameValue(before, after)) return slice;
    return { ...slice, plan: { ...slice.plan, scenarios: slice.plan.scenarios.with(at, after) } };
  };
}

const withMeasures = (slice: PlanSlice, measures: readonly PlanMeasure[]): PlanSlice => ({
  ...slice,
  plan: { ...slice.plan, measures },
});

function withoutDrafts(drafts: readonly ZoneDraft[], leave: (draft: ZoneDraft) => boolean): readonly ZoneDraft[] {
  const kept = drafts.filter((draft) => !leave(draft));
  return kept.length === drafts.length ? drafts : kept;
}
