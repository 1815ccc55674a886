export const featureFileFormats = ['geopackage', 'shapefile', 'geojson', 'geoparquet', 'kml', 'czml'] as const;
export type FeatureFileFormat = (typeof featureFileFormats)[number];
export type DbfEncoding = 'cp932' | 'utf-8';

/** Formats whose coordinates are WGS84 degrees by definition. Source: OGC KML 2.3 (12-007r2) §6.2; CZML Guide. */
export const isInDegrees = (format: FeatureFileFormat): boolean => format === 'kml' || format === 'czml';

export interface FeatureFile {
  /** A shapefile is a zip. */
  readonly name: string;
  readonly blob: Blob;
  /** Characters that CP932 does not have; each was written as 〓. */
  readonly unmappable: readonly string[];
  /** Fields of a shapefile whose texts or digits were cut. */
  readonly cut: readonly string[];
  /** Columns that have another name in the shapefile. */
  readonly shortened: readonly { readonly name: string; readonly shortName: string }[];
  /** Shapefiles that the columns are spread over: one holds 255. */
  readonly parts: number;
}
