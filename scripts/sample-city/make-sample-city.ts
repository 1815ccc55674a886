import type { RawFile } from './formats/zip.ts';
import { baseMapFiles } from './products/base-map.ts';
import { districtFile, schoolDistrictFile } from './products/boundaries.ts';
import { censusMeshFile } from './products/census-mesh.ts';
import { collapseFile } from './products/collapse-areas.ts';
import { consumptionFile } from './products/consumption.ts';
import { disasterRiskFile } from './products/disaster-risk-areas.ts';
import { careFiles, evacuationFiles } from './products/facilities.ts';
import { futurePopulationFile } from './products/future-population.ts';
import { hourlyFlowFile, monthlyFlowFile } from './products/people-flow.ts';
import { plateauArchive } from './products/plateau-archive.ts';
import { rasterFiles } from './products/rasters.ts';
import { createSample, defaultSeed, type Sample } from './products/sample.ts';

export type { RawFile };

/**
 * All raw files of 青瀬市（架空）, in the official formats that a municipality would drop in. The same seed gives the
 * same bytes (with one version of zlib). Paths are relative to the output folder.
 */
export const makeSampleCity = (seed: number = defaultSeed): RawFile[] => rawFilesOf(createSample(seed));

/** The raw files of a city that has been made already. */
export function rawFilesOf(sample: Sample): RawFile[] {
  return [
    plateauArchive(sample),
    ...rasterFiles(sample),
    collapseFile(sample),
    disasterRiskFile(sample),
    censusMeshFile(sample),
    futurePopulationFile(sample),
    monthlyFlowFile(sample),
    hourlyFlowFile(sample),
    consumptionFile(sample),
    ...evacuationFiles(sample),
    ...careFiles(sample),
    districtFile(sample),
    schoolDistrictFile(sample),
    ...baseMapFiles(sample),
  ];
}
