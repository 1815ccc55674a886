import type { TileTable } from './tile-table.ts';

/** How many buildings a tileset holds. Parents of a REPLACE tileset repeat the buildings of their children. */
export interface BuildingCount {
  readonly features: number;
  /** Distinct ids, and every feature without an id counted for itself. */
  readonly buildings: number;
  readonly withoutId: number;
  /** Column that the ids come from; undefined where no tile has one (then buildings = features). */
  readonly idColumn: string | undefined;
}

/** Columns that name a building, best first. Source: PLATEAU 3D Tiles of 2020–2025. */
const idColumns: readonly RegExp[] = [/^建物ID$/, /(^|[:_])buildingID$/, /^gml_id$/, /^_gml_id$/, /^gml:id$/];

/** Counts each building once over all tiles. */
export function countBuildings(tables: readonly TileTable[]): BuildingCount {
  const features = tables.reduce((sum, { featureCount }) => sum + featureCount, 0);
  const idColumn = findIdColumn(tables);
  if (idColumn === undefined) return { features, buildings: features, withoutId: features, idColumn };
  const ids = new Set<unknown>();
  let withoutId = 0;
  for (const { columns, featureCount } of tables) {
    const values = columns.get(idColumn);
    for (let row = 0; row < featureCount; row++) {
      const id = values?.[row];
      if (id === null || id === undefined || id === '') withoutId++;
      else ids.add(id);
    }
  }
  return { features, buildings: ids.size + withoutId, withoutId, idColumn };
}

function findIdColumn(tables: readonly TileTable[]): string | undefined {
  const names = new Set(tables.flatMap(({ columns }) => [...columns.keys()]));
  for (const pattern of idColumns) for (const name of names) if (pattern.test(name)) return name;
  return undefined;
}
