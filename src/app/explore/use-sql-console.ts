import type { Remote } from 'comlink';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Block } from '../../panels/explore/explore-data.ts';
import type { SqlResult } from '../../panels/explore/question-data.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import type { SqlFailure } from '../engine/question-types.ts';

/** The expert's query under way or its result. `failureText` says in words why a text was not run. */
export function useSqlConsole(
  engine: Remote<CityEngine> | null,
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
      engine?.runSql(sql).then((outcome) => {
        if (mine !== turn.current) return;
        if (outcome.ok) setResult({ state: 'ready', value: outcome.result });
        else setResult({ state: 'error', error: { message: words.current(outcome.failure) } });
      });
    },
    [engine],
  );
  const cancel = useCallback(() => void engine?.cancelSql(), [engine]);
  return useMemo(() => ({ result, run, cancel }), [result, run, cancel]);
}
