import type { Dataset } from '../domain/datasets.ts';
import type { ImportIssue } from '../domain/import-issue.ts';

/** What a reader gives back: rows and issues, never rows alone. */
export interface ReadResult {
  readonly datasets: readonly Dataset[];
  readonly issues: readonly ImportIssue[];
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
}

export interface ReadProgress {
  readonly file: string;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  /** Buildings, polygons, rows … read so far. */
  readonly rows: number;
}
