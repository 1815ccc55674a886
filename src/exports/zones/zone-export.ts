import type { FeatureColumn, FeatureTable } from '../../domain/feature-table.ts';
import type { PlanZone } from '../../domain/plan.ts';
import { type FiledZoneKind, zoneKindNames } from '../../domain/zone-kind.ts';
import { buildPolygonColumns } from '../../spatial/polygon-columns-building.ts';
import { featureFileBase } from '../gis/file-base.ts';

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

/** One row a zone; a zone without ground is a row without polygons. */
export const zoneFeatures = (input: ZoneExport): FeatureTable => ({
  name: `zones_${input.zoneKind}`,
  title: zoneKindNames[input.zoneKind],
  description: input.scenario.description,
  crs: input.planarCrs,
  geometry: { kind: 'polygons', polygons: buildPolygonColumns(input.zones.map(({ polygons }) => polygons)) },
  columns: zoneColumns(input),
});

/** The reader takes id, name, code and kind back by these names. */
function zoneColumns({ zones, zoneKind, cityName, scenario, date }: ZoneExport): FeatureColumn[] {
  const text = (
    [name, ja, en]: readonly [string, string, string],
    cellOf: (zone: PlanZone) => string,
    shortName = name,
  ): FeatureColumn => ({ name, shortName, title: { ja, en }, type: 'text', values: zones.map(cellOf) });
  return [
    text(['zone_id', '区域 ID', 'Zone id'], ({ id }) => id),
    text(['name', '区域名', 'Zone'], ({ name }) => name),
    {
      name: 'code',
      title: { ja: '区分コード', en: 'Code of the kind' },
      type: 'integer',
      values: zones.map(({ code }) => code),
    },
    text(['zone_kind', '区域の種類（コード）', 'Kind of zone (code)'], () => zoneKind),
    text(['zone_kind_name', '区域の種類', 'Kind of zone'], () => zoneKindNames[zoneKind].ja, 'kind_name'),
    text(['city', '市町村', 'City'], () => cityName),
    text(['scenario', '案', 'Scenario'], () => scenario.name),
    text(['scenario_description', '案の説明', 'Description of the scenario'], () => scenario.description, 'descript'),
    text(['date', '作成日', 'Date'], () => date),
  ];
}

/** `青瀬市_案A_居住誘導区域_20261123`, without what Windows refuses in a name. */
export const zoneFileBase = ({ cityName, scenario, zoneKind, date }: ZoneExport): string =>
  featureFileBase([cityName, scenario.name, zoneKindNames[zoneKind].ja], date);
