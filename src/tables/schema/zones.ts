import type { TableSchema } from './table-schema.ts';

/** Every zone of every kind. */
export const zonesSchema: TableSchema = {
  name: 'zones',
  ja: '区域（1 行 1 区域）',
  en: 'Zones, one row a zone',
  columns: [
    { name: 'zone_kind', type: 'VARCHAR', nullable: false, ja: '区域の種類', en: 'Kind of zone' },
    {
      name: 'zone_number',
      type: 'UINTEGER',
      nullable: false,
      ja: '種類の中の番号（1 から）',
      en: 'Number within its kind, from 1',
    },
    { name: 'zone_id', type: 'VARCHAR', nullable: false, ja: '区域 ID', en: 'Id of the zone' },
    { name: 'name', type: 'VARCHAR', nullable: false, ja: '名称', en: 'Name' },
    {
      name: 'code',
      type: 'USMALLINT',
      nullable: false,
      ja: '種類ごとのコード（0 はなし）',
      en: "Code in the kind's own list, 0 none",
    },
    {
      name: 'area_m2',
      type: 'DOUBLE',
      unit: 'm²',
      nullable: true,
      ja: '面積（平面直角座標系）',
      en: 'Area, plane rectangular',
    },
  ],
};
