import type { Dataset, HazardPolygonsDataset, PopulationDataset } from '../domain/datasets.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { expandArchives } from './archive/expand-archives.ts';
import { type ReadCityGmlOptions, readCityGml } from './citygml/read-citygml.ts';
import { cityGmlReports, createRowCounter } from './drop/citygml-reports.ts';
import { droppedFile, type FileReport, guessesOf, stateOf } from './drop/file-report.ts';
import { type FileGroup, groupFiles } from './drop/group-files.ts';
import { readGroup } from './drop/read-group.ts';
import { type DroppedTileset, readTilesetGroup } from './drop/read-tileset-group.ts';
import { rowsOf } from './drop/rows-of.ts';
import { findRepeats, hashFiles } from './drop/same-files.ts';
import { type ImportSettings, settingsOfFile } from './import-settings.ts';
import { sumRepeatedUnits } from './interpret/to-population.ts';
import type { ReadOptions } from './read-result.ts';
import type { SourceFile } from './source-file.ts';

export type { FileReport } from './drop/file-report.ts';
export type { DroppedTileset } from './drop/read-tileset-group.ts';

export interface DropOptions extends ReadOptions {
  readonly settings?: ImportSettings;
  /** Workers for CityGML; see ReadCityGmlOptions. */
  readonly createPool?: ReadCityGmlOptions['createPool'];
  readonly lod2?: boolean;
  /** Called as soon as a file is through. */
  readonly onFile?: (report: FileReport) => void;
}

export interface DropResult {
  readonly datasets: readonly Dataset[];
  readonly issues: readonly ImportIssue[];
  /** One a file (or data set of several files); everything that was dropped is in one of them. */
  readonly reports: readonly FileReport[];
  readonly tilesets: readonly DroppedTileset[];
}

interface Outcome {
  readonly datasets: readonly Dataset[];
  readonly reports: readonly FileReport[];
  readonly tileset?: DroppedTileset;
}

const clock = () => performance.now();

const fileName = (path: string): string => path.split(/[/!]/).at(-1)!;

async function readFileGroup(
  group: Exclude<FileGroup, { form: 'citygml' | 'tileset' | 'ignored' }>,
  settings: ImportSettings,
  options: DropOptions,
): Promise<Outcome> {
  const started = clock();
  const { main } = group;
  const { datasets, issues, ...found } = await readGroup(group, settingsOfFile(settings, main), options);
  const rows = datasets.reduce((sum, dataset) => sum + rowsOf(dataset), 0);
  const report: FileReport = {
    file: main.path,
    dropped: droppedFile(main.path),
    count: 1,
    ...found,
    rows,
    guesses: guessesOf(issues),
    state: datasets.length === 0 ? 'rejected' : stateOf(rows, issues),
    issues,
    milliseconds: clock() - started,
    bytes: main.size,
  };
  return { datasets, reports: [report] };
}

async function readCityGmlGroup(files: readonly SourceFile[], options: DropOptions): Promise<Outcome> {
  const started = clock();
  const { rowsOfFile, count } = createRowCounter();
  const onProgress: DropOptions['onProgress'] = (progress) => {
    count(progress);
    options.onProgress?.(progress);
  };
  const { datasets, issues } = await readCityGml(files, { ...options, onProgress });
  const reports = cityGmlReports({ files, datasets, issues, rowsOfFile, milliseconds: clock() - started });
  return { datasets, reports };
}

const leftAside = (
  path: string,
  files: readonly SourceFile[],
  recognisedAs: string,
  issues: readonly ImportIssue[],
): FileReport => ({
  file: path,
  dropped: droppedFile(path),
  count: files.length,
  recognisedAs,
  title: fileName(path),
  rows: 0,
  confidence: 1,
  guesses: [],
  state: 'ignored',
  issues,
  milliseconds: 0,
  bytes: files.reduce((sum, file) => sum + file.size, 0),
});

function ignoredReport(group: Extract<FileGroup, { form: 'ignored' }>): FileReport {
  const { main, files, sort } = group;
  const issue: ImportIssue = {
    severity: 'note',
    code: 'file-ignored',
    file: main.path,
    count: files.length,
    values: { sort },
  };
  return leftAside(main.path, files, sort, [issue]);
}

function repeated({ main }: Exclude<FileGroup, { form: 'citygml' }>, first: SourceFile): Outcome {
  const issue: ImportIssue = {
    severity: 'note',
    code: 'file-repeated',
    file: main.path,
    values: { first: first.path },
  };
  return { datasets: [], reports: [leftAside(main.path, [main], 'repeated', [issue])] };
}

async function readOne(group: FileGroup, settings: ImportSettings, options: DropOptions): Promise<Outcome> {
  if (group.form === 'citygml') return readCityGmlGroup(group.files, options);
  if (group.form === 'tileset') {
    const { report, tileset } = await readTilesetGroup(group, options);
    return { datasets: [], reports: [report], ...(tileset && { tileset }) };
  }
  if (group.form === 'ignored') return { datasets: [], reports: [ignoredReport(group)] };
  return readFileGroup(group, settings, options);
}

/** Archives that could not be opened at all, or entries of them, as reports. */
function archiveReports(issues: readonly ImportIssue[], files: readonly SourceFile[]): FileReport[] {
  const byFile = new Map<string, ImportIssue[]>();
  for (const issue of issues) byFile.set(issue.file, [...(byFile.get(issue.file) ?? []), issue]);
  return [...byFile].map(([path, own]) => ({
    file: path,
    dropped: droppedFile(path),
    count: 1,
    recognisedAs: 'zip',
    title: fileName(path),
    rows: 0,
    confidence: 1,
    guesses: [],
    state: 'rejected',
    issues: own,
    milliseconds: 0,
    bytes: files.find((file) => file.path === path)?.size ?? 0,
  }));
}

/** 将来推計人口 of neighbouring prefectures: one dataset, meshes on the border summed. */
export function mergeProjections(datasets: readonly Dataset[]): Dataset[] {
  const sets = new Map<string, PopulationDataset[]>();
  const rest: Dataset[] = [];
  for (const dataset of datasets)
    if (dataset.kind === 'population' && dataset.projection) {
      const key = `${dataset.source.title} ${dataset.meshLevel}`;
      sets.set(key, [...(sets.get(key) ?? []), dataset]);
    } else rest.push(dataset);
  return [
    ...rest,
    ...[...sets.values()].map((set) =>
      set.length === 1
        ? set[0]!
        : {
            ...sumRepeatedUnits(set),
            source: { ...set[0]!.source, file: set.map(({ source }) => source.file).join(', ') },
          },
    ),
  ];
}

function polygonsOfFile(datasets: readonly Dataset[], name: string): PolygonColumns | undefined {
  const wanted: ImportSettings = { files: { [name]: { title: name } } };
  for (const dataset of datasets)
    if (
      (dataset.kind === 'zones' || dataset.kind === 'hazard_polygons') &&
      settingsOfFile(wanted, { path: dataset.source.file }).title
    )
      return dataset.polygons;
  return undefined;
}

/** Puts in the survey extents that the settings name as files. */
function applyExtents(datasets: readonly Dataset[], settings: ImportSettings, issues: ImportIssue[]): Dataset[] {
  return datasets.map((dataset) => {
    if (dataset.kind !== 'hazard_polygons') return dataset;
    const { extent } = settingsOfFile(settings, { path: dataset.source.file });
    if (extent === undefined || extent === 'bounds' || extent === 'everywhere') return dataset;
    const polygons = polygonsOfFile(datasets, extent);
    if (polygons) return { ...dataset, extent: { kind: 'polygons', polygons } } satisfies HazardPolygonsDataset;
    issues.push({ severity: 'warning', code: 'extent-not-found', file: dataset.source.file, values: { extent } });
    return dataset;
  });
}

function withHashes(datasets: readonly Dataset[], hashes: ReadonlyMap<string, string>): Dataset[] {
  return datasets.map((dataset) => {
    const sha256 = hashes.get(droppedFile(dataset.source.file));
    return sha256 === undefined ? dataset : { ...dataset, source: { ...dataset.source, sha256 } };
  });
}

/** Files that only say how far a survey reaches are no zones of the city. */
function withoutExtentFiles(datasets: readonly Dataset[], settings: ImportSettings): Dataset[] {
  const names = Object.values(settings.files ?? {}).flatMap(({ extent }) =>
    extent !== undefined && extent !== 'bounds' && extent !== 'everywhere' ? [extent] : [],
  );
  if (names.length === 0) return [...datasets];
  const wanted: ImportSettings = { files: Object.fromEntries(names.map((name) => [name, { title: name }])) };
  return datasets.filter(
    (dataset) =>
      !(
        dataset.kind === 'zones' &&
        dataset.zoneKind === 'other' &&
        settingsOfFile(wanted, { path: dataset.source.file }).title
      ),
  );
}

/**
 * Reads whatever was dropped: opens archives, recognises each file by content and name, joins side-cars, reads, and tells
 * of every file what became of it. One file failing never stops the rest. Rejects only with an AbortError.
 */
export async function readDrop(files: readonly SourceFile[], options: DropOptions = {}): Promise<DropResult> {
  const { settings = {}, signal, onFile } = options;
  const hashes = hashFiles(files, signal);
  const expanded = await expandArchives(files, { ...(signal && { signal }) });
  const reports: FileReport[] = archiveReports(expanded.issues, files);
  for (const report of reports) onFile?.(report);
  const groups = await groupFiles(expanded.files, signal);
  const repeats = await findRepeats(groups);
  const datasets: Dataset[] = [];
  const tilesets: DroppedTileset[] = [];
  for (const group of groups) {
    signal?.throwIfAborted();
    const first = group.form === 'citygml' ? undefined : repeats.get(group.main);
    const outcome =
      first && group.form !== 'citygml' ? repeated(group, first) : await readOne(group, settings, options);
    datasets.push(...outcome.datasets);
    if (outcome.tileset) tilesets.push(outcome.tileset);
    reports.push(...outcome.reports);
    for (const report of outcome.reports) onFile?.(report);
  }
  const late: ImportIssue[] = [];
  const extended = withoutExtentFiles(applyExtents(datasets, settings, late), settings);
  return {
    datasets: withHashes(mergeProjections(extended), await hashes),
    issues: [...reports.flatMap((report) => report.issues), ...late],
    reports,
    tilesets,
  };
}
