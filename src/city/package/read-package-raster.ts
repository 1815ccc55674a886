import type { Raster } from '../../domain/datasets.ts';
import { readGeoTiff } from '../../readers/geotiff/read-geotiff.ts';
import { blobSource } from '../../readers/source-file.ts';

/** A raster of the package, through the same reader as a dropped GeoTIFF. Throws an Error that names the file. */
export async function readPackageRaster(bytes: Uint8Array, path: string): Promise<Raster> {
  const { content, issues } = await readGeoTiff(blobSource(path, new Blob([bytes as Uint8Array<ArrayBuffer>])));
  const { width, height, data, crs, transform } = content ?? {};
  if (!width || !height || !data || !crs || !transform)
    throw new Error(`${path}: ${issues[0]?.values?.reason ?? 'expected a GeoTIFF with one band and a CRS'}`);
  return { width, height, data, crs, transform };
}
