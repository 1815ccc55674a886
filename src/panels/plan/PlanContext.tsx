import { createContext, type ReactNode, use } from 'react';
import { CURRENT_SCENARIO, type Scenario } from '../../domain/plan.ts';
import type { HistoryEntry } from '../../project/plan/plan-history.ts';
import { findDraft, scenarioOf, type ZoneDraft } from '../../project/plan/plan-slice.ts';
import type { PlanState, PlanStore, PlanActions as StoreActions } from '../../project/plan/plan-store.ts';
import { usePlanHistory, usePlanState } from '../../project/plan/use-plan-of.ts';
import { useWords } from '../shell/use-words.ts';
import type { PlanActions, PlanData } from './plan-data.ts';

/** All that plan mode needs: the plan itself, what the app knows about it, and what it can be asked for. */
export interface PlanMode {
  readonly store: PlanStore;
  readonly data: PlanData;
  readonly actions: PlanActions;
}

const PlanContext = createContext<PlanMode | null>(null);

export function PlanProvider({
  plan,
  children,
}: {
  readonly plan: PlanMode | undefined;
  readonly children: ReactNode;
}) {
  return <PlanContext value={plan ?? null}>{children}</PlanContext>;
}

function usePlanMode(): PlanMode {
  const mode = use(PlanContext);
  if (mode === null) throw new Error('a panel of plan mode stands outside <PlanProvider>');
  return mode;
}

export const usePlanData = (): PlanData => usePlanMode().data;
export const usePlanRequests = (): PlanActions => usePlanMode().actions;
export const usePlan = <Part,>(select: (state: PlanState) => Part): Part => usePlanState(usePlanMode().store, select);
export const usePlanActions = (): StoreActions => usePlan(({ actions }) => actions);
export const useHistory = (): readonly HistoryEntry[] => usePlanHistory(usePlanMode().store);

/** The scenario that is edited or looked at. */
export function useEditedScenario(): Scenario {
  return usePlan((state) => scenarioOf(state, state.view.scenario) ?? state.plan.scenarios[0]!);
}

/** The line of the edited scenario and kind that is not confirmed yet. */
export const useDraft = (): ZoneDraft | undefined =>
  usePlan((state) => findDraft(state, state.view.scenario, state.view.zoneKind));

/** Name of a scenario in the language of the screen: 現行 has one in each. */
export function useScenarioName(): (scenario: Pick<Scenario, 'id' | 'name'>) => string {
  const { t } = useWords();
  return ({ id, name }) => (id === CURRENT_SCENARIO ? t('plan.current') : name);
}
