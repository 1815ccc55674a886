import { type ZoneKind, zoneKindNames } from '../../domain/zone-kind.ts';
import { memberTable } from '../table-names.ts';
import type { TableSchema } from './table-schema.ts';

/** Which zone of a kind each building is in. Row i is building i. */
export function zoneMembersSchema(zoneKind: ZoneKind, zones: number): TableSchema {
  const { ja, en } = zoneKindNames[zoneKind];
  const inside = {
    name: 'inside',
    type: 'UTINYINT',
    nullable: false,
    ja: '居住誘導区域の内 1、外 0、不明 2',
    en: 'Residence attraction area: 1 inside, 0 outside, 2 unknown',
  } as const;
  return {
    name: memberTable(zoneKind),
    ja: `建物がどの${ja}に入るか（1 行 1 棟）`,
    en: `Which ${en.toLowerCase()} a building is in, one row a building`,
    columns: [
      {
        name: 'zone_number',
        type: zones < 65_535 ? 'USMALLINT' : 'UINTEGER',
        nullable: false,
        ja: '区域の番号（zones.zone_number、0 はどこにも入らない）',
        en: 'Number of the zone in zones, 0 in none',
      },
      ...(zoneKind === 'residence' ? [inside] : []),
    ],
  };
}
