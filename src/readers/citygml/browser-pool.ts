import type { ParserReply, ParserWorker } from './parser-messages.ts';
import type { ParserPool } from './parser-pool.ts';
import { createWorkerPool } from './worker-pool.ts';

/** One worker a core is as fast as it gets; the reading thread decompresses meanwhile. */
const MOST_WORKERS = 8;

/** Parser workers of the browser; may be called inside another worker too. */
export function createBrowserPool(size = Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2)): ParserPool {
  return createWorkerPool(size, startWorker);
}

function startWorker(): ParserWorker {
  const worker = new Worker(new URL('./citygml-worker.ts', import.meta.url), { type: 'module', name: 'citygml' });
  let [replied, crashed]: [(reply: ParserReply) => void, (reason: string) => void] = [() => undefined, () => undefined];
  worker.addEventListener('message', (event: MessageEvent<ParserReply>) => replied(event.data));
  worker.addEventListener('error', (event) => crashed(event.message || 'it could not be started'));
  worker.addEventListener('messageerror', () => crashed('a message could not be read'));
  return {
    post: (request, transfer) => worker.postMessage(request, { transfer }),
    onReply: (listener) => {
      replied = listener;
    },
    onCrash: (listener) => {
      crashed = listener;
    },
    terminate: () => worker.terminate(),
  };
}
