import type { Cell } from '../domain/answer.ts';
import { depthRanks } from '../domain/depth-rank.ts';
import { type ExclusionRule, type ExclusionTarget, exclusionRules } from '../domain/exclusion-rules.ts';
import { hazardNames, parseHazardKey } from '../domain/hazard.ts';
import { measureColumns } from '../tables/city-layout.ts';
import type { Database } from '../tables/database.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import type { AnalysisContext } from './analysis-context.ts';

/** What stands in an overlap. People are null where the city has no data of them. */
export interface OverlapSums {
  /** Null where only buildings tell of it. */
  readonly squareMeters: number | null;
  /** `buildings` and the people of `overlapPeople`. */
  readonly counts: readonly Cell[];
}

export type OverlapStatus = 'real' | 'sliver' | 'excepted';

/** One overlap of a zone of the target with a feature of a rule. */
export interface Overlap extends OverlapSums {
  readonly piece: number;
  readonly zone: number;
  readonly rule: string;
  readonly featureId: string;
  readonly featureName: string;
  readonly status: OverlapStatus;
}

/** People that are added up, in the order of the columns. */
export const overlapPeople = ['households', 'population', 'population65'] as const;

interface Chosen {
  readonly target: ExclusionTarget;
  readonly leastOverlapSquareMeters: number;
  readonly exceptedFeatures: string;
}

const peopleSums = ({ layout }: AnalysisContext): string =>
  overlapPeople
    .map((measure) => {
      const column = measureColumns[measure];
      return layout.measures.includes(measure) ? `sum(b.${column}) AS ${column}` : `NULL::DOUBLE AS ${column}`;
    })
    .join(', ');

const countsOf = (row: Readonly<Record<string, unknown>>, { layout }: AnalysisContext): readonly Cell[] => [
  Number(row.buildings ?? 0),
  ...overlapPeople.map((measure) =>
    layout.measures.includes(measure) ? Number(row[measureColumns[measure]] ?? 0) : null,
  ),
];

/** All overlaps of a target, each told apart as real, sliver or excepted. Rejects with QueryError or AbortError. */
export async function readOverlaps(
  db: Database,
  chosen: Chosen,
  context: AnalysisContext,
): Promise<{ readonly overlaps: readonly Overlap[]; readonly sql: string }> {
  const sql = `SELECT piece, zone_number, rule, feature_id, feature_name, area_m2, people.* EXCLUDE (of_piece)
FROM exclusion_pieces
  LEFT JOIN (
    SELECT piece AS ground_of, sum(area_m2) AS area_m2 FROM exclusion_ground GROUP BY piece
  ) AS ground ON ground_of = piece
  LEFT JOIN (
    SELECT e.piece AS of_piece, count(*)::DOUBLE AS buildings, ${peopleSums(context)}
    FROM exclusion_buildings AS e JOIN building_measures AS b ON b.rowid = e.building_index
    GROUP BY of_piece
  ) AS people ON of_piece = piece
WHERE target = ?
ORDER BY piece`;
  const { rows } = await db.query(sql, [chosen.target], context.signal);
  const excepted = new Set(idsOf(chosen.exceptedFeatures));
  return {
    sql,
    overlaps: rows.map((row) => {
      const area = row.area_m2 as number | null;
      const featureId = String(row.feature_id);
      const sliver = area !== null && area < chosen.leastOverlapSquareMeters;
      return {
        piece: Number(row.piece),
        zone: Number(row.zone_number),
        rule: String(row.rule),
        featureId,
        featureName: String(row.feature_name) || className(featureId),
        squareMeters: area,
        counts: countsOf(row, context),
        status: isExceptable(String(row.rule)) && excepted.has(featureId) ? 'excepted' : sliver ? 'sliver' : 'real',
      };
    }),
  };
}

/** An id that is typed for an area which no works make safe (調整区域, a flood) takes nothing away. */
const isExceptable = (rule: string): boolean => exclusionRules.some(({ id, exceptable }) => id === rule && exceptable);

/** Ids as typed: parted by commas, 、 or new lines. */
const idsOf = (text: string): readonly string[] =>
  text
    .split(/[,、\n]/)
    .map((id) => id.trim())
    .filter((id) => id !== '');

/** `river:L2:3` in words; '' for the id of a feature. */
function className(featureId: string): string {
  const [, key, rank] = /^([a-z_]+:(?:L1|L2|)):([1-6])$/.exec(featureId) ?? [];
  if (!key || !rank) return '';
  const { hazard, scale } = parseHazardKey(key);
  return `${hazardNames[hazard].ja} ${scale} ${depthRanks[Number(rank) - 1]!.ja}`.replace('  ', ' ');
}

/** Sums over groups of overlaps: ground that several hold is taken once, and so is each building. */
export async function sumOverlaps(
  db: Database,
  groups: readonly (readonly Overlap[])[],
  context: AnalysisContext,
): Promise<{ readonly sums: readonly OverlapSums[]; readonly sql: readonly string[] }> {
  const sums: OverlapSums[] = groups.map((group) => ({
    squareMeters: group.length > 0 && group.every(({ squareMeters }) => squareMeters === null) ? null : 0,
    counts: countsOf({}, context),
  }));
  const asked = groups.flatMap((group, part) => group.map(({ piece }) => `(${[part, piece].map(integerLiteral)})`));
  if (asked.length === 0) return { sums, sql: [] };
  const of = `WITH asked(part, piece) AS (VALUES ${asked.join(', ')})`;
  const groundSql = `${of}
SELECT part, sum(area_m2) AS area_m2
FROM (SELECT DISTINCT part, cell, area_m2 FROM asked JOIN exclusion_ground USING (piece))
GROUP BY part ORDER BY part`;
  const peopleSql = `${of}
SELECT part, count(*)::DOUBLE AS buildings, ${peopleSums(context)}
FROM (SELECT DISTINCT part, building_index FROM asked JOIN exclusion_buildings USING (piece)) AS e
  JOIN building_measures AS b ON b.rowid = e.building_index
GROUP BY part ORDER BY part`;
  const [ground, people] = await Promise.all([
    db.query(groundSql, [], context.signal),
    db.query(peopleSql, [], context.signal),
  ]);
  for (const row of ground.rows)
    sums[Number(row.part)] = { ...sums[Number(row.part)]!, squareMeters: Number(row.area_m2) };
  for (const row of people.rows)
    sums[Number(row.part)] = { ...sums[Number(row.part)]!, counts: countsOf(row, context) };
  return { sums, sql: [groundSql, peopleSql] };
}

/** Zones of the target with the areas that the check compares, and ground that no survey reaches, by hazard key. */
export async function readTargetGround(db: Database, target: ExclusionTarget, { signal }: AnalysisContext) {
  const zonesSql = `SELECT zone_number, drawn_m2, ground_m2, covered_m2 FROM exclusion_zones
WHERE target = ? ORDER BY zone_number`;
  const unsurveyedSql = `SELECT hazard, sum(area_m2 ORDER BY zone_number) AS area_m2 FROM exclusion_unsurveyed
WHERE target = ? GROUP BY hazard ORDER BY hazard`;
  const [zones, unsurveyed] = await Promise.all([
    db.query(zonesSql, [target], signal),
    db.query(unsurveyedSql, [target], signal),
  ]);
  return {
    zones: zones.rows.map((row) => ({
      zone: Number(row.zone_number),
      drawn: Number(row.drawn_m2),
      ground: Number(row.ground_m2),
      covered: Number(row.covered_m2),
    })),
    unsurveyed: new Map(unsurveyed.rows.map((row) => [String(row.hazard), Number(row.area_m2)])),
    sql: [zonesSql, unsurveyedSql],
  };
}

/**
 * Ground of the target that nobody has surveyed for a rule: by the scale that reaches furthest. Undefined where the rule is
 * about zones, which a layer draws in full; null where only buildings tell of the hazard.
 */
export function unsurveyedOf(
  { data }: ExclusionRule,
  unsurveyed: ReadonlyMap<string, number>,
  { layout }: AnalysisContext,
): number | null | undefined {
  if (data.from === 'zones') return undefined;
  const hazard = data.from === 'hazard' ? data.hazard : 'landslide';
  const keys = (layout.subjects?.areas ?? []).filter((key) => parseHazardKey(key).hazard === hazard);
  return keys.length === 0 ? null : Math.min(...keys.map((key) => unsurveyed.get(key) ?? 0));
}
