import { hazardNames, hazards } from './hazard.ts';
import type { MeasureApproach, MeasureTerm } from './plan.ts';

/**
 * The register of measures (取組一覧) as a sheet: the words that are written and read back. Japanese, since it is a document of
 * the municipality. Source of the terms: 立地適正化計画作成の手引き, 防災指針 取組方針・目標値.
 */
export const REGISTER_SHEET = '取組一覧';
export const GUIDE_SHEET = '記入のしかた';

/** Columns in the order in which they are written; `heading` is what stands on top. */
export const registerColumns = [
  { id: 'name', heading: '取組名' },
  { id: 'clause', heading: '位置づけ' },
  { id: 'approach', heading: '区分' },
  { id: 'hazards', heading: '対象災害' },
  { id: 'place', heading: '場所' },
  { id: 'actor', heading: '実施主体' },
  { id: 'short', heading: '短期' },
  { id: 'middle', heading: '中期' },
  { id: 'long', heading: '長期' },
  { id: 'indicator', heading: '指標' },
  { id: 'unit', heading: '単位' },
  { id: 'baseline', heading: '現状値' },
  { id: 'baselineYear', heading: '現状年度' },
  { id: 'goal', heading: '目標値' },
  { id: 'goalYear', heading: '目標年度' },
  { id: 'effect', heading: '効果' },
  { id: 'note', heading: '備考' },
  /** Tells a measure again when the sheet is imported. */
  { id: 'id', heading: '管理番号' },
] as const;
export type RegisterColumn = (typeof registerColumns)[number]['id'];

export const approachNames: Readonly<Record<MeasureApproach, string>> = {
  avoid: 'リスク回避',
  reduce_hard: 'リスク低減（ハード）',
  reduce_soft: 'リスク低減（ソフト）',
};

/** What stands in the column of a term that a measure is carried out in. */
export const TERM_MARK = '○';

export const termNames: Readonly<Record<MeasureTerm, string>> = {
  short: '短期（5年）',
  middle: '中期（10年）',
  long: '長期（20年）',
};

/** Between entries of a cell. */
export const LIST_MARK = '、';

export const hazardWords: readonly string[] = hazards.map((hazard) => hazardNames[hazard].ja);
