import type { AnswerTable, Cell } from '../domain/answer.ts';
import type { HazardKey } from '../domain/hazard.ts';
import { exactlySummableSql } from '../tables/exact-sum.ts';
import { verdictColumns, verdictSql } from './flow-curve.ts';
import { askFlow, type FlowAsked, flowGroups } from './flow-query.ts';
import { flowTimeCells, flowTimeColumns, shareIndexOf, shareSqls } from './flow-times.ts';
import { slotValuesSql } from './flow-zones.ts';
import { hazardConstants, hazardKeyColumns } from './hazard-dimension.ts';

/** Who is there at the asked time, by mesh: for columns on the map. */
export async function flowMeshTable(asked: FlowAsked): Promise<AnswerTable> {
  const rows = await Promise.all(asked.parameters.hazards.map((key) => hazardRows(asked, key)));
  return {
    id: 'people_flow_mesh',
    title: { ja: 'メッシュ別の滞在人口 × 災害', en: 'People present by mesh, in the hazard and outside' },
    keys: [
      { name: 'mesh_code', title: { ja: 'メッシュコード', en: 'Mesh code' } },
      ...hazardKeyColumns,
      ...flowTimeColumns,
    ],
    values: [
      ...verdictColumns,
      {
        name: 'people_unplaced',
        title: { ja: '未配分（建物がない）', en: 'unplaced (no building)' },
        unit: 'people',
        additive: true,
        missing: 'suppressed',
      },
      {
        name: 'buildings',
        title: { ja: '棟数', en: 'Buildings' },
        unit: 'buildings',
        additive: true,
        missing: 'no_data',
      },
    ],
    rows: rows.flat(),
    notes: [
      {
        ja: '値のないメッシュは秘匿（10 人未満）または人流データなし。0 人ではない',
        en: 'A mesh without a value is withheld (fewer than 10 people) or not in the source; it is not empty',
      },
    ],
  };
}

async function hazardRows(asked: FlowAsked, key: HazardKey): Promise<readonly (readonly Cell[])[]> {
  const rows = await askFlow(asked, meshSql(asked, await flowGroups(asked, key, asked.slot)));
  const constants = [...hazardConstants(key), ...flowTimeCells(asked.slot)];
  return rows.map((row): readonly Cell[] => {
    const people = row.people as number | null;
    const buildings = Number(row.buildings);
    const placed = (value: unknown) => (people === null ? null : Number(value ?? 0));
    return [
      row.mesh_code as string,
      ...constants,
      people,
      ...verdictColumns.slice(1).map(({ name }) => placed(row[name])),
      placed(buildings === 0 ? people : 0),
      buildings,
    ];
  });
}

function meshSql({ parameters, slot, slotNumber }: FlowAsked, groups: string): string {
  const share = shareSqls(parameters.dayHours)[shareIndexOf(slot.timezone, parameters.dayHours)];
  const present = exactlySummableSql(`${share} * people`, slot.people);
  const verdicts = Object.entries(verdictSql);
  return `SELECT mesh_code, max(people) AS people, max(meshes.buildings)::DOUBLE AS buildings${verdicts
    .map(([name, condition]) => `,\n  sum(CASE WHEN ${condition} THEN ${present} END) AS ${name}`)
    .join('')}
FROM flow_meshes AS meshes
  LEFT JOIN (${slotValuesSql(slotNumber)}) USING (mesh_number)
  LEFT JOIN ${groups} AS grouped USING (mesh_number)
WHERE mesh_level = '${slot.meshLevel}' AND (people IS NOT NULL OR meshes.buildings > 0)
GROUP BY mesh_code
ORDER BY mesh_code`;
}
