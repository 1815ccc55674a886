import type { HazardKey } from '../domain/hazard.ts';
import type { ZoneKind } from '../domain/zone-kind.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { depthTable, hazardTable, memberTable } from '../tables/table-names.ts';
import { type HazardCounting, lookupTable } from './hazard-class.ts';

const hasResidence = (layout: CityLayout) => layout.zoneKinds.some((zones) => zones.zoneKind === 'residence');

/**
 * FROM part that puts the columns of one zone kind and one hazard side by side, one row a building: `b` measures,
 * `zones.zone_number`, `residence.inside`, and `class` of the hazard.
 */
export function factsFrom(
  zoneKind: ZoneKind | 'city',
  hazard: HazardKey,
  counting: HazardCounting,
  layout: CityLayout,
): string {
  const tables = [
    'building_measures AS b',
    ...(zoneKind === 'city' ? [] : [`"${memberTable(zoneKind)}" AS zones`]),
    ...(hasResidence(layout) ? [`"${memberTable('residence')}" AS residence`] : []),
    counting.by === 'depth' ? `"${depthTable(hazard)}" AS hazard` : `"${hazardTable(hazard)}" AS hazard(class)`,
  ].join('\n    POSITIONAL JOIN ');
  if (counting.by === 'state') return tables;
  return `(${tables})\n    JOIN "${lookupTable(counting.edgesCentimetres)}" AS lookup USING (depth_code)`;
}

/** 0 outside all zones of the kind, else 1 + its place in the layout. The whole city is zone 1. */
export const zoneColumn = (zoneKind: ZoneKind | 'city'): string =>
  zoneKind === 'city' ? '1::USMALLINT' : 'zones.zone_number';

/** 0 outside, 1 inside, 2 unknown: the city has no 居住誘導区域 data. */
export const residenceColumn = (layout: CityLayout): string =>
  hasResidence(layout) ? 'residence.inside' : '2::UTINYINT';
