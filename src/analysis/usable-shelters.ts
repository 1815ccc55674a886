import type { KeyLabel } from '../domain/answer.ts';
import { depthRanks } from '../domain/depth-rank.ts';
import { evacuationFlag } from '../domain/evacuation-flag.ts';
import { depthHazards, type HazardKey, parseHazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { Database } from '../tables/database.ts';
import { FIRST_DEPTH_CODE, STORED_NOT_HIT, STORED_UNKNOWN, storedRank } from '../tables/hazard-codes.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { kindsCondition } from './facility-counts.ts';
import { facilitySource, facilityZoneSql, hazardAlias } from './facility-source.ts';
import { keysOf } from './hazard-dimension.ts';
import type { ShelterParameters } from './shelter-parameters.ts';

/** A place to flee to: facilities of one name at one place are one. */
export interface Shelter {
  /** Smallest `facility_index` of the place. */
  readonly facilityIndex: number;
  readonly facilityId: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** The largest given; undefined where none is. */
  readonly capacity: number | undefined;
  /** Index into `shelterLabels`. */
  readonly verdict: number;
  /** Zone number by kind asked for, in its order. */
  readonly zones: readonly number[];
}

/** Whether a place can be used under a hazard, else the first reason why not. What is only assumed usable says so. */
export const shelterLabels: readonly KeyLabel[] = [
  { value: 'usable', label: { ja: '使える', en: 'Usable' }, state: 'not_hit' },
  {
    value: 'usable_no_flags',
    label: { ja: '使えるとする（対応する災害の記載なし）', en: 'Taken as usable (names no disaster)' },
    state: 'unknown',
    reason: { ja: 'どの災害に使えるか記載がない', en: 'the source does not say for which disasters' },
  },
  {
    value: 'usable_unsurveyed',
    label: { ja: '使えるとする（災害の調査範囲外）', en: 'Taken as usable (beyond the survey)' },
    state: 'unknown',
    reason: { ja: '施設の地点が浸水想定などの調査範囲の外', en: 'its point lies beyond the survey of the hazard' },
  },
  {
    value: 'no_place',
    label: { ja: '不明（位置がない）', en: 'Not known (no place)' },
    state: 'unknown',
    reason: { ja: '施設の座標が記載されていない', en: 'the source gives no coordinates' },
  },
  { value: 'not_designated', label: { ja: 'この災害に指定なし', en: 'Not designated for this hazard' }, state: 'hit' },
  {
    value: 'no_flags',
    label: { ja: '対応する災害の記載なし', en: 'Names no disaster' },
    state: 'unknown',
    reason: { ja: 'どの災害に使えるか記載がない', en: 'the source does not say for which disasters' },
  },
  { value: 'flooded', label: { ja: '浸水して使えない', en: 'Flooded' }, state: 'hit' },
  { value: 'in_zone', label: { ja: '土砂・家屋倒壊等の区域内', en: 'In a landslide or collapse zone' }, state: 'hit' },
  {
    value: 'unknown',
    label: { ja: '不明（災害の調査範囲外）', en: 'Not known (beyond the survey)' },
    state: 'unknown',
    reason: { ja: '施設の地点が浸水想定などの調査範囲の外', en: 'its point lies beyond the survey of the hazard' },
  },
];
const usableValues: readonly string[] = ['usable', 'usable_no_flags', 'usable_unsurveyed'];
export const isUsable = ({ verdict }: Shelter): boolean => usableValues.includes(shelterLabels[verdict]!.value);

const verdictOf = (value: string) => integerLiteral(shelterLabels.findIndex((label) => label.value === value));

/** All shelters with their verdict under a hazard. Rejects as `db.query`. */
export async function loadShelters(
  db: Database,
  key: HazardKey,
  parameters: ShelterParameters,
  layout: CityLayout,
  signal?: AbortSignal,
): Promise<{ readonly shelters: readonly Shelter[]; readonly sql: string }> {
  const sql = shelterSql(key, parameters, layout);
  const { rows } = await db.query(sql, [], signal);
  const shelters = rows.map(
    (row): Shelter => ({
      facilityIndex: Number(row.facility_index),
      facilityId: String(row.facility_id),
      name: String(row.name),
      x: (row.x_m as number | null) ?? Number.NaN,
      y: (row.y_m as number | null) ?? Number.NaN,
      capacity: (row.capacity as number | null) ?? undefined,
      verdict: Number(row.verdict),
      zones: parameters.zoneKinds.map((_, i) => Number(row[`zone_${i}`])),
    }),
  );
  return { shelters, sql };
}

/** Of a place's facilities the worst counts; its position and zone are those of the first with coordinates. */
function shelterSql(key: HazardKey, parameters: ShelterParameters, layout: CityLayout): string {
  const zoneKeys = parameters.inZones === 'not_usable' ? keysOf(layout, ['landslide', 'collapse']) : [];
  const { hazard } = parseHazardKey(key);
  const own = hazardAlias(0);
  const inZone = zoneKeys.map((_, i) => `${hazardAlias(i + 1)}.state > ${STORED_NOT_HIT}`).join(' OR ') || 'false';
  const first = (column: string) => `arg_min(${column}, f.facility_index) FILTER (f.x_m IS NOT NULL)`;
  const zones = parameters.zoneKinds.map((kind, i) => `${zoneOfPlace(facilityZoneSql(kind, layout))} AS zone_${i}`);
  const flag = integerLiteral(evacuationFlag(hazard));
  return `WITH places AS (
  SELECT min(f.facility_index) AS facility_index, arg_min(f.facility_id, f.facility_index) AS facility_id,
    arg_min(f.name, f.facility_index) AS name, ${first('f.x_m')} AS x_m, ${first('f.y_m')} AS y_m,
    max(f.capacity) AS capacity, bit_or(f.usable_for) AS flags,
    bool_or(${depthHit(hazard, own, parameters.depthLimitMeters)}) AS flooded, bool_or(${inZone}) AS in_zone,
    bool_and(${own}.state = ${STORED_UNKNOWN}) AS unknown${zones.map((zone) => `,\n    ${zone}`).join('')}
  FROM ${facilitySource(layout, [key, ...zoneKeys])}
  WHERE ${kindsCondition(parameters.shelterKinds)}
  GROUP BY f.place_index
)
SELECT *, CASE
  WHEN x_m IS NULL THEN ${verdictOf('no_place')}
  WHEN flags = 0 AND ${parameters.unflagged === 'not_usable'} THEN ${verdictOf('no_flags')}
  WHEN flags <> 0 AND flags & ${flag} = 0 THEN ${verdictOf('not_designated')}
  WHEN flooded THEN ${verdictOf('flooded')}
  WHEN in_zone THEN ${verdictOf('in_zone')}
  WHEN unknown AND ${parameters.unknownDepth === 'not_usable'} THEN ${verdictOf('unknown')}
  WHEN unknown THEN ${verdictOf('usable_unsurveyed')}
  WHEN flags = 0 THEN ${verdictOf('usable_no_flags')}
  ELSE ${verdictOf('usable')} END AS verdict
FROM places
ORDER BY facility_index`;
}

const zoneOfPlace = (sql: string) => `arg_min(${sql}, (f.x_m IS NULL, f.facility_index))`;

/** At least so deep; a rank whose depths reach the limit counts as so deep, because unknown is never shown as safe. */
function depthHit(hazard: string, alias: string, limitMeters: number): string {
  if (!(depthHazards as readonly string[]).includes(hazard)) return `${alias}.state > ${STORED_NOT_HIT}`;
  const deepRanks = depthRanks.filter(({ toMeters }) => toMeters > limitMeters).map(({ rank }) => storedRank(rank));
  const limit = integerLiteral(FIRST_DEPTH_CODE + Math.round(limitMeters * 100));
  return `CASE WHEN ${alias}.depth_code >= ${FIRST_DEPTH_CODE} THEN ${alias}.depth_code >= ${limit} ELSE ${alias}.depth_code IN (${deepRanks.map(integerLiteral).join(', ')}) END`;
}
