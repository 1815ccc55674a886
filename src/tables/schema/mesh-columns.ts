import type { ColumnSchema, TableSchema } from './table-schema.ts';

/** Columns and tables that the subjects given by mesh (人流, 消費, 将来推計) have in common. */
export const meshNumberColumn: ColumnSchema = {
  name: 'mesh_number',
  type: 'UINTEGER',
  nullable: false,
  ja: 'メッシュの番号（1 から。建物の表では 0 はどのメッシュにも入らない）',
  en: 'Number of the mesh, from 1; in tables of buildings 0 is none',
};

export const meshCodeColumn: ColumnSchema = {
  name: 'mesh_code',
  type: 'VARCHAR',
  nullable: false,
  ja: '地域メッシュコード（JIS X 0410）',
  en: 'Mesh code, JIS X 0410',
};

export const meshBuildingsColumn: ColumnSchema = {
  name: 'buildings',
  type: 'UINTEGER',
  unit: '棟',
  nullable: false,
  ja: '代表点がメッシュに入る建物の数',
  en: 'Buildings whose representative point lies in it',
};

/** Table of one row a building that says which mesh it is in. */
export const meshMemberSchema = (name: string, ja: string, en: string): TableSchema => ({
  name,
  ja: `建物が入る${ja}のメッシュ（1 行 1 棟）`,
  en: `Mesh of ${en} that a building is in, one row a building`,
  columns: [meshNumberColumn],
});
