import type { IssueCode } from './issue-codes.ts';

/**
 * Something a reader met and what it did about it. A reader returns rows and issues; it never drops a row in silence.
 * The text shown to the user is looked up by `code` in the language files (`issue.<code>`) with `values` filled in.
 */
export interface ImportIssue {
  /** error: this input (or part) was not imported. warning: imported, with a guess or a loss. note: worth knowing. */
  readonly severity: 'error' | 'warning' | 'note';
  /** kebab-case, closed list in `issue-codes.ts`. */
  readonly code: IssueCode;
  /** Path of the file inside the drop, archives joined with `!`: `city.zip!udx/bldg/x.gml`. */
  readonly file: string;
  /** Line, column, byte offset, record number, element id: whatever finds the place again. */
  readonly place?: string;
  /** How many rows or elements this issue stands for; 1 if absent. */
  readonly count?: number;
  /** Values for the message: what was found, what was expected, what was done. */
  readonly values?: Readonly<Record<string, string | number>>;
}
