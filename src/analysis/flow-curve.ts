import type { AnswerTable, Cell, ValueColumn } from '../domain/answer.ts';
import type { MeshLevel } from '../domain/datasets.ts';
import type { HazardKey } from '../domain/hazard.ts';
import { exactlySummableSql } from '../tables/exact-sum.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { verdictConditions } from './class-column.ts';
import { askFlow, type FlowAsked, flowGroups } from './flow-query.ts';
import { flowTimeCells, flowTimeColumns, shareIndexOf, shareSqls } from './flow-times.ts';
import { hazardConstants, hazardKeyColumns } from './hazard-dimension.ts';
import { zoneKeyColumns } from './zone-parts.ts';
import { unplacedZone, zoneOfRow, zoneSumsSql } from './zone-sums.ts';

const column = (name: string, ja: string, en: string): ValueColumn => ({
  name,
  title: { ja, en },
  unit: 'people',
  additive: true,
  missing: 'suppressed',
});

const buildings = (name: string, ja: string, en: string): ValueColumn => ({
  name,
  title: { ja, en },
  unit: 'buildings',
  additive: true,
  missing: 'no_data',
});

/** Columns of people by verdict of the hazard: hit, surveyed and not hit, not known. */
export const verdictColumns: readonly ValueColumn[] = [
  column('people', 'その時刻にいる人', 'People present'),
  column('people_hit', '区域内にいる人', 'in the hazard'),
  column('people_not_hit', '区域外（調査済み）にいる人', 'surveyed and not hit'),
  column('people_unknown', '区域が不明の場所にいる人', 'hazard not known'),
];

/** Verdict by stored state, for `sum(… ) FILTER`. */
export const verdictSql = {
  people_hit: verdictConditions.hit,
  people_not_hit: verdictConditions.notHit,
  people_unknown: verdictConditions.unknown,
};

/** The slots of the asked month (all kinds of days, all times of day): the curve over the day, and what a playback runs over. */
export const curveSlots = ({ flow, slot }: FlowAsked): readonly number[] =>
  flow.slots.flatMap(({ year, month }, index) => (year === slot.year && month === slot.month ? [index] : []));

/** Who is there at every time of the asked month, by zone: in the hazard, outside, not known. */
export async function flowCurveTable(asked: FlowAsked): Promise<AnswerTable> {
  const { parameters } = asked;
  const rows = await Promise.all(parameters.hazards.map((key) => hazardRows(asked, key)));
  return {
    id: 'people_flow_day',
    title: { ja: '一日の滞在人口の動き × 災害', en: 'People present over the day, in the hazard and outside' },
    keys: [...zoneKeyColumns, ...hazardKeyColumns, ...flowTimeColumns],
    values: [
      ...verdictColumns,
      buildings('buildings', '棟数', 'Buildings'),
      buildings('buildings_not_given', '人流が不明の建物', 'Buildings without people flow'),
    ],
    rows: parameters.zoneKinds.flatMap((_, part) => rows.flatMap((byPart) => byPart[part]!)),
    notes: [
      {
        ja: '秘匿された（10 人未満の）メッシュの人は含まず、その建物を「人流が不明の建物」に数える',
        en: 'Without the people of withheld meshes (fewer than 10); their buildings are counted as not known',
      },
    ],
  };
}

async function hazardRows(asked: FlowAsked, key: HazardKey): Promise<readonly (readonly (readonly Cell[])[])[]> {
  const { parameters, layout, flow } = asked;
  const numbers = curveSlots(asked);
  const levels = flow.meshLevels.filter((level) => numbers.some((number) => flow.slots[number]!.meshLevel === level));
  const rows = (await Promise.all(levels.map((level) => levelRows(asked, key, level, numbers)))).flat();
  const unplaced = await unplacedBySlot(asked, numbers);
  const cells = (number: number) => [...hazardConstants(key), ...flowTimeCells(flow.slots[number]!)];
  return parameters.zoneKinds.map((kind, part) => {
    const own = rows.filter((row) => row.part === part);
    own.sort((a, b) => Number(a.zone_number) - Number(b.zone_number) || Number(a.slot) - Number(b.slot));
    return [
      ...own.map((row): readonly Cell[] => [
        ...zoneOfRow(row, parameters.zoneKinds, layout),
        ...cells(Number(row.slot)),
        ...verdictColumns.map(({ name }) => presentCell(row, name)),
        Number(row.buildings),
        Number(row.buildings_not_given),
      ]),
      ...numbers.map((number): readonly Cell[] => {
        const people = unplaced.get(number) ?? 0;
        return [...unplacedZone(kind), ...cells(number), people, 0, 0, people, 0, 0];
      }),
    ];
  });
}

/** Null where there are buildings but nobody says how many people, which is not 0. */
const presentCell = (row: Readonly<Record<string, unknown>>, name: string): number | null =>
  (row[name] as number | null) ?? (Number(row[notGiven(name)]) > 0 ? null : 0);

const notGiven = (name: string) => name.replace('people', 'buildings_not_given');

async function levelRows(asked: FlowAsked, key: HazardKey, level: MeshLevel, numbers: readonly number[]) {
  const { parameters, flow } = asked;
  const ofLevel = numbers.filter((number) => flow.slots[number]!.meshLevel === level);
  const groups = await flowGroups(asked, key, flow.slots[ofLevel[0]!]!);
  const most = Math.max(...ofLevel.map((number) => flow.slots[number]!.people));
  const slots = ofLevel.map((number) => {
    const share = shareIndexOf(flow.slots[number]!.timezone, parameters.dayHours);
    return `(${integerLiteral(number)}, ${integerLiteral(share)})`;
  });
  const [day, night, wholeDay] = shareSqls(parameters.dayHours);
  const share = `CASE share WHEN 0 THEN ${day} WHEN 1 THEN ${night} ELSE ${wholeDay} END`;
  const present = exactlySummableSql(`${share} * people`, most);
  const conditions = Object.entries({ people: 'true', ...verdictSql });
  const sums = ['buildings', ...conditions.flatMap(([name]) => [name, notGiven(name)])];
  return askFlow(
    asked,
    zoneSumsSql(parameters.zoneKinds, {
      cells: `  SELECT cell, slot, sum(buildings) AS buildings${conditions
        .map(
          ([name, condition]) => `,
    sum(CASE WHEN ${condition} THEN present END) AS ${name},
    sum(CASE WHEN ${condition} AND present IS NULL THEN buildings ELSE 0 END) AS ${notGiven(name)}`,
        )
        .join('')}
  FROM (
    SELECT cell, class, slots.slot, buildings, ${present} AS present
    FROM ${groups} CROSS JOIN (VALUES ${slots.join(', ')}) AS slots(slot, share)
      LEFT JOIN flow_values AS v ON v.slot = slots.slot AND v.mesh_number = ${groups}.mesh_number
  )
  GROUP BY ALL`,
      dimensions: ['slot'],
      sums,
    }),
  );
}

async function unplacedBySlot(asked: FlowAsked, numbers: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const most = Math.max(...numbers.map((number) => asked.flow.slots[number]!.people));
  const rows = await askFlow(
    asked,
    `SELECT slot, sum(${exactlySummableSql('people', most)}) AS people
FROM flow_values JOIN flow_meshes USING (mesh_number)
WHERE buildings = 0 AND slot IN (${numbers.map(integerLiteral).join(', ')})
GROUP BY slot ORDER BY slot`,
  );
  return new Map(rows.map((row) => [Number(row.slot), Number(row.people ?? 0)]));
}
