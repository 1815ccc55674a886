import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Block } from '../../panels/explore/explore-data.ts';
import type { SqlResult } from '../../panels/explore/question-data.ts';
import type { SqlFailure } from '../engine/question-types.ts';
import type { CityAsker } from './city-asker.ts';

/** The expert's query under way or its result. `failureText` says in words why a text was not run. */
export function useSqlConsole(
  asker: CityAsker | null,
  city: object | null,
  failureText: (failure: SqlFailure) => string,
) {
  const [result, setResult] = useState<Block<SqlResult> | null>(null);
  const turn = useRef(0);
  const words = useRef(failureText);
  words.current = failureText;
  // biome-ignore lint/correctness/useExhaustiveDependencies: results are of the city that was open
  useEffect(() => {
    turn.current++;
    setResult(null);
  }, [city]);
  const run = useCallback(
    (sql: string) => {
      const mine = ++turn.current;
      setResult({ state: 'loading' });
      asker?.runSql(sql).then((outcome) => {
        if (mine !== turn.current) return;
        if (outcome.ok) setResult({ state: 'ready', value: outcome.result });
        else setResult({ state: 'error', error: { message: words.current(outcome.failure) } });
      });
    },
    [asker],
  );
  const cancel = useCallback(() => void asker?.cancelSql(), [asker]);
  return useMemo(() => ({ result, run, cancel }), [result, run, cancel]);
}
