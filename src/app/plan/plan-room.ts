import type { Remote } from 'comlink';
import type { i18n } from 'i18next';
import { CURRENT_SCENARIO, type MeasureEffect, type Plan, type PlanZone } from '../../domain/plan.ts';
import type { EditingCallbacks } from '../../map/editing/editing-types.ts';
import type { PlanData } from '../../panels/plan/plan-data.ts';
import { initialPlan } from '../../project/plan/plan-slice.ts';
import { createPlanStore, type PlanState, type PlanStore } from '../../project/plan/plan-store.ts';
import type { ProjectStore } from '../../project/project-store.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import type { CitySummary } from '../engine/engine-types.ts';
import { areaLabelOf } from './area-label.ts';
import { Autosave, type AutosaveState, cityKey, planForm } from './autosave.ts';
import { type ComparedViews, comparedViews } from './compared-views.ts';
import { DrawerAnswers } from './drawer-answers.ts';
import { followChoices } from './follow-choices.ts';
import { keepPlan } from './keep-plan.ts';
import { createLineEditing } from './line-editing.ts';
import { planDataOf } from './plan-data-of.ts';
import { PlanDesk } from './plan-desk.ts';
import type { PlanDeskState } from './plan-desk-state.ts';
import { type PlanScene, planScene } from './plan-scene.ts';
import { PlanSnapping } from './plan-snapping.ts';

export interface PlanRoomOptions {
  readonly engine: Remote<CityEngine>;
  readonly summary: CitySummary;
  readonly projectStore: ProjectStore;
  readonly words: i18n;
  readonly onProblem: (reason: string) => void;
  /** An edit of 現行 made a scenario: it says so. */
  readonly onNotice: (text: string) => void;
  readonly onAutosave: (state: AutosaveState) => void;
}

/** Plan mode of one city: the plan, what follows it, and what keeps it. */
export interface PlanRoom {
  readonly summary: CitySummary;
  readonly store: PlanStore;
  readonly desk: PlanDesk;
  readonly callbacks: EditingCallbacks;
  dataOf(plan: PlanState, desk: PlanDeskState): PlanData;
  sceneOf(plan: PlanState, desk: PlanDeskState): PlanScene;
  viewsOf(plan: PlanState, desk: PlanDeskState): ComparedViews;
  /** Saves what waits and lets the engine's part go. */
  end(): void;
}

/** Opens plan mode of a city with the plan that was kept last. */
export async function openPlanRoom(options: PlanRoomOptions): Promise<PlanRoom> {
  const { engine, summary, projectStore, words, onProblem, onNotice, onAutosave } = options;
  let saved: AutosaveState = { state: 'saved', at: null };
  let desk: PlanDesk | undefined;
  const onState = (state: AutosaveState): void => {
    saved = state;
    desk?.set({ autosave: state });
    onAutosave(state);
  };
  const autosave = new Autosave(planForm, cityKey(summary), onState);
  const [planning, kept] = await Promise.all([engine.planning(), loadKept(autosave, onState)]);
  const store = createPlanStore(kept ?? initialPlan);
  lookAtLast(store);
  const opened = new PlanDesk({
    planning,
    store,
    scenarioName: (letter) => words.t('plan.scenario.name', { letter }),
    assumptionOf: ({ effect }) => {
      const text = effect ? assumptionText(effect, words) : '';
      return { ja: text, en: text };
    },
    onProblem: (reason) => onProblem(words.t('planning.failed', { reason })),
    onScenarioBegun: (name) => onNotice(words.t('planning.scenarioBegun', { name })),
  });
  desk = opened;
  opened.set({ autosave: saved });
  const answers = new DrawerAnswers(opened);
  const snapping = new PlanSnapping(
    (bounds) => planning.snapLines(bounds),
    (target) => words.t('plan.snap.to', { target: words.t(`plan.snap.${target}`) }),
  );
  const stopKeeping = keepPlan(store, (plan) => autosave.save(plan));
  const stopFlushing = flushWhenHidden(autosave);
  const stopFollowing = followChoices(store, projectStore);
  const callbacks = createLineEditing({
    desk: opened,
    newZoneName: () => words.t('planning.newZone', { number: opened.zones().length + 1 }),
    snapName: () => (snapping.target ? words.t(`plan.snap.${snapping.target}`) : null),
    onDragBegins: (zones: readonly PlanZone[]) => snapping.follow(zones),
  });
  return {
    summary,
    store,
    desk: opened,
    callbacks,
    dataOf: planDataOf,
    sceneOf: (plan, state) =>
      planScene({
        plan,
        desk: state,
        snap: (position, context) => snapping.snap(position, context, store.getState().view.snaps),
        releaseLabel: words.t('plan.snap.release'),
        areaLabel: (shown) => areaLabelOf(shown, words.language === 'en' ? 'en' : 'ja'),
      }),
    viewsOf: (plan, state) =>
      comparedViews(plan, state, ({ id, name }) => (id === CURRENT_SCENARIO ? words.t('plan.current') : name)),
    end: () => {
      stopKeeping();
      stopFlushing();
      stopFollowing();
      answers.end();
      void autosave.end();
      opened.end();
    },
  };
}

/** What cannot be read is not saved over either. */
async function loadKept(autosave: Autosave<Plan>, onAutosave: (state: AutosaveState) => void) {
  try {
    return await autosave.load();
  } catch (error) {
    void autosave.end();
    onAutosave({ state: 'refused', reason: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

/** The scenario that was changed last is looked at again. */
function lookAtLast(store: PlanStore): void {
  const { plan, actions } = store.getState();
  const [, ...made] = plan.scenarios;
  const last = made.reduce<(typeof made)[number] | undefined>(
    (latest, scenario) => (latest && latest.changedAt >= scenario.changedAt ? latest : scenario),
    undefined,
  );
  if (last) actions.look({ scenario: last.id });
}

/** What waits is saved when the page is left. */
function flushWhenHidden(autosave: Autosave<Plan>): () => void {
  const flush = (): void => {
    if (document.visibilityState === 'hidden') void autosave.flush();
  };
  document.addEventListener('visibilitychange', flush);
  return () => document.removeEventListener('visibilitychange', flush);
}

/** In the language of the screen, as the form of the measure says it. */
function assumptionText(effect: MeasureEffect, words: i18n): string {
  switch (effect.kind) {
    case 'lower_depth':
      return words.t('plan.effect.assumption.lower_depth', { meters: effect.meters });
    case 'minimum_storeys':
      return words.t('plan.effect.assumption.minimum_storeys', { storeys: effect.storeys });
    case 'relocate':
      return words.t('plan.effect.assumption.relocate', { share: Math.round(100 * effect.share) });
    case 'new_shelter':
      return words.t('plan.effect.assumption.new_shelter');
  }
}
