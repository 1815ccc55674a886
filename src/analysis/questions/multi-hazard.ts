import { z } from 'zod';
import { type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import { answerEvidence } from '../answer-evidence.ts';
import { buildingMethod, countBuildings, selectBuildings } from '../count-buildings.ts';
import { assertHazards, fromRanksParameter, hazardsParameter, hazardWeightsParameter } from '../hazard-parameters.ts';
import {
  componentSelection,
  hitCountTable,
  rankingSums,
  reachedTable,
  type WeighedHazard,
} from '../multi-hazard-counts.ts';
import { componentTable, rankingTable, zoneScores } from '../multi-hazard-ranking.ts';
import { parameterMeta } from '../parameter-meta.ts';
import { partitionChecks } from '../partition-checks.ts';
import type { Question } from '../question.ts';
import { zoneKindsParameter } from '../zone-kinds-parameter.ts';
import { allZoneKindsOf, type ZoneKindOrCity } from '../zone-parts.ts';

export interface MultiHazardParameters {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly hazards: readonly HazardKey[];
  readonly fromRanks: Readonly<Partial<Record<HazardKey, number>>>;
  readonly weights: Readonly<Partial<Record<HazardKey, number>>>;
  /** What the ranking weighs. */
  readonly of: 'people' | 'buildings';
}

/** How many hazards reach a building, and which zones the hazards weigh on most. */
export const multiHazard: Question<MultiHazardParameters> = {
  id: 'multi_hazard',
  group: 'combined',
  title: {
    ja: '複合災害：建物に重なる災害の数と地区の順位',
    en: 'Several hazards: how many reach a building, and ranking',
  },
  ask: {
    ja: '洪水も土砂も高潮も、と災害が重なる建物は何棟あるか。災害の重なりが最も大きい地区はどこか',
    en: 'How many buildings do several hazards reach, and on which districts do they weigh most',
  },
  words: { ja: '重ね合わせ マルチハザード 優先 順位 重み スコア', en: 'overlay priority weights score ranking' },
  parameters: z.object({
    zoneKinds: zoneKindsParameter,
    hazards: hazardsParameter,
    fromRanks: fromRanksParameter,
    weights: hazardWeightsParameter,
    of: z.enum(['people', 'buildings']).meta(
      parameterMeta({
        title: { ja: '順位づけの対象', en: 'Ranked by' },
        options: { people: { ja: '人口', en: 'People' }, buildings: { ja: '棟数', en: 'Buildings' } },
      }),
    ),
  }),
  lacks: (layout) =>
    layout.hazards.length > 0
      ? undefined
      : { ja: '災害のデータがありません。浸水想定区域などを取り込んでください', en: 'No hazard data are loaded' },
  defaults(layout) {
    const hazards = largestScaleOfEach(layout);
    const each = (value: number) => Object.fromEntries(hazards.map((key) => [key, value]));
    return {
      zoneKinds: allZoneKindsOf(layout),
      hazards,
      fromRanks: each(1),
      weights: each(1),
      of: layout.measures.includes('population') ? 'people' : 'buildings',
    };
  },
  async run(db, parameters, context) {
    const { layout } = context;
    const hazards = weighedHazards(parameters, layout);
    if (parameters.of === 'people' && !layout.measures.includes('population'))
      throw new RangeError('the city has no population to rank zones by');
    const [hits, sums] = await Promise.all([
      countBuildings(db, hitCountTable(parameters.zoneKinds, hazards), context),
      countBuildings(db, rankingSums(parameters.zoneKinds, hazards, layout), context),
    ]);
    const scores = zoneScores(sums.table, hazards, parameters.of);
    const scored = [rankingTable(scores, parameters.of), componentTable(scores, hazards, parameters.of)];
    const ofCity = hits.table.rows.flatMap((row, i) => (row[0] === 'city' ? [i] : []));
    const people = layout.measures.includes('population');
    return {
      question: multiHazard.id,
      tables: [hits.table, ...scored],
      checks: [
        ...partitionChecks(hits.table, [], layout),
        // The sums are not printed: their laws are those of the tables made of them.
        ...partitionChecks(sums.table, [], layout).flatMap((check) =>
          scored.map(({ id }) => ({ ...check, scope: { ...check.scope, table: id } })),
        ),
      ],
      evidence: answerEvidence(
        {
          question: multiHazard.id,
          sql: [...hits.sql, ...sums.sql],
          parameters,
          method: [...buildingMethod, 'multi-hazard-count', 'multi-hazard-score'],
          assumptions: [
            { code: 'hazard-weights', value: listed(hazards, 'weight'), editable: true },
            { code: 'hazard-from-rank', value: listed(hazards, 'fromRank'), editable: true },
          ],
        },
        context,
      ),
      headline: {
        table: hits.table.id,
        value: people ? 'population' : 'buildings',
        rows: ofCity.filter((i) => ['2', '3_or_more'].includes(String(hits.table.rows[i]![3]))),
        ofRows: ofCity,
        text: people
          ? { ja: '二つ以上の災害が重なる建物に住む人', en: 'people in buildings that two hazards or more reach' }
          : { ja: '二つ以上の災害が重なる建物', en: 'buildings that two hazards or more reach' },
      },
    };
  },
  select(table, row, parameters, layout) {
    const hazards = weighedHazards(parameters, layout);
    if (table.id === 'multi_hazard_buildings')
      return selectBuildings(hitCountTable(parameters.zoneKinds, hazards), row, layout);
    if (table.id === 'multi_hazard_ranking')
      return selectBuildings(rankingSums(parameters.zoneKinds, hazards, layout), row, layout);
    return selectBuildings(reachedTable(parameters.zoneKinds, hazards), componentSelection(row), layout);
  },
};

/** One key a hazard: two scales of one river are not two hazards. */
function largestScaleOfEach(layout: CityLayout): readonly HazardKey[] {
  const worth = ['L1', '', 'L2'];
  const largest = new Map<string, HazardKey>();
  for (const { key } of layout.hazards) {
    const { hazard, scale } = parseHazardKey(key);
    const known = largest.get(hazard);
    if (!known || worth.indexOf(scale) > worth.indexOf(parseHazardKey(known).scale)) largest.set(hazard, key);
  }
  return [...largest.values()];
}

/**
 * In the city's order, so that no sum depends on the order in which hazards were asked. Throws a RangeError for two scales of
 * one hazard: a building that both reach stands in one river, not in two hazards.
 */
function weighedHazards(parameters: MultiHazardParameters, layout: CityLayout): readonly WeighedHazard[] {
  assertHazards(parameters.hazards, layout);
  const names = parameters.hazards.map((key) => parseHazardKey(key).hazard);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice) throw new RangeError(`"${twice}" is asked at several scales, which are not several hazards: choose one`);
  return layout.hazards
    .filter(({ key }) => parameters.hazards.includes(key))
    .map(({ key }) => ({ key, fromRank: parameters.fromRanks[key] ?? 1, weight: parameters.weights[key] ?? 1 }));
}

const listed = (hazards: readonly WeighedHazard[], field: 'weight' | 'fromRank'): string =>
  hazards.map((hazard) => `${hazard.key}=${hazard[field]}`).join(', ');
