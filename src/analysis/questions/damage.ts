import { z } from 'zod';
import type { Answer, Text } from '../../domain/answer.ts';
import type { Evidence } from '../../domain/evidence.ts';
import {
  aboveFloorClasses,
  type DamageManual,
  damageManuals,
  FLOOR_ABOVE_GROUND_METERS,
  type GroundSlope,
  groundSlopes,
  houseDamageRatesOf,
} from '../../domain/flood-damage-rates.ts';
import { depthHazards, type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import type { CityLayout } from '../../tables/city-layout.ts';
import { aboveFloorCount } from '../above-floor.ts';
import { answerEvidence } from '../answer-evidence.ts';
import { hazardText, headlineHazard } from '../city-headline.ts';
import { type BuildingTable, buildingMethod, countBuildings, selectBuildings } from '../count-buildings.ts';
import { type DamageValues, withDamage } from '../damage-values.ts';
import { hazardConstants, hazardKeyColumns, keysOf } from '../hazard-dimension.ts';
import { assertHazards, hazardsParameter } from '../hazard-parameters.ts';
import { parameterMeta } from '../parameter-meta.ts';
import { partitionChecks } from '../partition-checks.ts';
import type { Question } from '../question.ts';
import { zoneKindsParameter } from '../zone-kinds-parameter.ts';
import { allZoneKindsOf, type ZoneKindOrCity } from '../zone-parts.ts';

export interface DamageParameters extends DamageValues {
  readonly zoneKinds: readonly ZoneKindOrCity[];
  readonly hazards: readonly HazardKey[];
  readonly manual: DamageManual;
  readonly slope: GroundSlope;
  /** In place of the manual's: six, in the order of `aboveFloorClasses`, or none. */
  readonly houseRates: readonly number[];
  readonly floorMeters: number;
}

const manualSource = {
  ja: '治水経済調査マニュアル（案）（国土交通省）。率は原典と照合できていないため仮定として扱う',
  en: 'Manual for economic evaluation of flood control (MLIT); rates not checked against the original',
};
const noOfficialValue = {
  ja: '公式の既定値なし。治水経済調査マニュアルの各種資産評価単価（都道府県・年次）から入力する',
  en: 'no official default; type the unit value of the prefecture and year',
};

/** 想定被害額 after 治水経済調査マニュアル: houses and household goods. Unit values are the user's. */
export const damage: Question<DamageParameters> = {
  id: 'damage',
  group: 'economy',
  title: { ja: '浸水による家屋・家庭用品の想定被害額', en: 'Estimated flood damage to houses and household goods' },
  ask: {
    ja: 'もし想定最大規模の洪水が起きたら、家屋と家庭用品の被害はいくらになるか。床上・床下は何 m² か',
    en: 'If the largest assumed flood came, what would the damage to houses and household goods be',
  },
  words: { ja: '治水経済調査マニュアル 被害額 床上 床下 円', en: 'economic loss yen above floor' },
  parameters: z.object({
    zoneKinds: zoneKindsParameter,
    hazards: hazardsParameter,
    manual: z.enum(damageManuals).meta(
      parameterMeta({
        title: { ja: '被害率の版', en: 'Edition of the damage rates' },
        assumption: true,
        source: manualSource,
        options: {
          'R7.7': { ja: '令和 7 年 7 月', en: 'July 2025' },
          H17: { ja: '平成 17 年 4 月', en: 'April 2005' },
        },
      }),
    ),
    slope: z.enum(groundSlopes).meta(
      parameterMeta({
        title: { ja: '地盤勾配', en: 'Slope of the ground' },
        assumption: true,
        source: {
          ja: '地盤勾配のデータがないため市全域に同じ区分を使う。既定値 A は率が最も小さい',
          en: 'no data of slopes: one class for the whole city; A, the default, has the lowest rates',
        },
        options: {
          A: { ja: 'A 1/1000 未満', en: 'A under 1/1000' },
          B: { ja: 'B 1/1000〜1/500', en: 'B 1/1000 to 1/500' },
          C: { ja: 'C 1/500 以上', en: 'C 1/500 and steeper' },
        },
      }),
    ),
    houseRates: sixRates(
      { ja: '家屋の被害率（上書き）', en: 'Damage rates of houses, in place of the edition' },
      { ja: '空なら版と地盤勾配の率を使う', en: 'none: those of the edition and slope' },
    ),
    floorMeters: z
      .number()
      .min(0)
      .max(3)
      .multipleOf(0.01)
      .meta(
        parameterMeta({
          title: { ja: '地盤から床までの高さ', en: 'Floor above the ground' },
          unit: 'm',
          step: 0.1,
          assumption: true,
          source: manualSource,
        }),
      ),
    houseYenPerSquareMeter: yen(
      { ja: '家屋の評価額（延床 1 m² あたり）', en: 'Value of a house per m² of floor' },
      '円/m²',
    ),
    goodsYenPerHousehold: yen(
      { ja: '家庭用品の評価額（1 世帯あたり）', en: 'Household goods per household' },
      '円/世帯',
    ),
    goodsRates: sixRates(
      { ja: '家庭用品の被害率', en: 'Damage rates of household goods' },
      {
        ja: '率は同梱していない。空なら家庭用品は計算しない',
        en: 'not shipped; household goods are not computed without them',
      },
    ),
  }),
  lacks: (layout) =>
    keysOf(layout, depthHazards).length > 0
      ? undefined
      : {
          ja: '浸水深のある災害（洪水・内水・高潮・津波・ため池）のデータがありません',
          en: 'No hazard with inundation depths is loaded',
        },
  defaults: (layout) => ({
    zoneKinds: allZoneKindsOf(layout),
    hazards: keysOf(layout, depthHazards),
    manual: 'R7.7',
    slope: 'A',
    houseRates: [],
    floorMeters: FLOOR_ABOVE_GROUND_METERS,
    houseYenPerSquareMeter: null,
    goodsYenPerHousehold: null,
    goodsRates: [],
  }),
  async run(db, parameters, context) {
    const { layout } = context;
    const counted = await countBuildings(db, damageTable(parameters, layout), context);
    const table = withDamage(counted.table, houseRatesOf(parameters), parameters);
    return {
      question: damage.id,
      tables: [table],
      checks: partitionChecks(table, ['hazard', 'scale'], layout),
      evidence: answerEvidence(
        {
          question: damage.id,
          sql: counted.sql,
          parameters,
          method: [...buildingMethod, 'flood-damage-manual', 'rank-bounds-low-high'],
          assumptions: damageAssumptions(parameters),
        },
        context,
      ),
      headline: headlineOf(table, parameters),
    };
  },
  select: (_, row, parameters, layout) => selectBuildings(damageTable(parameters, layout), row, layout),
};

/** Six rates by depth above the floor, or none. */
function sixRates(title: Text, source: Text) {
  return z
    .array(z.number().min(0).max(1))
    .refine(({ length }) => length === 0 || length === aboveFloorClasses.length, 'expected six rates, or none')
    .readonly()
    .meta(
      parameterMeta({
        title: {
          ja: `${title.ja}（床下、床上 50 cm 未満、〜99、〜199、〜299、300 cm 以上の 6 つ）`,
          en: `${title.en}: six, from below the floor to 300 cm and more`,
        },
        control: 'numbers',
        assumption: true,
        source,
        step: 0.001,
      }),
    );
}

function yen(title: Text, unit: string) {
  return z
    .number()
    .positive()
    .nullable()
    .meta(parameterMeta({ title, unit, assumption: true, source: noOfficialValue }));
}

function damageTable({ zoneKinds, hazards, floorMeters }: DamageParameters, layout: CityLayout): BuildingTable {
  assertHazards(hazards, layout);
  for (const key of hazards)
    if (!depthHazards.includes(parseHazardKey(key).hazard)) throw new RangeError(`"${key}" has no inundation depth`);
  return {
    id: 'damage',
    title: damage.title,
    zoneKinds,
    constants: hazardKeyColumns,
    counts: hazards.map((key) => ({
      constants: hazardConstants(key),
      ...aboveFloorCount(key, floorMeters, layout),
      sums: ['(b.floor_area_m2 IS NULL OR b.floor_area_m2 <= 0)::INTEGER'],
    })),
    sums: [
      {
        name: 'buildings_without_floor_area',
        title: { ja: 'うち延床面積のない建物', en: 'of them without floor area' },
        unit: 'buildings',
        additive: true,
        missing: 'no_data',
      },
    ],
    notes: [
      {
        ja: '家屋は用途を問わずすべての建物の延床面積。階数にかかわらず全床に率をかける（マニュアルの方法）。延床面積のない建物は被害額に入らない。',
        en: 'Houses are the floor area of all buildings of any use; the rate applies to all floors (as in the manual). Buildings without floor area are not in the damage.',
      },
      {
        ja: '事業所の償却・在庫資産と営業停止の損失は、従業者数のデータがないため未計算。',
        en: 'Business assets and losses are not computed: there are no data of employees.',
      },
    ],
  };
}

const houseRatesOf = ({ houseRates, manual, slope }: DamageParameters): readonly number[] =>
  houseRates.length > 0 ? houseRates : houseDamageRatesOf(manual, slope).rates;

function damageAssumptions(parameters: DamageParameters): Evidence['assumptions'] {
  const { manual, slope, houseRates, floorMeters, houseYenPerSquareMeter, goodsYenPerHousehold, goodsRates } =
    parameters;
  const given = (code: string, value: string | number | null) =>
    value === null ? [] : [{ code, value, editable: true }];
  const listed = (rates: readonly number[]) => (rates.length > 0 ? rates.join(', ') : null);
  const { rates, verification } = houseDamageRatesOf(manual, slope);
  return [
    ...(houseRates.length > 0
      ? given('damage-rates-own', listed(houseRates))
      : given(`damage-rates-${verification}`, `${manual} ${slope}: ${rates.join(', ')}`)),
    ...given('floor-above-ground-m', floorMeters),
    ...given('house-value-yen-m2', houseYenPerSquareMeter),
    ...given('household-goods-yen', goodsYenPerHousehold),
    ...given('household-goods-rates', listed(goodsRates)),
  ];
}

/** Of one hazard only, since damages of several floods do not add up. */
function headlineOf(
  table: Answer['tables'][number],
  { hazards, houseYenPerSquareMeter }: DamageParameters,
): Answer['headline'] {
  const key = headlineHazard(hazards)!;
  const [hazard, scale] = hazardConstants(key);
  const { ja, en } = hazardText(key);
  const rows = table.rows.flatMap((row, i) => (row[0] === 'city' && row[3] === hazard && row[4] === scale ? [i] : []));
  const isFlooded = (i: number) => !['unknown', 'none'].includes(String(table.rows[i]![6]));
  if (houseYenPerSquareMeter !== null)
    return {
      table: table.id,
      value: 'house_damage_high_yen',
      rows: rows.filter(isFlooded),
      text: { ja: `${ja} による家屋の想定被害額（上限）`, en: `estimated damage to houses by ${en}, at most` },
    };
  return {
    table: table.id,
    value: 'floor_area_m2',
    rows: rows.filter((i) => isFlooded(i) && table.rows[i]![6] !== 'below_floor'),
    ofRows: rows,
    text: {
      ja: `${ja} で床上まで浸水しうる建物の延床面積`,
      en: `of floor area in buildings where ${en} may rise above the floor`,
    },
  };
}
