import { z } from 'zod';
import {
  DEFAULT_LEAST_OVERLAP_SQUARE_METERS,
  type ExclusionTarget,
  exclusionLevels,
  exclusionRules,
  exclusionTargets,
} from '../../domain/exclusion-rules.ts';
import { zoneKindNames } from '../../domain/zone-kind.ts';
import { integerLiteral } from '../../tables/sql-identifier.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { answerEvidence } from '../answer-evidence.ts';
import { type Overlap, readOverlaps, readTargetGround, sumOverlaps, unsurveyedOf } from '../exclusion-overlaps.ts';
import { applies, type HousingInRiskAreas, resultOf } from '../exclusion-result.ts';
import { levelTable, overlapTable, PIECE_COLUMN, type RuleRow, ruleTable } from '../exclusion-tables.ts';
import { parameterMeta } from '../parameter-meta.ts';
import { tableCheck, worstOfEach } from '../partition-checks.ts';
import type { Question } from '../question.ts';

export interface ExclusionCheckParameters {
  readonly target: ExclusionTarget;
  readonly leastOverlapSquareMeters: number;
  readonly exceptedFeatures: string;
  readonly housingInRiskAreas: HousingInRiskAreas;
}

const parameters = z.object({
  target: z.enum(exclusionTargets).meta(
    parameterMeta({
      title: { ja: '点検する区域', en: 'Area that is checked' },
      options: { residence: zoneKindNames.residence, urban_function: zoneKindNames.urban_function },
    }),
  ),
  leastOverlapSquareMeters: z
    .number()
    .min(0)
    .max(1e6)
    .meta(
      parameterMeta({
        title: { ja: '微小重複とする面積の上限', en: 'Overlaps below this are slivers' },
        unit: 'm²',
        assumption: true,
        source: {
          ja: '法令に定めはない。図面の精度による',
          en: 'no rule fixes it; it depends on how the maps were drawn',
        },
        step: 10,
      }),
    ),
  exceptedFeatures: z.string().meta(
    parameterMeta({
      title: {
        ja: '例外とする区域の ID（対策工事済みなど。「,」区切り）',
        en: 'Ids of excepted areas, parted by commas',
      },
      assumption: true,
      source: { ja: '災害防止措置が講じられた区域（利用者の入力）', en: 'areas made safe by works, as the user says' },
    }),
  ),
  housingInRiskAreas: z.enum(['not_known', 'forbidden', 'allowed']).meta(
    parameterMeta({
      title: { ja: '災害危険区域での住宅の建築', en: 'Housing in disaster risk areas' },
      assumption: true,
      source: {
        ja: '国土数値情報 A48 は住宅の禁止の有無を示さない。条例を確認してください',
        en: 'A48 does not say whether housing is forbidden; see the ordinance',
      },
      options: {
        not_known: { ja: '不明（要確認）', en: 'not known' },
        forbidden: { ja: '禁止されている', en: 'forbidden' },
        allowed: { ja: '禁止されていない', en: 'not forbidden' },
      },
    }),
  ),
});

/** 居住誘導区域 (or 都市機能誘導区域) against the rules A to D on what it must not hold. Sources: exclusion-rules.ts. */
export const exclusionCheck: Question<ExclusionCheckParameters> = {
  id: 'exclusion_check',
  group: 'zoning',
  title: { ja: '誘導区域に含めない区域の点検', en: 'Areas that attraction areas must not hold' },
  ask: {
    ja: '居住誘導区域に、法令や指針で含めないとされる区域が入っていないか。入っていれば何 ha、何人か',
    en: 'Does the residence area hold ground that law or guideline exclude, and if so, how much and with how many people',
  },
  words: { ja: '除外 レッドゾーン 市街化調整区域 特別警戒区域 微小重複', en: 'exclusion red zone sliver' },
  parameters,
  lacks: (layout) =>
    (layout.subjects?.exclusions?.targets.length ?? 0) > 0
      ? undefined
      : {
          ja: '形状のある居住誘導区域・都市機能誘導区域がありません。国土数値情報 A50 などを取り込んでください',
          en: 'No residence or urban function attraction area with a shape is loaded (A50)',
        },
  defaults: (layout) => ({
    target: layout.subjects?.exclusions?.targets[0] ?? 'residence',
    leastOverlapSquareMeters: DEFAULT_LEAST_OVERLAP_SQUARE_METERS,
    exceptedFeatures: '',
    housingInRiskAreas: 'not_known',
  }),
  async run(db, chosen, context) {
    const { target } = chosen;
    if (!context.layout.subjects?.exclusions?.targets.includes(target))
      throw new RangeError(`the city has no zones of kind "${target}" with a shape`);
    const ground = await readTargetGround(db, target, context);
    const { overlaps, sql } = await readOverlaps(db, chosen, context);
    const groups = groupsOf(overlaps, chosen.housingInRiskAreas);
    const summed = await sumOverlaps(db, [...groups.levels, ...groups.rules.flat()], context);
    const rules = ruleRows(groups, summed.sums.slice(exclusionLevels.length), ground.unsurveyed, chosen, context);
    const levels = levelTable(target, summed.sums, rules);
    const people = context.layout.measures.includes('population');
    return {
      question: exclusionCheck.id,
      tables: [levels, ruleTable(target, rules), overlapTable(target, rules, overlaps, context.layout)],
      checks: groundChecks(ground.zones, target),
      evidence: answerEvidence(
        {
          question: exclusionCheck.id,
          sql: [...ground.sql, sql, ...summed.sql],
          parameters: chosen,
          method: ['building-by-representative-point', 'ground-by-overlay', 'exclusion-rules', 'exact-sums'],
          assumptions: assumptionsOf(chosen),
        },
        context,
      ),
      headline: {
        table: levels.id,
        value: people ? 'population' : 'buildings',
        rows: [0],
        text: people
          ? {
              ja: '法令で含めないとされる区域（A）との重なりに住む人（0 であること。データのない規則を除く）',
              en: 'people in overlaps with areas excluded by law (must be 0; rules without data left aside)',
            }
          : {
              ja: '法令で含めないとされる区域（A）との重なりにある建物（0 であること。データのない規則を除く）',
              en: 'buildings in overlaps with areas excluded by law (must be 0; rules without data left aside)',
            },
      },
    };
  },
  select: (table, row) =>
    table.id === 'exclusion_overlaps'
      ? {
          of: 'buildings',
          sql: `SELECT building_index FROM exclusion_buildings
WHERE piece = ${integerLiteral(Number(row[PIECE_COLUMN]))}
ORDER BY building_index`,
        }
      : undefined,
};

/** Real overlaps by level, then real, slivers and excepted by rule. */
function groupsOf(overlaps: readonly Overlap[], housing: HousingInRiskAreas) {
  const applying = overlaps.filter((overlap) =>
    applies(exclusionRules.find(({ id }) => id === overlap.rule)!, housing),
  );
  const levelOf = new Map(exclusionRules.map(({ id, level }) => [id, level]));
  return {
    levels: exclusionLevels.map((level) =>
      applying.filter(({ rule, status }) => status === 'real' && levelOf.get(rule) === level),
    ),
    rules: exclusionRules.map(({ id }) =>
      (['real', 'sliver', 'excepted'] as const).map((wanted) =>
        applying.filter(({ rule, status }) => rule === id && status === wanted),
      ),
    ),
  };
}

function ruleRows(
  groups: ReturnType<typeof groupsOf>,
  sums: Awaited<ReturnType<typeof sumOverlaps>>['sums'],
  unsurveyed: ReadonlyMap<string, number>,
  chosen: ExclusionCheckParameters,
  context: AnalysisContext,
): readonly RuleRow[] {
  const known = context.layout.subjects?.exclusions?.rules ?? [];
  return exclusionRules.map((rule, i) => {
    const [real, slivers, excepted] = groups.rules[i]!;
    const [ofReal, ofSlivers, ofExcepted] = sums.slice(3 * i, 3 * i + 3);
    const open = unsurveyedOf(rule, unsurveyed, context);
    return {
      rule,
      result: resultOf(rule, {
        ...chosen,
        hasData: known.includes(rule.id),
        overlaps: [...real!, ...slivers!, ...excepted!],
        unsurveyed: open,
      }),
      real: real!,
      sums: ofReal!,
      slivers: slivers!,
      sliverSquareMeters: ofSlivers!.squareMeters,
      exceptedSquareMeters: ofExcepted!.squareMeters,
      unsurveyed: open,
    };
  });
}

/** Areas are sums of exact pieces; this allows for the rounding of coordinates. */
const relativeTolerance = 1e-9;

/** All ground of the overlay adds up to each zone: to its area by coordinates where nothing overlaps or crosses. */
function groundChecks(zones: Awaited<ReturnType<typeof readTargetGround>>['zones'], target: ExclusionTarget) {
  return worstOfEach(
    zones.map(({ zone, drawn, ground, covered }) => {
      const expected = Math.abs(drawn - ground) <= relativeTolerance * drawn ? drawn : ground;
      return tableCheck('zone-area', expected, covered, relativeTolerance, {
        table: 'exclusion_overlaps',
        zone_kind: target,
        zone_number: String(zone),
      });
    }),
  );
}

function assumptionsOf({ leastOverlapSquareMeters, exceptedFeatures }: ExclusionCheckParameters) {
  const ids = (verification: 'secondary' | 'unverified') =>
    exclusionRules
      .filter((rule) => rule.verification === verification)
      .map(({ level, name }) => `${level} ${name.ja}`)
      .join('、');
  return [
    { code: 'exclusion-rules-secondary', value: ids('secondary'), editable: false },
    { code: 'exclusion-rules-unverified', value: ids('unverified'), editable: false },
    { code: 'least-overlap-m2', value: leastOverlapSquareMeters, editable: true },
    ...(exceptedFeatures === '' ? [] : [{ code: 'excepted-features', value: exceptedFeatures, editable: true }]),
  ];
}
