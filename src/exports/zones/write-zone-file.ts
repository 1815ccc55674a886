import type { DbfEncoding, FeatureFile } from '../gis/feature-file-formats.ts';
import { writeFeatureFile } from '../gis/write-feature-file.ts';
import { type ZoneExport, zoneFeatures, zoneFileBase } from './zone-export.ts';

/** Those that our reader takes back as a zone of a plan. */
export const zoneFileFormats = ['geojson', 'shapefile', 'geopackage', 'geoparquet'] as const;
export type ZoneFileFormat = (typeof zoneFileFormats)[number];

export interface ZoneFileOptions {
  readonly format: ZoneFileFormat;
  /** Of a shapefile's attributes. */
  readonly encoding?: DbfEncoding;
}

/** `青瀬市_案A_居住誘導区域_20261123.gpkg`; a shapefile is a zip. */
export type ZoneFile = FeatureFile;

/** A scenario's zones of one kind as a file for other GIS, which our reader takes back with the same geometry. */
export const writeZoneFile = (input: ZoneExport, options: ZoneFileOptions): Promise<ZoneFile> =>
  writeFeatureFile(zoneFeatures(input), {
    ...options,
    base: zoneFileBase(input),
    crs: input.crs,
    date: input.date,
  });
