import type { Text } from '../domain/answer.ts';
import { type FacilityKind, facilityKinds } from '../domain/datasets.ts';
import type { HazardKey } from '../domain/hazard.ts';
import { DRAWN_ZONE_KIND } from '../domain/zone-kind.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { quoteIdentifier } from '../tables/sql-identifier.ts';
import { DRAWN_FACILITY_ZONE_TABLE } from '../tables/subjects/facility-tables.ts';
import { facilityHazardTable } from '../tables/table-names.ts';
import { ZONE_UNKNOWN } from '../tables/zone-cells.ts';
import type { ZoneKindOrCity } from './zone-parts.ts';

/** Facilities as `f`, their zones as `z` and, where an area is drawn, as `d`. Row i of each is facility i. */
export function facilitySource(layout: CityLayout, hazards: readonly HazardKey[] = []): string {
  return [
    'facilities AS f',
    'facility_zones AS z',
    ...(knownKinds(layout).includes(DRAWN_ZONE_KIND) ? [`${DRAWN_FACILITY_ZONE_TABLE} AS d`] : []),
    ...hazards.map((key, i) => `"${facilityHazardTable(key)}" AS ${hazardAlias(i)}`),
  ].join('\n  POSITIONAL JOIN ');
}

/** Alias of the i-th hazard given to `facilitySource`. */
export const hazardAlias = (i: number): string => `h${i}`;

/** Zone number of a facility: 0 none, −1 not known (also where nobody asked the facilities for the kind). */
export function facilityZoneSql(kind: ZoneKindOrCity, layout: CityLayout): string {
  if (kind === 'city') return '1';
  if (!knownKinds(layout).includes(kind)) return String(ZONE_UNKNOWN);
  return kind === DRAWN_ZONE_KIND ? 'd.zone_number' : `z.${quoteIdentifier(kind)}`;
}

const knownKinds = (layout: CityLayout) => layout.subjects?.facilityZoneKinds ?? [];

/** Kinds of facilities that the city has. */
export const facilityKindsOf = (layout: CityLayout): readonly FacilityKind[] =>
  facilityKinds.filter((kind) => facilitiesOf(kind, layout) !== undefined);

export const facilitiesOf = (kind: FacilityKind, layout: CityLayout) =>
  layout.subjects?.facilities.find((entry) => entry.kind === kind);

/** Throws a RangeError for a kind of facility that the city has not. */
export function assertFacilityKinds(kinds: readonly FacilityKind[], layout: CityLayout): void {
  for (const kind of kinds)
    if (!facilitiesOf(kind, layout)) throw new RangeError(`the city has no facilities of kind "${kind}"`);
}

/** What the counts leave out or cannot place. */
export function facilityNotes(kinds: readonly FacilityKind[], layout: CityLayout): readonly Text[] {
  const total = (of: 'repeated' | 'withoutPlace') =>
    kinds.reduce((sum, kind) => sum + (facilitiesOf(kind, layout)?.[of] ?? 0), 0);
  const repeated = total('repeated');
  const withoutPlace = total('withoutPlace');
  return [
    ...(repeated > 0
      ? [
          {
            ja: `複数のファイルにある同じ施設 ${repeated} 件を除いて 1 回ずつ数えた`,
            en: `${repeated} rows that name a facility again are left out; each counts once`,
          },
        ]
      : []),
    ...(withoutPlace > 0
      ? [
          {
            ja: `位置（座標）のない施設 ${withoutPlace} 件は不明に数えた`,
            en: `${withoutPlace} facilities without coordinates count as not known`,
          },
        ]
      : []),
  ];
}
