import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { batchSettings } from '../batch/batch-arguments.ts';
import { root } from '../set-up/environment.mjs';
import type { BenchArguments, Part } from './bench-arguments.ts';
import { type ChromiumRunner, createChromiumRunner } from './chromium/run-in-chromium.ts';
import { writeCityGmlArchives } from './inputs/citygml-archives.ts';
import { writeBenchFiles } from './inputs/write-files.ts';
import type { Measure } from './measure.ts';
import { runBatchCommand } from './node/run-batch-command.ts';
import { runInNode } from './node/run-in-node.ts';
import { runPrint } from './node/run-print.ts';
import { runDragStage } from './page/drag-stage.ts';
import { runPageStage } from './page/page-stage.ts';
import { type CityPart, cityParts, type InputFolder, type StageTask } from './stages/stage.ts';

/** Where generated inputs are kept from one run to the next. */
const workFolder = join(root, 'out/bench');

/** Heavy parts are run this often at most. */
const HEAVY_RUNS = 3;

/** Runs what was asked for, one thing at a time; `say` tells what is being run. */
export async function runBench(given: BenchArguments, say: (line: string) => void): Promise<readonly Measure[]> {
  const chromium = given.places.includes('chromium') && needsStages(given) ? await createChromiumRunner() : undefined;
  const measures: Measure[] = [];
  const runEverywhere = async (task: StageTask) => {
    for (const place of given.places) {
      say(`${describeTask(task)} in ${place === 'node' ? 'Node' : 'Chromium'} …`);
      measures.push(...(await (place === 'node' ? runInNode(task) : chromium!.run(task))));
    }
  };
  try {
    for (const task of tasksOf(given, chromium)) await runEverywhere(task());
    measures.push(...(await runTheRest(given, say)));
    return measures;
  } finally {
    await chromium?.close();
  }
}

const needsStages = ({ only, data }: BenchArguments): boolean =>
  data.length > 0 || only.some((part) => part !== 'batch' && part !== 'page' && part !== 'drag' && part !== 'print');

function describeTask(task: StageTask): string {
  if (task.stage === 'citygml') return `CityGML, ${task.form}`;
  if (task.stage === 'questions' || task.stage === 'plan') return `${task.buildings} buildings: ${task.stage}`;
  if (task.stage === 'city') return `${task.buildings} buildings: ${task.parts.join(', ')}`;
  return `files to table: ${task.input.path}`;
}

/** The tasks in order; each makes its inputs only when its turn comes. */
function tasksOf(given: BenchArguments, chromium: ChromiumRunner | undefined): (() => StageTask)[] {
  const offer = (path: string): InputFolder => chromium?.offer(path) ?? { path, url: '' };
  if (given.data.length > 0) return given.data.map((path) => () => dataTask(given, offer(path)));
  const { only, runs, buildings } = given;
  const tasks: (() => StageTask)[] = [];
  if (only.includes('citygml'))
    for (const form of ['one-file', 'package'] as const)
      tasks.push(() => {
        const archives = writeCityGmlArchives(workFolder);
        const archive = form === 'one-file' ? archives.oneFile : archives.package;
        return {
          stage: 'citygml',
          form,
          runs,
          input: offer(archive.path),
          bytes: archive.bytes,
          buildings: archive.buildings,
        };
      });
  const wanted = cityParts.filter((part): part is CityPart & Part => only.includes(part));
  for (const count of buildings) {
    if (wanted.length > 0) tasks.push(() => ({ stage: 'city', runs, buildings: count, parts: wanted }));
    if (only.includes('questions')) tasks.push(() => ({ stage: 'questions', runs, buildings: count }));
    if (only.includes('plan')) tasks.push(() => ({ stage: 'plan', runs, buildings: count }));
    if (only.includes('files'))
      tasks.push(() => {
        const files = writeBenchFiles(workFolder, count);
        return dataTask({ ...given, settings: files.settings }, offer(files.folder));
      });
  }
  return tasks;
}

function dataTask({ runs, settings, buildings }: BenchArguments, input: InputFolder): StageTask {
  const text = settings ? readFileSync(settings, 'utf8') : undefined;
  return {
    stage: 'data',
    runs: Math.max(...buildings) > 250_000 ? Math.min(runs, HEAVY_RUNS) : runs,
    input,
    settings: batchSettings(text, [], settings).importing,
    label: '',
  };
}

/** What is not a stage: the batch command and the page as users start them. */
async function runTheRest(given: BenchArguments, say: (line: string) => void): Promise<readonly Measure[]> {
  const { only, runs, buildings, data, settings, places } = given;
  const measures: Measure[] = [];
  const out = join(workFolder, 'batch');
  const heavy = Math.min(runs, HEAVY_RUNS);
  if (data.length > 0) {
    say('batch command …');
    return runBatchCommand(data, settings, out, heavy);
  }
  if (only.includes('batch') && places.includes('node'))
    for (const count of buildings) {
      say(`batch command, ${count} buildings …`);
      const files = writeBenchFiles(workFolder, count);
      measures.push(...runBatchCommand([files.folder], files.settings, out, heavy));
    }
  if (only.includes('page') && places.includes('chromium')) {
    say('page …');
    measures.push(...(await runPageStage(heavy)));
  }
  if (only.includes('drag') && places.includes('chromium'))
    for (const count of buildings) {
      say(`page, a vertex dragged, ${count} buildings …`);
      measures.push(...(await runDragStage(workFolder, count, runs)));
    }
  if (only.includes('print') && places.includes('node'))
    for (const what of ['sheets', 'document'] as const) {
      say(`print: ${what} …`);
      measures.push(...(await runPrint(what, what === 'document' ? 1 : heavy)));
    }
  return measures;
}
