import type { PlanSlice, PlanStep } from './plan-slice.ts';
import type { PlanStore } from './plan-store.ts';

/** One line of 操作の履歴. */
export interface HistoryEntry {
  readonly step: PlanStep;
  /** Steps from the state that is shown: negative = to be undone to get there, 0 = shown, positive = to be done again. */
  readonly offset: number;
}

/** All steps, the oldest first; the first is the state in which the plan was opened. */
export function planHistory(store: Pick<PlanStore, 'getState' | 'temporal'>): readonly HistoryEntry[] {
  const { pastStates, futureStates } = store.temporal.getState();
  const past = pastStates.map((state) => stepOf(state));
  // zundo puts the step that would be done next at the end.
  const future = futureStates.map((state) => stepOf(state)).reverse();
  return [...past, store.getState().step, ...future].map((step, index) => ({ step, offset: index - past.length }));
}

/** zundo types states as partial, because a `diff` could make them so; none is set here. */
const stepOf = (state: Partial<PlanSlice>): PlanStep => (state as PlanSlice).step;
