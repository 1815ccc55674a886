import type { AnalysisContext } from '../../src/analysis/analysis-context.ts';
import type { CityTables } from '../../src/tables/city-tables.ts';
import type { Database } from '../../src/tables/database.ts';
import { loadCityTables } from '../../src/tables/load-city-tables.ts';
import { loadSubjects, type SubjectTables } from '../../src/tables/subjects/subject-tables.ts';

/** Loads a city and gives what a question needs to know of it. */
export async function createContext(
  db: Database,
  city: CityTables,
  subjects: readonly SubjectTables[] = [],
): Promise<AnalysisContext> {
  const layout = await loadCityTables(db, city);
  return {
    layout: { ...layout, subjects: await loadSubjects(db, subjects) },
    inputs: [{ title: '建物', file: 'toy.gml', crs: 'EPSG:6697', rows: city.buildings.count }],
    planarCrs: 'EPSG:6677',
    assumptions: [{ code: 'survey-extent-bounds', value: 'river:L2', editable: true }],
    now: () => '2026-01-01T00:00:00.000Z',
  };
}
