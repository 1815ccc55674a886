import type { SourceFile } from '../source-file.ts';
import type { FeatureHelper, FeaturePart, Stretch } from './feature-helper.ts';

/** What a worker is told: the file as it can open it, and what to read of it. */
export interface FeatureTask {
  readonly path: string;
  readonly blob?: Blob;
  readonly diskPath?: string;
  readonly stretch: Stretch;
}

/** What it answers. */
export type FeatureReply = { readonly part: FeaturePart } | { readonly part?: undefined; readonly error: string };

/** A worker of either platform. */
export interface FeatureWorker {
  post(task: FeatureTask): void;
  onReply(listener: (reply: FeatureReply) => void): void;
  onCrash(listener: (reason: string) => void): void;
  terminate(): void;
}

/** A helper that gives each stretch a worker of its own, which ends with it. */
export function createWorkerHelper(
  size: number,
  startWorker: () => FeatureWorker,
  taskOf: (file: SourceFile, stretch: Stretch) => FeatureTask,
): FeatureHelper {
  const running = new Set<FeatureWorker>();
  return {
    size,
    read: (file, stretch) => {
      const worker = startWorker();
      running.add(worker);
      return new Promise<FeaturePart>((resolve, reject) => {
        worker.onReply((reply) =>
          reply.part ? resolve(reply.part) : reject(new Error(`${file.path}: ${reply.error}`)),
        );
        worker.onCrash((reason) => reject(new Error(`the reader of ${file.path} stopped: ${reason}`)));
        worker.post(taskOf(file, stretch));
      }).finally(() => {
        running.delete(worker);
        worker.terminate();
      });
    },
    destroy: () => {
      for (const worker of running) worker.terminate();
    },
  };
}
