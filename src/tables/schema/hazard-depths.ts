import { type HazardKey, hazardNames, parseHazardKey } from '../../domain/hazard.ts';
import { depthTable } from '../table-names.ts';
import type { TableSchema } from './table-schema.ts';

/** Depth at each building under one hazard and scale, where the city has depths. Row i is building i. */
export function hazardDepthsSchema(key: HazardKey): TableSchema {
  const { hazard, scale } = parseHazardKey(key);
  return {
    name: depthTable(key),
    ja: `${hazardNames[hazard].ja} ${scale} の浸水深（1 行 1 棟）`.replace('  ', ' '),
    en: `Depth under ${hazardNames[hazard].en.toLowerCase()} ${scale}, one row a building`.replace(' ,', ','),
    columns: [
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
