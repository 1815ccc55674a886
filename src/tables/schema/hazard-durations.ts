import { type HazardKey, hazardNames, parseHazardKey } from '../../domain/hazard.ts';
import { durationTable } from '../table-names.ts';
import type { TableSchema } from './table-schema.ts';

/** Duration of inundation at each building under one hazard and scale, where the city has it. Row i is building i. */
export function hazardDurationsSchema(key: HazardKey): TableSchema {
  const { hazard, scale } = parseHazardKey(key);
  return {
    name: durationTable(key),
    ja: `${hazardNames[hazard].ja} ${scale} の浸水継続時間（1 行 1 棟）`.replace('  ', ' '),
    en: `Duration of inundation under ${hazardNames[hazard].en.toLowerCase()} ${scale}, one row a building`.replace(
      ' ,',
      ',',
    ),
    columns: [
      {
        name: 'duration_class',
        type: 'UTINYINT',
        nullable: false,
        ja: '0 不明、1 なし（浸水なし、または 0 時間）、2 12 時間未満、3 12–24 時間、4 1–3 日、5 3 日–1 週間、6 1–2 週間、7 2–4 週間、8 4 週間以上',
        en: '0 unknown, 1 none, 2 under 12 h, 3 to 24 h, 4 to 72 h, 5 to 1 week, 6 to 2, 7 to 4 weeks, 8 longer',
      },
      {
        name: 'duration_h',
        type: 'FLOAT',
        unit: 'h',
        nullable: true,
        ja: '浸水継続時間（区分しか分からなければ NULL）',
        en: 'Duration; NULL where only the class is known',
      },
    ],
  };
}
