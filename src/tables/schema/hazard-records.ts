import type { TableSchema } from './table-schema.ts';

/** Disaster-risk records as the sources give them: one row a building × record. */
export const hazardRecordsSchema: TableSchema = {
  name: 'hazard_records',
  ja: '災害リスクの記録（1 行 1 建物 × 1 記録）',
  en: 'Disaster-risk records, one row a building × record',
  columns: [
    { name: 'building_index', type: 'UINTEGER', nullable: false, ja: '建物の通し番号', en: 'Number of the building' },
    { name: 'hazard', type: 'VARCHAR', nullable: false, ja: 'ハザードの種類', en: 'Hazard' },
    {
      name: 'scale',
      type: 'VARCHAR',
      nullable: false,
      ja: '規模（L1 計画規模、L2 想定最大規模、空は規模なし）',
      en: 'L1, L2, or empty',
    },
    { name: 'name', type: 'VARCHAR', nullable: false, ja: '河川名など', en: 'River, coast or phenomenon' },
    {
      name: 'rank',
      type: 'UTINYINT',
      nullable: false,
      ja: 'ランク（出典のまま、0 はなし）',
      en: 'Rank as in the source, 0 none',
    },
    { name: 'depth_m', type: 'FLOAT', unit: 'm', nullable: true, ja: '浸水深', en: 'Depth' },
    { name: 'duration_h', type: 'FLOAT', unit: 'h', nullable: true, ja: '浸水継続時間', en: 'Duration' },
    {
      name: 'area_type',
      type: 'UTINYINT',
      nullable: false,
      ja: '土砂の区域区分（1〜4、0 はなし）',
      en: 'Landslide area type 1 to 4, 0 none',
    },
    {
      name: 'source',
      type: 'VARCHAR',
      nullable: false,
      ja: '出典（ファイルと属性）',
      en: 'File and attribute it came from',
    },
  ],
};
