import type { Writable } from 'node:stream';

/** At most this often a line of the same stage. */
const INTERVAL_MS = 500;

/** Progress as lines on stderr: one when a stage begins, then at most two a second. */
export function createProgressLines(output: Pick<Writable, 'write'>, now: () => number = Date.now) {
  let lastStage = '';
  let lastTime = 0;
  return {
    report(stage: string, detail: string): void {
      if (stage === lastStage && now() - lastTime < INTERVAL_MS) return;
      lastStage = stage;
      lastTime = now();
      output.write(`${stage}: ${detail}\n`);
    },
    say: (text: string): void => {
      output.write(`${text}\n`);
    },
  };
}
