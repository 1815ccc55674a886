import { type AnswerTable, type Cell, cellOf } from '../domain/answer.ts';
import type { HazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { integerLiteral } from '../tables/sql-identifier.ts';
import { flowMeshTable } from '../tables/table-names.ts';
import type { PeopleFlowParameters } from './flow-query.ts';
import { flowOf, slotStandingFor } from './flow-times.ts';
import { presenceLabels, slotValuesSql } from './flow-zones.ts';
import { hazardLabels, hazardSource } from './hazard-dimension.ts';
import type { Selection } from './question.ts';
import { cellZoneSql, type ZoneKindOrCity, zoneNumberOf } from './zone-parts.ts';
import { UNPLACED } from './zone-sums.ts';

/** Buildings of a row by zone, the mesh of a row by mesh, the meshes without buildings of a row of unplaced people. */
export function selectFlow(
  table: AnswerTable,
  row: readonly Cell[],
  parameters: PeopleFlowParameters,
  layout: CityLayout,
): Selection {
  const flow = flowOf(layout);
  const number = slotStandingFor(parameters.slot, flow, parameters.dayHours);
  if (table.id === 'people_flow_mesh') {
    const code = String(cellOf(table, row, 'mesh_code'));
    return meshes(`mesh_code = '${code.replaceAll("'", "''")}'`);
  }
  if (cellOf(table, row, 'zone_id') === UNPLACED)
    return meshes(`buildings = 0 AND mesh_number IN (SELECT mesh_number FROM (${slotValuesSql(number)}))`);
  const { meshLevel } = flow.slots[number]!;
  return {
    of: 'buildings',
    sql: `SELECT b.rowid AS building_index
FROM building_measures AS b
    POSITIONAL JOIN zone_cell
    POSITIONAL JOIN ${hazardSource(hazardOf(table, row, layout))}
    POSITIONAL JOIN "${flowMeshTable(meshLevel)}" AS m
    JOIN zone_cells AS cells USING (cell)
    LEFT JOIN (${slotValuesSql(number)}) USING (mesh_number)
WHERE ${conditionsOf(table, row, layout).join('\n  AND ')}
ORDER BY building_index`,
  };
}

const meshes = (condition: string): Selection => ({
  of: 'meshes',
  sql: `SELECT mesh_code FROM flow_meshes WHERE ${condition} ORDER BY mesh_code`,
});

const hazardOf = (table: AnswerTable, row: readonly Cell[], layout: CityLayout): HazardKey => {
  const key = `${cellOf(table, row, 'hazard')}:${cellOf(table, row, 'scale')}`;
  const found = layout.hazards.find((hazard) => hazard.key === key);
  if (!found) throw new RangeError(`the city has no hazard "${key}"`);
  return found.key;
};

/** A row of the curve is all buildings of its zone. */
function conditionsOf(table: AnswerTable, row: readonly Cell[], layout: CityLayout): readonly string[] {
  const [kind, zoneId] = row as readonly [ZoneKindOrCity, string];
  const zone = `${cellZoneSql(kind)} = ${zoneNumberOf(kind, zoneId, layout)}`;
  if (table.id !== 'people_flow') return [zone];
  const labels = hazardLabels(hazardOf(table, row, layout), layout);
  const state = labels.findIndex(({ value }) => value === cellOf(table, row, 'class'));
  const given = cellOf(table, row, 'presence') === presenceLabels[0]!.value;
  return [zone, `hazard.state = ${integerLiteral(state)}`, `people IS ${given ? 'NOT NULL' : 'NULL'}`];
}
