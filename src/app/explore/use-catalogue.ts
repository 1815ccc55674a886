import { useEffect, useRef, useState } from 'react';
import type { SchemaTable } from '../../panels/explore/question-data.ts';
import type { CitySummary } from '../engine/engine-types.ts';
import type { CityQuestionsFacts } from '../engine/question-types.ts';
import type { CityAsker } from './city-asker.ts';
import type { OpenCity } from './use-open-city.ts';

export interface Catalogue extends CityQuestionsFacts {
  readonly schema: readonly SchemaTable[];
  /** Another number for every city and scenario that is opened: answers of one are none of another. */
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
 * that neither the first table nor the first picture waits for it. While another scenario of the same city is asked for, the
 * questions stay those of the one before. `onFailed` hears why there is none.
 */
export function useCatalogue(
  asker: CityAsker | null,
  city: OpenCity | null,
  onFailed: (reason: string) => void,
): Catalogue {
  const [catalogue, setCatalogue] = useState(noCatalogue);
  const epoch = useRef(0);
  const of = useRef<CitySummary | null>(null);
  const summary = city?.scene ? city.summary : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another city is asked anew, another listener is not
  useEffect(() => {
    let outdated = false;
    if (of.current !== summary) setCatalogue(noCatalogue);
    of.current = summary;
    if (!asker || !summary) return;
    Promise.all([asker.questions(), asker.schema()]).then(
      ([facts, schema]) => outdated || setCatalogue({ ...facts, schema, epoch: ++epoch.current }),
      (error: unknown) => outdated || onFailed(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      outdated = true;
    };
  }, [asker, summary]);
  return catalogue;
}
