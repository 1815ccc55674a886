import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ParserReply, ParserWorker } from '../../src/readers/citygml/parser-messages.ts';
import type { ParserPool } from '../../src/readers/citygml/parser-pool.ts';
import { createWorkerPool } from '../../src/readers/citygml/worker-pool.ts';

const MOST_WORKERS = 8;

/** Parser workers of Node (worker_threads). */
export function createNodePool(size = Math.min(MOST_WORKERS, availableParallelism())): ParserPool {
  return createWorkerPool(size, startWorker);
}

function startWorker(): ParserWorker {
  const worker = new Worker(new URL('./citygml-worker.ts', import.meta.url), {
    // The parent may run under another loader (a test runner's); the worker is TypeScript all the same.
    execArgv: ['--import', '@oxc-node/core/register'],
  });
  let [replied, crashed]: [(reply: ParserReply) => void, (reason: string) => void] = [() => undefined, () => undefined];
  worker.on('message', (reply: ParserReply) => replied(reply));
  worker.on('error', (error) => crashed(error instanceof Error ? error.message : String(error)));
  worker.on('messageerror', (error) => crashed(error.message));
  worker.on('exit', (code) => crashed(`exit code ${code}`));
  return {
    post: (request, transfer) => worker.postMessage(request, transfer),
    onReply: (listener) => {
      replied = listener;
    },
    onCrash: (listener) => {
      crashed = listener;
    },
    terminate: () => void worker.terminate(),
  };
}
