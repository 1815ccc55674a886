import type { PlanZone } from '../../domain/plan.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { type FiledZoneKind, zoneKindNames } from '../../domain/zone-kind.ts';
import { convertPositions } from '../../spatial/coordinate-system.ts';
import { buildPolygonColumns, withPositions } from '../../spatial/polygon-columns-building.ts';

/** The zones of one kind as a scenario has them, and what stands beside them in a file. */
export interface ZoneExport {
  readonly zones: readonly PlanZone[];
  readonly zoneKind: FiledZoneKind;
  /** System of the zones' positions: `EPSG:6677`. */
  readonly planarCrs: string;
  /** System that the file is written in: EPSG:6668 (degrees) or EPSG:6669 … 6687 (metres). */
  readonly crs: string;
  readonly cityName: string;
  readonly scenario: { readonly name: string; readonly description: string };
  /** ISO date: `2026-11-23`. */
  readonly date: string;
}

/** One row a zone. */
export interface ZoneRows {
  /** In the file's system, x or longitude first; a zone without ground is a row without polygons. */
  readonly polygons: PolygonColumns;
  readonly columns: readonly ZoneColumn[];
}

export type ZoneColumn = {
  readonly name: string;
  /** Ten ASCII characters at most: names of a .dbf. */
  readonly shortName: string;
} & (
  | { readonly type: 'text'; readonly values: readonly string[] }
  | { readonly type: 'integer'; readonly values: readonly number[] }
);

/** Positions stay bit for bit where the file is in the zones' own system. */
export function zoneRows(input: ZoneExport): ZoneRows {
  const { zones, planarCrs, crs } = input;
  const planar = buildPolygonColumns(zones.map(({ polygons }) => polygons));
  return {
    polygons: withPositions(planar, convertPositions(planar.positions, planarCrs, crs)),
    columns: zoneColumns(input),
  };
}

/** The reader takes id, name, code and kind back by these names. */
function zoneColumns({ zones, zoneKind, cityName, scenario, date }: ZoneExport): ZoneColumn[] {
  const text = (name: string, shortName: string, values: readonly string[]): ZoneColumn => ({
    name,
    shortName,
    type: 'text',
    values,
  });
  const same = (name: string, shortName: string, value: string) =>
    text(
      name,
      shortName,
      zones.map(() => value),
    );
  return [
    text(
      'zone_id',
      'zone_id',
      zones.map(({ id }) => id),
    ),
    text(
      'name',
      'name',
      zones.map(({ name }) => name),
    ),
    { name: 'code', shortName: 'code', type: 'integer', values: zones.map(({ code }) => code) },
    same('zone_kind', 'zone_kind', zoneKind),
    same('zone_kind_name', 'kind_name', zoneKindNames[zoneKind].ja),
    same('city', 'city', cityName),
    same('scenario', 'scenario', scenario.name),
    same('scenario_description', 'descript', scenario.description),
    same('date', 'date', date),
  ];
}

/** `青瀬市_案A_居住誘導区域_20261123`, without what Windows refuses in a name. */
export function zoneFileBase({ cityName, scenario, zoneKind, date }: ZoneExport): string {
  return [cityName, scenario.name, zoneKindNames[zoneKind].ja, date.replaceAll('-', '')]
    .map((part) => part.replace(/[\\/:*?"<>|!\s]+/g, '_'))
    .join('_');
}
