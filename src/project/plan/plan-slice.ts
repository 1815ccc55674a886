import { CURRENT_SCENARIO, type Plan, type PlanZone, type Scenario } from '../../domain/plan.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import { currentColour } from './scenario-colours.ts';

/** Edits of zones, each one entry of 操作の履歴. */
export const zoneSteps = [
  'draw',
  'move_vertex',
  'insert_vertex',
  'remove_vertex',
  'move_zone',
  'remove_zone',
  'split',
  'merge',
  'cut_out',
  'buffer',
  'subtract_red',
  'subtract_depth',
  'import_zones',
] as const;
export type ZoneStepName = (typeof zoneSteps)[number];

export const planSteps = [
  'start',
  'add_scenario',
  'duplicate_scenario',
  'change_scenario',
  'remove_scenario',
  ...zoneSteps,
  'confirm',
  'discard',
  'reset_zones',
  'add_measure',
  'change_measure',
  'remove_measure',
  'import_measures',
  'force_measure',
] as const;
export type PlanStepName = (typeof planSteps)[number];

/** The step that led to a state: one entry of 操作の履歴. */
export interface PlanStep {
  readonly name: PlanStepName;
  /** Name of the scenario or measure that was changed; '' for the start. */
  readonly subject: string;
  /** Scenario to look at when the step is undone or done again. */
  readonly scenario: string;
  /** ISO 8601. */
  readonly at: string;
  /** Changes of one gesture (a drag) are one step. */
  readonly gesture: string | null;
}

/** Why a line cannot be confirmed. */
export type DraftProblem = 'crosses_itself' | 'empty';

/** A line that is being redrawn and not yet confirmed: all zones of its kind. */
export interface ZoneDraft {
  readonly scenario: string;
  readonly zoneKind: FiledZoneKind;
  readonly zones: readonly PlanZone[];
  readonly problem: DraftProblem | null;
}

/** What undo and redo go over. At most one draft a scenario and kind. */
export interface PlanSlice {
  readonly plan: Plan;
  readonly drafts: readonly ZoneDraft[];
  readonly step: PlanStep;
}

export const emptyScenario: Scenario = {
  id: CURRENT_SCENARIO,
  name: '現行',
  colour: currentColour,
  description: '',
  zones: {},
  hazard: 'river',
  scale: 'L2',
  year: null,
  timeOfDay: 'night',
  parameters: {},
  measures: [],
  changedAt: '1970-01-01T00:00:00.000Z',
};

/** 現行 and nothing else. */
export const initialPlan: Plan = { scenarios: [emptyScenario], measures: [] };

export const findDraft = (
  { drafts }: Pick<PlanSlice, 'drafts'>,
  scenario: string,
  zoneKind: FiledZoneKind,
): ZoneDraft | undefined => drafts.find((draft) => draft.scenario === scenario && draft.zoneKind === zoneKind);

export const scenarioOf = ({ plan }: Pick<PlanSlice, 'plan'>, id: string): Scenario | undefined =>
  plan.scenarios.find((scenario) => scenario.id === id);

/** Zones of a kind as a scenario stands, its draft included; undefined: as in the city's data. */
export const zonesOf = (slice: PlanSlice, scenario: string, zoneKind: FiledZoneKind): readonly PlanZone[] | undefined =>
  findDraft(slice, scenario, zoneKind)?.zones ?? scenarioOf(slice, scenario)?.zones[zoneKind];

/** The plan with every draft that may be confirmed: what is saved by itself, so that a killed tab loses no line. */
export function planWithDrafts({ plan, drafts }: Pick<PlanSlice, 'plan' | 'drafts'>): Plan {
  const sound = drafts.filter(({ problem }) => problem === null);
  if (sound.length === 0) return plan;
  const scenarios = plan.scenarios.map((scenario) => {
    const own = sound.filter((draft) => draft.scenario === scenario.id);
    const zones = Object.fromEntries(own.map((draft) => [draft.zoneKind, draft.zones]));
    return own.length === 0 ? scenario : { ...scenario, zones: { ...scenario.zones, ...zones } };
  });
  return { ...plan, scenarios };
}
