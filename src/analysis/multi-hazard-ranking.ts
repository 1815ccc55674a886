import { type AnswerTable, type Cell, cellOf, type ValueColumn } from '../domain/answer.ts';
import { competitionRanks, type HazardScore, hazardScore } from '../domain/hazard-score.ts';
import { hazardConstants, hazardKeyColumns } from './hazard-dimension.ts';
import type { WeighedHazard } from './multi-hazard-counts.ts';
import { OUTSIDE_ZONES, UNKNOWN_ZONE, zoneKeyColumns } from './zone-parts.ts';

interface Amounts {
  readonly buildings: number;
  /** Null where the city has no population. */
  readonly population: number | null;
}

/** One zone with what its score is made of. */
export interface ScoredZone extends HazardScore {
  readonly zone: readonly Cell[];
  readonly total: Amounts;
  readonly exposed: readonly Amounts[];
  readonly unknown: readonly Amounts[];
  /** Among the zones of its kind; null for ground outside of them and for a zone without anybody. */
  readonly rank: number | null;
  /** How many zones are ranked. */
  readonly ranked: number;
}

/** Scores every row of `rankingSums`. */
export function zoneScores(
  sums: AnswerTable,
  hazards: readonly WeighedHazard[],
  of: 'people' | 'buildings',
): readonly ScoredZone[] {
  const weights = hazards.map(({ weight }) => weight);
  const scored = sums.rows.map((row) => {
    const amounts = (suffix: string): Amounts => ({
      buildings: Number(cellOf(sums, row, `buildings${suffix}`)),
      population: cellOf(sums, row, 'population') === null ? null : Number(cellOf(sums, row, `population${suffix}`)),
    });
    const total = amounts('');
    const exposed = hazards.map((_, i) => amounts(`_${2 * i}`));
    const unknown = hazards.map((_, i) => amounts(`_${2 * i + 1}`));
    const weighed = (one: Amounts) => amountOf(one, of);
    const score = hazardScore(
      { total: weighed(total), exposed: exposed.map(weighed), unknown: unknown.map(weighed) },
      weights,
    );
    return { zone: row.slice(0, zoneKeyColumns.length), total, exposed, unknown, ...score };
  });
  return withRanks(scored);
}

const amountOf = (amounts: Amounts, of: 'people' | 'buildings') =>
  of === 'people' ? (amounts.population ?? 0) : amounts.buildings;

function withRanks(zones: readonly Omit<ScoredZone, 'rank' | 'ranked'>[]): readonly ScoredZone[] {
  const kinds = new Map(zones.map(({ zone }) => [zone[0], zones.filter((other) => other.zone[0] === zone[0])]));
  return [...kinds.values()].flatMap((ofKind) => {
    const ranks = competitionRanks(ofKind.map((zone) => (isZone(zone.zone) ? zone.score : null)));
    const ranked = ranks.filter((rank) => rank !== null).length;
    return ofKind.map((zone, i) => ({ ...zone, rank: ranks[i]!, ranked }));
  });
}

const isZone = ([, zoneId]: readonly Cell[]) => zoneId !== OUTSIDE_ZONES && zoneId !== UNKNOWN_ZONE;

const column = (
  name: string,
  ja: string,
  en: string,
  unit: ValueColumn['unit'],
  missing: ValueColumn['missing'] = 'not_computed',
  additive = false,
): ValueColumn => ({ name, title: { ja, en }, unit, additive, missing });

/** One row a zone: its score, its rank, and how far the score would rise if all that is unknown were hit. */
export function rankingTable(zones: readonly ScoredZone[], of: 'people' | 'buildings'): AnswerTable {
  return {
    id: 'multi_hazard_ranking',
    title: { ja: '災害の重なりによる地区の順位', en: 'Ranking of zones by all hazards together' },
    keys: zoneKeyColumns,
    values: [
      column('buildings', '棟数', 'Buildings', 'buildings', 'no_data', true),
      column('population', '人口', 'People', 'people', 'no_data', true),
      column('score', '得点', 'Score', 'points'),
      column('score_if_unknown_hit', '不明がすべて該当した場合の得点', 'Score if all unknown were hit', 'points'),
      column('unknown_share', '不明の割合（重みつき）', 'Share not known, weighed', 'share'),
      column('rank', '順位', 'Rank', 'count'),
      column('ranked_zones', '順位づけした区域の数', 'Zones ranked', 'count'),
    ],
    rows: zones.map((zone) => [
      ...zone.zone,
      zone.total.buildings,
      zone.total.population,
      zone.score,
      zone.scoreIfUnknownHit,
      zone.score === null ? null : (zone.scoreIfUnknownHit! - zone.score) / 100,
      zone.rank,
      zone.ranked,
    ]),
    notes: [
      {
        ja: `得点 = Σ（重み × 該当する${of === 'people' ? '人口' : '棟数'}の割合）÷ Σ重み × 100。内訳は災害別の表。区域外と不明の行は順位をつけない。`,
        en: `Score = Σ (weight × share of ${of} reached) ÷ Σ weights × 100; parts in the table by hazard. Rows that are no zone have no rank.`,
      },
    ],
  };
}

/** One row a zone and hazard, with everything that the score is recomputed from by hand. */
export function componentTable(
  zones: readonly ScoredZone[],
  hazards: readonly WeighedHazard[],
  of: 'people' | 'buildings',
): AnswerTable {
  return {
    id: 'multi_hazard_components',
    title: { ja: '得点の内訳（災害別）', en: 'What the score is made of, by hazard' },
    keys: [...zoneKeyColumns, ...hazardKeyColumns],
    values: [
      column('weight', '重み', 'Weight', 'count'),
      column('from_rank', '数える下限のランク', 'Counted from rank', 'count'),
      column('buildings', '該当する棟数', 'Buildings reached', 'buildings', 'no_data'),
      column('population', '該当する人口', 'People reached', 'people', 'no_data'),
      column('unknown_buildings', '不明の棟数', 'Buildings not known', 'buildings', 'no_data'),
      column('unknown_population', '不明の人口', 'People not known', 'people', 'no_data'),
      column('zone_buildings', '区域の棟数', 'Buildings of the zone', 'buildings', 'no_data'),
      column('zone_population', '区域の人口', 'People of the zone', 'people', 'no_data'),
      column('share', '該当する割合', 'Share reached', 'share'),
      column('contribution', '得点への寄与', 'Part of the score', 'points'),
    ],
    rows: zones.flatMap((zone) =>
      hazards.map(({ key, weight, fromRank }, i) => [
        ...zone.zone,
        ...hazardConstants(key),
        weight,
        fromRank,
        zone.exposed[i]!.buildings,
        zone.exposed[i]!.population,
        zone.unknown[i]!.buildings,
        zone.unknown[i]!.population,
        zone.total.buildings,
        zone.total.population,
        zone.score === null ? null : amountOf(zone.exposed[i]!, of) / amountOf(zone.total, of),
        zone.contributions[i]!,
      ]),
    ),
    notes: [
      {
        ja: '割合は該当 ÷ 区域の合計。不明は該当に数えず、合計には含む。',
        en: 'Share = reached ÷ the whole zone; what is not known counts in the whole and not as reached.',
      },
    ],
  };
}
