import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeExposure } from '../../src/analysis/exposure.ts';
import type { ExposureResult } from '../../src/analysis/exposure-result.ts';
import { noExposure } from '../../src/analysis/no-exposure.ts';
import { exposureOf, exposureQuestion } from '../../src/analysis/questions/exposure-question.ts';
import { askableCity } from '../../src/city/asked-city.ts';
import type { CityModel } from '../../src/city/city-model.ts';
import { importCity } from '../../src/city/import-city.ts';
import { createStageClock } from '../../src/city/stage-clock.ts';
import type { ImportIssue } from '../../src/domain/import-issue.ts';
import { issueMessages } from '../../src/domain/issue-codes.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { fitsFile, type ImportSettings } from '../../src/readers/import-settings.ts';
import type { FileReport } from '../../src/readers/read-drop.ts';
import type { SourceFile } from '../../src/readers/source-file.ts';
import { loadDetailTables, loadQuestionTables } from '../../src/tables/load-city-tables.ts';
import { createNativeDatabase } from '../../src/tables/native-database.ts';
import { createNodePool } from '../node/citygml-pool.ts';
import { createNodeHelper } from '../node/feature-helper.ts';
import { openNodeFiles } from '../node/node-files.ts';
import { type Asked, askQuestions, type QuestionParameters, writeAnswers } from './ask-questions.ts';
import { type BatchArguments, batchSettings, UsageError } from './batch-arguments.ts';
import { type BatchSummary, EXPOSURE_FILE, summarise } from './batch-summary.ts';
import { buildingColumns, exposureColumns, hazardRecordColumns } from './batch-tables.ts';
import { writeCsv } from './csv-file.ts';
import type { createProgressLines } from './progress-lines.ts';
import { readPlan, writeDocument } from './write-document.ts';

/** What the files hold is of no use: exit 2. */
export class UnusableInputError extends Error {
  override readonly name = 'UnusableInputError';
  readonly issues: readonly ImportIssue[];
  constructor(issues: readonly ImportIssue[]) {
    super('none of the given files could be used');
    this.issues = issues;
  }
}

/** Reads, assembles, asks and writes. Throws UsageError, InputPathError or UnusableInputError where there is nothing to do. */
export async function runBatch(
  given: BatchArguments,
  progress: ReturnType<typeof createProgressLines>,
  signal?: AbortSignal,
): Promise<BatchSummary> {
  const clock = createStageClock();
  clock.enter('start');
  const settings = readSettings(given);
  const plan = given.planFile === undefined ? undefined : await readPlan(given.planFile);
  const files = await openNodeFiles(given.inputs);
  mkdirSync(join(given.out, 'tables'), { recursive: true });
  clock.enter('import');
  const { name, planar_crs, geoid_height_m, depth_method } = settings.city;
  const imported = await importCity(files, {
    settings: settings.importing,
    ...(isWorthWorkers(files) && { createPool: () => createNodePool() }),
    createFeatureHelper: createNodeHelper,
    ...(name && { name }),
    ...(planar_crs && { planarCrs: planar_crs }),
    ...(geoid_height_m !== undefined && { geoidHeightMeters: geoid_height_m }),
    ...(depth_method && { depthMethod: depth_method }),
    ...(signal && { signal }),
    onProgress: ({ stage, done, total, file, rows }) =>
      progress.report(stage, file ? `${file} ${percent(done, total)} ${rows} rows` : percent(done, total)),
  });
  const { city, tilesets } = imported;
  const issues = [...city.issues, ...unusedSettings(settings.importing, files, imported.reports)];
  const out = (path: string) => join(given.out, path);
  if (city.sources.length === 0 && tilesets.length === 0) {
    writeJson(out('issues.json'), issueTexts(issues));
    throw new UnusableInputError(issues);
  }

  clock.enter('exposure');
  progress.report('exposure', `${city.tables.zones.length} kinds of zones, ${city.tables.hazards.length} hazards`);
  const { exposure, asked, document } = await answersOf(city, given, settings.questions, plan, progress, signal);
  const allIssues = [...issues, ...asked.issues];
  clock.enter('write');
  writeJson(out('issues.json'), issueTexts(allIssues));
  progress.report('write', given.out);
  const { buildings, tables } = city;
  writeCsv(out('tables/buildings.csv'), buildingColumns(city), buildings.count, given.bom);
  writeCsv(
    out('tables/building_hazards.csv'),
    hazardRecordColumns(tables.hazardRecords, buildings.buildingId),
    tables.hazardRecords.buildingIndex.length,
    given.bom,
  );
  if (exposure.checks.every(({ holds }) => holds))
    writeCsv(out(EXPOSURE_FILE), exposureColumns(exposure.rows), exposure.rows.length, given.bom);
  const more = [...(await writeAnswers(given.out, cityTitle(city), asked.answers, given.bom)), ...document];
  writeJson(out('evidence.json'), {
    ...exposure.evidence,
    checks: exposure.checks,
    questions: Object.fromEntries(
      asked.answers.map(({ question, evidence, checks }) => [question, { ...evidence, checks }]),
    ),
  });
  clock.enter('');
  return summarise({ ...imported, issues: allIssues }, exposure, asked.questions, clock.milliseconds, given.out, more);
}

/** A name that fits no file is mostly misspelt: what the user said of the file was not heeded. */
function unusedSettings(
  { files: named = {} }: ImportSettings,
  files: readonly SourceFile[],
  reports: readonly FileReport[],
): ImportIssue[] {
  const paths = [...files.map(({ path }) => path), ...reports.map(({ file }) => file)];
  return Object.keys(named)
    .filter((name) => !paths.some((path) => fitsFile(name, path)))
    .map((name) => ({ severity: 'warning', code: 'settings-unused', file: name, values: { name } }));
}

/** Starting workers costs more than they save below some 20 MB of CityGML; a zip holds about ten times its size. */
const WORKERS_FROM_BYTES = 2e7;

function isWorthWorkers(files: readonly SourceFile[]): boolean {
  let bytes = 0;
  for (const { path, size } of files) {
    if (/\.gml$/i.test(path)) bytes += size;
    else if (/\.zip$/i.test(path)) bytes += 10 * size;
  }
  return bytes >= WORKERS_FROM_BYTES;
}

function readSettings(given: BatchArguments) {
  if (!given.settingsFile) return batchSettings(undefined, given.as);
  try {
    return batchSettings(readFileSync(given.settingsFile, 'utf8'), given.as, given.settingsFile);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const percent = (done: number, total: number): string => `${total > 0 ? Math.floor((100 * done) / total) : 0} %`;

/** The exposure table, of every zone kind and hazard that the city has, the answers to all questions, and the document. */
async function answersOf(
  city: CityModel,
  { sensitivity, document, out }: BatchArguments,
  parameters: QuestionParameters,
  plan: Plan | undefined,
  progress: ReturnType<typeof createProgressLines>,
  signal?: AbortSignal,
): Promise<{ readonly exposure: ExposureResult; readonly asked: Asked; readonly document: readonly string[] }> {
  const db = await createNativeDatabase();
  try {
    const layout = await loadQuestionTables(db, city.tables);
    await loadDetailTables(db, city.tables);
    const askable = await askableCity(db, city, layout, signal);
    const context = askable.context(signal);
    const all = exposureQuestion.defaults(context.layout);
    const isKnown = all.hazards.length > 0;
    const exposure = isKnown ? await computeExposure(db, all, context, 'by-zone-cell') : noExposure(context);
    const known = isKnown ? [exposureOf(exposure, all, context.layout)] : [];
    const report = (question: string) => progress.report('questions', question);
    const asked = await askQuestions(askable, { parameters, sensitivity, known, report, ...(signal && { signal }) });
    const written = document ? await writeDocument(askable, plan, out, progress, signal) : [];
    return { exposure, asked, document: written };
  } finally {
    await db.close();
  }
}

const cityTitle = ({ name, fictional }: CityModel): string => `${name}${fictional ? '（架空）' : ''}`;

const writeJson = (path: string, value: unknown): void =>
  writeFileSync(path, `${JSON.stringify(value, undefined, 2)}\n`);

/** The issues with their messages filled in, in both languages. */
export function issueTexts(issues: readonly ImportIssue[]) {
  return issues.map((issue) => ({
    ...issue,
    count: issue.count ?? 1,
    message: {
      ja: filled(issueMessages[issue.code].ja, issue),
      en: filled(issueMessages[issue.code].en, issue),
    },
  }));
}

const filled = (text: string, { values }: ImportIssue): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => String(values?.[key] ?? ''));
