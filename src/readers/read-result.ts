import type { Dataset } from '../domain/datasets.ts';
import type { ImportIssue } from '../domain/import-issue.ts';
import type { FeatureHelper } from './geojson/feature-helper.ts';

/** What a reader gives back: rows and issues, never rows alone. */
export interface ReadResult {
  readonly datasets: readonly Dataset[];
  readonly issues: readonly ImportIssue[];
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
  /** Starts workers that read a share of a large GeoJSON; read in place without. The reader destroys what it starts. */
  readonly createFeatureHelper?: () => FeatureHelper;
}

export interface ReadProgress {
  readonly file: string;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  /** Buildings, polygons, rows … read so far. */
  readonly rows: number;
}
