import type { PlanZone } from '../../domain/plan.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { toPolygonColumns } from '../../spatial/editing/planar-polygons.ts';

/** Zones as columns, in rows that keep their numbers from version to version. */
export interface ZoneRows {
  readonly columns: PolygonColumns;
  /** Row of each zone, in the order of the zones. */
  readonly rows: readonly number[];
}

/** Gives each zone a row by its id; the row of a zone that is gone stays and is empty, as `relocate` asks. */
export function createZoneNumbering(): (zones: readonly PlanZone[]) => ZoneRows {
  const rowOfId = new Map<string, number>();
  return (zones) => {
    const rows = zones.map(({ id }) => {
      if (!rowOfId.has(id)) rowOfId.set(id, rowOfId.size);
      return rowOfId.get(id)!;
    });
    const features: PlanZone['polygons'][] = Array.from({ length: rowOfId.size }, () => []);
    zones.forEach(({ id, polygons }, i) => {
      if (rows.indexOf(rows[i]!) !== i) throw new RangeError(`expected zones with ids of their own, got "${id}" twice`);
      features[rows[i]!] = polygons;
    });
    return { columns: toPolygonColumns(features), rows };
  };
}
