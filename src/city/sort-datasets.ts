import type { Dataset } from '../domain/datasets.ts';
import type { ImportIssue } from '../domain/import-issue.ts';

/** By file path (code units, the same on every machine), so that no number depends on the order in which files came. */
export function sortDatasets(datasets: readonly Dataset[]): Dataset[] {
  return datasets
    .map((dataset) => ({ dataset, key: `${dataset.source.file}\u0000${detail(dataset)}` }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ dataset }) => dataset);
}

/** Tells datasets of one file apart. */
function detail(dataset: Dataset): string {
  if (dataset.kind === 'zones') return `${dataset.kind} ${dataset.zoneKind}`;
  if (dataset.kind === 'hazard_polygons' || dataset.kind === 'hazard_raster')
    return `${dataset.kind} ${dataset.hazard} ${dataset.scale} ${dataset.quantity}`;
  return dataset.kind;
}

/** By file, then by kind of issue; issues of one file and kind keep their order. */
export function sortIssues(issues: readonly ImportIssue[]): ImportIssue[] {
  const key = ({ file, code }: ImportIssue) => `${file}\u0000${code}`;
  return issues.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
