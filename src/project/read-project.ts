import { type Migrations, migrate } from './migrate.ts';
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
  const parsed = projectSchema.safeParse({ ...initialProject, ...migrate(value, PROJECT_VERSION, migrations) });
  if (parsed.success) return { ok: true, project: parsed.data };
  return { ok: false, reason: 'invalid', place: parsed.error.issues[0]?.path.join('.') ?? '' };
}

/** None so far: every version only added fields, which take their first values. */
const migrations: Migrations = {};

export const writeProject = (project: Project): string => JSON.stringify(project);
