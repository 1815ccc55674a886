import type { Cell } from '../../domain/answer.ts';
import type { SceneCity } from '../../map/scene-types.ts';
import type { SqlResult } from '../../panels/explore/question-data.ts';
import type { CityAsker } from './city-asker.ts';
import { sceneMeshColumns } from './mesh-results.ts';
import type { AnswerView } from './use-answer-on-map.ts';

/** Where the rows of a query lie. */
export interface SqlOnMap {
  readonly view: AnswerView;
  readonly buildings?: ReadonlySet<number>;
}

/** Looks up the places of a result by its map key; null where it has none, or none of its rows is of this city. */
export async function sqlOnMap(
  asker: Pick<CityAsker, 'buildingsById'>,
  { mapKey, columns, rows }: SqlResult,
  scene: SceneCity,
): Promise<SqlOnMap | null> {
  if (mapKey === null) return null;
  const at = columns.findIndex(({ name }) => name === mapKey);
  const keys = rows.map((row) => row[at] ?? null);
  if (mapKey === 'building_index') return buildingsView(keys.filter((key) => typeof key === 'number'));
  if (mapKey === 'building_id') return buildingsView(await asker.buildingsById(texts(keys)));
  if (mapKey === 'zone_id') return zonesView(new Set(texts(keys)), scene);
  return meshesView(keys, rows, at);
}

const texts = (keys: readonly Cell[]): readonly string[] => keys.filter((key) => key !== null).map(String);

function buildingsView(indexes: Iterable<number>): SqlOnMap | null {
  const buildings = new Set(indexes);
  return buildings.size > 0 ? { view: {}, buildings } : null;
}

/** Ids of zones are unique within a kind only: every kind that has one of them is shown. */
function zonesView(ids: ReadonlySet<string>, { zones }: SceneCity): SqlOnMap | null {
  const pickableZones = zones.filter(({ zoneId }) => zoneId.some((id) => ids.has(id)));
  return pickableZones.length > 0 ? { view: { pickableZones, highlightedZones: ids } } : null;
}

/** The first column of numbers beside the code is drawn as columns; without one all meshes stand equally high. */
function meshesView(keys: readonly Cell[], rows: SqlResult['rows'], at: number): SqlOnMap | null {
  const number = rows[0]?.findIndex((cell, column) => column !== at && typeof cell === 'number') ?? -1;
  const sums = new Map<string, number>();
  rows.forEach((row, i) => {
    const value = number < 0 ? 1 : row[number];
    if (keys[i] !== null)
      sums.set(String(keys[i]), (sums.get(String(keys[i])) ?? 0) + (typeof value === 'number' ? value : 0));
  });
  const values = Float64Array.from(sums.values());
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  const meshColumns = sceneMeshColumns({ meshCode: [...sums.keys()], values }, largest);
  return meshColumns ? { view: { meshColumns } } : null;
}
