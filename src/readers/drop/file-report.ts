import type { ImportIssue } from '../../domain/import-issue.ts';

/** What became of one file of a drop (or of several of one sort, then `count` says how many). */
export interface FileReport {
  /** Path inside the drop: `outer.zip!inner/path`. */
  readonly file: string;
  /** The file as the user dropped it. */
  readonly dropped: string;
  /** Files that the report stands for; side-cars of one data set count as one. */
  readonly count: number;
  /** Role as `parseRole` reads it, `citygml`, `tileset`, or the format where nothing more is known. */
  readonly recognisedAs: string;
  readonly title: string;
  /** Buildings, polygons, meshes, cells … taken. */
  readonly rows: number;
  readonly year?: number;
  readonly encoding?: string;
  readonly crs?: string;
  /** 0…1; 1 where the user said what it is. */
  readonly confidence: number;
  /** Issues that say what was assumed. */
  readonly guesses: readonly ImportIssue[];
  /** done: all taken. partly: taken with losses. rejected: nothing taken. ignored: not data for this tool. */
  readonly state: 'done' | 'partly' | 'rejected' | 'ignored';
  readonly issues: readonly ImportIssue[];
  readonly milliseconds: number;
  /** The part of the drop to which the settings of the user belong: its path. */
  readonly bytes: number;
}

const guessCodes: ReadonlySet<ImportIssue['code']> = new Set([
  'crs-guessed',
  'role-guessed',
  'depth-class-spans',
  'raster-negative',
  'people-flow-weekdays',
  'people-flow-summed',
  'ids-made',
]);

/** The file as dropped: the part before the first `!`. */
export const droppedFile = (path: string): string => path.split('!', 1)[0]!;

export const guessesOf = (issues: readonly ImportIssue[]): readonly ImportIssue[] =>
  issues.filter((issue) => guessCodes.has(issue.code));

/** State of a file that gave `rows` rows and these issues. */
export function stateOf(rows: number, issues: readonly ImportIssue[]): FileReport['state'] {
  const losses = issues.some((issue) => issue.severity !== 'note' && !guessCodes.has(issue.code));
  if (rows === 0) return issues.some((issue) => issue.severity === 'error') || losses ? 'rejected' : 'done';
  return losses ? 'partly' : 'done';
}
