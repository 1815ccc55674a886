import { parseHazardKey } from '../domain/hazard.ts';
import { type CityLayout, type Measure, measureColumns } from '../tables/city-layout.ts';
import type { Database, QueryResult } from '../tables/database.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { exposureChecks } from './exposure-checks.ts';
import { exposureEvidence } from './exposure-evidence.ts';
import { type ExposurePart, type ExposurePasses, exposureQuery } from './exposure-query.ts';
import type {
  DepthRankOrState,
  ExposureParameters,
  ExposureResult,
  ExposureRow,
  ResidenceState,
} from './exposure-result.ts';
import { OUTSIDE_ZONES, UNKNOWN_ZONE, UNKNOWN_ZONE_NAME } from './zone-parts.ts';

/**
 * The first question: zone × residence × hazard × rank → buildings, floor area, people, vertical evacuation. Rows exist
 * for combinations that have buildings. By zone cell where those are loaded (`loadDetailTables`). Rejects with QueryError, AbortError, or a RangeError for what the city lacks.
 */
export async function computeExposure(
  db: Database,
  parameters: ExposureParameters,
  context: AnalysisContext,
  passes?: ExposurePasses,
): Promise<ExposureResult> {
  const query = exposureQuery(parameters, context.layout, passes);
  for (const sql of query.before) await db.run(sql);
  const result = await db.query(query.sql, [], context.signal);
  const rows = exposureRows(result, query.parts, context.layout);
  return {
    rows,
    checks: exposureChecks(rows, query.parts, context.layout),
    evidence: exposureEvidence(query, parameters, context),
  };
}

const residences: readonly ResidenceState[] = ['outside', 'inside', 'unknown'];
const ranks: readonly DepthRankOrState[] = ['unknown', 'none', 1, 2, 3, 4, 5, 6, 7, 8];

function exposureRows(result: QueryResult, parts: readonly ExposurePart[], layout: CityLayout): readonly ExposureRow[] {
  const named = parts.map((part) => ({
    zoneKind: part.zoneKind,
    ...parseHazardKey(part.hazard),
    zones: layout.zoneKinds.find((zones) => zones.zoneKind === part.zoneKind),
  }));
  return result.rows.map((row) => {
    const { zoneKind, hazard, scale, zones } = named[Number(row.part)]!;
    const zone = Number(row.zone_number) - 1;
    const people = (measure: Measure) => (row[measureColumns[measure]] as number | null | undefined) ?? null;
    const residence = residences[Number(row.residence)]!;
    // the kind whose tables tell "not known" apart: of a building without the attribute nobody says that it lies outside
    const isUnknown = zoneKind === 'residence' && residence === 'unknown';
    return {
      zoneKind,
      zoneId: zoneKind === 'city' ? 'city' : isUnknown ? UNKNOWN_ZONE : (zones?.zoneId[zone] ?? OUTSIDE_ZONES),
      zoneName: isUnknown ? UNKNOWN_ZONE_NAME : (zones?.name[zone] ?? ''),
      residence,
      hazard,
      scale,
      depthRank: ranks[Number(row.rank)]!,
      buildings: Number(row.buildings),
      floorAreaSquareMeters: Number(row.floor_area_m2),
      population: people('population'),
      population65: people('population65'),
      population75: people('population75'),
      households: people('households'),
      populationDay: people('populationDay'),
      verticalEvacuationImpossible: Number(row.vertical_evacuation_impossible),
      verticalEvacuationUnknown: Number(row.vertical_evacuation_unknown),
    };
  });
}
