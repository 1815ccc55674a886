import type { MeshLevel, PopulationDataset } from '../domain/datasets.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { polygonBounds } from '../spatial/polygon-areas.ts';
import { joinRows } from '../spatial/polygon-columns-building.ts';
import { concatPolygons } from './concat-polygons.ts';
import { boxesOverlap } from './same-feature.ts';

/** People of one year by mesh or polygon, each unit once. */
export interface PopulationUnits {
  readonly year: number;
  readonly meshLevel?: MeshLevel;
  readonly polygons?: PolygonColumns;
  readonly unitId: readonly string[];
  readonly suppressedInto: readonly string[];
  readonly population: Float64Array;
  readonly population65: Float64Array;
  readonly population75: Float64Array;
  readonly households: Float64Array;
}

const measures = ['population', 'population65', 'population75', 'households'] as const;

interface Row {
  readonly dataset: PopulationDataset;
  readonly row: number;
  /** Row of the joined polygons. */
  readonly polygon: number;
}

/** Rows that stand for one unit; `values` as counted so far. */
interface Unit {
  readonly id: string;
  readonly first: Row;
  readonly polygons: number[];
  /** Values of every row that was counted. */
  readonly counted: Unit['values'][];
  readonly values: Record<(typeof measures)[number], number>;
}

/** How often a unit came again, and what was done. */
interface Repeats {
  same: string[];
  summed: string[];
  differing: string[];
}

/**
 * The units of one year, each once, nobody lost and nobody twice. A unit that comes again with the same values is the same
 * record; with other values it is a further part in the same file (a mesh split by municipality: summed), but another
 * opinion in another file (the first by path counts, and it is said). Polygons are one unit when they share the id and the
 * place; polygons elsewhere under the same id are parts of one unit if they repeat its values, else units of their own.
 */
export function populationUnits(
  datasets: readonly PopulationDataset[],
  year: number,
): { readonly units: PopulationUnits; readonly issues: readonly ImportIssue[] } {
  const { meshLevel } = datasets[0]!;
  const polygons = meshLevel ? undefined : concatPolygons(datasets.map((dataset) => dataset.polygons!));
  const repeats: Repeats = { same: [], summed: [], differing: [] };
  const units = gatherUnits(rowsOfYear(datasets, year), polygons && polygonBounds(polygons), repeats);
  const column = (measure: (typeof measures)[number]) => Float64Array.from(units, ({ values }) => values[measure]);
  return {
    units: {
      year,
      ...(meshLevel && { meshLevel }),
      ...(polygons && {
        polygons: joinRows(
          polygons,
          units.map((unit) => unit.polygons),
        ),
      }),
      unitId: units.map(({ id }) => id),
      suppressedInto: units.map(({ first }) => first.dataset.suppressedInto[first.row]!),
      population: column('population'),
      population65: column('population65'),
      population75: column('population75'),
      households: column('households'),
    },
    issues: repeatIssues(repeats, datasets.map(({ source }) => source.file).join(', ')),
  };
}

function rowsOfYear(datasets: readonly PopulationDataset[], year: number): Row[] {
  const rows: Row[] = [];
  let before = 0;
  for (const dataset of datasets) {
    for (let row = 0; row < dataset.count; row++)
      if (dataset.year[row] === year) rows.push({ dataset, row, polygon: before + row });
    before += dataset.count;
  }
  return rows;
}

function gatherUnits(rows: readonly Row[], bounds: Float64Array | undefined, repeats: Repeats): readonly Unit[] {
  const unitsOfId = new Map<string, Unit[]>();
  const units: Unit[] = [];
  for (const row of rows) {
    const id = row.dataset.unitId[row.row]!;
    const values = valuesOf(row);
    const known = unitsOfId.get(id) ?? [];
    const unit = known.find((other) => isSameUnit(other, row, values, bounds));
    if (unit) addAgain(unit, row, values, bounds, repeats);
    else {
      const made: Unit = {
        id: known.length === 0 ? id : `${id}#${known.length + 1}`,
        first: row,
        polygons: [row.polygon],
        counted: [values],
        values: { ...values },
      };
      units.push(made);
      unitsOfId.set(id, [...known, made]);
    }
  }
  return units;
}

const valuesOf = ({ dataset, row }: Row): Unit['values'] => ({
  population: dataset.population[row]!,
  population65: dataset.population65[row]!,
  population75: dataset.population75[row]!,
  households: dataset.households[row]!,
});

const isCounted = ({ counted }: Unit, values: Unit['values']): boolean =>
  counted.some((other) => measures.every((measure) => Object.is(other[measure], values[measure])));

function isSameUnit(unit: Unit, row: Row, values: Unit['values'], bounds: Float64Array | undefined): boolean {
  if (!bounds) return true;
  if (boxesOverlap(bounds, unit.first.polygon, row.polygon)) return true;
  return row.dataset === unit.first.dataset && values.population > 0 && isCounted(unit, values);
}

function addAgain(
  unit: Unit,
  row: Row,
  values: Unit['values'],
  bounds: Float64Array | undefined,
  repeats: Repeats,
): void {
  if (isCounted(unit, values)) {
    repeats.same.push(unit.id);
    if (bounds && !boxesOverlap(bounds, unit.first.polygon, row.polygon)) unit.polygons.push(row.polygon);
  } else if (row.dataset === unit.first.dataset) {
    repeats.summed.push(unit.id);
    unit.counted.push(values);
    for (const measure of measures) unit.values[measure] = sumOfGiven(unit.values[measure], values[measure]);
  } else repeats.differing.push(unit.id);
}

const sumOfGiven = (a: number, b: number): number => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : a + b);

function repeatIssues({ same, summed, differing }: Repeats, file: string): ImportIssue[] {
  const issue = (
    severity: ImportIssue['severity'],
    code: ImportIssue['code'],
    ids: readonly string[],
  ): ImportIssue[] =>
    ids.length === 0 ? [] : [{ severity, code, file, count: ids.length, values: { unit: ids[0]! } }];
  return [
    ...issue('note', 'population-repeated', same),
    ...issue('warning', 'population-summed', summed),
    ...issue('warning', 'population-differs', differing),
  ];
}
