import { evacuationHazards } from '../../domain/datasets.ts';
import { type HazardKey, hazardNames, parseHazardKey } from '../../domain/hazard.ts';
import { DRAWN_ZONE_KIND, type ZoneKind, zoneKindNames } from '../../domain/zone-kind.ts';
import { DRAWN_FACILITY_ZONE_TABLE } from '../subjects/facility-tables.ts';
import { facilityHazardTable } from '../table-names.ts';
import type { ColumnSchema, TableSchema } from './table-schema.ts';

/** Facilities with their zones and their hazards; row i of each table is facility i. */
export function facilitySchemas(hazards: readonly HazardKey[], zoneKinds: readonly ZoneKind[]): readonly TableSchema[] {
  const drawn = zoneKinds.includes(DRAWN_ZONE_KIND) ? [drawnZoneSchema] : [];
  const filed = zoneKinds.filter((kind) => kind !== DRAWN_ZONE_KIND);
  return [facilitiesSchema, facilityZonesSchema(filed), ...drawn, ...hazards.map(facilityHazardSchema)];
}

const index: ColumnSchema = {
  name: 'facility_index',
  type: 'UINTEGER',
  nullable: false,
  ja: '施設の番号（0 から）',
  en: 'Number of the facility, from 0',
};
const text = (name: string, ja: string, en: string): ColumnSchema => ({
  name,
  type: 'VARCHAR',
  nullable: false,
  ja,
  en,
});
const real = (name: string, unit: string, ja: string, en: string): ColumnSchema => ({
  name,
  type: 'DOUBLE',
  unit,
  nullable: true,
  ja,
  en,
});
const integer = (name: string, ja: string, en: string): ColumnSchema => ({
  name,
  type: 'INTEGER',
  nullable: false,
  ja,
  en,
});

const facilitiesSchema: TableSchema = {
  name: 'facilities',
  ja: '施設（1 行 1 施設）',
  en: 'Facilities, one row a facility',
  columns: [
    index,
    text('facility_id', '施設 ID', 'Id of the facility'),
    text('kind', '施設の種類', 'Kind of facility'),
    text('name', '名称', 'Name'),
    text('address', '住所', 'Address'),
    real('lon', '°', '経度（JGD2011）', 'Longitude, JGD2011'),
    real('lat', '°', '緯度（JGD2011）', 'Latitude, JGD2011'),
    real('x_m', 'm', '平面直角座標（東）', 'Plane rectangular, east'),
    real('y_m', 'm', '平面直角座標（北）', 'Plane rectangular, north'),
    real('capacity', '人', '収容人数', 'Capacity in people'),
    {
      name: 'usable_for',
      type: 'UTINYINT',
      nullable: false,
      ja: `対応する災害（ビットの和、1 から順に ${evacuationHazards.join(', ')}）`,
      en: `Hazards it is designated for, sum of bits from 1: ${evacuationHazards.join(', ')}`,
    },
    integer('place_index', '同じ名称・場所の最初の施設の番号', 'First facility of the same name at the same place'),
    integer('building_index', '施設の点を含む建物（−1 はなし）', 'Building that holds its point, −1 none'),
    text('source', '出典のファイル', 'Files it comes from'),
  ],
};

const facilityZonesSchema = (zoneKinds: readonly ZoneKind[]): TableSchema => ({
  name: 'facility_zones',
  ja: '施設がどの区域に入るか（1 行 1 施設）',
  en: 'Zones that each facility is in, one row a facility',
  columns: [
    index,
    ...zoneKinds.map((kind) =>
      integer(
        kind,
        `${zoneKindNames[kind].ja}の番号（0 区域外、−1 不明）`,
        `Number of the ${zoneKindNames[kind].en.toLowerCase()}, 0 none, −1 not known`,
      ),
    ),
  ],
});

const drawnZoneSchema: TableSchema = {
  name: DRAWN_FACILITY_ZONE_TABLE,
  ja: '描いた範囲に入る施設（1 行 1 施設）',
  en: 'Facilities in the drawn area, one row a facility',
  columns: [integer('zone_number', '1 範囲内、0 範囲外、−1 不明', '1 inside, 0 outside, −1 not known')],
};

function facilityHazardSchema(key: HazardKey): TableSchema {
  const { hazard, scale } = parseHazardKey(key);
  return {
    name: facilityHazardTable(key),
    ja: `${hazardNames[hazard].ja} ${scale} の施設の地点での判定（1 行 1 施設）`.replace('  ', ' '),
    en: `State under ${hazardNames[hazard].en.toLowerCase()} ${scale} at each facility, one row a facility`.replace(
      '  ',
      ' ',
    ),
    columns: [
      {
        name: 'state',
        type: 'UTINYINT',
        nullable: false,
        ja: '0 不明、1 調査済みで該当なし、2〜7 はランク 1〜6',
        en: '0 unknown, 1 surveyed and not hit, 2 to 7 rank 1 to 6',
      },
      {
        name: 'depth_code',
        type: 'USMALLINT',
        nullable: false,
        ja: '0〜7 は判定のみ（深さ不明）、8 以上は 8 + 浸水深（cm、切り捨て）',
        en: '0 to 7 the state where no depth is known, else 8 + whole centimetres',
      },
      { name: 'depth_m', type: 'FLOAT', unit: 'm', nullable: true, ja: '浸水深', en: 'Depth' },
    ],
  };
}
