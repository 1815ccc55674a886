import type { ColumnSchema, TableSchema } from './table-schema.ts';

const text = (name: string, ja: string, en: string): ColumnSchema => ({
  name,
  type: 'VARCHAR',
  nullable: false,
  ja,
  en,
});
const whole = (name: string, ja: string, en: string): ColumnSchema => ({
  name,
  type: 'UINTEGER',
  nullable: false,
  ja,
  en,
});
const area = (name: string, ja: string, en: string): ColumnSchema => ({
  name,
  type: 'DOUBLE',
  unit: 'm²',
  nullable: false,
  ja,
  en,
});
const target = text('target', '誘導区域の種類（residence・urban_function）', 'Kind of attraction area');
const zone = whole('zone_number', '誘導区域の番号（zones.zone_number）', 'Number of its zone, as in zones');
const piece = whole('piece', '重なりの番号', 'Number of the overlap');

/** Overlaps of the attraction areas with what the exclusion rules name. */
export const exclusionSchemas: readonly TableSchema[] = [
  {
    name: 'exclusion_zones',
    ja: '点検する誘導区域（1 行 1 区域）',
    en: 'Attraction areas that are checked, one row a zone',
    columns: [
      target,
      zone,
      area('drawn_m2', '輪郭の座標法による面積', 'Area by the coordinates of the rings'),
      area('ground_m2', '先の区域と重なる土地を除いた面積', 'Without ground of earlier zones'),
      area('covered_m2', '重ね合わせの土地の合計', 'Sum of all ground of the overlay'),
    ],
  },
  {
    name: 'exclusion_pieces',
    ja: '誘導区域と規則の区域の重なり（1 行 1 組）',
    en: 'Overlaps of an attraction area with a feature of a rule, one row each',
    columns: [
      piece,
      target,
      zone,
      text('rule', '規則', 'Rule'),
      text('feature_id', '区域の ID（浸水想定は災害:規模:ランク）', 'Id of the feature; hazard:scale:rank for depths'),
      text('feature_name', '区域の名称', 'Name of the feature'),
    ],
  },
  {
    name: 'exclusion_ground',
    ja: '重なりの土地（同じ cell は同じ土地：合計の前に重複を除く）',
    en: 'Ground of the overlaps; equal cells are the same ground, to be taken once',
    columns: [piece, whole('cell', '土地の番号', 'Number of the ground'), area('area_m2', '面積', 'Area')],
  },
  {
    name: 'exclusion_buildings',
    ja: '重なりの中の建物（代表点）',
    en: 'Buildings in the overlaps, by representative point',
    columns: [piece, whole('building_index', '建物の番号（0 から）', 'Number of the building, from 0')],
  },
  {
    name: 'exclusion_unsurveyed',
    ja: '誘導区域のうち災害の調査が及ばない土地',
    en: 'Ground of attraction areas that no survey of the hazard reaches',
    columns: [target, zone, text('hazard', '災害:規模', 'hazard:scale'), area('area_m2', '面積', 'Area')],
  },
];
