import { type HazardKey, hazardNames, parseHazardKey } from '../../domain/hazard.ts';
import { hazardTable } from '../table-names.ts';
import type { TableSchema } from './table-schema.ts';

/** State of each building under one hazard and scale. Row i is building i. */
export function hazardStatesSchema(key: HazardKey): TableSchema {
  const { hazard, scale } = parseHazardKey(key);
  return {
    name: hazardTable(key),
    ja: `${hazardNames[hazard].ja} ${scale} の判定（1 行 1 棟）`.replace('  ', ' '),
    en: `State under ${hazardNames[hazard].en.toLowerCase()} ${scale}, one row a building`.replace(' ,', ','),
    columns: [
      {
        name: 'state',
        type: 'UTINYINT',
        nullable: false,
        ja: '0 不明、1 調査済みで該当なし、2〜7 はランク 1〜6',
        en: '0 unknown, 1 surveyed and not hit, 2 to 7 rank 1 to 6',
      },
    ],
  };
}
