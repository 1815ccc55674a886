import type { Remote } from 'comlink';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CityEngine } from '../engine/city-engine.ts';
import type { DrawnAreaFacts } from '../engine/question-types.ts';

/** An area that was drawn on the map. */
export interface DrawnArea {
  /** Closed, interleaved degrees. */
  readonly ring: Float64Array;
  /** Null until the engine has counted it. */
  readonly facts: DrawnAreaFacts | null;
  /** Rises with every area, so that answers about it are asked anew. */
  readonly turn: number;
}

/**
 * Drawing an area: begun, drawn, counted, thrown away. `city` is whatever changes with the open city: its areas go with it.
 * `onRefused` hears why a ring was not taken.
 */
export function useDrawnArea(
  engine: Remote<CityEngine> | null,
  city: object | null,
  onRefused: (error: unknown) => void,
) {
  const [drawing, setDrawing] = useState(false);
  const [area, setArea] = useState<DrawnArea | null>(null);
  const turn = useRef(0);
  const refused = useRef(onRefused);
  refused.current = onRefused;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another city throws the area away
  useEffect(() => {
    turn.current++;
    setDrawing(false);
    setArea(null);
  }, [city]);

  const clear = useCallback(() => {
    turn.current++;
    setDrawing(false);
    setArea(null);
    engine?.clearArea().catch((error: unknown) => refused.current(error));
  }, [engine]);

  const finish = useCallback(
    (ring: Float64Array) => {
      const mine = ++turn.current;
      setDrawing(false);
      setArea({ ring, facts: null, turn: mine });
      engine?.drawArea(ring).then(
        (facts) => mine === turn.current && setArea({ ring, facts, turn: mine }),
        (error: unknown) => {
          if (mine !== turn.current) return;
          setArea(null);
          refused.current(error);
        },
      );
    },
    [engine],
  );
  const begin = useCallback(() => setDrawing(true), []);
  const cancel = useCallback(() => setDrawing(false), []);
  return useMemo(
    () => ({ drawing, area, begin, cancel, finish, clear }),
    [drawing, area, begin, cancel, finish, clear],
  );
}
