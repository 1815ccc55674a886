import type { FlowLayout } from '../subject-layout.ts';
import { flowMeshTable } from '../table-names.ts';
import { meshBuildingsColumn, meshCodeColumn, meshMemberSchema, meshNumberColumn } from './mesh-columns.ts';
import type { ColumnSchema, TableSchema } from './table-schema.ts';

const slotColumn: ColumnSchema = {
  name: 'slot',
  type: 'UINTEGER',
  nullable: false,
  ja: '時間帯の番号（flow_slots、0 から）',
  en: 'Number of the time in flow_slots, from 0',
};

const levelColumn: ColumnSchema = {
  name: 'mesh_level',
  type: 'VARCHAR',
  nullable: false,
  ja: 'メッシュの大きさ（1km, 500m …）',
  en: 'Size of the mesh: 1km, 500m …',
};

const count = (name: string, type: ColumnSchema['type'], ja: string, en: string): ColumnSchema => ({
  name,
  type,
  nullable: false,
  ja,
  en,
});

/** People flow: times, meshes, people by both, and one table a mesh level with the mesh of each building. */
export const flowSchemas = ({ meshLevels }: FlowLayout): readonly TableSchema[] => [
  ...meshLevels.map((level) => meshMemberSchema(flowMeshTable(level), `人流（${level}）`, `people flow (${level})`)),
  {
    name: 'flow_meshes',
    ja: '人流のメッシュ（1 行 1 メッシュ）',
    en: 'Meshes of people flow, one row each',
    columns: [meshNumberColumn, levelColumn, meshCodeColumn, meshBuildingsColumn],
  },
  {
    name: 'flow_slots',
    ja: '人流の時間帯（1 行 1 年月 × 平日・休日 × 時刻）',
    en: 'Times of people flow, one row a month, kind of day and time of day',
    columns: [
      slotColumn,
      count('year', 'USMALLINT', '年', 'Year'),
      count('month', 'UTINYINT', '月（0 は通年）', 'Month, 0 = whole year'),
      count('day_flag', 'UTINYINT', '0 休日、1 平日、2 全日', '0 holiday, 1 weekday, 2 all days'),
      count(
        'timezone',
        'UTINYINT',
        '0 昼（11〜14 時台）、1 深夜（1〜4 時台）、2 終日、100 + h は h 時台',
        '0 day (11–14), 1 night (1–4), 2 whole day, 100 + h hour h',
      ),
      levelColumn,
    ],
  },
  {
    name: 'flow_values',
    ja: '人流の滞在人口（1 行 1 時間帯 × 1 メッシュ。10 人未満は秘匿され行がない）',
    en: 'People by time and mesh; fewer than 10 are withheld and have no row',
    columns: [
      slotColumn,
      meshNumberColumn,
      { name: 'people', type: 'DOUBLE', unit: '人', nullable: true, ja: '滞在人口', en: 'People present' },
    ],
  },
];
