import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Measure } from '../measure.ts';

/** Sheets or the document of the sample city, in a fresh process. Rejects with what the process wrote if it fails. */
export function runPrint(only: 'sheets' | 'document', runs: number): Promise<readonly Measure[]> {
  const child = fork(fileURLToPath(new URL('../print/print-process.ts', import.meta.url)), {
    // as the batch command is started (package.json)
    execArgv: ['--max-semi-space-size=64', '--import', '@oxc-node/core/register'],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let written = '';
  child.stderr?.on('data', (chunk) => (written += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('message', (measures: readonly Measure[]) => resolve(measures));
    child.once('error', reject);
    child.once('exit', (code) => code !== 0 && reject(new Error(`printing ended with ${code}: ${written}`)));
    child.send({ only, runs });
  });
}
