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
    const codes = new Set<string>();
    for (const { slot, people } of slots)
      if (slot.meshLevel === level) for (const code of people.keys()) codes.add(code);
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

/** A source of a prefecture and three years has millions of rows: written into typed arrays, slot by slot. */
function valueColumns(slots: readonly FlowSlotPeople[], members: MembersByLevel): Columns {
  const count = slots.reduce((sum, { people }) => sum + people.size, 0);
  const slot = new Uint32Array(count);
  const mesh_number = new Uint32Array(count);
  const people = new Float64Array(count);
  let row = 0;
  slots.forEach((own, index) => {
    const { meshCode, numberOfCode } = members.get(own.slot.meshLevel)!;
    for (const code of meshCode) {
      const value = own.people.get(code);
      if (value === undefined) continue;
      slot[row] = index;
      mesh_number[row] = numberOfCode.get(code)!;
      people[row++] = value;
    }
  });
  return { slot, mesh_number, people };
}
