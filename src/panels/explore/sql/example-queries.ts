import type { Text } from '../../../domain/answer.ts';

/** Queries to begin with; each is offered where the city has its tables. */
export const exampleQueries: readonly {
  readonly title: Text;
  readonly tables: readonly string[];
  readonly sql: string;
}[] = [
  {
    title: { ja: '用途ごとの建物数と延床面積', en: 'Buildings and floor area by usage' },
    tables: ['building_facts', 'building_measures'],
    sql: `SELECT f.usage, count(*) AS buildings, sum(b.floor_area_m2) AS floor_area_m2
FROM building_measures AS b
  POSITIONAL JOIN building_facts AS f
GROUP BY f.usage
ORDER BY buildings DESC`,
  },
];
