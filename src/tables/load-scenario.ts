import type { CityLayout } from './city-layout.ts';
import type { CityTables } from './city-tables.ts';
import type { Database } from './database.ts';
import {
  cityLayout,
  loadBuildingFacts,
  loadBuildingMeasures,
  loadZones,
  replaceHazard,
  replaceMembership,
} from './load-city-tables.ts';
import type { SubjectTables } from './subjects/subject-tables.ts';
import { loadSubjects } from './subjects/subject-tables.ts';
import { findZoneCells, loadZoneCells } from './zone-cells.ts';

export interface ScenarioTables {
  /** Of its tables; letters and underscores. */
  readonly schema: string;
  /** The city's, as loaded, and as the scenario has them: what is not the same object is put into the schema. */
  readonly city: CityTables;
  readonly scenario: CityTables;
  /** Subjects that change with it; the others stay the city's. */
  readonly subjects: readonly SubjectTables[];
}

/** Asked like the city: over `db.connect(schema)` and with this layout. */
export interface LoadedScenario {
  readonly schema: string;
  readonly layout: CityLayout;
}

/**
 * Puts what a scenario changes into a schema of its own, over the city's tables. Drop the schema before another scenario
 * goes into it. Rejects with a QueryError.
 */
export async function loadScenario(
  db: Database,
  { schema, city, scenario, subjects }: ScenarioTables,
  layout: CityLayout,
): Promise<LoadedScenario> {
  const connection = await db.connect(schema);
  try {
    await loadChanges(connection, city, scenario);
    const changed = await loadSubjects(connection, subjects);
    const named = new Set(subjects.flatMap(({ layout: own }) => Object.keys(own)));
    const own = Object.fromEntries(Object.entries(changed).filter(([name]) => named.has(name)));
    return {
      schema,
      layout: { ...cityLayout(scenario), ...(layout.subjects && { subjects: { ...layout.subjects, ...own } }) },
    };
  } finally {
    await connection.close();
  }
}

async function loadChanges(db: Database, city: CityTables, scenario: CityTables): Promise<void> {
  if (scenario.buildings !== city.buildings) {
    await loadBuildingMeasures(db, scenario.buildings);
    await loadBuildingFacts(db, scenario.buildings);
  }
  for (const column of scenario.hazards) if (!city.hazards.includes(column)) await replaceHazard(db, column);
  const zones = scenario.zones.filter((table) => !city.zones.includes(table));
  for (const { zoneKind, member, unknown } of zones) await replaceMembership(db, zoneKind, member, unknown);
  if (zones.length === 0) return;
  await loadZones(db, scenario.zones);
  await loadZoneCells(db, findZoneCells(scenario.buildings.count, scenario.zones));
}
