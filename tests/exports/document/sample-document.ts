import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BatchSupply, createBatchSupply } from '../../../scripts/batch/batch-supply.ts';
import { askableCity } from '../../../src/city/asked-city.ts';
import { openPackage } from '../../../src/city/package/open-package.ts';
import type { Plan, PlanMeasure } from '../../../src/domain/plan.ts';
import type { Database } from '../../../src/tables/database.ts';
import { loadCityTables } from '../../../src/tables/load-city-tables.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';

const folder = join(import.meta.dirname, '../../../data');

/** One measure with a target, one that names no actor: what is missing has to be written by the municipality. */
const measures: readonly PlanMeasure[] = [
  {
    id: 'm-1',
    name: '=青瀬川の河道掘削',
    clause: '第3編第2章',
    approach: 'reduce_hard',
    hazards: ['river'],
    place: { kind: 'city' },
    actor: '県',
    terms: ['short', 'middle'],
    target: {
      indicator: '河川改修率',
      unit: '%',
      baseline: 40,
      baselineYear: 2025,
      goal: 62.5,
      goalYear: 2035,
    },
    note: '',
  },
  {
    id: 'm-2',
    name: '垂直避難先の協定',
    clause: '',
    approach: 'reduce_soft',
    hazards: ['river', 'tsunami'],
    place: { kind: 'city' },
    actor: '',
    terms: ['short'],
    note: '',
  },
];

export interface SampleSupply {
  readonly supply: BatchSupply;
  readonly db: Database;
  readonly close: () => Promise<void>;
}

/** The shipped sample city, as the batch supplies it. */
export async function openSampleSupply(): Promise<SampleSupply> {
  const db = await createNativeDatabase();
  const model = await openPackage(async (path) => {
    const file = join(folder, path);
    return existsSync(file) ? new Uint8Array(await readFile(file)) : undefined;
  });
  const city = await askableCity(db, model, await loadCityTables(db, model.tables));
  const plan: Plan = { scenarios: [], measures };
  const supply = createBatchSupply(city, plan);
  const close = async () => {
    await supply.close();
    await db.close();
  };
  return { supply, db, close };
}
