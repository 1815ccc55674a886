import type { MeshLevel, PopulationDataset } from '../domain/datasets.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import { takeRows } from '../spatial/polygon-columns-building.ts';
import { selectTyped } from './concat-columns.ts';
import { concatPolygons } from './concat-polygons.ts';

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

/** From the finest on: a finer mesh says more of where people live. Polygons drawn by the source come before coarse meshes. */
const finestFirst: readonly (MeshLevel | 'polygons')[] = [
  '100m',
  '125m',
  '250m',
  'polygons',
  '500m',
  '1km',
  '10km',
  '80km',
];

const formOf = (dataset: PopulationDataset): MeshLevel | 'polygons' => dataset.meshLevel ?? 'polygons';

/**
 * The present population: the newest census year, of several meshes the finest. A projection stands in (its first year)
 * only where there is no census. Undefined without any population.
 */
export function choosePopulation(datasets: readonly PopulationDataset[]): {
  readonly units?: PopulationUnits;
  readonly issues: readonly ImportIssue[];
} {
  const issues: ImportIssue[] = [];
  const census = datasets.filter((dataset) => !dataset.projection && dataset.count > 0);
  const candidates = census.length > 0 ? census : datasets.filter((dataset) => dataset.count > 0);
  if (candidates.length === 0) return { issues };
  const years = candidates.flatMap((dataset) => [...new Set(dataset.year)]);
  const year = census.length > 0 ? Math.max(...years) : Math.min(...years);
  const ofYear = candidates.filter((dataset) => dataset.year.includes(year));
  const form = finestFirst.find((wanted) => ofYear.some((dataset) => formOf(dataset) === wanted))!;
  const chosen = ofYear.filter((dataset) => formOf(dataset) === form);
  const file = chosen.map((dataset) => dataset.source.file).join(', ');
  if (census.length === 0)
    issues.push({ severity: 'warning', code: 'population-projection-only', file, values: { year } });
  else if (chosen.length < census.length)
    issues.push({ severity: 'note', code: 'population-several', file, values: { used: `${file} (${year})` } });
  return { units: unitsOf(chosen, year), issues };
}

/** A unit that several files repeat (meshes on a seam) counts once. */
function unitsOf(datasets: readonly PopulationDataset[], year: number): PopulationUnits {
  const seen = new Set<string>();
  const parts = datasets.map((dataset) => {
    const rows: number[] = [];
    for (let row = 0; row < dataset.count; row++) {
      if (dataset.year[row] !== year || seen.has(dataset.unitId[row]!)) continue;
      seen.add(dataset.unitId[row]!);
      rows.push(row);
    }
    return { dataset, rows: Uint32Array.from(rows) };
  });
  const column = (key: 'population' | 'population65' | 'population75' | 'households') => {
    const joined = new Float64Array(seen.size);
    let at = 0;
    for (const { dataset, rows } of parts) {
      joined.set(selectTyped(dataset[key], rows), at);
      at += rows.length;
    }
    return joined;
  };
  const { meshLevel } = datasets[0]!;
  return {
    year,
    ...(meshLevel
      ? { meshLevel }
      : { polygons: concatPolygons(parts.map(({ dataset, rows }) => takeRows(dataset.polygons!, rows))) }),
    unitId: parts.flatMap(({ dataset, rows }) => Array.from(rows, (row) => dataset.unitId[row]!)),
    suppressedInto: parts.flatMap(({ dataset, rows }) => Array.from(rows, (row) => dataset.suppressedInto[row]!)),
    population: column('population'),
    population65: column('population65'),
    population75: column('population75'),
    households: column('households'),
  };
}
