import type { AnalysisContext } from '../../../src/analysis/analysis-context.ts';
import { ask, catalogue } from '../../../src/analysis/catalogue.ts';
import type { CityModel } from '../../../src/city/city-model.ts';
import { openPackage } from '../../../src/city/package/open-package.ts';
import { assembleSubjects } from '../../../src/city/subjects/assemble-subjects.ts';
import { createWalking } from '../../../src/city/walking.ts';
import type { AnswerTable } from '../../../src/domain/answer.ts';
import { sha256Hex } from '../../../src/domain/sha256.ts';
import type { Database } from '../../../src/tables/database.ts';
import { loadCityTables } from '../../../src/tables/load-city-tables.ts';
import { loadSubjects } from '../../../src/tables/subjects/subject-tables.ts';

/** What a table of the sample city comes to: which rows it has, and what each of its columns adds up to. */
export interface TableSums {
  readonly table: string;
  readonly rows: number;
  /** SHA-256 of the keys in order. */
  readonly keys: string;
  readonly sums: Readonly<Record<string, number>>;
}

/** Asks every question of the shipped sample city, as the page and the batch do; one it lacks data for says what. */
export async function sampleCityAnswers(
  db: Database,
  fetchFile: (path: string) => Promise<Uint8Array | undefined>,
): Promise<readonly TableSums[]> {
  const context = await contextOf(db, await openPackage(fetchFile));
  const out: TableSums[] = [];
  for (const question of catalogue) {
    const lack = question.lacks(context.layout);
    if (lack) out.push({ table: question.id, rows: 0, keys: lack.en, sums: {} });
    else out.push(...(await ask(db, question.id, {}, context)).tables.map(sumsOf));
  }
  return out;
}

async function contextOf(db: Database, model: CityModel): Promise<AnalysisContext> {
  const { inputs, planarCrs, assumptions, tables } = model;
  const layout = await loadCityTables(db, tables);
  const subjects = await loadSubjects(db, await assembleSubjects(model));
  const now = () => '2026-01-01T00:00:00.000Z';
  return { layout: { ...layout, subjects }, inputs, planarCrs, assumptions, now, walking: createWalking(model) };
}

function sumsOf({ id, keys, values, rows }: AnswerTable): TableSums {
  const sums = values.map(({ name }, i) => {
    const column = rows.map((row) => row[keys.length + i]);
    return [name, column.reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0)] as const;
  });
  const text = rows.map((row) => row.slice(0, keys.length).join('\u0001')).join('\n');
  return {
    table: id,
    rows: rows.length,
    keys: sha256Hex(new TextEncoder().encode(text)),
    sums: Object.fromEntries(sums),
  };
}
