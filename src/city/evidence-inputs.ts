import type { Dataset } from '../domain/datasets.ts';
import type { EvidenceInput } from '../domain/evidence.ts';

/** One entry a source file and kind of data, with the rows (raster cells, triangles) it gave. */
export function evidenceInputs(datasets: readonly Dataset[]): EvidenceInput[] {
  return datasets.map((dataset) => {
    const { title, file, year, licence, sha256, crs } = dataset.source;
    return {
      title,
      file,
      ...(year !== undefined && { year }),
      ...(licence && { licence }),
      ...(sha256 && { sha256 }),
      crs,
      rows: datasetRows(dataset),
    };
  });
}

/** Rows of a table, cells of a raster, triangles of a TIN, 1 for an image. */
export function datasetRows(dataset: Dataset): number {
  if (dataset.kind === 'hazard_raster') return dataset.raster.width * dataset.raster.height;
  if (dataset.kind === 'terrain')
    return dataset.form === 'grid' ? dataset.raster.width * dataset.raster.height : dataset.triangles.length / 9;
  return dataset.kind === 'base_map' ? 1 : dataset.count;
}
