import { useEffect, useRef } from 'react';
import { useSheetActions, useSheets } from '../OutputContext.tsx';
import { useTravel } from '../use-sheet-travel.ts';

/** Keys of output mode on the whole window; a field, a menu or a dialog keeps its own. */
export function useDeskKeys(): void {
  const { look } = useSheetActions();
  const panning = useSheets(({ view }) => view.panning);
  const { undo, redo } = useTravel();
  const run = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isBusy(event.target)) return;
    const key = event.key.toLowerCase();
    if (event.key === 'Escape') look(panning ? { panning: false } : { block: null });
    else if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    else if (key === 'y' || (key === 'z' && event.shiftKey)) redo();
    else if (key === 'z') undo();
    else return;
    event.preventDefault();
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
