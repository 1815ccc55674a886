import type { AnswerTable, Cell, KeyLabel, ValueColumn } from '../domain/answer.ts';
import type { HazardKey } from '../domain/hazard.ts';
import { exactlySummableSql } from '../tables/exact-sum.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { classColumn } from './class-column.ts';
import type { ConservedColumn } from './conservation-checks.ts';
import { askFlow, type FlowAsked, flowGroups } from './flow-query.ts';
import { flowTimeCells, flowTimeColumns, shareIndexOf, shareSqls } from './flow-times.ts';
import { hazardConstants, hazardKeyColumns, hazardLabels } from './hazard-dimension.ts';
import { zoneKeyColumns } from './zone-parts.ts';
import { UNPLACED, unplacedZone, zoneOfRow, zoneSumsSql } from './zone-sums.ts';

/** What the people flow says of a row: by number in SQL. */
export const presenceLabels: readonly KeyLabel[] = [
  { value: 'given', label: { ja: '人流あり', en: 'given' } },
  {
    value: 'not_given',
    label: { ja: '人流が不明', en: 'people not known' },
    state: 'unknown',
    reason: {
      ja: '10 人未満で秘匿されたメッシュ、または人流データのないメッシュにある建物',
      en: 'buildings in meshes withheld (fewer than 10 people) or not in the source',
    },
  },
  {
    value: UNPLACED,
    label: { ja: '未配分', en: 'unplaced' },
    state: 'unknown',
    reason: { ja: '建物のないメッシュにいる人', en: 'people in meshes without buildings' },
  },
];

const people = (name: string, ja: string, en: string, missing: ValueColumn['missing']): ValueColumn => ({
  name,
  title: { ja, en },
  unit: 'people',
  additive: true,
  missing,
});

/** Who is there at the asked time, by zone and hazard class, beside who lives there. */
export async function flowZoneTable(asked: FlowAsked): Promise<AnswerTable> {
  const { parameters, layout } = asked;
  const rows = await Promise.all(parameters.hazards.map((key) => hazardRows(asked, key)));
  return {
    id: 'people_flow',
    title: { ja: '時刻別の滞在人口 × 災害の区分', en: 'People present by hazard class' },
    keys: [
      ...zoneKeyColumns,
      ...hazardKeyColumns,
      ...flowTimeColumns,
      classColumn(parameters.hazards, layout),
      { name: 'presence', title: { ja: '人流の有無', en: 'People flow' }, labels: presenceLabels },
    ],
    values: [
      {
        name: 'buildings',
        title: { ja: '棟数', en: 'Buildings' },
        unit: 'buildings',
        additive: true,
        missing: 'no_data',
      },
      people('people', 'その時刻にいる人', 'People present', 'suppressed'),
      people('population', '住んでいる人', 'Residents', 'no_data'),
      people('difference', '住んでいる人との差', 'Present − residents', 'suppressed'),
    ],
    rows: parameters.zoneKinds.flatMap((_, part) => rows.flatMap((byPart) => byPart[part]!)),
    notes: [
      {
        ja: '建物ごとの推計ではなく、メッシュの滞在人口を建物用途別の延床面積で按分して区域ごとに合計した値',
        en: 'People of each mesh shared out by floor area and usage and added up by zone; no estimate of single buildings',
      },
    ],
  };
}

async function hazardRows(asked: FlowAsked, key: HazardKey): Promise<readonly (readonly (readonly Cell[])[])[]> {
  const { parameters, layout, slot } = asked;
  const groups = await flowGroups(asked, key, slot);
  const rows = await askFlow(asked, zoneSql(asked, groups));
  const unplaced = await unplacedPeople(asked);
  const labels = hazardLabels(key, layout);
  const constants = [...hazardConstants(key), ...flowTimeCells(slot)];
  const hasResidents = layout.measures.includes('population');
  return parameters.zoneKinds.map((kind, part) => [
    ...rows
      .filter((row) => row.part === part)
      .map((row): readonly Cell[] => {
        const given = row.presence === 0;
        const present = given ? Number(row.people) : null;
        const residents = hasResidents ? Number(row.population ?? 0) : null;
        return [
          ...zoneOfRow(row, parameters.zoneKinds, layout),
          ...constants,
          labels[Number(row.class)]!.value,
          presenceLabels[given ? 0 : 1]!.value,
          Number(row.buildings),
          present,
          residents,
          present === null || residents === null ? null : present - residents,
        ];
      }),
    [
      ...unplacedZone(kind),
      ...constants,
      UNPLACED,
      UNPLACED,
      0,
      unplaced,
      hasResidents ? layout.unplaced.population : null,
      null,
    ],
  ]);
}

function zoneSql({ parameters, layout, slot, slotNumber }: FlowAsked, groups: string): string {
  const residents = layout.measures.includes('population') ? ['sum(population) AS population'] : [];
  const share = shareSqls(parameters.dayHours)[shareIndexOf(slot.timezone, parameters.dayHours)];
  const present = exactlySummableSql(`${share} * people`, slot.people);
  return zoneSumsSql(parameters.zoneKinds, {
    cells: `  SELECT cell, class, CASE WHEN people IS NULL THEN 1 ELSE 0 END AS presence,
    sum(buildings) AS buildings, sum(${present}) AS people${residents.map((sum) => `, ${sum}`).join('')}
  FROM ${groups} LEFT JOIN (${slotValuesSql(slotNumber)}) USING (mesh_number)
  GROUP BY ALL`,
    dimensions: ['class', 'presence'],
    sums: ['buildings', 'people', ...(residents.length > 0 ? ['population'] : [])],
  });
}

export const slotValuesSql = (slotNumber: number): string =>
  `SELECT mesh_number, people FROM flow_values WHERE slot = ${integerLiteral(slotNumber)}`;

/** People of the slot in meshes without buildings. */
async function unplacedPeople(asked: FlowAsked): Promise<number> {
  const [row] = await askFlow(
    asked,
    `SELECT sum(${exactlySummableSql('people', asked.slot.people)}) AS people
FROM (${slotValuesSql(asked.slotNumber)}) JOIN flow_meshes USING (mesh_number)
WHERE buildings = 0`,
  );
  return Number(row?.people ?? 0);
}

export const flowZoneLaws = ({ layout, slot }: FlowAsked): readonly ConservedColumn[] => [
  { code: 'flow-conserved', column: 'people', expected: () => slot.people },
  { code: 'buildings-once', column: 'buildings', expected: () => layout.buildings, tolerance: 0 },
  {
    code: 'population-conserved',
    column: 'population',
    expected: () => (layout.measures.includes('population') ? layout.source.population : undefined),
  },
];
