import { CURRENT_SCENARIO, type Scenario } from '../../domain/plan.ts';
import { scenarioOf } from '../../project/plan/plan-slice.ts';
import type { PlanState, PlanStore } from '../../project/plan/plan-store.ts';
import type { Project } from '../../project/project-schema.ts';
import type { ProjectStore } from '../../project/project-store.ts';

type Choices = Pick<Scenario, 'hazard' | 'scale' | 'year' | 'timeOfDay'>;

/**
 * Hazard, scale, year and time of the strip belong to the scenario that is looked at: a change of the strip is kept with it, and
 * going to another scenario brings its own back. 現行 keeps none. Returns what ends it.
 */
export function followChoices(planStore: PlanStore, projectStore: ProjectStore): () => void {
  let known = planStore.getState().plan.scenarios;
  let added: string | undefined;
  let shown = shownChoices(planStore.getState());
  const stopPlan = planStore.subscribe((state) => {
    const { scenarios } = state.plan;
    // A scenario is added first and looked at then.
    if (state.step.name === 'add_scenario')
      added ??= scenarios.find((one) => !known.some(({ id }) => id === one.id))?.id;
    known = scenarios;
    const before = shown;
    shown = shownChoices(state);
    if (!shown || shown === before) return;
    if (shown.id === added) {
      added = undefined;
      keep(planStore, projectStore.getState().project);
    } else if (before?.id !== shown.id || !isSame(before, shown)) bringBack(shown, projectStore);
  });
  const stopProject = projectStore.subscribe(({ project }, { project: before }) => {
    const isChosen = !isSame(choicesOf(project), choicesOf(before));
    if (project.mode === 'plan' && isChosen) keep(planStore, project);
  });
  return () => {
    stopPlan();
    stopProject();
  };
}

const shownChoices = (state: PlanState): Scenario | undefined =>
  state.view.scenario === CURRENT_SCENARIO ? undefined : scenarioOf(state, state.view.scenario);

const choicesOf = ({ hazard, scale, year, timeOfDay }: Project): Choices => ({ hazard, scale, year, timeOfDay });

const isSame = (a: Choices, b: Choices): boolean =>
  a.hazard === b.hazard && a.scale === b.scale && a.year === b.year && a.timeOfDay === b.timeOfDay;

/** A strip that is tried out is one step of the history, not one a click. */
function keep(planStore: PlanStore, project: Project): void {
  const { view, actions } = planStore.getState();
  if (view.scenario !== CURRENT_SCENARIO)
    actions.changeScenario(view.scenario, choicesOf(project), `strip ${view.scenario}`);
}

function bringBack({ hazard, scale, year, timeOfDay }: Scenario, projectStore: ProjectStore): void {
  const { project, actions } = projectStore.getState();
  const wanted = { hazard, scale: scale === '' ? project.scale : scale, year, timeOfDay };
  if (!isSame(wanted, choicesOf(project))) actions.choose(wanted);
}
