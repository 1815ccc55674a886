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
  return sideBySide(
    [
      ...(zoneKind === 'city' ? [] : [`"${memberTable(zoneKind)}" AS zones`]),
      ...(hasResidence(layout) ? [`"${memberTable('residence')}" AS residence`] : []),
    ],
    hazard,
    counting,
  );
}

/** The same with the zone cell of each building in place of its zones: `zone_cell.cell`. */
export const cellFactsFrom = (hazard: HazardKey, counting: HazardCounting): string =>
  sideBySide(['zone_cell'], hazard, counting);

function sideBySide(zones: readonly string[], hazard: HazardKey, counting: HazardCounting): string {
  const tables = [
    'building_measures AS b',
    ...zones,
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

/** The same of a zone cell (`cells` is `zone_cells`), where a zone that is not known (−1) is none. */
export const cellZoneNumber = (zoneKind: ZoneKind | 'city'): string =>
  zoneKind === 'city' ? '1' : `greatest(cells."${zoneKind}", 0)`;

export const cellResidence = (layout: CityLayout): string =>
  hasResidence(layout) ? '(CASE WHEN cells.residence < 0 THEN 2 WHEN cells.residence = 0 THEN 0 ELSE 1 END)' : '2';
