import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { root } from '../set-up/environment.mjs';
import { aimOf, titleOf } from './aims.ts';
import { parseBenchArguments, UsageError, usage } from './bench-arguments.ts';
import { best, type Measure, median } from './measure.ts';
import { markdownTable, reportRows, textTable } from './report/text-table.ts';
import { runBench } from './run-bench.ts';

interface BenchResult {
  readonly machine: { readonly processor: string; readonly cores: number; readonly node: string };
  /** One-minute load when the bench began and when it ended: above the number of cores others were at work too. */
  readonly load: readonly [before: number, after: number];
  readonly started: string;
  readonly measures: readonly object[];
}

/** `npm run bench`: see bench-arguments.ts. Exit 0 done, 2 wrong arguments. */
async function main(): Promise<number> {
  try {
    const given = parseBenchArguments(process.argv.slice(2));
    const started = new Date().toISOString();
    const before = loadavg()[0]!;
    const measures = await runBench(given, (line) => process.stderr.write(`${line}\n`));
    const result: BenchResult = {
      machine: { processor: cpus()[0]?.model ?? '', cores: availableParallelism(), node: process.version },
      load: [before, loadavg()[0]!],
      started,
      measures: measures.map(jsonOf),
    };
    const json = `${JSON.stringify(result, undefined, 2)}\n`;
    mkdirSync(join(root, 'out/bench'), { recursive: true });
    writeFileSync(join(root, 'out/bench/bench.json'), json);
    process.stdout.write(given.form === 'json' ? json : tableText(given.form, measures, result));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(error.message === 'help' ? `${usage}\n` : `${error.message}\n\n${usage}\n`);
    return error.message === 'help' ? 0 : 2;
  }
}

function tableText(form: 'text' | 'markdown', measures: readonly Measure[], { machine, load }: BenchResult): string {
  const rows = reportRows(measures);
  const table = form === 'markdown' ? markdownTable(rows) : textTable(rows);
  const about = `${machine.processor}, ${machine.cores} cores, Node ${machine.node}; load ${load[0].toFixed(1)} before, ${load[1].toFixed(1)} after`;
  return `${table}\n\nMedian (best run). ${about}\n`;
}

const jsonOf = (measure: Measure) => ({
  ...measure,
  title: titleOf(measure),
  median: median(measure.values),
  best: best(measure),
  ...aimOf(measure),
});

process.exitCode = await main();
