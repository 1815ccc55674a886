import type { KeyLabel, Text } from '../domain/answer.ts';
import { undividedRankValue } from '../domain/depth-class.ts';
import { type DepthRank, depthRanks } from '../domain/depth-rank.ts';
import { depthHazards, type HazardKey, parseHazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { FIRST_DEPTH_CODE, STORED_NOT_HIT, STORED_UNKNOWN, storedRank } from '../tables/hazard-codes.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { hazardLabels } from './hazard-dimension.ts';

/** Classes of one hazard at facilities: a partition. */
export interface FacilityClasses {
  readonly labels: readonly KeyLabel[];
  /** Index into the labels, over a facility `f` and its hazard under `alias`. */
  readonly sql: (alias: string) => string;
}

interface DepthClass {
  readonly value: string;
  readonly label: Text;
  readonly colour: `#${string}`;
  /** Whole centimetres, upper end excluded. */
  readonly from: number;
  readonly to: number;
  /** Rank that stands for several classes. */
  readonly undivided?: DepthRank['rank'];
}

/**
 * Classes of depth between the bounds. A facility known by rank alone goes into the class that holds the whole rank, or
 * where there is none into a class of its own (内訳不明). Landslide and collapse zones have their own classes.
 */
export function facilityClasses(key: HazardKey, boundsMeters: readonly number[], layout: CityLayout): FacilityClasses {
  const [, notHit, ...hits] = hazardLabels(key, layout);
  const head = [unknownPlace, unknownState(key, layout), notHit!];
  if (!depthHazards.includes(parseHazardKey(key).hazard))
    return { labels: [...head, ...hits], sql: (alias) => withoutPlaceFirst(`${alias}.state + 1`) };
  const classes = depthClasses(boundsMeters);
  const labels = classes.map(({ value, label, colour }): KeyLabel => ({ value, label, colour, state: 'hit' }));
  return { labels: [...head, ...labels], sql: (alias) => withoutPlaceFirst(depthSql(classes, head.length, alias)) };
}

const withoutPlaceFirst = (sql: string) => `CASE WHEN f.x_m IS NULL THEN 0 ELSE ${sql} END`;

const unknownPlace: KeyLabel = {
  value: 'unknown_place',
  label: { ja: '不明（位置がない）', en: 'Not known (no place)' },
  state: 'unknown',
  reason: { ja: '施設の座標が記載されていない', en: 'the source gives no coordinates' },
};

function unknownState(key: HazardKey, layout: CityLayout): KeyLabel {
  const attribute = layout.hazards.find((hazard) => hazard.key === key)?.sources?.includes('attribute') ?? false;
  return {
    value: 'unknown',
    label: { ja: '不明（未調査）', en: 'Not known (not surveyed)' },
    state: 'unknown',
    reason: attribute
      ? {
          ja: '調査範囲の外で、施設の建物にも災害リスク属性がない',
          en: 'outside the survey, and no risk attribute on its building',
        }
      : { ja: '調査範囲の外、または区分の記載なし', en: 'outside the survey, or its class is not given' },
  };
}

/** Ascending; before the first class that a rank shares with others stands the rank itself. */
function depthClasses(boundsMeters: readonly number[]): readonly DepthClass[] {
  const edges = [0, ...boundsMeters.map(centimetres), Number.POSITIVE_INFINITY];
  const divided = edges.slice(0, -1).map((from, i) => depthClass(from, edges[i + 1]!));
  const undivided = depthRanks.flatMap(({ rank, ja, en, colour, ...depth }): readonly DepthClass[] => {
    const from = centimetres(depth.fromMeters);
    const to = centimetres(depth.toMeters);
    if (divided.some((one) => one.from <= from && to <= one.to)) return [];
    const label = { ja: `${ja}（内訳不明）`, en: `${en} (not divided)` };
    return [{ value: undividedRankValue(rank), label, colour, from, to, undivided: rank }];
  });
  return divided.flatMap((one) => [...undivided.filter(({ from }) => from >= one.from && from < one.to), one]);
}

const centimetres = (meters: number) => (Number.isFinite(meters) ? Math.round(meters * 100) : meters);

/** Coloured as the standard rank of its upper part. */
function depthClass(from: number, to: number): DepthClass {
  const [low, high] = [from / 100, to / 100];
  const value = from === 0 ? `under_${high}` : Number.isFinite(to) ? `${low}-${high}` : `${low}_and_over`;
  const label =
    from === 0
      ? { ja: `${high} m 未満`, en: `under ${high} m` }
      : Number.isFinite(to)
        ? { ja: `${low}–${high} m`, en: `${low}–${high} m` }
        : { ja: `${low} m 以上`, en: `${low} m and over` };
  const { colour } = depthRanks.findLast(({ fromMeters }) => fromMeters <= low)!;
  return { value, label, colour, from, to };
}

/** A depth tells the class only where it lies in the rank: the classes must nest in the ranks. */
function depthSql(classes: readonly DepthClass[], first: number, alias: string): string {
  const place = (found: DepthClass) => integerLiteral(first + classes.indexOf(found));
  const divided = classes.filter(({ undivided }) => undivided === undefined);
  const cases = depthRanks.map(({ rank, fromMeters, toMeters }) => {
    const from = centimetres(fromMeters);
    const to = centimetres(toMeters);
    const whole = divided.find((one) => one.from <= from && to <= one.to);
    if (whole) return `WHEN ${storedRank(rank)} THEN ${place(whole)}`;
    const known = divided
      .filter((one) => one.from < to && one.to > from)
      .map((one) => `WHEN ${between(alias, Math.max(one.from, from), Math.min(one.to, to))} THEN ${place(one)}`);
    const own = classes.find(({ undivided }) => undivided === rank)!;
    return `WHEN ${storedRank(rank)} THEN CASE ${known.join(' ')} ELSE ${place(own)} END`;
  });
  return `CASE ${alias}.state WHEN ${STORED_UNKNOWN} THEN 1 WHEN ${STORED_NOT_HIT} THEN 2 ${cases.join(' ')} END`;
}

function between(alias: string, from: number, to: number): string {
  const least = `${alias}.depth_code >= ${integerLiteral(FIRST_DEPTH_CODE + from)}`;
  return Number.isFinite(to) ? `${least} AND ${alias}.depth_code < ${integerLiteral(FIRST_DEPTH_CODE + to)}` : least;
}
