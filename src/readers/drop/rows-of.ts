import type { Dataset } from '../../domain/datasets.ts';

/** Rows (or cells, or triangles) of a dataset, for counts in reports. */
export function rowsOf(dataset: Dataset): number {
  switch (dataset.kind) {
    case 'hazard_raster':
      return dataset.raster.width * dataset.raster.height;
    case 'terrain':
      return dataset.form === 'grid' ? dataset.raster.width * dataset.raster.height : dataset.triangles.length / 9;
    case 'base_map':
      return 1;
    default:
      return dataset.count;
  }
}
