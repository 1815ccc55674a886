import type { CityLayout } from '../tables/city-layout.ts';
import type { Database } from '../tables/database.ts';
import { type AlternativeTables, type LoadedAlternative, loadAlternative } from '../tables/load-alternative.ts';
import { loadRankBounds } from '../tables/load-rank-bounds.ts';
import { alternativeKinds, alternativeTables } from './alternatives.ts';
import type { CityModel } from './city-model.ts';

/** What a plan's scenario does to a city, whatever was assumed of it. */
interface CityChange {
  /** What the names of its schemas begin with. */
  readonly prefix: string;
  readonly apply: (city: CityModel) => CityModel;
}

/**
 * The tables of everything that can be assumed otherwise, over those that `db` sees: of the city, or of the city under a
 * change. Seconds for a large city. Rejects with a QueryError, or with an AbortError when the signal fires.
 */
export async function loadAlternatives(
  db: Database,
  city: CityModel,
  layout: CityLayout,
  options: { readonly signal?: AbortSignal; readonly change?: CityChange } = {},
): Promise<readonly LoadedAlternative[]> {
  const { signal, change } = options;
  const loaded: LoadedAlternative[] = [];
  for (const kind of alternativeKinds) {
    const tables = await alternativeTables(city, kind, signal);
    signal?.throwIfAborted();
    loaded.push(await loadAlternative(db, change ? changedTables(city, tables, change) : tables));
  }
  return [...loaded, ...(await loadRankBounds(db, layout, change?.prefix))];
}

/** A levee lowers the depths that were met otherwise, too. */
function changedTables(city: CityModel, tables: AlternativeTables, { prefix, apply }: CityChange): AlternativeTables {
  const { hazards, people } = tables;
  const buildings = people ? { ...city.buildings, ...people.columns } : city.buildings;
  const otherwise = { ...city, buildings, tables: { ...city.tables, buildings, ...(hazards && { hazards }) } };
  const changed = apply(otherwise);
  return {
    ...tables,
    schema: `${prefix}${tables.schema}`,
    ...(hazards && { hazards: changed.tables.hazards }),
    ...(people && { people: { ...people, columns: changed.buildings } }),
  };
}
