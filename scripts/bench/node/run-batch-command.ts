import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { BatchSummary } from '../../batch/batch-summary.ts';
import { root } from '../../set-up/environment.mjs';
import { countText, type Measure } from '../measure.ts';

/** The batch command itself, as a user runs it, on files with a settings file. */
export function runBatchCommand(
  inputs: readonly string[],
  settings: string | undefined,
  out: string,
  runs: number,
): readonly Measure[] {
  const summaries: BatchSummary[] = [];
  for (let run = 0; run < runs; run++) {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--max-semi-space-size=64', // as in package.json
        '--import',
        '@oxc-node/core/register',
        join(root, 'scripts/batch/batch.ts'),
        ...inputs,
        '--json',
        '--out',
        out,
        ...(settings ? ['--settings', settings] : []),
      ],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    if (!stdout) throw new Error(`the batch gave no summary:\n${stderr}`);
    summaries.push(JSON.parse(stdout) as BatchSummary);
  }
  const on = countText(summaries[0]!.buildings, 'buildings');
  const seconds = (value: (summary: BatchSummary) => number) => summaries.map((summary) => value(summary) / 1000);
  const { total, write } = { total: 'total', write: 'write' };
  return [
    {
      key: 'batch-without-csv',
      place: 'node',
      on,
      unit: 's',
      values: seconds(({ milliseconds }) => milliseconds[total]! - milliseconds[write]!),
    },
    { key: 'batch-command', place: 'node', on, unit: 's', values: seconds(({ milliseconds }) => milliseconds[total]!) },
  ];
}
