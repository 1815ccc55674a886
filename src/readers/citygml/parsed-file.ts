import type { BuildingsDataset } from '../../domain/datasets.ts';
import type { Hazard, HazardScale } from '../../domain/hazard.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';

/**
 * What one file holds, as columns: the message a parser worker sends back. Typed arrays are transferred; texts that
 * repeat (hazard, river name) are indices into a list.
 */
export interface ParsedFile {
  readonly buildings: ParsedBuildings;
  readonly zones: readonly ParsedZones[];
  readonly waterBodies: ParsedHazardAreas;
  readonly landslides: ParsedHazardAreas;
  /** 9 numbers a triangle: (lon, lat, height) × 3. */
  readonly triangles: Float64Array;
  readonly roads: ParsedRoads;
  /** Features that no part of the product uses, by class: LandUse → 225. */
  readonly leftOut: Readonly<Record<string, number>>;
  readonly issues: readonly ImportIssue[];
  /** srsName as found; '' if none. */
  readonly srsName: string;
  /** Where the XML stopped being readable; what was read before is in the columns. */
  readonly fault?: ParseFault;
}

export interface ParseFault {
  readonly code: ImportIssue['code'];
  /** Byte offset in the UTF-8 text; turned into line and column by whoever holds the file. */
  readonly offset?: number;
  /** Feature that was being read. */
  readonly featureId: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The columns of the dataset that it becomes, its hazards as indices. */
export interface ParsedBuildings extends Omit<BuildingsDataset, 'kind' | 'source' | 'risks' | 'footprintPlanar'> {
  readonly risks: ParsedRisks;
}

export interface ParsedRisks {
  readonly buildingRow: Uint32Array;
  /** Index into `hazards` / `hazardScales` of the domain. */
  readonly hazard: Uint8Array;
  readonly scale: Uint8Array;
  /** Index into `names`. */
  readonly name: Uint32Array;
  readonly names: readonly string[];
  readonly rank: Uint8Array;
  readonly standardRank: Uint8Array;
  readonly depthMeters: Float32Array;
  readonly durationHours: Float32Array;
  readonly areaType: Uint8Array;
}

/** Zones of one urf class (UseDistrict, AreaClassification …). */
export interface ParsedZones {
  readonly className: string;
  readonly zoneId: readonly string[];
  readonly name: readonly string[];
  readonly code: Uint16Array;
  readonly extra: readonly string[];
  readonly polygons: PolygonColumns;
}

/** Flood water bodies or landslide areas; one row a feature. */
export interface ParsedHazardAreas {
  readonly count: number;
  readonly hazard: readonly Hazard[];
  readonly scale: readonly HazardScale[];
  readonly name: readonly string[];
  readonly standardRank: Uint8Array;
  readonly depthMeters: Float32Array;
  readonly durationHours: Float32Array;
  readonly areaType: Uint8Array;
  readonly phenomenon: Uint8Array;
  readonly polygons: PolygonColumns;
}

export interface ParsedRoads {
  readonly count: number;
  readonly roadId: readonly string[];
  readonly roadFunction: Uint16Array;
  readonly polygons: PolygonColumns;
}
