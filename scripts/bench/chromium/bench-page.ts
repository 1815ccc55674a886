import type { Measure } from '../measure.ts';
import type { StageTask } from '../stages/stage.ts';

declare global {
  interface Window {
    /** Runs one stage in a worker of its own. Rejects with the worker's error. */
    runStage(task: StageTask): Promise<readonly Measure[]>;
  }
}

export type StageReply =
  | { readonly measures: readonly Measure[] }
  | { readonly measures?: undefined; readonly error: string };

window.runStage = (task) => {
  const worker = new Worker(new URL('./stage-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<readonly Measure[]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<StageReply>) =>
      data.measures ? resolve(data.measures) : reject(new Error(data.error));
    worker.onerror = (event) => reject(new Error(event.message || 'the worker could not be started'));
    worker.postMessage(task);
  }).finally(() => worker.terminate());
};
