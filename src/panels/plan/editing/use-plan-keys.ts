import { useEffect, useRef } from 'react';
import { usePlanActions, usePlanRequests } from '../PlanContext.tsx';
import { planActionOfKey } from './tool-keys.ts';
import { useTravel } from './use-travel.ts';

/** Keys of plan mode on the whole window; a field, a menu or a dialog keeps its own. */
export function usePlanKeys(): void {
  const { look } = usePlanActions();
  const { cancel } = usePlanRequests();
  const { undo, redo } = useTravel();
  const run = (event: KeyboardEvent): void => {
    const action = event.defaultPrevented || isBusy(event.target) ? undefined : planActionOfKey(event);
    if (action === undefined) return;
    // Escape also lets go of what is selected, which others listen for.
    if (action !== 'cancel') event.preventDefault();
    if (action === 'cancel') cancel();
    else if (action === 'undo') undo();
    else if (action === 'redo') redo();
    else look({ tool: action.tool });
  };
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => latest.current(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

const isBusy = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [role="menu"], [role="dialog"]') !== null;
