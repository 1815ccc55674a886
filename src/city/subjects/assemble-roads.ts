import type { SubjectTables } from '../../tables/subjects/subject-tables.ts';
import type { CityModel } from '../city-model.ts';
import { hasWalkableRoads } from '../walking.ts';

/** Roads need no table: ways over them come from `createWalking`. */
export const assembleRoads = ({ roads }: CityModel): SubjectTables | undefined =>
  hasWalkableRoads(roads) ? { tables: {}, layout: { roads: true } } : undefined;
