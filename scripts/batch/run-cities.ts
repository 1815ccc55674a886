import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, isAbsolute, join, normalize, relative } from 'node:path';
import { csvText } from '../../src/exports/csv-text.ts';
import { listFiles } from '../node/node-files.ts';
import type { BatchArguments } from './batch-arguments.ts';
import type { BatchSummary } from './batch-summary.ts';
import type { createProgressLines } from './progress-lines.ts';

/** One municipality of a run: the path that was given, and the folder that its tables go to. */
export interface CityRun {
  readonly input: string;
  readonly out: string;
}

export interface CityOutcome extends CityRun {
  /** `kept`: done by an earlier run with the same inputs, settings and version. */
  readonly state: 'done' | 'kept' | 'failed';
  readonly exit_code: number;
  readonly summary?: BatchSummary;
  /** Last words of a city that failed. */
  readonly reason?: string;
}

/** Written last into a city's folder: it is whole. */
const DONE_FILE = 'done.json';

/** Folders below `out` by the names of the inputs; a name that comes again is numbered. */
export function cityRuns(inputs: readonly string[], out: string): readonly CityRun[] {
  const taken = new Map<string, number>();
  return inputs.map((input) => {
    const name = basename(input.replace(/[\\/]+$/, '')).replace(/\.(zip|json|geojson|gml)$/i, '') || 'city';
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return { input, out: join(out, count === 1 ? name : `${name}-${count}`) };
  });
}

/**
 * Runs each municipality in a process of its own, one after the other: one that fails, or that runs out of memory, does not
 * stop the rest. A folder that is whole and was made of the same inputs is kept, so a run that was interrupted goes on
 * where it stopped.
 */
export async function runCities(
  given: BatchArguments,
  progress: ReturnType<typeof createProgressLines>,
): Promise<readonly CityOutcome[]> {
  const runs = cityRuns(given.inputs, given.out);
  mkdirSync(given.out, { recursive: true });
  const outcomes: CityOutcome[] = [];
  for (const [i, run] of runs.entries()) {
    progress.say(`[${i + 1}/${runs.length}] ${run.input}`);
    const outcome = await runCity(run, given);
    progress.say(`[${i + 1}/${runs.length}] ${outcome.state}${outcome.reason ? `: ${outcome.reason}` : ''}`);
    outcomes.push(outcome);
    writeFileSync(join(given.out, 'cities.csv'), citiesCsv(outcomes)); // after each, so that a stopped run says how far it got
  }
  return outcomes;
}

async function runCity(run: CityRun, given: BatchArguments): Promise<CityOutcome> {
  const doneFile = join(run.out, DONE_FILE);
  let key: string;
  try {
    key = await inputKey(run.input, given);
  } catch (error) {
    return { ...run, state: 'failed', exit_code: 2, reason: error instanceof Error ? error.message : String(error) };
  }
  const earlier = readDone(doneFile);
  const written = filesBelow(run.out, earlier?.files ?? []);
  if (!given.again && earlier?.key === key && written.every((file) => existsSync(file)))
    return { ...run, state: 'kept', exit_code: earlier.summary.exit_code, summary: earlier.summary };
  // from here on the folder is not whole, and a table that is not written again must not be taken for a new one
  for (const file of [doneFile, ...written]) rmSync(file, { force: true });
  const { code, stdout, lastWords } = await runProcess([run.input, ...passedOn(given, run.out)]);
  const summary = parseSummary(stdout);
  if (!summary) return { ...run, state: 'failed', exit_code: code === 0 ? 2 : code, reason: lastWords };
  const files = summary.outputs.map((file) => relative(run.out, file));
  writeFileSync(doneFile, `${JSON.stringify({ key, files, summary } satisfies Done)}\n`);
  return { ...run, state: 'done', exit_code: code, summary };
}

/** What an earlier run wrote: never a file outside the folder, whatever stands in its list. */
const filesBelow = (out: string, files: readonly string[]): readonly string[] =>
  files.filter((file) => !isAbsolute(file) && !normalize(file).startsWith('..')).map((file) => join(out, file));

const passedOn = (given: BatchArguments, out: string): readonly string[] => [
  '--out',
  out,
  '--json',
  ...(given.bom ? ['--bom'] : []),
  ...(given.sensitivity ? ['--sensitivity'] : []),
  ...(given.document ? ['--document'] : []),
  ...(given.planFile ? ['--plan', given.planFile] : []),
  ...(given.settingsFile ? ['--settings', given.settingsFile] : []),
  ...given.as.flatMap(({ file, role }) => ['--as', `${file}=${role}`]),
];

/** What the tables of a city were made of: every file's path, size and time of change, the options, the tool's version. */
async function inputKey(input: string, given: BatchArguments): Promise<string> {
  const hash = createHash('sha256');
  for (const { path } of await listFiles(input, '')) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  if (given.settingsFile) hash.update(readFileSync(given.settingsFile));
  if (given.planFile) hash.update(readFileSync(given.planFile));
  hash.update(JSON.stringify([given.as, given.bom, given.sensitivity, given.document, toolVersion()]));
  return hash.digest('hex');
}

function toolVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

interface Done {
  readonly key: string;
  /** Below the folder. */
  readonly files: readonly string[];
  readonly summary: BatchSummary;
}

function readDone(path: string): Done | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // cut off while it was written: the city is made again
  }
}

function runProcess(args: readonly string[]) {
  const script = join(import.meta.dirname, 'batch.ts');
  const child = spawn(process.execPath, [...process.execArgv, script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let lastWords = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    process.stderr.write(text);
    lastWords = text.trim().split('\n').at(-1) ?? lastWords;
  });
  return new Promise<{ readonly code: number; readonly stdout: string; readonly lastWords: string }>((resolve) => {
    child.on('error', (error) => resolve({ code: 2, stdout, lastWords: error.message }));
    child.on('close', (code, signal) => resolve({ code: code ?? 2, stdout, lastWords: signal ?? lastWords }));
  });
}

function parseSummary(stdout: string): BatchSummary | undefined {
  try {
    return JSON.parse(stdout) as BatchSummary;
  } catch {
    return undefined;
  }
}

/** One row a municipality. */
function citiesCsv(outcomes: readonly CityOutcome[]): string {
  const lines = outcomes.map(({ input, out, state, exit_code, summary, reason }) => [
    csvText(input),
    csvText(out),
    state,
    String(exit_code),
    csvText(summary?.city ?? ''),
    String(summary?.buildings ?? ''),
    String(summary?.population ?? ''),
    String(summary?.issues.error ?? ''),
    csvText(reason ?? ''),
  ]);
  const names = 'input,out,state,exit_code,city,buildings,population,errors,reason';
  return [names, ...lines.map((cells) => cells.join(','))].map((line) => `${line}\n`).join('');
}

/** 0 all done, 1 some with rejected input or failed, 2 none could be used. */
export function exitCodeOf(outcomes: readonly CityOutcome[]): 0 | 1 | 2 {
  if (outcomes.every(({ exit_code }) => exit_code === 0)) return 0;
  return outcomes.every(({ state }) => state === 'failed') ? 2 : 1;
}
