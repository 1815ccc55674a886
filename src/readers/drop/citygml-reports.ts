import type { Dataset } from '../../domain/datasets.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import { type PackageRoot, packageRoot, packageTitle } from '../citygml/package-layout.ts';
import type { ReadProgress } from '../read-result.ts';
import type { SourceFile } from '../source-file.ts';
import { droppedFile, type FileReport, guessesOf, stateOf } from './file-report.ts';
import { rowsOf } from './rows-of.ts';

/** What reading CityGML gave, for its reports. */
export interface CityGmlOutcome {
  readonly files: readonly SourceFile[];
  readonly datasets: readonly Dataset[];
  readonly issues: readonly ImportIssue[];
  readonly rowsOfFile: ReadonlyMap<string, number>;
  readonly milliseconds: number;
}

/** Tells from the running total of rows how many each file gave. */
export function createRowCounter(): {
  readonly rowsOfFile: Map<string, number>;
  readonly count: (progress: ReadProgress) => void;
} {
  const rowsOfFile = new Map<string, number>();
  let total = 0;
  return {
    rowsOfFile,
    count({ file, rows }) {
      if (rows > total) rowsOfFile.set(file, (rowsOfFile.get(file) ?? 0) + rows - total);
      total = Math.max(total, rows);
    },
  };
}

interface PackageFiles {
  readonly root: PackageRoot;
  readonly files: SourceFile[];
}

function byPackage(files: readonly SourceFile[]): readonly PackageFiles[] {
  const packages = new Map<string, PackageFiles>();
  for (const file of files) {
    const root = packageRoot(file.path);
    const known = packages.get(root.path) ?? { root, files: [] };
    known.files.push(file);
    packages.set(root.path, known);
  }
  return [...packages.values()];
}

const isGml = (file: SourceFile): boolean => /\.gml$/i.test(file.path);

type ReportParts = Pick<FileReport, 'file' | 'count' | 'rows' | 'state' | 'issues' | 'bytes' | 'milliseconds'>;

function reportOf(root: PackageRoot, crs: string | undefined, parts: ReportParts): FileReport {
  return {
    ...parts,
    dropped: droppedFile(parts.file),
    recognisedAs: 'citygml',
    title: root.cityName ? packageTitle(root) : parts.file.split(/[/!]/).at(-1)!,
    ...(root.year !== undefined && { year: root.year }),
    encoding: 'UTF-8',
    ...(crs !== undefined && { crs }),
    confidence: 1,
    guesses: guessesOf(parts.issues),
  };
}

const bytesOf = (files: readonly SourceFile[]): number => files.reduce((sum, file) => sum + file.size, 0);

/** A file of a package that could not be read to its end. */
function faultyReport(
  file: SourceFile,
  root: PackageRoot,
  issues: readonly ImportIssue[],
  outcome: CityGmlOutcome,
): FileReport {
  const rows = outcome.rowsOfFile.get(file.path) ?? 0;
  const state = rows > 0 ? 'partly' : 'rejected';
  return reportOf(root, undefined, {
    file: file.path,
    count: 1,
    rows,
    state,
    issues,
    bytes: file.size,
    milliseconds: 0,
  });
}

function packageReports({ root, files }: PackageFiles, outcome: CityGmlOutcome, milliseconds: number): FileReport[] {
  const of = (file: SourceFile) => outcome.issues.filter((issue) => issue.file === file.path);
  const faulty = files.filter((file) => isGml(file) && of(file).some(({ severity }) => severity === 'error'));
  const reports = faulty.map((file) => faultyReport(file, root, of(file), outcome));
  const rest = files.filter((file) => !faulty.includes(file));
  if (rest.length === 0) return reports;
  const names = new Set(rest.map(({ path }) => path));
  const first = (rest.find(isGml) ?? rest[0]!).path;
  const taken = outcome.datasets.filter(
    ({ source }) => packageRoot(source.file).path === root.path || source.file === root.path,
  );
  const rows =
    taken.reduce((sum, dataset) => sum + rowsOf(dataset), 0) - reports.reduce((sum, report) => sum + report.rows, 0);
  const issues = outcome.issues.filter(({ file }) => names.has(file) || file === root.path);
  const state = rest.some(isGml) ? stateOf(Math.max(rows, 0), issues) : 'done';
  const parts = {
    file: root.path || first,
    count: rest.length,
    rows: Math.max(rows, 0),
    state,
    issues,
    bytes: bytesOf(rest),
    milliseconds,
  };
  return [reportOf(root, taken[0]?.source.crs, parts), ...reports];
}

/**
 * One report a PLATEAU package, and one for each of its files that could not be read to the end. Issues that name no file
 * of the drop go to the first report, so that none is lost.
 */
export function cityGmlReports(outcome: CityGmlOutcome): FileReport[] {
  const packages = byPackage(outcome.files);
  const reports = packages.flatMap((group) => packageReports(group, outcome, outcome.milliseconds / packages.length));
  const told = new Set(reports.flatMap(({ issues }) => issues));
  const untold = outcome.issues.filter((issue) => !told.has(issue));
  return reports.map((report, index) => (index === 0 ? { ...report, issues: [...report.issues, ...untold] } : report));
}
