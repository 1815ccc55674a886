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
import { findZoneCells, loadZoneCells } from './zone-cells.ts';

export interface ScenarioTables {
  /** Of its tables; letters and underscores. */
  readonly schema: string;
  /** The city's, as loaded, and as the scenario has them: what is not the same object is put into the schema. */
  readonly city: CityTables;
  readonly scenario: CityTables;
}

/** Asked like the city: over this connection, to be closed when done, and with this layout. */
export interface LoadedScenario {
  readonly db: Database;
  /** Without subjects, which may change with it. */
  readonly layout: CityLayout;
}

/**
 * Puts what a scenario changes of buildings, hazards and zones into a schema of its own, over the city's tables. Drop the
 * schema before another scenario goes into it. Rejects with a QueryError.
 */
export async function loadScenario(db: Database, { schema, city, scenario }: ScenarioTables): Promise<LoadedScenario> {
  const connection = await db.connect(schema);
  try {
    await loadChanges(connection, city, scenario);
    return { db: connection, layout: cityLayout(scenario) };
  } catch (error) {
    await connection.close();
    throw error;
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
