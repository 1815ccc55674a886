import type { KeyLabel } from '../domain/answer.ts';
import type { EvacuationAssumptions, EvacuationMode } from '../domain/evacuation-verdict.ts';
import type { HazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { Dimension } from './count-buildings.ts';
import { type TableVerdict, tableVerdicts, verdictSql } from './evacuation-sql.ts';
import { unknownReason } from './hazard-dimension.ts';

/** The verdict of every building under one flood; reads `verdictTables`. */
export function evacuationDimension(
  key: HazardKey,
  mode: EvacuationMode,
  assumptions: EvacuationAssumptions,
  layout: CityLayout,
): Dimension {
  const labels: Readonly<Record<TableVerdict, Omit<KeyLabel, 'value'>>> = {
    ...verdictLabels,
    unknown: { ...verdictLabels.unknown, reason: unknownReason(key, layout) },
  };
  return {
    column: {
      name: `verdict_${mode}`,
      title: modeTitles[mode],
      labels: tableVerdicts.map((value) => ({ value, ...labels[value] })),
    },
    sql: verdictSql(key, mode, assumptions, layout),
  };
}

const modeTitles = {
  guide: { ja: '垂直避難の判定（手引きの表）', en: 'Vertical evacuation by the guide' },
  depth: { ja: '垂直避難の判定（浸水深と最上階の高さ）', en: 'Vertical evacuation by depth and top floor' },
} as const;

const verdictLabels: Readonly<Record<TableVerdict, Omit<KeyLabel, 'value'>>> = {
  unknown: { label: { ja: '判定不能（浸水が不明）', en: 'Not decidable: flood not known' }, state: 'unknown' },
  unknown_storeys: {
    label: { ja: '判定不能（階数が不明）', en: 'Not decidable: storeys not known' },
    state: 'unknown',
    reason: { ja: '浸水するが、階数も高さも不明', en: 'flooded, and neither storeys nor height are known' },
  },
  unknown_structure: {
    label: { ja: '判定不能（構造が不明）', en: 'Not decidable: structure not known' },
    state: 'unknown',
    reason: { ja: '氾濫流の区域内で、建物の構造が不明', en: 'in the flow zone, and the structure is not known' },
  },
  not_needed: { label: { ja: '浸水なし（調査済み）', en: 'Not flooded (surveyed)' }, state: 'not_hit' },
  possible: { label: { ja: '垂直避難可', en: 'Possible' }, state: 'not_hit' },
  possible_unknown_duration: {
    label: { ja: '垂直避難可（浸水継続時間は不明）', en: 'Possible; duration not known' },
    state: 'not_hit',
    reason: { ja: '浸水継続時間のデータがない', en: 'no data of the duration of inundation' },
  },
  possible_long: { label: { ja: '垂直避難可（長期浸水）', en: 'Possible, but the water stays long' }, state: 'hit' },
  impossible: { label: { ja: '不可（水平避難）', en: 'Not possible: leave in time' }, state: 'hit' },
  leave: {
    label: { ja: '立退き（倒壊・土砂・津波）', en: 'Must be left (collapse, landslide, tsunami)' },
    state: 'hit',
  },
};

/** `storey_class` of building_measures: 0 unknown, 1 … 4, 5 and more. */
export const storeyDimension: Dimension = {
  column: {
    name: 'storeys',
    title: { ja: '階数', en: 'Storeys' },
    labels: [
      {
        value: 'unknown',
        label: { ja: '階数不明', en: 'Not known' },
        state: 'unknown',
        reason: { ja: '階数も高さも不明', en: 'neither storeys nor height are known' },
      },
      ...[1, 2, 3, 4].map((storeys) => ({
        value: String(storeys),
        label: { ja: `${storeys} 階建`, en: storeys === 1 ? '1 storey' : `${storeys} storeys` },
      })),
      { value: '5+', label: { ja: '5 階建以上', en: '5 storeys and more' } },
    ],
  },
  sql: 'b.storey_class',
};
