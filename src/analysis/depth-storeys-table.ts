import { depthRanks } from '../domain/depth-rank.ts';
import { type HazardKey, parseHazardKey } from '../domain/hazard.ts';
import { ALL_STOREYS, atMostStoreysAt, leaveHazards, verticalEvacuationRule } from '../domain/vertical-evacuation.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { STORED_NOT_HIT, STORED_UNKNOWN, storedRank } from '../tables/hazard-codes.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import type { AnswerTable, Cell, KeyLabel } from './answer.ts';
import { type BuildingTable, buildingValues, type Dimension } from './count-buildings.ts';
import { hazardConstants, hazardKeyColumns, hazardSource, unknownReason } from './hazard-dimension.ts';
import { type ZoneKindOrCity, zoneKeyColumns } from './zone-parts.ts';

export const depthStoreysId = 'vertical_evacuation_depth_storeys';

/** The printed table is of floods; a tsunami is left whatever the storeys. */
export const isInDepthStoreys = (key: HazardKey): boolean => !leaveHazards.includes(parseHazardKey(key).hazard);

/** Rows at risk, in the order of `verticalEvacuationRule`. */
const atRisk: readonly KeyLabel[] = [
  { value: 'one_storey', label: { ja: '0.5–3 m に立地する 1 階建', en: '0.5–3 m: one storey' }, state: 'hit' },
  { value: 'two_storeys', label: { ja: '3–5 m に立地する 1〜2 階建', en: '3–5 m: up to two storeys' }, state: 'hit' },
  { value: 'all_storeys', label: { ja: '5 m 以上に立地する建物', en: '5 m and more: all buildings' }, state: 'hit' },
];
const TOTAL = 'total';

function labels(reason: KeyLabel['reason']): readonly KeyLabel[] {
  return [
    ...atRisk,
    { value: TOTAL, label: { ja: '合計', en: 'Total' }, state: 'hit' },
    {
      value: 'other',
      label: { ja: '上記以外（浸水なしを含む）', en: 'All others, also not flooded' },
      state: 'not_hit',
    },
    {
      value: 'unknown_storeys',
      label: { ja: '0.5–5 m に立地し階数が不明', en: '0.5–5 m, storeys not known' },
      state: 'unknown',
      reason: { ja: '階数も高さも不明', en: 'neither storeys nor height are known' },
    },
    {
      value: 'unknown',
      label: { ja: '浸水深が不明', en: 'Depth not known' },
      state: 'unknown',
      ...(reason && { reason }),
    },
  ];
}

/**
 * The table as plans print it: buildings at risk by depth × storeys, their total, and what is not at risk or not known.
 * Source: 川崎市立地適正化計画 第6章 p.80 after 立地適正化計画作成の手引き（国土交通省 R5.3）. Collapse and landslide zones and
 * durations play no part in it.
 */
export function depthStoreysTable(
  zoneKinds: readonly ZoneKindOrCity[],
  hazards: readonly HazardKey[],
  layout: CityLayout,
): BuildingTable {
  return {
    id: depthStoreysId,
    title: { ja: '浸水深 × 階数（手引きの表）', en: 'Depth by storeys, as printed in plans' },
    zoneKinds,
    constants: hazardKeyColumns,
    counts: hazards.filter(isInDepthStoreys).map((key) => ({
      constants: hazardConstants(key),
      tables: [hazardSource(key)],
      dimensions: [depthStoreys(key, layout)],
    })),
    notes: [
      {
        ja: '合計は上の 3 行の和。家屋倒壊・土砂の区域と浸水継続時間は考えない',
        en: 'the total is of the three rows above; collapse and landslide zones and durations play no part',
      },
    ],
  };
}

function depthStoreys(key: HazardKey, layout: CityLayout): Dimension {
  const all = labels(unknownReason(key, layout));
  const code = (value: string) => integerLiteral(all.findIndex((label) => label.value === value));
  const cases = depthRanks.map(({ rank, fromMeters }) => {
    const atMost = atMostStoreysAt(verticalEvacuationRule, fromMeters);
    const step = verticalEvacuationRule.findIndex((entry) => entry.atMostStoreys === atMost);
    return `WHEN ${storedRank(rank)} THEN ${storeysSql(atMost, step, code)}`;
  });
  return {
    column: { name: 'depth_storeys', title: { ja: '浸水深 × 階数', en: 'Depth by storeys' }, labels: all },
    sql: `CASE hazard.state WHEN ${STORED_UNKNOWN} THEN ${code('unknown')} WHEN ${STORED_NOT_HIT} THEN ${code('other')} ${cases.join(' ')} END`,
  };
}

function storeysSql(atMost: number, step: number, code: (value: string) => string): string {
  if (atMost === 0) return code('other');
  const risk = code(atRisk[step]!.value);
  if (atMost === ALL_STOREYS) return risk;
  return `CASE WHEN b.storey_class = 0 THEN ${code('unknown_storeys')} WHEN b.storey_class <= ${integerLiteral(atMost)} THEN ${risk} ELSE ${code('other')} END`;
}

/** The rows of the count with the total, and zeros where there are no buildings: every zone shows the same rows. */
export function printedTable(table: AnswerTable): AnswerTable {
  const key = zoneKeyColumns.length + hazardKeyColumns.length;
  const groups = new Map<string, (readonly Cell[])[]>();
  for (const row of table.rows) {
    const name = JSON.stringify(row.slice(0, key));
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return {
    ...table,
    values: buildingValues.map((column) => ({ ...column, additive: false })),
    rows: [...groups.values()].flatMap((rows) => printedRows(rows, key, table.keys[key]!.labels ?? [])),
  };
}

function printedRows(
  rows: readonly (readonly Cell[])[],
  key: number,
  rowLabels: readonly KeyLabel[],
): readonly (readonly Cell[])[] {
  const zero = rows[0]!.slice(key + 1).map((cell) => (cell === null ? null : 0));
  const isAtRisk = (row: readonly Cell[]) => atRisk.some(({ value }) => value === row[key]);
  const sum = (counted: readonly (readonly Cell[])[]) =>
    zero.map((cell, i) => (cell === null ? null : counted.reduce((total, row) => total + Number(row[key + 1 + i]), 0)));
  return rowLabels.map(({ value }) => {
    const counted = rows.filter((row) => (value === TOTAL ? isAtRisk(row) : row[key] === value));
    return [...rows[0]!.slice(0, key), value, ...sum(counted)];
  });
}

/** The same table with the three rows at risk as one: what its total stands for. */
export function totalOfDepthStoreys(table: BuildingTable): BuildingTable {
  return {
    ...table,
    counts: table.counts.map((count) => ({
      ...count,
      dimensions: count.dimensions.map(({ column, sql }) => {
        const total = column.labels.findIndex(({ value }) => value === TOTAL);
        return {
          column,
          sql: `CASE WHEN (${sql}) < ${integerLiteral(total)} THEN ${integerLiteral(total)} ELSE (${sql}) END`,
        };
      }),
    })),
  };
}

export const isTotal = (row: readonly Cell[]): boolean => row.includes(TOTAL);
