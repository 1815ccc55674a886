import type { Dataset } from '../../domain/datasets.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import { parseCrsName } from '../crs/crs-name.ts';
import type { FileSettings } from '../import-settings.ts';
import type { SourceFile } from '../source-file.ts';
/** A group as read: what it was taken for, and what came of it. */
export interface GroupResult {
  readonly recognisedAs: string;
  readonly title: string;
  readonly confidence: number;
  readonly encoding?: string;
  readonly crs?: string;
  readonly year?: number;
  readonly datasets: readonly Dataset[];
  readonly issues: readonly ImportIssue[];
}

/** Below this the user is told what was assumed. */
export const SURE_FROM = 0.7;

export const fileName = (path: string): string => path.split(/[/!]/).at(-1)!;

/** Nothing came of the group. */
export const failed = (recognisedAs: string, file: SourceFile, issues: readonly ImportIssue[]): GroupResult => ({
  recognisedAs,
  title: fileName(file.path),
  confidence: 0,
  datasets: [],
  issues,
});

/** The coordinate system that the user states. */
export const stated = (settings: FileSettings): string | undefined =>
  settings.crs === undefined ? undefined : (parseCrsName(settings.crs) ?? settings.crs);
