import { landslidePhenomena } from '../../domain/landslide-area.ts';
import { landslideKindColumns } from '../subjects/landslide-kind-tables.ts';
import { landslideKindsTable } from '../table-names.ts';
import type { TableSchema } from './table-schema.ts';

/** Landslide zones that each building stands in, by phenomenon. Row i is building i. */
export const landslideKindsSchema: TableSchema = {
  name: landslideKindsTable,
  ja: '土砂災害の現象別の区域（1 行 1 棟）',
  en: 'Landslide zones by phenomenon, one row a building',
  columns: landslidePhenomena.map(({ code, ja, en }) => ({
    name: landslideKindColumns[code],
    type: 'UTINYINT',
    nullable: false,
    ja: `${ja}：0 不明、1 区域外、2 警戒区域、3 特別警戒区域`,
    en: `${en}: 0 unknown, 1 outside, 2 warning area, 3 special warning area`,
  })),
};
