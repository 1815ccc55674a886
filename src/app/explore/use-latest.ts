import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Asked, LatestAsker, type Wish } from './latest-asker.ts';

/** The answer to the newest wish; see `LatestAsker`. A wish is asked again when its subject or key changes. */
export function useLatest<Value>(wish: Wish<Value> | null): Asked<Value> & { readonly retry: () => void } {
  const [asker] = useState(() => new LatestAsker<Value>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same subject and key are the same wish
  useEffect(() => asker.wish(wish), [asker, wish?.subject, wish?.key]);
  useEffect(() => () => asker.wish(null), [asker]);
  return { ...useSyncExternalStore(asker.subscribe, asker.getState), retry: asker.retry };
}
