import type { Dataset } from '../domain/datasets.ts';

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
