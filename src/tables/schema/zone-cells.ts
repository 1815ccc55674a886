import { type ZoneKind, zoneKindNames } from '../../domain/zone-kind.ts';
import type { TableSchema } from './table-schema.ts';

/** Cell of each building. Row i is building i. */
export function zoneCellSchema(cells: number): TableSchema {
  return {
    name: 'zone_cell',
    ja: '建物の区域の組み合わせ（1 行 1 棟）',
    en: 'Combination of zones that a building is in, one row a building',
    columns: [
      {
        name: 'cell',
        type: cells <= 0xffff ? 'USMALLINT' : 'UINTEGER',
        nullable: false,
        ja: '組み合わせの番号（zone_cells.cell）',
        en: 'Number of the combination in zone_cells',
      },
    ],
  };
}

/** Combinations of zones that some building is in. */
export function zoneCellsSchema(zoneKinds: readonly ZoneKind[]): TableSchema {
  return {
    name: 'zone_cells',
    ja: '区域の組み合わせ（1 行 1 組、建物のある組み合わせのみ）',
    en: 'Combinations of zones that hold buildings, one row each',
    columns: [
      { name: 'cell', type: 'UINTEGER', nullable: false, ja: '組み合わせの番号', en: 'Number of the combination' },
      ...zoneKinds.map((kind) => ({
        name: kind,
        type: 'INTEGER' as const,
        nullable: false,
        ja: `${zoneKindNames[kind].ja}の番号（zones.zone_number、0 は区域外、-1 は不明）`,
        en: `Number in zones of the ${zoneKindNames[kind].en.toLowerCase()}, 0 in none, -1 not known`,
      })),
    ],
  };
}
