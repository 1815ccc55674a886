import type { RawFile } from './formats/zip.ts';
import { censusMeshFile } from './products/census-mesh.ts';
import { plateauArchive } from './products/plateau-archive.ts';
import { rasterFiles } from './products/rasters.ts';
import { createSample, defaultSeed } from './products/sample.ts';

export type { RawFile };

/**
 * All raw files of 青瀬市（架空）, in the official formats that a municipality would drop in. The same seed gives the
 * same bytes (with one version of zlib). Paths are relative to the output folder.
 */
export function makeSampleCity(seed: number = defaultSeed): RawFile[] {
  const sample = createSample(seed);
  return [plateauArchive(sample), ...rasterFiles(sample), censusMeshFile(sample)];
}
