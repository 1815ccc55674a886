import type { ImportIssue } from '../../domain/import-issue.ts';
import type { ColumnValues, Database } from '../database.ts';
import { noSubjects, type SubjectLayout } from '../subject-layout.ts';

/**
 * Tables of one subject (facilities, people flow, durations …) as columns, with what they add to the layout. Made by a
 * function of `src/city/subjects`, described for people in `src/tables/schema`.
 */
export interface SubjectTables {
  readonly tables: Readonly<Record<string, Readonly<Record<string, ColumnValues>>>>;
  readonly layout: Partial<SubjectLayout>;
  /** What was met on the way, for the import report. */
  readonly issues?: readonly ImportIssue[];
}

/** Loads the subjects; the result goes into `CityLayout.subjects`. */
export async function loadSubjects(db: Database, subjects: readonly SubjectTables[]): Promise<SubjectLayout> {
  for (const { tables } of subjects)
    await Promise.all(Object.entries(tables).map(([name, columns]) => db.insert(name, columns)));
  return Object.assign({}, noSubjects, ...subjects.map(({ layout }) => layout));
}
