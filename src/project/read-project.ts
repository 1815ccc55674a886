import { initialProject, PROJECT_VERSION, type Project, projectSchema } from './project-schema.ts';

export type ReadProjectResult =
  | { readonly ok: true; readonly project: Project }
  /** `place` is the path inside the file (`panels.leftWidth`), '' for the whole of it. */
  | { readonly ok: false; readonly reason: 'not-json' | 'newer-version' | 'invalid'; readonly place: string };

/**
 * Reads a saved project. Fields that a later program added are dropped; fields that an earlier one did not know take
 * their first value, so that every project ever saved opens. Never throws.
 */
export function readProject(text: string): ReadProjectResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'not-json', place: '' };
  }
  return parseProject(value);
}

/** As `readProject`, for a value that is already parsed. */
export function parseProject(value: unknown): ReadProjectResult {
  if (typeof value !== 'object' || value === null) return { ok: false, reason: 'invalid', place: '' };
  const version = (value as { readonly version?: unknown }).version;
  if (typeof version === 'number' && version > PROJECT_VERSION)
    return { ok: false, reason: 'newer-version', place: 'version' };
  const parsed = projectSchema.safeParse({ ...initialProject, ...migrated(value, version) });
  if (parsed.success) return { ok: true, project: parsed.data };
  return { ok: false, reason: 'invalid', place: parsed.error.issues[0]?.path.join('.') ?? '' };
}

/** What each version changed, as steps to the next one. A field that is only new needs no step: it takes its first value. */
const migrations: Readonly<Record<number, (project: object) => object>> = {
  1: (project) => project,
};

function migrated(value: object, version: unknown): object {
  if (typeof version !== 'number') return value;
  let project = value;
  for (let from = version; from < PROJECT_VERSION; from += 1) project = migrations[from]?.(project) ?? project;
  return { ...project, version: version < 1 ? version : PROJECT_VERSION };
}

export const writeProject = (project: Project): string => JSON.stringify(project);
