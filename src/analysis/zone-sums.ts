import type { Cell } from '../domain/answer.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { cellZoneSql, type ZoneKindOrCity, zoneCells } from './zone-parts.ts';

/** Something summed by zone cell, to be added up for zones. */
export interface CellSums {
  /** A query that gives `cell`, the dimensions and the sums; several rows a cell may come. */
  readonly cells: string;
  readonly dimensions: readonly string[];
  readonly sums: readonly string[];
}

/** Adds sums of zone cells up for every zone of each kind: columns `part` (index of the kind), `zone_number`, dimensions, sums. */
export function zoneSumsSql(zoneKinds: readonly ZoneKindOrCity[], { cells, dimensions, sums }: CellSums): string {
  const added = [...dimensions, ...sums.map((name) => `sum(${name}) AS ${name}`)].join(', ');
  const parts = zoneKinds.map(
    (kind, part) => `SELECT ${integerLiteral(part)} AS part, ${cellZoneSql(kind)} AS zone_number, ${added}
FROM by_cell JOIN zone_cells AS cells USING (cell)
GROUP BY ALL`,
  );
  return `WITH by_cell AS MATERIALIZED (
${cells}
)
${parts.join('\nUNION ALL\n')}
ORDER BY ${['part', 'zone_number', ...dimensions].join(', ')}`;
}

/** Id of the row of what lies in meshes that no building of the table stands for: in no zone, because it has no place. */
export const UNPLACED = 'unplaced';

export const unplacedZone = (kind: ZoneKindOrCity): readonly [Cell, Cell, Cell] => [kind, UNPLACED, '未配分'];

/** Zone of a row of `zoneSumsSql`. */
export const zoneOfRow = (
  row: Readonly<Record<string, unknown>>,
  zoneKinds: readonly ZoneKindOrCity[],
  layout: CityLayout,
): readonly [Cell, Cell, Cell] => zoneCells(zoneKinds[Number(row.part)]!, Number(row.zone_number), layout);
