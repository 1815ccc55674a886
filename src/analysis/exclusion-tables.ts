import type { AnswerTable, Cell, KeyColumn, KeyLabel, ValueColumn } from '../domain/answer.ts';
import {
  type ExclusionRule,
  type ExclusionTarget,
  exclusionLevelNames,
  exclusionLevels,
  exclusionRules,
} from '../domain/exclusion-rules.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { Overlap, OverlapSums } from './exclusion-overlaps.ts';
import { type ExclusionResult, exclusionResults } from './exclusion-result.ts';
import { zoneCells, zoneKeyColumns } from './zone-parts.ts';

const column = (name: string, ja: string, en: string, unit: ValueColumn['unit'], additive: boolean): ValueColumn => ({
  name,
  title: { ja, en },
  unit,
  additive,
  missing: 'no_data',
});

/** Columns of `OverlapSums`. Rules overlap each other, so their rows may not be added up. */
const sumColumns = (additive: boolean): readonly ValueColumn[] => [
  column('overlap_ha', '重なりの面積', 'Area of the overlap', 'hectares', additive),
  column('buildings', '棟数', 'Buildings', 'buildings', additive),
  column('households', '世帯数', 'Households', 'households', additive),
  column('population', '人口', 'People', 'people', additive),
  column('population_65', '65 歳以上', '65 and over', 'people', additive),
];

const sumCells = (sums: OverlapSums | undefined): readonly Cell[] =>
  sums
    ? [sums.squareMeters === null ? null : sums.squareMeters / 10_000, ...sums.counts]
    : [null, null, null, null, null];

const levelColumn: KeyColumn = {
  name: 'level',
  title: { ja: '規則の段階', en: 'Level of the rule' },
  labels: exclusionLevels.map((value) => ({ value, label: exclusionLevelNames[value] })),
};
const ruleColumn: KeyColumn = {
  name: 'rule',
  title: { ja: '区域', en: 'Area' },
  labels: exclusionRules.map(({ id, name }) => ({ value: id, label: name })),
};
const verificationLabels: readonly KeyLabel[] = [
  { value: 'secondary', label: { ja: '二次資料で確認（要確認）', en: 'from secondary sources; to be checked' } },
  { value: 'unverified', label: { ja: '未確認（要確認）', en: 'not verified; to be checked' } },
];
const targetColumn: KeyColumn = {
  name: 'target',
  title: { ja: '誘導区域', en: 'Attraction area' },
  labels: zoneKeyColumns[0]!.labels ?? [],
};

/** What was found of one rule. */
export interface RuleRow {
  readonly rule: ExclusionRule;
  readonly result: ExclusionResult;
  readonly real: readonly Overlap[];
  readonly sums: OverlapSums;
  readonly slivers: readonly Overlap[];
  readonly sliverSquareMeters: number | null;
  readonly exceptedSquareMeters: number | null;
  readonly unsurveyed: number | null | undefined;
}

/** One row a level: ground and people of all its rules together, each once. */
export function levelTable(
  target: ExclusionTarget,
  sums: readonly OverlapSums[],
  rules: readonly RuleRow[],
): AnswerTable {
  const count = (name: string, ja: string, en: string) => column(name, ja, en, 'count', true);
  return {
    id: 'exclusion_levels',
    title: { ja: '誘導区域の点検：段階別の重なり', en: 'Exclusion check by level' },
    keys: [targetColumn, levelColumn],
    values: [
      ...sumColumns(false),
      count('rules', '点検する規則', 'Rules'),
      count('rules_without_data', 'データのない規則（一部未確認を含む）', 'Rules without data for all of it'),
    ],
    rows: exclusionLevels.map((level, i) => {
      const own = rules.filter(({ rule }) => rule.level === level);
      const unknown = own.filter(({ result }) => result === 'no_data' || result === 'partly_unknown');
      const known = unknown.length < own.length || own.some(({ real }) => real.length > 0);
      return [target, level, ...sumCells(known ? sums[i] : undefined), own.length, unknown.length];
    }),
    notes: [
      {
        ja: '同じ土地・同じ建物が複数の規則に当たるときは 1 回だけ数えます。段階をまたぐ合計はできません。データのない規則がある段階の 0 は「重なりがない」ことを意味しません',
        en: 'Ground and buildings under several rules count once; levels may not be added up. A 0 in a level with rules without data does not mean that nothing overlaps',
      },
    ],
  };
}

/** One row a rule, with its outcome and its source. */
export function ruleTable(target: ExclusionTarget, rules: readonly RuleRow[]): AnswerTable {
  return {
    id: 'exclusion_rules',
    title: { ja: '誘導区域の点検：規則ごとの結果', en: 'Exclusion check by rule' },
    keys: [
      targetColumn,
      levelColumn,
      ruleColumn,
      { name: 'result', title: { ja: '結果', en: 'Result' }, labels: exclusionResults },
      {
        name: 'verification',
        title: { ja: '規則の確認状況', en: 'How the rule is known' },
        labels: verificationLabels,
      },
      { name: 'source', title: { ja: '規則の出典', en: 'Source of the rule' } },
    ],
    values: [
      ...sumColumns(false),
      column('overlaps', '重なりの数', 'Overlaps', 'count', true),
      column('slivers', '微小重複の数', 'Slivers', 'count', true),
      column('sliver_m2', '微小重複の面積', 'Area of slivers', 'square_meters', false),
      column('excepted_m2', '例外とした面積', 'Area excepted', 'square_meters', false),
      column('unsurveyed_ha', '調査が及ばない面積', 'Area not surveyed', 'hectares', false),
    ],
    rows: rules.map((row) => [
      target,
      row.rule.level,
      row.rule.id,
      row.result,
      row.rule.verification,
      row.rule.source.ja,
      ...(row.result === 'no_data'
        ? Array.from({ length: 10 }, () => null)
        : [
            ...sumCells(row.sums),
            row.real.length,
            row.slivers.length,
            row.sliverSquareMeters,
            row.exceptedSquareMeters,
            row.unsurveyed === null ? null : (row.unsurveyed ?? 0) / 10_000,
          ]),
    ]),
  };
}

const statusLabels: readonly KeyLabel[] = [
  { value: 'real', label: { ja: '重なり', en: 'overlap' } },
  { value: 'sliver', label: { ja: '微小重複', en: 'sliver' } },
  { value: 'excepted', label: { ja: '例外', en: 'excepted' } },
];

/** Column with the number of the overlap, by which its buildings are found. */
export const PIECE_COLUMN = 7;

/** One row an overlap: none is left out, however small. */
export function overlapTable(
  target: ExclusionTarget,
  rules: readonly RuleRow[],
  overlaps: readonly Overlap[],
  layout: CityLayout,
): AnswerTable {
  return {
    id: 'exclusion_overlaps',
    title: { ja: '誘導区域の点検：重なりの一覧', en: 'Exclusion check: every overlap' },
    keys: [
      ...zoneKeyColumns,
      levelColumn,
      ruleColumn,
      { name: 'feature_id', title: { ja: '区域の ID', en: 'Id of the area' } },
      { name: 'feature_name', title: { ja: '区域の名称', en: 'Name of the area' } },
      { name: 'overlap', title: { ja: '重なりの番号', en: 'Number of the overlap' } },
      { name: 'status', title: { ja: '扱い', en: 'Taken as' }, labels: statusLabels },
    ],
    values: [column('overlap_m2', '面積', 'Area', 'square_meters', false), ...sumColumns(false)],
    rows: rules.flatMap(({ rule }) =>
      overlaps
        .filter((overlap) => overlap.rule === rule.id)
        .map((overlap) => [
          ...zoneCells(target, overlap.zone, layout),
          rule.level,
          rule.id,
          overlap.featureId,
          overlap.featureName,
          String(overlap.piece),
          overlap.status,
          overlap.squareMeters,
          ...sumCells(overlap),
        ]),
    ),
  };
}
