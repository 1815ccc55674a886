import type { ImportIssue } from '../../domain/import-issue.ts';
import type { Database } from '../../tables/database.ts';
import { noSubjects, type SubjectLayout } from '../../tables/subject-layout.ts';
import { loadSubjects } from '../../tables/subjects/subject-tables.ts';
import type { CityModel } from '../city-model.ts';
import { assembleSubjects, type SubjectAssembly } from './assemble-subjects.ts';

export interface LoadedSubjects {
  readonly layout: SubjectLayout;
  readonly issues: readonly ImportIssue[];
}

/**
 * Computes and loads what single questions need. A subject that fails becomes an issue and the others go on: its questions
 * say what they lack. Over those of another city (`below`) one that fails rejects, since the other's would stand for it.
 * Rejects with an AbortError when the signal fires.
 */
export async function loadCitySubjects(
  db: Database,
  model: CityModel,
  { subjects, signal }: { readonly subjects: readonly SubjectAssembly[]; readonly signal?: AbortSignal },
  below?: LoadedSubjects,
): Promise<LoadedSubjects> {
  const issues: ImportIssue[] = [...(below?.issues ?? [])];
  const fail = (error: unknown): void => {
    if (below) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    issues.push({ severity: 'error', code: 'subject-failed', file: '', values: { reason } });
  };
  let layout = below?.layout ?? noSubjects;
  for (const subject of await assembleSubjects(model, signal, fail, subjects)) {
    signal?.throwIfAborted();
    try {
      await loadSubjects(db, [subject]);
      layout = { ...layout, ...subject.layout };
      issues.push(...(subject.issues ?? []));
    } catch (error) {
      fail(error);
    }
  }
  return { layout, issues };
}
