import type { MeshLevel } from '../../domain/datasets.ts';
import type { ColumnValues } from '../../tables/database.ts';
import type { SubjectTables } from '../../tables/subjects/subject-tables.ts';
import { flowMeshTable } from '../../tables/table-names.ts';
import type { CityModel } from '../city-model.ts';
import { finestMeshFirst } from '../mesh-levels.ts';
import { type FlowSlotPeople, flowSlots } from './flow-slots.ts';
import { type MeshMembers, meshMembers } from './mesh-members.ts';

/** People by mesh and time, and the mesh of each building. How they are shared out is the question's: its weights are editable. */
export function assembleFlow({
  peopleFlow,
  buildings,
}: Pick<CityModel, 'peopleFlow' | 'buildings'>): SubjectTables | undefined {
  const slots = flowSlots(peopleFlow);
  if (slots.length === 0) return undefined;
  const meshLevels = finestMeshFirst.filter((level) => slots.some(({ slot }) => slot.meshLevel === level));
  const members = membersByLevel(slots, meshLevels, buildings);
  const tables = [...members].map(([level, { meshNumber }]) => [flowMeshTable(level), { mesh_number: meshNumber }]);
  return {
    tables: {
      ...Object.fromEntries(tables),
      flow_meshes: meshColumns(members),
      flow_slots: slotColumns(slots),
      flow_values: valueColumns(slots, members),
    },
    layout: { flow: { meshLevels, slots: slots.map(({ slot }) => slot) } },
  };
}

type MembersByLevel = ReadonlyMap<MeshLevel, MeshMembers>;
type Columns = Readonly<Record<string, ColumnValues>>;

function membersByLevel(
  slots: readonly FlowSlotPeople[],
  levels: readonly MeshLevel[],
  buildings: CityModel['buildings'],
): MembersByLevel {
  const members = new Map<MeshLevel, MeshMembers>();
  let next = 1;
  for (const level of levels) {
    const codes = new Set(
      slots.filter(({ slot }) => slot.meshLevel === level).flatMap(({ people }) => [...people.keys()]),
    );
    const found = meshMembers(codes, level, buildings, next);
    members.set(level, found);
    next += found.meshCode.length;
  }
  return members;
}

function meshColumns(members: MembersByLevel): Columns {
  const all = [...members];
  return {
    mesh_number: Uint32Array.from(all.flatMap(([, { numberOfCode }]) => [...numberOfCode.values()])),
    mesh_level: all.flatMap(([level, { meshCode }]) => meshCode.map(() => level)),
    mesh_code: all.flatMap(([, { meshCode }]) => meshCode),
    buildings: Uint32Array.from(all.flatMap(([, { buildings }]) => [...buildings])),
  };
}

function slotColumns(slots: readonly FlowSlotPeople[]): Columns {
  return {
    slot: Uint32Array.from(slots, (_, index) => index),
    year: Uint16Array.from(slots, ({ slot }) => slot.year),
    month: Uint8Array.from(slots, ({ slot }) => slot.month),
    day_flag: Uint8Array.from(slots, ({ slot }) => slot.dayFlag),
    timezone: Uint8Array.from(slots, ({ slot }) => slot.timezone),
    mesh_level: slots.map(({ slot }) => slot.meshLevel),
  };
}

function valueColumns(slots: readonly FlowSlotPeople[], members: MembersByLevel): Columns {
  const rows = slots.flatMap(({ slot, people }, index) => {
    const { numberOfCode } = members.get(slot.meshLevel)!;
    return [...people].map(([code, value]) => [index, numberOfCode.get(code)!, value] as const);
  });
  rows.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return {
    slot: Uint32Array.from(rows, ([slot]) => slot),
    mesh_number: Uint32Array.from(rows, ([, mesh]) => mesh),
    people: Float64Array.from(rows, ([, , people]) => people),
  };
}
