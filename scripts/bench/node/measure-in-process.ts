import { fork } from 'node:child_process';
import type { Measure } from '../measure.ts';

/** Sends `task` to a fresh process, which answers with its measures. Rejects with what the process wrote if it fails. */
export function measureInProcess(script: URL, task: object, name: string): Promise<readonly Measure[]> {
  const child = fork(script, {
    // as the batch command is started (package.json)
    execArgv: ['--max-semi-space-size=64', '--import', '@oxc-node/core/register'],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let written = '';
  child.stderr?.on('data', (chunk) => (written += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('message', (measures: readonly Measure[]) => resolve(measures));
    child.once('error', reject);
    child.once('exit', (code) => code !== 0 && reject(new Error(`${name} ended with ${code}: ${written}`)));
    child.send(task);
  });
}
