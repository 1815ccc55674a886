import type { MeshLevel, PopulationDataset } from '../domain/datasets.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import { type PopulationUnits, populationUnits } from './population-units.ts';

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
  /** Where they came from, for messages. */
  readonly file: string;
  readonly issues: readonly ImportIssue[];
} {
  const issues: ImportIssue[] = [];
  const census = datasets.filter((dataset) => !dataset.projection && dataset.count > 0);
  const candidates = census.length > 0 ? census : datasets.filter((dataset) => dataset.count > 0);
  if (candidates.length === 0) return { file: '', issues };
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
  const { units, issues: repeats } = populationUnits(chosen, year);
  return { units, file, issues: [...issues, ...repeats] };
}
