import { consumptionMeshTable } from '../table-names.ts';
import { meshBuildingsColumn, meshCodeColumn, meshMemberSchema, meshNumberColumn } from './mesh-columns.ts';
import type { TableSchema } from './table-schema.ts';

/** Spending by mesh, month and category. */
export const consumptionSchemas: readonly TableSchema[] = [
  meshMemberSchema(consumptionMeshTable, '消費', 'spending'),
  {
    name: 'consumption_meshes',
    ja: '消費のメッシュ（1 行 1 メッシュ）',
    en: 'Meshes of spending, one row each',
    columns: [meshNumberColumn, meshCodeColumn, meshBuildingsColumn],
  },
  {
    name: 'consumption_values',
    ja: '消費額（1 行 1 年月 × 1 分類 × 1 メッシュ）',
    en: 'Spending by month, category and mesh',
    columns: [
      { name: 'year', type: 'USMALLINT', nullable: false, ja: '年', en: 'Year' },
      { name: 'month', type: 'UTINYINT', nullable: false, ja: '月（0 は通年）', en: 'Month, 0 = whole year' },
      {
        name: 'category',
        type: 'USMALLINT',
        nullable: false,
        ja: '分類の番号（0 から、名称の順）',
        en: 'Number of the category, from 0 in the order of names',
      },
      meshNumberColumn,
      { name: 'amount_yen', type: 'DOUBLE', unit: '円', nullable: true, ja: '消費額', en: 'Spending' },
    ],
  },
];
