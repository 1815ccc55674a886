import type { BuildingTiles } from './building-tiles.ts';
import type { TileWorkerMessage } from './building-tiles.worker.ts';
import type { BuildingTilesInput } from './write-building.ts';

/**
 * `makeBuildingTiles` in a worker of its own. The input is copied, the caller keeps it; the tiles are handed over. Rejects
 * with the signal's reason when aborted and with an Error naming the worker when it fails or dies.
 */
export function makeTilesInWorker(
  input: BuildingTilesInput,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (done: number, all: number) => void } = {},
): Promise<BuildingTiles> {
  const { signal, onProgress } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const worker = new Worker(new URL('./building-tiles.worker.ts', import.meta.url), { type: 'module' });
    const abort = () => settle(() => reject(signal?.reason));
    const settle = (answer: () => void) => {
      worker.terminate();
      signal?.removeEventListener('abort', abort);
      answer();
    };
    signal?.addEventListener('abort', abort);
    worker.onerror = (event) => settle(() => reject(new Error(`building tile worker died: ${event.message}`)));
    worker.onmessage = ({ data }: MessageEvent<TileWorkerMessage>) => {
      if (data.kind === 'progress') onProgress?.(data.done, data.all);
      else if (data.kind === 'failed') settle(() => reject(new Error(`building tiles: ${data.reason}`)));
      else settle(() => resolve(data.tiles));
    };
    worker.postMessage(input);
  });
}
