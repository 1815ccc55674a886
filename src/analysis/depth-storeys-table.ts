import type { AnswerTable, KeyLabel } from '../domain/answer.ts';
import { detailedDepthClasses, undividedRankValue } from '../domain/depth-class.ts';
import { depthRanks } from '../domain/depth-rank.ts';
import { type HazardKey, parseHazardKey } from '../domain/hazard.ts';
import { ALL_STOREYS, atMostStoreysAt, leaveHazards, verticalEvacuationRule } from '../domain/vertical-evacuation.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { STORED_NOT_HIT, STORED_UNKNOWN, STOREYS_AND_MORE, storedRank } from '../tables/hazard-codes.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { addedUp } from './added-up.ts';
import { type BuildingTable, buildingValues } from './count-buildings.ts';
import { storeyDimension } from './evacuation-dimension.ts';
import { hazardConstants, hazardKeyColumns, hazardSource, unknownReason } from './hazard-dimension.ts';
import { zoneKeyColumns } from './zone-parts.ts';

export const depthStoreysId = 'vertical_evacuation_depth_storeys';
export const TOTAL = 'total';

/** The printed table is of floods; a tsunami is left whatever the storeys. */
export const isInDepthStoreys = (key: HazardKey): boolean => !leaveHazards.includes(parseHazardKey(key).hazard);

/** Rows at risk, in the order of `verticalEvacuationRule`. */
const atRisk = [
  { value: 'one_storey', label: { ja: '0.5–3 m に立地する 1 階建', en: '0.5–3 m: one storey' }, state: 'hit' },
  { value: 'two_storeys', label: { ja: '3–5 m に立地する 1〜2 階建', en: '3–5 m: up to two storeys' }, state: 'hit' },
  { value: 'all_storeys', label: { ja: '5 m 以上に立地する建物', en: '5 m and more: all buildings' }, state: 'hit' },
] as const satisfies readonly KeyLabel[];

const labels: readonly KeyLabel[] = [
  ...atRisk,
  { value: TOTAL, label: { ja: '合計', en: 'Total' }, state: 'hit' },
  { value: 'other', label: { ja: '上記以外（浸水なしを含む）', en: 'All others, also not flooded' }, state: 'not_hit' },
  {
    value: 'unknown_storeys',
    label: { ja: '0.5–5 m に立地し階数が不明', en: '0.5–5 m, storeys not known' },
    state: 'unknown',
    reason: { ja: '階数も高さも不明', en: 'neither storeys nor height are known' },
  },
  { value: 'unknown', label: { ja: '浸水深が不明', en: 'Depth not known' }, state: 'unknown' },
];

/** Rows that a building stands in, from its stored state and its class of storeys. */
function rowsOf(state: number, storeyClass: number): readonly string[] {
  if (state === STORED_UNKNOWN) return ['unknown'];
  if (state === STORED_NOT_HIT) return ['other'];
  const { fromMeters } = depthRanks.find(({ rank }) => storedRank(rank) === state)!;
  const atMost = atMostStoreysAt(verticalEvacuationRule, fromMeters);
  if (atMost > 0 && atMost < ALL_STOREYS && storeyClass === 0) return ['unknown_storeys'];
  if (storeyClass > atMost || atMost === 0) return ['other'];
  return [atRisk[verticalEvacuationRule.findIndex((step) => step.atMostStoreys === atMost)]!.value, TOTAL];
}

/**
 * The table as plans print it, out of the table of verdicts: buildings at risk by depth × storeys, their total, and what is
 * not at risk or not known; every zone shows every row. Collapse and landslide zones and durations play no part in it.
 * Source: 川崎市立地適正化計画 第6章 p.80 after 立地適正化計画作成の手引き（国土交通省 R5.3）.
 */
export function depthStoreysTable(
  verdicts: AnswerTable,
  hazards: readonly HazardKey[],
  layout: CityLayout,
): AnswerTable {
  const floods = hazards.filter(isInDepthStoreys);
  const printed = new Set<string>(floods);
  const hazardAt = zoneKeyColumns.length;
  const storeyCodes = codes(storeyDimension.column.labels);
  const ofFloods = verdicts.rows.filter((row) => printed.has(`${row[hazardAt]}:${row[hazardAt + 1]}`));
  const keys = [...zoneKeyColumns, ...hazardKeyColumns];
  return {
    id: depthStoreysId,
    title: { ja: '浸水深 × 階数（手引きの表）', en: 'Depth by storeys, as printed in plans' },
    keys: [
      ...keys,
      {
        name: 'depth_storeys',
        title: { ja: '浸水深 × 階数', en: 'Depth by storeys' },
        labels: withReason(floods[0]!, layout),
      },
    ],
    values: buildingValues.map((column) => ({ ...column, additive: false })),
    rows: addedUp(
      { ...verdicts, rows: ofFloods },
      {
        by: keys.map(({ name }) => name),
        labels: labels.map(({ value }) => value),
        labelsOf: (cell) => rowsOf(stateOfClass.get(String(cell('class')))!, storeyCodes.get(String(cell('storeys')))!),
        everyLabel: true,
      },
    ),
    notes: [
      {
        ja: '合計は上の 3 行の和。家屋倒壊・土砂の区域と浸水継続時間は考えない',
        en: 'the total is of the three rows above; collapse and landslide zones and durations play no part',
      },
    ],
  };
}

/** Stored state by the value of a class, standard or detailed. */
const stateOfClass = new Map<string, number>([
  ['unknown', STORED_UNKNOWN],
  ['none', STORED_NOT_HIT],
  ...depthRanks.flatMap(({ rank }) => [
    [String(rank), storedRank(rank)] as const,
    [undividedRankValue(rank), storedRank(rank)] as const,
  ]),
  ...detailedDepthClasses.map(({ value, rank }) => [value, storedRank(rank)] as const),
]);

const codes = (of: readonly KeyLabel[]) => new Map(of.map(({ value }, code) => [value, code]));

const withReason = (key: HazardKey, layout: CityLayout): readonly KeyLabel[] =>
  labels.map((label) => (label.value === 'unknown' ? { ...label, reason: unknownReason(key, layout) } : label));

/** The count that one row of the printed table would be found by. */
export function depthStoreysCount(label: string, hazards: readonly HazardKey[]): BuildingTable {
  const states = [STORED_UNKNOWN, STORED_NOT_HIT, ...depthRanks.map(({ rank }) => storedRank(rank))];
  const storeys = Array.from({ length: STOREYS_AND_MORE + 1 }, (_, storeyClass) => storeyClass);
  const conditions = states.flatMap((state) => {
    const classes = storeys.filter((storeyClass) => rowsOf(state, storeyClass).includes(label));
    const list = classes.map(integerLiteral).join(', ');
    return classes.length > 0 ? [`hazard.state = ${integerLiteral(state)} AND b.storey_class IN (${list})`] : [];
  });
  const column = {
    name: 'depth_storeys',
    title: { ja: '', en: '' },
    labels: [{ value: '', label: { ja: '', en: '' } }],
  };
  return {
    id: depthStoreysId,
    title: column.title,
    zoneKinds: [],
    constants: hazardKeyColumns,
    counts: hazards.filter(isInDepthStoreys).map((key) => ({
      constants: hazardConstants(key),
      tables: [hazardSource(key)],
      dimensions: [
        {
          column: { ...column, labels: [...column.labels, { ...column.labels[0]!, value: label }] },
          sql: `CASE WHEN ${conditions.join(' OR ')} THEN 1 ELSE 0 END`,
        },
      ],
    })),
  };
}
