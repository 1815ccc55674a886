import type { Remote } from 'comlink';
import { useEffect, useRef, useState } from 'react';
import type { SchemaTable } from '../../panels/explore/question-data.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import type { CityQuestionsFacts } from '../engine/question-types.ts';
import type { OpenCity } from './use-open-city.ts';

export interface Catalogue extends CityQuestionsFacts {
  readonly schema: readonly SchemaTable[];
  /** Another number for every city that is opened: answers of one are none of another. */
  readonly epoch: number;
}

const noCatalogue: Catalogue = {
  cards: [],
  choices: { slots: [], years: [], categories: [] },
  issues: [],
  schema: [],
  epoch: 0,
};

/**
 * What can be asked of the open city; empty until the engine has prepared it, which begins once the scene has its parts, so
 * that neither the first table nor the first picture waits for it. `onFailed` hears why there is none.
 */
export function useCatalogue(
  engine: Remote<CityEngine> | null,
  city: OpenCity | null,
  onFailed: (reason: string) => void,
): Catalogue {
  const [catalogue, setCatalogue] = useState(noCatalogue);
  const epoch = useRef(0);
  const summary = city?.scene ? city.summary : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another city is asked anew, another listener is not
  useEffect(() => {
    let outdated = false;
    setCatalogue(noCatalogue);
    if (!engine || !summary) return;
    Promise.all([engine.questions(), engine.schema()]).then(
      ([facts, schema]) => outdated || setCatalogue({ ...facts, schema, epoch: ++epoch.current }),
      (error: unknown) => outdated || onFailed(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      outdated = true;
    };
  }, [engine, summary]);
  return catalogue;
}
