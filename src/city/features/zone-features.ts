import type { FeatureTable } from '../../domain/feature-table.ts';
import { zoneKindNames } from '../../domain/zone-kind.ts';
import type { CityModel, ZoneLayer } from '../city-model.ts';
import { numberColumn, textColumn } from './feature-columns.ts';
import type { FeatureLayer } from './feature-layer.ts';

/** One layer a kind of zones, as they are in force. */
export const zoneFeatures = (city: CityModel): FeatureLayer[] =>
  city.zones.map((layer) => {
    const { zoneKind } = layer.dataset;
    return { id: `zones_${zoneKind}`, title: zoneKindNames[zoneKind], make: () => zoneTable(city, layer) };
  });

function zoneTable({ tables, planarCrs }: CityModel, { dataset, planar }: ZoneLayer): FeatureTable {
  const { zoneKind, zoneId, name, code } = dataset;
  const table = tables.zones.find((zones) => zones.zoneKind === zoneKind);
  const hectares = zoneId.map((_, row) => (table?.areaSquareMeters[row] ?? Number.NaN) / 10_000);
  const { heights: _, ...polygons } = planar;
  return {
    name: `zones_${zoneKind}`,
    title: zoneKindNames[zoneKind],
    description: `1 行が 1 区域。出典：${dataset.source.title}`,
    crs: planarCrs,
    geometry: { kind: 'polygons', polygons },
    columns: [
      textColumn('zone_id', '区域 ID', 'Zone id', zoneId),
      textColumn('name', '区域名', 'Zone', name),
      numberColumn('code', '区分コード', 'Code of the kind', code, { type: 'integer' }),
      textColumn(
        'zone_kind',
        '区域の種類（コード）',
        'Kind of zone (code)',
        zoneId.map(() => zoneKind),
      ),
      numberColumn('area_ha', '面積', 'Area', hectares, { unit: 'hectares', missing: 'no_data' }),
    ],
  };
}
