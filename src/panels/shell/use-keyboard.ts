import { useEffect, useRef } from 'react';
import { actionOfKey, type KeyAction } from './key-bindings.ts';

/** Listens to the keys of the whole window; a key typed into a field, or used by a menu or dialog, is left alone. */
export function useKeyboard(run: Readonly<Record<KeyAction, () => void>>): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  }, [run]);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const action = event.defaultPrevented ? undefined : actionOfKey(event);
      if (action === undefined || (action !== 'search' && isBusy(event.target))) return;
      event.preventDefault();
      latest.current[action]();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

const isBusy = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [role="menu"], [role="dialog"]') !== null;
