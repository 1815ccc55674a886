import type { FeatureHelper } from './feature-helper.ts';
import { createWorkerHelper, type FeatureReply, type FeatureWorker } from './feature-workers.ts';

/** More readers than this wait for the disk and for the joining. */
const MOST_HELPERS = 3;

/** Helpers of the browser, one a core besides the reader's own; may be called inside another worker too. */
export const createBrowserHelper = (): FeatureHelper =>
  createWorkerHelper(
    Math.min(MOST_HELPERS, Math.max(1, (navigator.hardwareConcurrency || 2) - 1)),
    startWorker,
    ({ path, blob }, stretch) => ({ path, ...(blob && { blob }), stretch }),
  );

function startWorker(): FeatureWorker {
  const worker = new Worker(new URL('./feature-worker.ts', import.meta.url), { type: 'module', name: 'geojson' });
  return {
    post: (task) => worker.postMessage(task),
    onReply: (listener) =>
      worker.addEventListener('message', (event: MessageEvent<FeatureReply>) => listener(event.data)),
    onCrash: (listener) => {
      worker.addEventListener('error', (event) => listener(event.message || 'it could not be started'));
      worker.addEventListener('messageerror', () => listener('a message could not be read'));
    },
    terminate: () => worker.terminate(),
  };
}
