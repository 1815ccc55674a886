import { useStore } from 'zustand';
import { type HistoryEntry, planHistory } from './plan-history.ts';
import type { PlanState, PlanStore } from './plan-store.ts';

/** A part of a plan store's state, renewed when that part changes. */
export const usePlanState = <Part>(store: PlanStore, select: (state: PlanState) => Part): Part =>
  useStore(store, select);

/** 操作の履歴, renewed with each step. */
export function usePlanHistory(store: PlanStore): readonly HistoryEntry[] {
  useStore(store, ({ step }) => step);
  useStore(store.temporal);
  return planHistory(store);
}
