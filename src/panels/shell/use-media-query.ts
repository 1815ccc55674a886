import { useSyncExternalStore } from 'react';

export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Sources: ui.md §1. */
export const COMPACT_SCREEN = '(max-width: 1500px)';
export const NARROW_SCREEN = '(max-width: 1279px)';
