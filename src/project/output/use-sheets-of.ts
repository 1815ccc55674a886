import { useStore } from 'zustand';
import type { SheetState, SheetStep, SheetStore } from './sheet-store.ts';

/** A part of a sheet store's state, renewed when that part changes. */
export const useSheetState = <Part>(store: SheetStore, select: (state: SheetState) => Part): Part =>
  useStore(store, select);

/** The step that would be undone and the one that would be done again; null where there is none. */
export function useSheetTravel(store: SheetStore): {
  readonly last: SheetStep | null;
  readonly next: SheetStep | null;
} {
  const step = useStore(store, (state) => state.step);
  const { pastStates, futureStates } = useStore(store.temporal);
  // zundo puts the step that would be done next at the end.
  return { last: pastStates.length > 0 ? step : null, next: futureStates.at(-1)?.step ?? null };
}
