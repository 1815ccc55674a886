import { projectionMeshTable } from '../table-names.ts';
import { meshBuildingsColumn, meshCodeColumn, meshMemberSchema, meshNumberColumn } from './mesh-columns.ts';
import type { ColumnSchema, TableSchema } from './table-schema.ts';

const people = (name: string, ja: string, en: string): ColumnSchema => ({
  name,
  type: 'DOUBLE',
  unit: '人',
  nullable: true,
  ja,
  en,
});

const ratio = (name: string, ja: string, en: string): ColumnSchema => ({
  name,
  type: 'DOUBLE',
  nullable: true,
  ja: `${ja}の基準年に対する比（基準年が 0 または秘匿なら空）`,
  en: `${en} ÷ those of the base year; empty where they are 0 or not given`,
});

/** Projected people by mesh and year. */
export const projectionSchemas: readonly TableSchema[] = [
  meshMemberSchema(projectionMeshTable, '将来推計人口', 'the projection'),
  {
    name: 'projection_meshes',
    ja: '将来推計人口のメッシュ（1 行 1 メッシュ）',
    en: 'Meshes of the projection, one row each',
    columns: [meshNumberColumn, meshCodeColumn, meshBuildingsColumn],
  },
  {
    name: 'projection_values',
    ja: '将来推計人口（1 行 1 年 × 1 メッシュ）',
    en: 'Projected people by year and mesh',
    columns: [
      { name: 'year', type: 'USMALLINT', nullable: false, ja: '年', en: 'Year' },
      meshNumberColumn,
      people('population', '人口（PTN）', 'People (PTN)'),
      people('population_65', '65 歳以上（PTC）', 'People of 65 and over (PTC)'),
      people('population_75', '75 歳以上（PTD）', 'People of 75 and over (PTD)'),
      ratio('ratio', '人口', 'People'),
      ratio('ratio_65', '65 歳以上', 'People of 65 and over'),
      ratio('ratio_75', '75 歳以上', 'People of 75 and over'),
    ],
  },
];
