import type { HazardKey } from '../domain/hazard.ts';
import { DRAWN_ZONE_KIND, type ZoneKind } from '../domain/zone-kind.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { Database } from '../tables/database.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { DRAWN_FACILITY_ZONE_TABLE } from '../tables/subjects/facility-tables.ts';
import { facilityHazardTable } from '../tables/table-names.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { type DepthClasses, depthClassDimension } from './depth-class-dimension.ts';
import { residenceValues } from './hazard-ground.ts';
import type { ZoneKindOrCity } from './zone-parts.ts';

/** Places with facilities in one class of one hazard; a place that is school and shelter counts once. */
export interface FacilityCell {
  readonly kind: ZoneKindOrCity;
  readonly zoneNumber: number;
  readonly residence: string;
  readonly key: HazardKey;
  readonly classValue: string;
  readonly facilities: number;
}

/** Kinds of zones that facilities are known by; none where the city has no facilities. */
export const facilityKindsOf = (layout: CityLayout): readonly ZoneKindOrCity[] =>
  (layout.subjects?.facilities.length ?? 0) > 0 ? ['city', ...(layout.subjects?.facilityZoneKinds ?? [])] : [];

/** Counts places by zone, residence area and class of each hazard at the point of the facility. */
export async function countHazardFacilities(
  db: Database,
  zoneKinds: readonly ZoneKindOrCity[],
  hazards: readonly HazardKey[],
  classes: DepthClasses,
  { layout, signal }: AnalysisContext,
): Promise<{ readonly cells: readonly FacilityCell[]; readonly sql: readonly string[] }> {
  const known = zoneKinds.filter((kind) => facilityKindsOf(layout).includes(kind));
  if (known.length === 0) return { cells: [], sql: [] };
  const queries = hazards.map((key) => facilitySql(key, known, classes, layout));
  const results = await Promise.all(queries.map((sql) => db.query(sql, [], signal)));
  return {
    sql: queries,
    cells: results.flatMap((result, i) => {
      const key = hazards[i]!;
      const { labels } = depthClassDimension(key, classes, layout).dimension.column;
      return result.rows.map((row) => ({
        kind: known[Number(row.part)]!,
        key,
        zoneNumber: Number(row.zone_number),
        residence: residenceValues[Number(row.residence)]!,
        classValue: labels[Number(row.class)]!.value,
        facilities: Number(row.facilities),
      }));
    }),
  };
}

/** One pass over the facilities, then one part a kind of zone. */
function facilitySql(
  key: HazardKey,
  kinds: readonly ZoneKindOrCity[],
  classes: DepthClasses,
  layout: CityLayout,
): string {
  const table = `"${facilityHazardTable(key)}"`;
  const drawn = kinds.includes(DRAWN_ZONE_KIND) ? `\n    POSITIONAL JOIN "${DRAWN_FACILITY_ZONE_TABLE}" AS drawn` : '';
  const zoneColumns = kinds.map((kind, part) => `${zoneSql(kind)} AS zone_${part}`).join(', ');
  const parts = kinds.map(
    (_, part) => `SELECT ${integerLiteral(part)} AS part, zone_${part} AS zone_number, residence, class,
  count(*)::DOUBLE AS facilities
FROM places GROUP BY ALL`,
  );
  return `WITH places AS MATERIALIZED (
  SELECT ${zoneColumns}, ${residenceSql(layout.subjects?.facilityZoneKinds ?? [])} AS residence,
    (${depthClassDimension(key, classes, layout).dimension.sql})::UTINYINT AS class
  FROM facilities AS f POSITIONAL JOIN facility_zones AS zones${drawn}
    POSITIONAL JOIN ${table} AS hazard POSITIONAL JOIN ${table} AS depth
  WHERE f.place_index = f.facility_index
)
${parts.join('\nUNION ALL\n')}
ORDER BY ALL`;
}

function zoneSql(kind: ZoneKindOrCity): string {
  if (kind === 'city') return '1';
  return kind === DRAWN_ZONE_KIND ? 'drawn.zone_number' : `zones."${kind}"`;
}

const residenceSql = (kinds: readonly ZoneKind[]): string =>
  kinds.includes('residence') ? 'CASE WHEN zones.residence < 0 THEN 2 WHEN zones.residence = 0 THEN 0 ELSE 1 END' : '2';
