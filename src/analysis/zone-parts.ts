import type { Cell, KeyColumn } from '../domain/answer.ts';
import { allZoneKinds, type ZoneKind, zoneKindNames } from '../domain/zone-kind.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { ZONE_UNKNOWN } from '../tables/zone-cells.ts';

/** A kind of zone, or the whole city as one zone. */
export type ZoneKindOrCity = ZoneKind | 'city';

/** The city and every kind of zone that it has. */
export const allZoneKindsOf = (layout: CityLayout): readonly ZoneKindOrCity[] => [
  'city',
  ...layout.zoneKinds.map(({ zoneKind }) => zoneKind),
];

/** Throws a RangeError for a kind that the city has no zones of. */
export function assertZoneKinds(zoneKinds: readonly ZoneKindOrCity[], layout: CityLayout): void {
  for (const kind of zoneKinds)
    if (kind !== 'city' && !layout.zoneKinds.some(({ zoneKind }) => zoneKind === kind))
      throw new RangeError(`the city has no zones of kind "${kind}"`);
}

/** Column of `zone_cells` (as `cells`) with the zone number of a kind; the whole city is zone 1. */
export const cellZoneSql = (kind: ZoneKindOrCity): string => (kind === 'city' ? '1' : `cells."${kind}"`);

/** Ids and names of the rows that are no zone. */
export const OUTSIDE_ZONES = '';
export const UNKNOWN_ZONE = 'unknown';
export const OUTSIDE_ZONES_NAME = '区域外';
export const UNKNOWN_ZONE_NAME = '不明';
export const CITY_NAME = '市全域';

/** The three columns that say which zone a row is about. */
export const zoneKeyColumns: readonly KeyColumn[] = [
  {
    name: 'zone_kind',
    title: { ja: '区域の種類', en: 'Kind of zone' },
    labels: [
      { value: 'city', label: { ja: CITY_NAME, en: 'Whole city' } },
      ...allZoneKinds.map((value) => ({ value, label: zoneKindNames[value] })),
    ],
  },
  { name: 'zone_id', title: { ja: '区域 ID', en: 'Zone id' } },
  { name: 'zone_name', title: { ja: '区域名', en: 'Zone' } },
];

/** Cells of `zoneKeyColumns`: number 0 = outside all zones of the kind, −1 = not known whether inside. */
export function zoneCells(kind: ZoneKindOrCity, zoneNumber: number, layout: CityLayout): readonly [Cell, Cell, Cell] {
  if (kind === 'city') return ['city', 'city', CITY_NAME];
  if (zoneNumber === 0) return [kind, OUTSIDE_ZONES, OUTSIDE_ZONES_NAME];
  if (zoneNumber === ZONE_UNKNOWN) return [kind, UNKNOWN_ZONE, UNKNOWN_ZONE_NAME];
  const zones = layout.zoneKinds.find(({ zoneKind }) => zoneKind === kind);
  return [kind, zones?.zoneId[zoneNumber - 1] ?? '', zones?.name[zoneNumber - 1] ?? ''];
}

/** Zone number of an id as in `zoneCells`. Throws a RangeError for an id that the city has not. */
export function zoneNumberOf(kind: ZoneKindOrCity, zoneId: string, layout: CityLayout): number {
  if (kind === 'city') return 1;
  if (zoneId === OUTSIDE_ZONES) return 0;
  const number = (layout.zoneKinds.find(({ zoneKind }) => zoneKind === kind)?.zoneId.indexOf(zoneId) ?? -1) + 1;
  if (number > 0) return number;
  if (zoneId === UNKNOWN_ZONE) return ZONE_UNKNOWN;
  throw new RangeError(`no zone "${zoneId}" of kind "${kind}"`);
}
