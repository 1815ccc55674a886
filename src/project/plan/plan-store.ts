import { type TemporalState, temporal } from 'zundo';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { CURRENT_SCENARIO, type Plan, type PlanMeasure, type PlanZone } from '../../domain/plan.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import {
  addScenario,
  changeScenario,
  confirmDraft,
  discardDraft,
  editZones,
  forceMeasure,
  isSameContent,
  nextId,
  nextScenarioName,
  type PlanChange,
  putMeasure,
  removeMeasure,
  removeScenario,
  replaceMeasures,
  resetZones,
  type ScenarioChange,
  stampChanges,
} from './change-plan.ts';
import {
  type DraftProblem,
  initialPlan,
  type PlanSlice,
  type PlanStep,
  type PlanStepName,
  scenarioOf,
  type ZoneStepName,
} from './plan-slice.ts';
import { allowedView, initialPlanView, type PlanView } from './plan-view.ts';

/** One change of the line that is redrawn, in the scenario and kind that are edited. */
export interface ZoneEdit {
  readonly step: ZoneStepName;
  /** All zones of the kind, after the edit. */
  readonly zones: readonly PlanZone[];
  /** Why the line cannot be confirmed as it is; absent: it can. */
  readonly problem?: DraftProblem | null;
  /** Any name that all moves of one drag share and no other drag has: together they are one step. */
  readonly gesture?: string;
}

export interface PlanActions {
  /** Names and colours it, and edits it from now on. `like`: scenario it begins as, 現行 if absent. Gives its id. */
  addScenario(named: (letter: string) => string, like?: string): string;
  /** `gesture` as in `ZoneEdit`: a slider that is moved is one step. */
  changeScenario(id: string, change: ScenarioChange, gesture?: string): void;
  removeScenario(id: string): void;
  /** Does nothing while 現行 is looked at: it has no edits. */
  editZones(edit: ZoneEdit): void;
  /** False where there is no line, or it has a problem. */
  confirmDraft(): boolean;
  discardDraft(): void;
  /** The zones of the edited kind as in the city's data. */
  resetZones(): void;
  /** Adds it (with an id of its own if that is '') or changes the one with its id. Gives the id. */
  putMeasure(measure: PlanMeasure): string;
  removeMeasure(id: string): void;
  importMeasures(measures: readonly PlanMeasure[]): void;
  forceMeasure(scenario: string, measure: string, inForce: boolean): void;
  /** What is looked at; no step of the history. */
  look(change: Partial<PlanView>): void;
  undo(steps?: number): void;
  redo(steps?: number): void;
  /** Another plan, with a history of its own. */
  open(plan: Plan): void;
}

export interface PlanState extends PlanSlice {
  readonly view: PlanView;
  readonly actions: PlanActions;
}

export type PlanStore = StoreApi<PlanState> & { readonly temporal: StoreApi<TemporalState<PlanSlice>> };

/** The planner's scenarios and measures with their history. One store an app; `now` gives the time as ISO 8601. */
export function createPlanStore(from: Plan = initialPlan, now = (): string => new Date().toISOString()): PlanStore {
  const store: PlanStore = createStore<PlanState>()(
    temporal(
      (): PlanState => ({
        ...openedSlice(from, now()),
        view: initialPlanView,
        actions: createActions(() => store, now),
      }),
      { partialize: ({ plan, drafts, step }): PlanSlice => ({ plan, drafts, step }), equality: isSameContent },
    ),
  );
  return store;
}

function openedSlice(plan: Plan, at: string): PlanSlice {
  return { plan, drafts: [], step: { name: 'start', subject: '', scenario: CURRENT_SCENARIO, at, gesture: null } };
}

interface StepOptions {
  /** Scenario that the step is about; absent: the one that is edited. */
  readonly scenario?: string;
  /** What was changed; absent: the name of the scenario. */
  readonly subject?: string;
  readonly gesture?: string | undefined;
}

function createActions(storeOf: () => PlanStore, now: () => string): PlanActions {
  const get = (): PlanState => storeOf().getState();
  const take = (name: PlanStepName, change: PlanChange, options: StepOptions = {}): void =>
    takeStep(storeOf(), now(), name, change, options);
  const edited = (): { readonly scenario: string; readonly zoneKind: FiledZoneKind } => get().view;
  const look = (change: Partial<PlanView>): void =>
    storeOf().setState(({ view, plan }) => ({ view: allowedView({ ...view, ...change }, plan) }));
  return {
    addScenario(named, like = CURRENT_SCENARIO) {
      const { scenarios } = get().plan;
      const id = nextId('s', scenarios);
      const name = nextScenarioName(scenarios, named);
      take(like === CURRENT_SCENARIO ? 'add_scenario' : 'duplicate_scenario', addScenario(id, name, like), {
        scenario: id,
      });
      look({ scenario: id });
      return id;
    },
    changeScenario: (id, change, gesture) =>
      take('change_scenario', changeScenario(id, change), { scenario: id, gesture }),
    removeScenario: (id) => {
      take('remove_scenario', removeScenario(id), { scenario: id });
      look({});
    },
    editZones: ({ step, zones, problem = null, gesture }) =>
      take(step, editZones({ ...edited(), zones, problem }), { gesture }),
    confirmDraft() {
      const before = get().plan;
      const { scenario, zoneKind } = edited();
      take('confirm', confirmDraft(scenario, zoneKind));
      return get().plan !== before;
    },
    discardDraft: () => take('discard', discardDraft(edited().scenario, edited().zoneKind)),
    resetZones: () => take('reset_zones', resetZones(edited().scenario, edited().zoneKind)),
    putMeasure(measure) {
      const { measures } = get().plan;
      const known = measures.some(({ id }) => id === measure.id);
      const id = measure.id === '' ? nextId('m', measures) : measure.id;
      take(known ? 'change_measure' : 'add_measure', putMeasure({ ...measure, id }), { subject: measure.name });
      return id;
    },
    removeMeasure: (id) => take('remove_measure', removeMeasure(id), { subject: measureName(get(), id) }),
    importMeasures: (measures) => take('import_measures', replaceMeasures(measures), { subject: `${measures.length}` }),
    forceMeasure: (scenario, measure, inForce) =>
      take('force_measure', forceMeasure(scenario, measure, inForce), {
        scenario,
        subject: measureName(get(), measure),
      }),
    look,
    undo: (steps = 1) => travel(storeOf(), -steps),
    redo: (steps = 1) => travel(storeOf(), steps),
    open(plan) {
      untracked(storeOf(), { ...openedSlice(plan, now()), view: initialPlanView });
      storeOf().temporal.getState().clear();
    },
  };
}

const measureName = ({ plan }: PlanSlice, id: string): string => plan.measures.find((one) => one.id === id)?.name ?? '';

/** Does one step; the moves of a gesture after its first are put into the same step. */
function takeStep(store: PlanStore, at: string, name: PlanStepName, change: PlanChange, options: StepOptions): void {
  const before = store.getState();
  const after = change(before);
  if (isSameContent(before, after)) return;
  const scenario = options.scenario ?? before.view.scenario;
  const named = scenarioOf(after, scenario) ?? scenarioOf(before, scenario);
  const gesture = options.gesture ?? null;
  const step: PlanStep = { name, subject: options.subject ?? named?.name ?? '', scenario, at, gesture };
  const { plan, drafts } = stampChanges(before.plan, after, at);
  const next: PlanSlice = { plan, drafts, step };
  if (gesture === null || before.step.gesture !== gesture) store.setState(next);
  else mergeStep(store, next);
}

/** A gesture that ends where it began leaves no step behind. */
function mergeStep(store: PlanStore, next: PlanSlice): void {
  const { pastStates } = store.temporal.getState();
  const before = pastStates.at(-1) as PlanSlice | undefined;
  if (before && isSameContent(withoutTimes(before), withoutTimes(next))) {
    untracked(store, before);
    store.temporal.setState({ pastStates: pastStates.slice(0, -1) });
  } else untracked(store, next);
}

/** Only the times of change tell a gesture that came back from one that never was. */
const withoutTimes = ({ plan, drafts }: PlanSlice): Pick<PlanSlice, 'plan' | 'drafts'> => ({
  plan: { ...plan, scenarios: plan.scenarios.map((scenario) => ({ ...scenario, changedAt: '' })) },
  drafts,
});

function untracked(store: PlanStore, state: Partial<PlanState>): void {
  store.temporal.getState().pause();
  store.setState(state);
  store.temporal.getState().resume();
}

/** Backwards or forwards in the history; the scenario of the last step on the way is looked at. */
function travel(store: PlanStore, steps: number): void {
  const { pastStates, futureStates, undo, redo } = store.temporal.getState();
  const possible = Math.min(Math.abs(steps), steps < 0 ? pastStates.length : futureStates.length);
  if (possible === 0) return;
  const undone = steps < 0 && possible === 1 ? store.getState().step : undefined;
  if (steps < 0) undo(possible);
  else redo(possible);
  const { step, plan, view } = store.getState();
  const scenario = (undone ?? step).scenario;
  const wanted = plan.scenarios.some(({ id }) => id === scenario) ? scenario : view.scenario;
  store.setState({ view: allowedView({ ...view, scenario: wanted }, plan) });
}
