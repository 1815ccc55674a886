import { useMemo, useRef } from 'react';

/** The same object of actions each time, which do what the newest would: what is given them is not drawn anew for their sake. */
export function useStableActions<Actions extends object>(newest: Actions): Actions {
  const latest = useRef(newest);
  latest.current = newest;
  const names = Object.keys(newest).join(' ');
  return useMemo(() => {
    const call = (name: string) => [
      name,
      (...all: readonly unknown[]) =>
        (latest.current as Record<string, (...all: readonly unknown[]) => unknown>)[name]?.(...all),
    ];
    return Object.fromEntries(names.split(' ').map(call)) as Actions;
  }, [names]);
}

/** The object of before while all its parts are the same. */
export function useSameParts<Parts extends object>(newest: Parts): Parts {
  const last = useRef(newest);
  const [before, now] = [Object.entries(last.current), Object.entries(newest)];
  const isSame =
    before.length === now.length &&
    now.every(([name, part]) => (last.current as Record<string, unknown>)[name] === part);
  if (!isSame) last.current = newest;
  return last.current;
}
