import type { SubjectTables } from '../../tables/subjects/subject-tables.ts';
import type { CityModel } from '../city-model.ts';

/** A subject's tables of a city; undefined where the city has no data of it. */
export type SubjectAssembly = (model: CityModel) => SubjectTables | undefined;

/** Every subject beyond buildings, zones and hazards; each in a file of its own. */
const subjects: readonly SubjectAssembly[] = [];

/**
 * The tables that single questions need, computed after the first table is on the screen. Lets waiting messages in between
 * the subjects; rejects with an AbortError when the signal fires.
 */
export async function assembleSubjects(model: CityModel, signal?: AbortSignal): Promise<readonly SubjectTables[]> {
  const found: SubjectTables[] = [];
  for (const assemble of subjects) {
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    const tables = assemble(model);
    if (tables) found.push(tables);
  }
  return found;
}
