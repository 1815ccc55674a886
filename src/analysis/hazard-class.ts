import { depthRanks } from '../domain/depth-rank.ts';
import { depthHazards, type HazardKey, parseHazardKey } from '../domain/hazard.ts';
import { ALL_STOREYS, atMostStoreysAt, leaveHazards, verticalEvacuationRule } from '../domain/vertical-evacuation.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import {
  deepestCentimetres,
  FIRST_DEPTH_CODE,
  LAST_DEPTH_CODE,
  STORED_NOT_HIT,
  STORED_UNKNOWN,
  STOREYS_AND_MORE,
  storedRank,
} from '../tables/hazard-codes.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import type { ExposureParameters } from './exposure-result.ts';

/** What one stored class of a hazard means under the thresholds asked for. */
export interface HazardClass {
  readonly class: number;
  /** As stored: 0 unknown, 1 none, 1 + rank. */
  readonly rank: number;
  /** Buildings up to so many storeys cannot be evacuated upwards: 0 none, `STOREYS_AND_MORE` all. */
  readonly atMostStoreys: number;
}

/** How a hazard is counted: by the stored state, or by depth through a lookup table of whole centimetres. */
export type HazardCounting =
  | { readonly by: 'state'; readonly classes: readonly HazardClass[] }
  | { readonly by: 'depth'; readonly classes: readonly HazardClass[]; readonly edgesCentimetres: readonly number[] };

export const standardBoundsMeters: readonly number[] = depthRanks.slice(1).map((rank) => rank.fromMeters);

/** Plan for one hazard. Depths are read only where a threshold differs from the edges of the standard ranks. */
export function hazardCounting(key: HazardKey, parameters: ExposureParameters, layout: CityLayout): HazardCounting {
  const { hazard } = parseHazardKey(key);
  const bounds = depthHazards.includes(hazard) ? centimetres(parameters.depthBoundsMeters ?? standardBoundsMeters) : [];
  const rule = leaveHazards.includes(hazard) ? [] : (parameters.verticalRule ?? verticalEvacuationRule);
  const edges = [...new Set([...bounds, ...centimetres(rule.map((step) => step.fromMeters))])].sort((a, b) => a - b);
  const classOf = (number: number, depth: number, rank = 1 + bounds.filter((bound) => bound <= depth).length) => ({
    class: number,
    rank: storedRank(rank),
    atMostStoreys: leaveHazards.includes(hazard) ? STOREYS_AND_MORE : storedStoreys(atMostStoreysAt(rule, depth / 100)),
  });
  const depthKnown = layout.hazards.some((entry) => entry.key === key && entry.hasDepth);
  if (!depthKnown || edges.every((edge) => standardEdges.includes(edge))) {
    const ranked = depthHazards.includes(hazard);
    const hits = depthRanks.map(({ rank }) =>
      classOf(storedRank(rank), deepestCentimetres(rank), ranked ? undefined : rank),
    );
    return { by: 'state', classes: [unknown, notHit, ...hits] };
  }
  const hits = [0, ...edges].map((edge, index) => classOf(storedRank(index + 1), edge));
  return { by: 'depth', classes: [unknown, notHit, ...hits], edgesCentimetres: edges };
}

const unknown: HazardClass = { class: STORED_UNKNOWN, rank: STORED_UNKNOWN, atMostStoreys: 0 };
const notHit: HazardClass = { class: STORED_NOT_HIT, rank: STORED_NOT_HIT, atMostStoreys: 0 };
const centimetres = (meters: readonly number[]) => meters.map((value) => Math.round(value * 100));
const standardEdges = centimetres(standardBoundsMeters);
const storedStoreys = (storeys: number) => (storeys === ALL_STOREYS ? STOREYS_AND_MORE : storeys);

/** Name of the lookup table of thresholds: the same thresholds share one. */
export const lookupTable = (edgesCentimetres: readonly number[]): string =>
  `depth_class_${edgesCentimetres.map(integerLiteral).join('_')}`;

/**
 * SQL that makes the lookup table `depth_code` → `class` for given edges in centimetres: class 0 unknown, 1 not hit, 2
 * below the first edge, one more per edge.
 */
export function lookupSql(edgesCentimetres: readonly number[]): string {
  const passed = edgesCentimetres.map((edge) => ` + (depth_cm >= ${integerLiteral(edge)})::INTEGER`).join('');
  const rankOnly = depthRanks.map(({ rank }) => `WHEN ${storedRank(rank)} THEN ${deepestCentimetres(rank)}`).join(' ');
  return `CREATE TABLE IF NOT EXISTS "${lookupTable(edgesCentimetres)}" AS
SELECT depth_code::USMALLINT AS depth_code,
  (CASE WHEN depth_code <= ${STORED_NOT_HIT} THEN depth_code ELSE ${storedRank(1)}${passed} END)::UTINYINT AS class
FROM (
  SELECT depth_code, CASE depth_code ${rankOnly} ELSE depth_code - ${FIRST_DEPTH_CODE} END AS depth_cm
  FROM range(${LAST_DEPTH_CODE + 1}) AS codes(depth_code)
)`;
}

/** `class` as rank (0 unknown, 1 none, 1 + rank). Constants only, so that the engine knows the range. */
export function rankSql(classes: readonly HazardClass[]): string {
  if (classes.every((entry) => entry.class === entry.rank)) return 'class';
  const cases = classes.map((entry) => `WHEN ${integerLiteral(entry.class)} THEN ${integerLiteral(entry.rank)}`);
  return `(CASE class ${cases.join(' ')} END)::UTINYINT`;
}

/** Condition of the buildings (or cells) that cannot be evacuated to upwards. */
export function impossibleSql(classes: readonly HazardClass[]): string {
  const whole = classes.filter((entry) => entry.atMostStoreys === STOREYS_AND_MORE);
  const byStoreys = classes
    .filter(judgedByStoreys)
    .map((entry) => `class = ${entry.class} AND storey_class BETWEEN 1 AND ${integerLiteral(entry.atMostStoreys)}`);
  return anyOf([...(whole.length > 0 ? [inClasses(whole)] : []), ...byStoreys]);
}

/** Condition of those that cannot be judged: the depth asks for storeys, and they are not known. */
export function undecidedSql(classes: readonly HazardClass[]): string {
  const judged = classes.filter(judgedByStoreys);
  return judged.length > 0 ? `storey_class = 0 AND ${inClasses(judged)}` : 'false';
}

/** Condition of the classes themselves. */
export const inClasses = (classes: readonly HazardClass[]): string =>
  classes.length > 0 ? `class IN (${classes.map((entry) => integerLiteral(entry.class)).join(', ')})` : 'false';

const judgedByStoreys = ({ atMostStoreys }: HazardClass) => atMostStoreys > 0 && atMostStoreys < STOREYS_AND_MORE;

const anyOf = (conditions: readonly string[]) =>
  conditions.length > 0 ? conditions.map((condition) => `(${condition})`).join(' OR ') : 'false';
