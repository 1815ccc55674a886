import { type Remote, wrap } from 'comlink';
import type { CityEngine } from './city-engine.ts';

export interface RunningEngine {
  readonly engine: Remote<CityEngine>;
  destroy(): void;
}

/** Starts the engine worker. `onCrash` is called if the worker dies outside of an answer. */
export function startEngine(onCrash: (reason: string) => void): RunningEngine {
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
  worker.onerror = (event) => onCrash(event.message);
  return { engine: wrap<CityEngine>(worker), destroy: () => worker.terminate() };
}
