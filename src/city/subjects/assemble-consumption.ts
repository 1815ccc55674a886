import type { ConsumptionDataset, MeshLevel } from '../../domain/datasets.ts';
import { sumExactly } from '../../spatial/apportion.ts';
import type { ConsumptionTotal } from '../../tables/subject-layout.ts';
import type { SubjectTables } from '../../tables/subjects/subject-tables.ts';
import { consumptionMeshTable } from '../../tables/table-names.ts';
import type { CityModel } from '../city-model.ts';
import { finestMeshFirst } from '../mesh-levels.ts';
import { type MeshMembers, meshMembers } from './mesh-members.ts';

type Model = Pick<CityModel, 'consumption' | 'buildings'>;

/** Spending of the finest mesh that it is given by. */
export interface Spending {
  readonly meshLevel: MeshLevel;
  readonly used: readonly ConsumptionDataset[];
  readonly rows: readonly SpendingRow[];
  readonly members: MeshMembers;
}

export function spendingOf({ consumption, buildings }: Model): Spending | undefined {
  const meshLevel = finestMeshFirst.find((level) =>
    consumption.some((set) => set.meshLevel === level && set.count > 0),
  );
  if (!meshLevel) return undefined;
  const used = consumption.filter((set) => set.meshLevel === meshLevel);
  const rows = spendingRows(used);
  return {
    meshLevel,
    used,
    rows,
    members: meshMembers(
      rows.map(({ meshCode }) => meshCode),
      meshLevel,
      buildings,
    ),
  };
}

/** Spending by mesh, month and category, and the mesh of each building. */
export function assembleConsumption(model: Model): SubjectTables | undefined {
  const spending = spendingOf(model);
  if (!spending) return undefined;
  const { meshLevel, used, rows, members } = spending;
  const { meshCode, meshNumber, numberOfCode, buildings: counts } = members;
  const categories = sortedSet(rows.map(({ category }) => category));
  const categoryNumber = new Map(categories.map((category, i) => [category, i]));
  return {
    tables: {
      [consumptionMeshTable]: { mesh_number: meshNumber },
      consumption_meshes: {
        mesh_number: Uint32Array.from(numberOfCode.values()),
        mesh_code: meshCode,
        buildings: counts,
      },
      consumption_values: {
        year: Uint16Array.from(rows, ({ year }) => year),
        month: Uint8Array.from(rows, ({ month }) => month),
        category: Uint16Array.from(rows, ({ category }) => categoryNumber.get(category)!),
        mesh_number: Uint32Array.from(rows, ({ meshCode: code }) => numberOfCode.get(code)!),
        amount_yen: Float64Array.from(rows, ({ amountYen }) => amountYen),
      },
    },
    layout: {
      consumption: {
        meshLevel,
        years: sortedSet(rows.map(({ year }) => year)),
        months: sortedSet(rows.map(({ month }) => month)),
        categories,
        totals: totalsOf(rows),
        unusedFiles: model.consumption.filter((set) => !used.includes(set)).map(({ source }) => source.file),
      },
    },
  };
}

export interface SpendingRow {
  readonly year: number;
  readonly month: number;
  readonly category: string;
  readonly meshCode: string;
  amountYen: number;
}

const sortedSet = <T extends number | string>(values: readonly T[]): readonly T[] =>
  [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));

/** Each mesh, month and category once, sorted: rows of one file add up, a file that repeats those of another doesn't. */
function spendingRows(datasets: readonly ConsumptionDataset[]): readonly SpendingRow[] {
  const rows = new Map<string, SpendingRow>();
  for (const dataset of datasets) {
    const own = new Map<string, SpendingRow>();
    for (let row = 0; row < dataset.count; row++) addRow(own, dataset, row);
    for (const [key, row] of own) if (!rows.has(key)) rows.set(key, row);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function addRow(rows: Map<string, SpendingRow>, dataset: ConsumptionDataset, row: number): void {
  const year = dataset.year[row]!;
  const month = dataset.month[row]!;
  const category = dataset.category[row]!;
  const meshCode = dataset.meshCode[row]!;
  const amountYen = dataset.amountYen[row]!;
  const key = [year, String(month).padStart(2, '0'), category, meshCode].join('\n');
  const known = rows.get(key);
  if (known) known.amountYen += amountYen;
  else rows.set(key, { year, month, category, meshCode, amountYen });
}

function totalsOf(rows: readonly SpendingRow[]): readonly ConsumptionTotal[] {
  const groups = new Map<string, SpendingRow[]>();
  for (const row of rows) {
    const key = [row.year, row.month, row.category].join('\n');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((group) => {
    const { year, month, category } = group[0]!;
    const given = group.map(({ amountYen }) => amountYen).filter((amount) => !Number.isNaN(amount));
    return { year, month, category, amountYen: sumExactly(Float64Array.from(given)) };
  });
}
