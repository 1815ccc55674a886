import { useStore } from 'zustand';
import { type HistoryEntry, planHistory } from './plan-history.ts';
import type { PlanState, PlanStore } from './plan-store.ts';

/** A part of a plan store's state, renewed when that part changes. */
export const usePlanState = <Part>(store: PlanStore, select: (state: PlanState) => Part): Part =>
  useStore(store, select);

/** Steps that can be undone and done again. */
export function usePlanTravel(store: PlanStore): { readonly undos: number; readonly redos: number } {
  const undos = useStore(store.temporal, ({ pastStates }) => pastStates.length);
  const redos = useStore(store.temporal, ({ futureStates }) => futureStates.length);
  return { undos, redos };
}

/** 操作の履歴, renewed with each step. */
export function usePlanHistory(store: PlanStore): readonly HistoryEntry[] {
  useStore(store, ({ step }) => step);
  useStore(store.temporal);
  return planHistory(store);
}
