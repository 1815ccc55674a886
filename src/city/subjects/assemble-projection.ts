import type { MeshLevel } from '../../domain/datasets.ts';
import { sumExactly } from '../../spatial/apportion.ts';
import type { BuildingColumns } from '../../tables/city-tables.ts';
import type { ProjectionTotal } from '../../tables/subject-layout.ts';
import type { SubjectTables } from '../../tables/subjects/subject-tables.ts';
import { projectionMeshTable } from '../../tables/table-names.ts';
import { choosePopulation } from '../choose-population.ts';
import type { CityModel } from '../city-model.ts';
import { finestMeshFirst } from '../mesh-levels.ts';
import { type PopulationUnits, populationUnits } from '../population-units.ts';
import { type MeshMembers, meshMembers } from './mesh-members.ts';

const measures = ['population', 'population65', 'population75'] as const;
type Measure = (typeof measures)[number];
type Model = Pick<CityModel, 'population' | 'buildings'>;

/** What the projections of a city say, of the finest mesh that they are given by. */
export interface Projection {
  readonly meshLevel: MeshLevel;
  readonly censusYear: number;
  readonly baseYear: number;
  /** After the census. */
  readonly years: readonly number[];
  readonly members: MeshMembers;
  readonly rows: ProjectedRows;
  readonly unusedFiles: readonly string[];
}

/** Undefined where there is no projection, or no census that it could be set against. */
export function projectionOf(model: Model): Projection | undefined {
  const datasets = model.population.filter(({ projection, count }) => projection && count > 0);
  const meshLevel = finestMeshFirst.find((level) => datasets.some((dataset) => dataset.meshLevel === level));
  const censusYear = choosePopulation(model.population).units?.year;
  if (!meshLevel || censusYear === undefined) return undefined;
  const used = datasets.filter((dataset) => dataset.meshLevel === meshLevel);
  const given = [...new Set(used.flatMap(({ year }) => [...new Set(year)]))].sort((a, b) => a - b);
  const baseYear = given.includes(censusYear) ? censusYear : given[0]!;
  const unitsOfYear = given.map((year) => populationUnits(used, year).units);
  const codes = unitsOfYear.flatMap(({ unitId }) => unitId);
  const members = meshMembers(codes, meshLevel, model.buildings);
  return {
    meshLevel,
    censusYear,
    baseYear,
    years: given.filter((year) => year > censusYear),
    members,
    rows: projectedRows(unitsOfYear, unitsOfYear[given.indexOf(baseYear)]!, members),
    unusedFiles: datasets.filter((dataset) => !used.includes(dataset)).map(({ source }) => source.file),
  };
}

/** Projected people by mesh and year, each divided by its base year, and the mesh of each building. */
export function assembleProjection(model: Model): SubjectTables | undefined {
  const projection = projectionOf(model);
  if (!projection) return undefined;
  const { members, rows, meshLevel, censusYear, baseYear, years, unusedFiles } = projection;
  return {
    tables: {
      [projectionMeshTable]: { mesh_number: members.meshNumber },
      projection_meshes: {
        mesh_number: Uint32Array.from(members.numberOfCode.values()),
        mesh_code: members.meshCode,
        buildings: members.buildings,
      },
      projection_values: rows,
    },
    layout: {
      projection: {
        meshLevel,
        censusYear,
        baseYear,
        years,
        totals: projectedTotals(years, rows, members, model.buildings),
        unusedFiles,
      },
    },
  };
}

/** One row a year and mesh: people, and people ÷ people of the base year (NaN where that is 0 or not given). */
export interface ProjectedRows extends Readonly<Record<string, Uint16Array | Uint32Array | Float64Array>> {
  readonly year: Uint16Array;
  readonly mesh_number: Uint32Array;
  readonly population: Float64Array;
  readonly population_65: Float64Array;
  readonly population_75: Float64Array;
  readonly ratio: Float64Array;
  readonly ratio_65: Float64Array;
  readonly ratio_75: Float64Array;
}

function projectedRows(years: readonly PopulationUnits[], base: PopulationUnits, members: MeshMembers): ProjectedRows {
  const baseRow = new Map(base.unitId.map((id, row) => [id, row]));
  const rows = years.flatMap((units) =>
    units.unitId.map((id, row) => ({ units, row, id, mesh: members.numberOfCode.get(id)! })),
  );
  rows.sort((a, b) => a.units.year - b.units.year || a.mesh - b.mesh);
  const people = (measure: Measure) => Float64Array.from(rows, ({ units, row }) => units[measure][row]!);
  const ratio = (measure: Measure) =>
    Float64Array.from(rows, ({ units, row, id }) => {
      const of = base[measure][baseRow.get(id) ?? -1];
      return of !== undefined && of > 0 ? units[measure][row]! / of : Number.NaN;
    });
  return {
    year: Uint16Array.from(rows, ({ units }) => units.year),
    mesh_number: Uint32Array.from(rows, ({ mesh }) => mesh),
    population: people('population'),
    population_65: people('population65'),
    population_75: people('population75'),
    ratio: ratio('population'),
    ratio_65: ratio('population65'),
    ratio_75: ratio('population75'),
  };
}

/** Σ_m (people there at the census) × ratio_m, by year: on a way of its own, not through the database. */
function projectedTotals(
  years: readonly number[],
  rows: ProjectedRows,
  members: MeshMembers,
  buildings: BuildingColumns,
): readonly ProjectionTotal[] {
  const ratios = { population: rows.ratio, population65: rows.ratio_65, population75: rows.ratio_75 };
  const people = (measure: Measure) => {
    const sums = new Float64Array(members.meshCode.length + 1);
    const values = buildings[measure];
    for (let row = 0; row < values.length; row++) {
      const mesh = members.meshNumber[row]!;
      if (mesh > 0 && values[row]! > 0) sums[mesh]! += values[row]!;
    }
    return sums;
  };
  const atCensus = {
    population: people('population'),
    population65: people('population65'),
    population75: people('population75'),
  };
  const total = (year: number, measure: Measure) => {
    const terms = ratios[measure].map((ratio, row) => {
      const own = rows.year[row] === year ? atCensus[measure][rows.mesh_number[row]!]! * ratio : 0;
      return Number.isNaN(own) ? 0 : own;
    });
    return sumExactly(terms);
  };
  return years.map((year) => ({
    year,
    population: total(year, 'population'),
    population65: total(year, 'population65'),
    population75: total(year, 'population75'),
  }));
}
