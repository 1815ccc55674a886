import { areaDepthClasses, FIRST_AREA_CLASS } from '../area-codes.ts';
import type { TableSchema } from './table-schema.ts';

const zoneColumns: TableSchema['columns'] = [
  {
    name: 'zone_kind',
    type: 'VARCHAR',
    nullable: false,
    ja: '区域の種類（city は市全域）',
    en: 'Kind of zone, city is the whole city',
  },
  {
    name: 'zone_number',
    type: 'UINTEGER',
    nullable: false,
    ja: '種類の中の番号（zones.zone_number）',
    en: 'Number within its kind, as in zones',
  },
];

const area = (name: string, ja: string, en: string): TableSchema['columns'][number] => ({
  name,
  type: 'DOUBLE',
  unit: 'm²',
  nullable: false,
  ja,
  en,
});

/** Ground of every zone that has a shape. */
export const zoneAreasSchema: TableSchema = {
  name: 'zone_areas',
  ja: '区域の面積の内訳（形状のある区域、1 行 1 区域）',
  en: 'Ground of zones that have a shape, one row a zone',
  columns: [
    ...zoneColumns,
    area('drawn_m2', '輪郭の座標法による面積', 'Area by the coordinates of the rings'),
    area('enclosed_m2', '囲まれた土地（自己交差・重なる飛び地は偶奇で判定）', 'Ground enclosed, by even-odd'),
    area('ground_m2', '同じ種類の先の区域と重なる土地を除いた面積', 'Without ground of earlier zones of the kind'),
  ],
};

const depthCodes = areaDepthClasses.map(({ code, value }) => `${code} ${value}`).join(', ');

/** Ground of every zone by residence area and class of every hazard. */
export const zoneHazardAreasSchema: TableSchema = {
  name: 'zone_hazard_areas',
  ja: '区域 × 居住誘導区域の内外 × 災害の区分別の面積',
  en: 'Ground by zone, residence area and class of each hazard',
  columns: [
    ...zoneColumns,
    {
      name: 'residence',
      type: 'UTINYINT',
      nullable: false,
      ja: '居住誘導区域：0 区域外、1 区域内、2 不明',
      en: 'Residence area: 0 outside, 1 inside, 2 not known',
    },
    { name: 'hazard', type: 'VARCHAR', nullable: false, ja: '災害', en: 'Hazard' },
    { name: 'scale', type: 'VARCHAR', nullable: false, ja: '規模', en: 'Scale' },
    {
      name: 'class_code',
      type: 'UTINYINT',
      nullable: false,
      ja: `0 未調査、1 調査済みで該当なし、2 区分の記載なし；浸水深 ${depthCodes}；土砂・家屋倒壊等は ${FIRST_AREA_CLASS - 1} + 区分`,
      en: `0 not surveyed, 1 not hit, 2 without a class; depths ${depthCodes}; landslide and collapse ${FIRST_AREA_CLASS - 1} + rank`,
    },
    area('area_m2', '面積（平面直角座標系）', 'Area, plane rectangular'),
  ],
};
