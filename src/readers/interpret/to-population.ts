import type { PopulationDataset } from '../../domain/datasets.ts';
import { isMeshCode, meshBounds, meshLevelOfCodes } from '../../domain/mesh-code.ts';
import { GEOMETRY_POLYGON } from '../table/record-table.ts';
import type { Column, Interpretation, Interpreter } from './interpretation.ts';
import { meshRows } from './mesh-rows.ts';
import { polygonRows } from './row-polygons.ts';

interface Measures {
  readonly population: Column | undefined;
  readonly population65: Column | undefined;
  readonly population75: Column | undefined;
  readonly households: Column | undefined;
}

/** e-Stat labels (spaces and brackets taken out) → measure. Source: 国勢調査 地域メッシュ統計 項目名. */
const censusLabels: Readonly<Record<keyof Measures, RegExp>> = {
  population: /^(人口総数|総人口|人口|総数)$/,
  population65: /^65歳以上(人口)?(総数)?$/,
  population75: /^75歳以上(人口)?(総数)?$/,
  households: /^(一般)?世帯(総数|数)$/,
};

const plainLabel = (label: string) => label.normalize('NFKC').replace(/[\s()（）・_]/g, '');

/** Column whose e-Stat label says that it holds a measure. */
function labelledColumn(interpreter: Interpreter, measure: keyof Measures): Column | undefined {
  const index = interpreter.table.labels?.findIndex((label) => censusLabels[measure].test(plainLabel(label))) ?? -1;
  return index < 0 ? undefined : interpreter.columnAt(index);
}

/** Whether a header with labels is one of the population census. */
export const hasCensusLabels = (labels: readonly string[]): boolean =>
  labels.some((label) => censusLabels.population.test(plainLabel(label)));

function censusMeasures(interpreter: Interpreter): Measures {
  const chosen = interpreter.settings.columns;
  const find = (measure: keyof Measures, key: 'population' | 'population_65' | 'population_75' | 'households') =>
    (chosen?.[key] === undefined ? labelledColumn(interpreter, measure) : undefined) ?? interpreter.column(key);
  return {
    population: find('population', 'population'),
    population65: find('population65', 'population_65'),
    population75: find('population75', 'population_75'),
    households: find('households', 'households'),
  };
}

interface Units {
  readonly rows: ArrayLike<number>;
  readonly ids: readonly string[];
  readonly meshLevel?: PopulationDataset['meshLevel'];
  readonly polygons?: PopulationDataset['polygons'];
}

/** Whether the polygon of the first row is the mesh that its code names; else the codes are only ids. */
function polygonIsMesh(interpreter: Interpreter, column: Column): boolean {
  const found = polygonRows(interpreter);
  const row = found?.rows[0];
  if (!found || row === undefined) return true;
  const code = column.text(row).replace(/\.0+$/, '');
  const level = isMeshCode(code) ? meshLevelOfCodes([code]) : undefined;
  if (!level) return false;
  const [west, south, east, north] = meshBounds(code, level);
  const [x, y] = found.polygons.positions;
  const slack = 1e-4;
  return x! > west - slack && x! < east + slack && y! > south - slack && y! < north + slack;
}

function unitsOf(interpreter: Interpreter): Units | undefined {
  const { table } = interpreter;
  const code = interpreter.column('mesh_code');
  const drawn = table.geometry?.type.includes(GEOMETRY_POLYGON) ?? false;
  if (code && (!drawn || polygonIsMesh(interpreter, code))) {
    const meshes = meshRows(interpreter, code);
    return meshes && { rows: meshes.rows, ids: meshes.codes, meshLevel: meshes.level };
  }
  if (!drawn) {
    interpreter.requiredColumn('mesh_code');
    return undefined;
  }
  const found = polygonRows(interpreter)!;
  const id = interpreter.column('zone_id') ?? code;
  const ids = Array.from(found.rows, (row) => id?.text(row) || `row-${table.firstRow + row}`);
  return { rows: found.rows, ids, polygons: found.polygons };
}

/** People: a number below zero is none (−9999 is a plain mark of "missing"; any other is reported). */
const numbers = (column: Column | undefined, rows: ArrayLike<number>): Float64Array =>
  Float64Array.from(rows, (row) => {
    const value = column ? column.number(row) : Number.NaN;
    if (!(value < 0)) return value;
    if (value !== NULL_NUMBER) column!.bad(row);
    return Number.NaN;
  });
const NULL_NUMBER = -9999;

/** Census population by mesh (e-Stat, two header rows) or by polygons of the user. */
export function toPopulation(interpreter: Interpreter): Interpretation {
  const measures = censusMeasures(interpreter);
  const { table, settings, source } = interpreter;
  if (!measures.population) interpreter.requiredColumn('population');
  const units = measures.population && unitsOf(interpreter);
  if (!units) return { datasets: [], issues: interpreter.issues };
  const yearColumn = interpreter.column('year');
  const into = interpreter.columnNamed(/^HTKSAKI$/i);
  const suppressedInto = Array.from(units.rows, (row) => into?.text(row) ?? '');
  const suppressed = suppressedInto.filter(Boolean).length;
  if (suppressed > 0) interpreter.report('note', 'mesh-suppressed', { count: suppressed });
  const dataset: PopulationDataset = {
    kind: 'population',
    source,
    count: units.ids.length,
    unitId: units.ids,
    ...(units.polygons && { polygons: units.polygons }),
    ...(units.meshLevel && { meshLevel: units.meshLevel }),
    year: Uint16Array.from(units.rows, (row) => yearColumn?.integer(row) || settings.year || source.year || 0),
    population: numbers(measures.population, units.rows),
    population65: numbers(measures.population65, units.rows),
    population75: numbers(measures.population75, units.rows),
    households: numbers(measures.households, units.rows),
    suppressedInto,
    projection: false,
  };
  if (table.rowCount > 0 && !measures.population65)
    interpreter.report('note', 'population-age-missing', { values: { found: table.fields.join(', ').slice(0, 300) } });
  return { datasets: [dataset], issues: interpreter.issues };
}

/** Columns of one projection year. PTN total, PTC 65+, PTD 75+. Source: 国土数値情報 将来推計人口メッシュ（H30, R6）. */
const futureTotal = /^(?:PTN_?|future_population_|population_|人口_?)(\d{4})年?$/i;

export const futureYears = (fields: readonly string[]): readonly number[] =>
  fields.flatMap((field) => {
    const year = futureTotal.exec(field.normalize('NFKC'))?.[1];
    return year ? [Number(year)] : [];
  });

/** Population projection: one row a mesh and year; a mesh that the file repeats (prefecture borders) is summed. */
export function toFuturePopulation(interpreter: Interpreter): Interpretation {
  const { table, source } = interpreter;
  const years = futureYears(table.fields);
  if (years.length === 0)
    interpreter.report('error', 'columns-wrong', {
      values: { needed: 'PTN_2020, PTN_2025 …', found: table.fields.join(', ').slice(0, 300) },
    });
  const code = interpreter.requiredColumn('mesh_code');
  const meshes = code && years.length > 0 ? meshRows(interpreter, code) : undefined;
  if (!meshes) return { datasets: [], issues: interpreter.issues };
  const count = meshes.codes.length;
  const column = (prefix: string, year: number) => interpreter.columnNamed(new RegExp(`^${prefix}_?${year}$`, 'i'));
  const total = years.map((year) =>
    numbers(
      interpreter.columnNamed(new RegExp(`^(PTN_?|future_population_|population_|人口_?)${year}年?$`, 'i')),
      meshes.rows,
    ),
  );
  const over65 = years.map((year) => numbers(column('PTC', year), meshes.rows));
  const over75 = years.map((year) => numbers(column('PTD', year), meshes.rows));
  const join = (parts: readonly Float64Array[]) => Float64Array.from(parts.flatMap((part) => [...part]));
  const dataset: PopulationDataset = {
    kind: 'population',
    source,
    count: count * years.length,
    unitId: years.flatMap(() => meshes.codes),
    meshLevel: meshes.level,
    year: Uint16Array.from(years.flatMap((year) => new Array<number>(count).fill(year))),
    population: join(total),
    population65: join(over65),
    population75: join(over75),
    households: new Float64Array(count * years.length).fill(Number.NaN),
    suppressedInto: new Array<string>(count * years.length).fill(''),
    projection: true,
  };
  return { datasets: [sumRepeatedUnits([dataset])], issues: interpreter.issues };
}

const add = (a: number, b: number) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : a + b);

/**
 * One dataset of several with the same kind of unit: rows of the same unit and year are summed, as the projection files of
 * neighbouring prefectures each hold their part of the meshes on the border.
 */
export function sumRepeatedUnits(datasets: readonly PopulationDataset[]): PopulationDataset {
  const [first] = datasets;
  if (!first) throw new RangeError('expected at least one population dataset');
  const rowOf = new Map<string, number>();
  const ids: string[] = [];
  const years: number[] = [];
  const measures = ['population', 'population65', 'population75', 'households'] as const;
  const sums: Record<(typeof measures)[number], number[]> = {
    population: [],
    population65: [],
    population75: [],
    households: [],
  };
  for (const dataset of datasets)
    for (let row = 0; row < dataset.count; row++) {
      const key = `${dataset.unitId[row]} ${dataset.year[row]}`;
      const known = rowOf.get(key);
      if (known === undefined) {
        rowOf.set(key, ids.length);
        ids.push(dataset.unitId[row]!);
        years.push(dataset.year[row]!);
        for (const measure of measures) sums[measure].push(dataset[measure][row]!);
      } else for (const measure of measures) sums[measure][known] = add(sums[measure][known]!, dataset[measure][row]!);
    }
  return {
    ...first,
    count: ids.length,
    unitId: ids,
    year: Uint16Array.from(years),
    population: Float64Array.from(sums.population),
    population65: Float64Array.from(sums.population65),
    population75: Float64Array.from(sums.population75),
    households: Float64Array.from(sums.households),
    suppressedInto: new Array<string>(ids.length).fill(''),
  };
}
