import type { Text } from '../../../domain/answer.ts';
import type { SchemaTable } from '../question-data.ts';

interface ExampleQuery {
  readonly title: Text;
  /** Tables and columns that it reads: `table.column`. */
  readonly needs: readonly string[];
  readonly sql: string;
}

const examples: readonly ExampleQuery[] = [
  {
    title: { ja: '用途ごとの建物数と延床面積', en: 'Buildings and floor area by usage' },
    needs: ['building_facts.usage', 'building_measures.floor_area_m2'],
    sql: `SELECT f.usage, count(*) AS buildings, sum(b.floor_area_m2) AS floor_area_m2
FROM building_measures AS b
  POSITIONAL JOIN building_facts AS f
GROUP BY f.usage
ORDER BY buildings DESC`,
  },
  {
    title: { ja: '町丁目ごとの人口', en: 'People by neighbourhood' },
    needs: ['zones.zone_number', 'zone_cells.district', 'building_measures.population'],
    sql: `SELECT z.zone_id, z.name, sum(b.population) AS population
FROM building_measures AS b
  POSITIONAL JOIN zone_cell
  JOIN zone_cells AS c USING (cell)
  JOIN zones AS z ON z.zone_kind = 'district' AND z.zone_number = c.district
GROUP BY ALL
ORDER BY population DESC`,
  },
  {
    title: { ja: '洪水 L2 で 3 m 以上浸水する木造の建物', en: 'Wooden buildings under 3 m of flood L2 and more' },
    needs: ['hazard_river_L2.state', 'building_facts.structure'],
    sql: `-- state: 0 不明, 1 浸水なし, 1 + ランク（ランク 3 = 3–5 m）
SELECT f.building_id, f.storeys, h.state - 1 AS depth_rank
FROM building_facts AS f
  POSITIONAL JOIN hazard_river_L2 AS h
WHERE f.structure = 601 AND h.state >= 4
ORDER BY depth_rank DESC`,
  },
];

/** Queries to begin with: those that the city has the tables and columns for. */
export function exampleQueries(schema: readonly SchemaTable[]): readonly ExampleQuery[] {
  const known = new Set(schema.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)));
  return examples.filter(({ needs }) => needs.every((column) => known.has(column)));
}
