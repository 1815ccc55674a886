import type { MeshLevel, PeopleFlowDataset } from '../domain/datasets.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import { finestMeshFirst } from './mesh-levels.ts';

/** People of one time of day by mesh, each mesh once. */
export interface DaytimeUnits {
  readonly meshLevel: MeshLevel;
  readonly meshCode: readonly string[];
  readonly population: Float64Array;
}

/** Day flag and time of a slice, best first: weekday day (11–14 時台), weekday at noon, the same of all days. */
const slices: readonly { readonly dayFlag: number; readonly timezone: number; readonly label: string }[] = [
  { dayFlag: 1, timezone: 0, label: '平日昼' },
  { dayFlag: 1, timezone: 112, label: '平日12時台' },
  { dayFlag: 2, timezone: 0, label: '全日昼' },
  { dayFlag: 2, timezone: 112, label: '全日12時台' },
];

/**
 * People of a weekday noon: the finest mesh that has it, and of that the newest year and in it the newest month (0 = whole
 * year only where there is no month). Undefined without people-flow data of the daytime.
 */
export function chooseDaytime(datasets: readonly PeopleFlowDataset[]): {
  readonly units?: DaytimeUnits;
  readonly issues: readonly ImportIssue[];
} {
  for (const [rank, slice] of slices.entries()) {
    for (const meshLevel of finestMeshFirst) {
      const found = datasets.filter((dataset) => dataset.meshLevel === meshLevel && newestTime(dataset, slice) > 0);
      if (found.length === 0) continue;
      const time = Math.max(...found.map((dataset) => newestTime(dataset, slice)));
      const issues: ImportIssue[] =
        rank < 2
          ? []
          : [
              {
                severity: 'warning',
                code: 'daytime-missing-weekday',
                file: found.map(({ source }) => source.file).join(', '),
                values: { used: slice.label },
              },
            ];
      return { units: unitsOf(found, meshLevel, slice, time), issues };
    }
  }
  return { issues: [] };
}

type Slice = (typeof slices)[number];

const timeOf = (dataset: PeopleFlowDataset, row: number): number => dataset.year[row]! * 100 + dataset.month[row]!;
const isOf = (dataset: PeopleFlowDataset, row: number, slice: Slice): boolean =>
  dataset.dayFlag[row] === slice.dayFlag && dataset.timezone[row] === slice.timezone;

/** Year and month (202112) of the newest row of a slice; 0 if it has none. */
function newestTime(dataset: PeopleFlowDataset, slice: Slice): number {
  let newest = 0;
  for (let row = 0; row < dataset.count; row++)
    if (isOf(dataset, row, slice)) newest = Math.max(newest, timeOf(dataset, row));
  return newest;
}

function unitsOf(
  datasets: readonly PeopleFlowDataset[],
  meshLevel: MeshLevel,
  slice: Slice,
  time: number,
): DaytimeUnits {
  const people = new Map<string, number>();
  for (const dataset of datasets) {
    const own = new Map<string, number>();
    // Rows of one mesh in one file add up (it may be split by municipality); a file that repeats a mesh of another doesn't.
    for (let row = 0; row < dataset.count; row++) {
      if (!isOf(dataset, row, slice) || timeOf(dataset, row) !== time) continue;
      const code = dataset.meshCode[row]!;
      own.set(code, (own.get(code) ?? 0) + dataset.population[row]!);
    }
    for (const [code, population] of own) if (!people.has(code)) people.set(code, population);
  }
  return { meshLevel, meshCode: [...people.keys()], population: Float64Array.from(people.values()) };
}
