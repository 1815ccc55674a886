import type { Dataset, DatasetSource } from '../../domain/datasets.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import { ArchiveEntryError } from '../archive/archive-error.ts';
import type { ReadOptions, ReadResult } from '../read-result.ts';
import type { SourceFile } from '../source-file.ts';
import { type CodeLists, codeListName, nationalLists, parseCodeList } from './code-lists.ts';
import { type FileOfPackage, mergePackage } from './merge-parsed.ts';
import { type PackageRoot, packageRoot, packageTitle, pathHints } from './package-layout.ts';
import type { ParsedFile, ParseFault } from './parsed-file.ts';
import { createInPlacePool, type ParseJob, type ParserPool } from './parser-pool.ts';
import { EncodingError, lineAndColumn, utf8Chunks } from './utf8-stream.ts';
import { ParserCrash } from './worker-pool.ts';

export interface ReadCityGmlOptions extends ReadOptions {
  /** Starts parser workers; in place without it. The reader destroys what it starts. */
  readonly createPool?: () => ParserPool;
  /** Read LOD2 surfaces too (default true); they can be most of the memory. */
  readonly lod2?: boolean;
}

/**
 * Reads all CityGML files and code lists of one drop: `.gml` files as data, `.xml` files as code lists where their name
 * says so. Buildings, zones, hazard areas, terrain and roads come back as one dataset a package and kind; all else that
 * the files hold is counted in issues. Rejects only with an AbortError.
 */
export async function readCityGml(files: readonly SourceFile[], options: ReadCityGmlOptions = {}): Promise<ReadResult> {
  const issues: ImportIssue[] = [];
  const lists = await readCodeLists(files, issues, options.signal);
  const gml = files.filter((file) => /\.gml$/i.test(file.path));
  const packageCount = new Set(gml.map((file) => packageRoot(file.path).path)).size;
  const listsOf = (root: PackageRoot): CodeLists => codeListsFor(root, lists, packageCount);
  const pool = (options.createPool ?? createInPlacePool)();
  try {
    const progress = createProgress(gml, options);
    const results = await inParallel(gml, pool.size, (file) => readFile(file, pool, listsOf, progress, options));
    for (const result of results) issues.push(...result.issues);
    return { datasets: mergePackages(results), issues: [...issues, ...leftOutIssues(results)] };
  } finally {
    pool.destroy();
  }
}

interface FileResult {
  readonly root: PackageRoot;
  readonly file: string;
  readonly parsed?: ParsedFile;
  readonly issues: readonly ImportIssue[];
}

async function readFile(
  source: SourceFile,
  pool: ParserPool,
  listsOf: (root: PackageRoot) => CodeLists,
  progress: Progress,
  { signal, lod2 = true }: ReadCityGmlOptions,
): Promise<FileResult> {
  const root = packageRoot(source.path);
  const file = source.path;
  if (source.size === 0) return { root, file, issues: [{ severity: 'error', code: 'file-empty', file }] };
  const job: ParseJob = {
    file,
    context: { codeLists: listsOf(root), hints: pathHints(file), lod2 },
    chunks: counted(utf8Chunks(source, signal), (bytes) => progress.bytes(file, bytes)),
    signal,
    onRows: (rows) => progress.rows(file, rows),
  };
  const outcome = await pool.parse(job).catch((error: unknown) => {
    if (error instanceof ParserCrash) return error;
    throw error;
  });
  if (outcome instanceof ParserCrash) return { root, file, issues: [streamIssue(file, outcome)] };
  const { parsed, streamError } = outcome;
  const trouble = streamError === undefined ? await faultIssues(source, parsed) : [streamIssue(file, streamError)];
  return { root, file, parsed, issues: [...trouble, ...parsed.issues, ...contentIssues(file, parsed)] };
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield chunk;
  }
}

function streamIssue(file: string, error: unknown): ImportIssue {
  if (error instanceof EncodingError)
    return { severity: 'error', code: 'xml-not-utf8', file, values: { found: error.encoding } };
  if (error instanceof ArchiveEntryError) {
    const values = { entry: file.slice(file.lastIndexOf('!') + 1), reason: error.message };
    return { severity: 'error', code: 'archive-entry-damaged', file, values };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { severity: 'error', code: 'read-failed', file, values: { reason } };
}

async function faultIssues(source: SourceFile, { fault }: ParsedFile): Promise<ImportIssue[]> {
  if (!fault) return [];
  const { code, values } = fault;
  return [{ severity: 'error', code, file: source.path, place: await placeOf(source, fault), values }];
}

async function placeOf(source: SourceFile, { offset, featureId }: ParseFault): Promise<string> {
  const parts = featureId === '' ? [] : [featureId];
  if (offset !== undefined) {
    const { line, column } = await lineAndColumn(source, offset);
    parts.unshift(`line ${line}, column ${column}`);
  }
  return parts.join(', ');
}

function contentIssues(file: string, parsed: ParsedFile): ImportIssue[] {
  const rows =
    parsed.buildings.count +
    parsed.zones.reduce((sum, zones) => sum + zones.zoneId.length, 0) +
    parsed.waterBodies.count +
    parsed.landslides.count +
    parsed.roads.count +
    parsed.triangles.length / 9;
  const issues: ImportIssue[] = [];
  const saidWhy = parsed.fault !== undefined || parsed.issues.length > 0 || Object.keys(parsed.leftOut).length > 0;
  if (rows === 0 && !saidWhy) issues.push({ severity: 'warning', code: 'citygml-without-features', file });
  if (rows > 0 && parsed.srsName === '')
    issues.push({ severity: 'warning', code: 'crs-guessed', file, values: { crs: DEFAULT_CRS } });
  return issues;
}

const DEFAULT_CRS = 'EPSG:6697';

/** What the product has no use for, one note a package and class. */
function leftOutIssues(results: readonly FileResult[]): ImportIssue[] {
  const counts = new Map<string, { file: string; name: string; count: number }>();
  for (const { root, file, parsed } of results)
    for (const [name, count] of Object.entries(parsed?.leftOut ?? {})) {
      const key = `${root.path}\n${name}`;
      const known = counts.get(key) ?? { file: root.path || file, name, count: 0 };
      known.count += count;
      counts.set(key, known);
    }
  return [...counts.values()].map(({ file, name, count }) => ({
    severity: 'note',
    code: 'features-left-out',
    file,
    count,
    values: { class: name },
  }));
}

function mergePackages(results: readonly FileResult[]): Dataset[] {
  const packages = new Map<string, { root: PackageRoot; files: FileOfPackage[] }>();
  for (const { root, file, parsed } of results) {
    if (!parsed) continue;
    const known = packages.get(root.path) ?? { root, files: [] };
    known.files.push({ file, parsed });
    packages.set(root.path, known);
  }
  return [...packages.values()].flatMap(({ root, files }) => mergePackage(files, sourceOf(root, files)));
}

function sourceOf(root: PackageRoot, files: readonly FileOfPackage[]): DatasetSource {
  const srsName = files.map(({ parsed }) => parsed.srsName).find((name) => name !== '');
  return {
    file: root.path || files[0]?.file || '',
    title: packageTitle(root),
    ...(root.year !== undefined && { year: root.year }),
    crs: srsName ?? DEFAULT_CRS,
    crsGuessed: srsName === undefined,
    confidence: 1,
  };
}

interface RootedCodeLists {
  readonly root: PackageRoot;
  readonly lists: CodeLists;
}

async function readCodeLists(
  files: readonly SourceFile[],
  issues: ImportIssue[],
  signal: AbortSignal | undefined,
): Promise<readonly RootedCodeLists[]> {
  const byRoot = new Map<string, { root: PackageRoot; lists: Record<string, CodeLists[string]> }>();
  for (const file of files) {
    const name = /\.xml$/i.test(file.path) ? codeListName(file.path) : undefined;
    if (name === undefined) continue;
    signal?.throwIfAborted();
    const root = packageRoot(file.path);
    const known = byRoot.get(root.path) ?? { root, lists: {} };
    byRoot.set(root.path, known);
    try {
      known.lists[name] = parseCodeList(await file.bytes());
    } catch (error) {
      issues.push({ ...streamIssue(file.path, error), severity: 'warning' });
    }
  }
  return [...byRoot.values()];
}

/**
 * Codes of rivers and ranks mean something else in each city, so labels come from lists of the same package, of another
 * package of the same city, or, where the drop holds one package only, from whatever lists came with it. Otherwise
 * national lists alone are taken from a folder above.
 */
function codeListsFor(root: PackageRoot, all: readonly RootedCodeLists[], packageCount: number): CodeLists {
  const same = all.find((item) => item.root.path === root.path);
  const sameCity = all.find((item) => root.cityCode !== '' && item.root.cityCode === root.cityCode);
  const only = packageCount === 1 && all.length === 1 && all[0]?.root.cityCode === '' ? all[0] : undefined;
  const own = same ?? sameCity ?? only;
  if (own) return own.lists;
  const above = all.find((item) => item.root.path === '' || root.path.startsWith(`${item.root.path}/`));
  return nationalLists(above?.lists ?? {});
}

interface Progress {
  bytes(file: string, bytes: number): void;
  rows(file: string, rows: number): void;
}

function createProgress(files: readonly SourceFile[], { onProgress }: ReadCityGmlOptions): Progress {
  const bytesTotal = files.reduce((sum, file) => sum + file.size, 0);
  let bytesRead = 0;
  const rowsOfFile = new Map<string, number>();
  let rows = 0;
  return {
    bytes(file, bytes) {
      bytesRead += bytes;
      onProgress?.({ file, bytesRead, bytesTotal, rows });
    },
    rows(file, count) {
      rows += count - (rowsOfFile.get(file) ?? 0);
      rowsOfFile.set(file, count);
      onProgress?.({ file, bytesRead, bytesTotal, rows });
    },
  };
}

/** Runs `work` on all items, at most `limit` at once; results in the order of the items. */
async function inParallel<T, R>(items: readonly T[], limit: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const run = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, run));
  return results;
}
