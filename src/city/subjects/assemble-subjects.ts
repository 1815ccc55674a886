import type { SubjectTables } from '../../tables/subjects/subject-tables.ts';
import type { CityModel } from '../city-model.ts';
import { assembleAreas } from './assemble-areas.ts';
import { assembleConsumption } from './assemble-consumption.ts';
import { assembleDurations } from './assemble-durations.ts';
import { assembleExclusions } from './assemble-exclusions.ts';
import { assembleFacilities } from './assemble-facilities.ts';
import { assembleFlow } from './assemble-flow.ts';
import { assembleLandslideKinds } from './assemble-landslide-kinds.ts';
import { assembleProjection } from './assemble-projection.ts';
import { assembleRoads } from './assemble-roads.ts';

/** A subject's tables of a city; undefined where the city has no data of it. */
export type SubjectAssembly = (model: CityModel) => SubjectTables | undefined;

/** Every subject beyond buildings, zones and hazards; each in a file of its own. */
export const citySubjects: readonly SubjectAssembly[] = [
  assembleAreas,
  assembleExclusions,
  assembleDurations,
  assembleLandslideKinds,
  assembleFacilities,
  assembleRoads,
  assembleFlow,
  assembleConsumption,
  assembleProjection,
];

/**
 * The tables that single questions need, computed after the first table is on the screen. Lets waiting messages in between
 * the subjects; rejects with an AbortError when the signal fires. A subject that throws is told to `onFailed` and left out,
 * or rejects all where nobody is told.
 */
export async function assembleSubjects(
  model: CityModel,
  signal?: AbortSignal,
  onFailed?: (error: unknown) => void,
  subjects = citySubjects,
): Promise<readonly SubjectTables[]> {
  const found: SubjectTables[] = [];
  for (const assemble of subjects) {
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    try {
      const tables = assemble(model);
      if (tables) found.push(tables);
    } catch (error) {
      if (!onFailed) throw error;
      onFailed(error);
    }
  }
  return found;
}
