import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FeatureHelper } from '../../src/readers/geojson/feature-helper.ts';
import {
  createWorkerHelper,
  type FeatureReply,
  type FeatureWorker,
} from '../../src/readers/geojson/feature-workers.ts';

/** More readers than this wait for the disk and for the joining. */
const MOST_HELPERS = 3;

/** Helpers of Node (worker_threads), one a core besides the reader's own. */
export const createNodeHelper = (): FeatureHelper =>
  createWorkerHelper(
    Math.min(MOST_HELPERS, Math.max(1, availableParallelism() - 1)),
    startWorker,
    ({ path, diskPath }, stretch) => ({ path, ...(diskPath && { diskPath }), stretch }),
  );

function startWorker(): FeatureWorker {
  const worker = new Worker(new URL('./feature-worker.ts', import.meta.url), {
    execArgv: ['--import', '@oxc-node/core/register'],
    // as for the batch itself: rows are collected less often
    resourceLimits: { maxYoungGenerationSizeMb: 192 },
  });
  return {
    post: (task) => worker.postMessage(task),
    onReply: (listener) => worker.on('message', (message: FeatureReply) => listener(message)),
    onCrash: (listener) => {
      worker.on('error', (error) => listener(error instanceof Error ? error.message : String(error)));
      worker.on('messageerror', (error) => listener(error.message));
      worker.on('exit', (code) => listener(`exit code ${code}`));
    },
    terminate: () => void worker.terminate(),
  };
}
