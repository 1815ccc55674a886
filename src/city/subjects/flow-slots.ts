import type { MeshLevel, PeopleFlowDataset } from '../../domain/datasets.ts';
import { sumExactly } from '../../spatial/apportion.ts';
import type { FlowSlot, FlowTime } from '../../tables/subject-layout.ts';
import { finestMeshFirst } from '../mesh-levels.ts';

/** People of one time by mesh; NaN = listed without a number. */
export interface FlowSlotPeople {
  readonly slot: FlowSlot;
  readonly people: ReadonlyMap<string, number>;
}

type PeopleByMesh = Map<string, number>;

/**
 * Every time that the sources speak of, in the order of time; of several meshes with the same time only the finest counts.
 * Rows of one mesh in one file add up (it may be split by municipality); a file that repeats a mesh of another doesn't.
 */
export function flowSlots(datasets: readonly PeopleFlowDataset[]): readonly FlowSlotPeople[] {
  const levels = finestLevels(datasets);
  const slots = new Map<number, PeopleByMesh>();
  for (const dataset of datasets)
    for (const [key, own] of ownSlots(dataset, levels)) {
      const known = slots.get(key);
      if (!known) slots.set(key, own);
      else for (const [code, people] of own) if (!known.has(code)) known.set(code, people);
    }
  return [...slots]
    .sort(([a], [b]) => a - b)
    .map(([key, people]) => ({
      slot: {
        ...timeOfKey(key),
        meshLevel: levels.get(key)!,
        people: sumExactly(Float64Array.from([...people.values()].filter((value) => !Number.isNaN(value)))),
      },
      people,
    }));
}

/** Time as one number that sorts by time. */
const keyOfRow = ({ year, month, dayFlag, timezone }: PeopleFlowDataset, row: number): number =>
  ((year[row]! * 16 + month[row]!) * 4 + dayFlag[row]!) * 256 + timezone[row]!;

function timeOfKey(key: number): FlowTime {
  const day = Math.floor(key / 256);
  const month = Math.floor(day / 4);
  return { year: Math.floor(month / 16), month: month % 16, dayFlag: day % 4, timezone: key % 256 };
}

function finestLevels(datasets: readonly PeopleFlowDataset[]): ReadonlyMap<number, MeshLevel> {
  const levels = new Map<number, MeshLevel>();
  const rank = (level: MeshLevel) => finestMeshFirst.indexOf(level);
  for (const dataset of datasets)
    for (let row = 0; row < dataset.count; row++) {
      const key = keyOfRow(dataset, row);
      const known = levels.get(key);
      if (!known || rank(dataset.meshLevel) < rank(known)) levels.set(key, dataset.meshLevel);
    }
  return levels;
}

function ownSlots(
  dataset: PeopleFlowDataset,
  levels: ReadonlyMap<number, MeshLevel>,
): ReadonlyMap<number, PeopleByMesh> {
  const slots = new Map<number, PeopleByMesh>();
  for (let row = 0; row < dataset.count; row++) {
    const key = keyOfRow(dataset, row);
    if (levels.get(key) !== dataset.meshLevel) continue;
    let people = slots.get(key);
    if (!people) {
      people = new Map();
      slots.set(key, people);
    }
    const code = dataset.meshCode[row]!;
    people.set(code, (people.get(code) ?? 0) + dataset.population[row]!);
  }
  return slots;
}
