import type { DatasetKind } from '../../domain/datasets.ts';
import type { Hazard, HazardScale } from '../../domain/hazard.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import type { ZoneKind } from '../../domain/zone-kind.ts';

/** One import as the dialog shows it: the app renews it while files are read. */
export interface ImportSession {
  readonly files: readonly ImportFile[];
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly rowsRead: number;
  /** Absent while it cannot be told. */
  readonly secondsLeft?: number;
  /** False once every file has come to its end. */
  readonly running: boolean;
  /** Servers that this build may connect to besides its own; empty in the default build. */
  readonly allowedOrigins: readonly string[];
  /** Why what was taken makes no city; the one that was open stays. */
  readonly problem?: string;
}

export type ImportState = 'waiting' | 'reading' | 'done' | 'partial' | 'failed' | 'cancelled' | 'skipped';

/** One dropped file, or one archive with all that was found in it. */
export interface ImportFile {
  readonly id: string;
  /** Path inside the drop. */
  readonly path: string;
  readonly bytes: number;
  readonly state: ImportState;
  /** 0…1 while it is read. */
  readonly share?: number;
  /** Rows read so far, or taken in the end. */
  readonly rows: number;
  /** What was recognised and taken. */
  readonly datasets: readonly ImportedDataset[];
  readonly issues: readonly ImportIssue[];
  /** How the user had it read, when not left to recognition. */
  readonly correction?: ImportCorrection;
}

/** What can be taken from a file: rows for the tables, or 3D Tiles for the map alone. */
export type ImportedKind = DatasetKind | 'tileset';

export interface ImportedDataset {
  readonly kind: ImportedKind;
  /** What is counted where the kind does not say: the buildings of a tileset. */
  readonly unit?: ImportedKind;
  /** For people: 国土数値情報 A31a … */
  readonly title: string;
  readonly rows: number;
  readonly year?: number;
  /** Last year, where a file holds several. */
  readonly yearTo?: number;
  readonly encoding?: string;
  readonly crs: string;
  readonly crsGuessed: boolean;
  /** 0…1. */
  readonly confidence: number;
  readonly hazard?: Hazard;
  readonly scale?: HazardScale;
  readonly zoneKind?: ZoneKind;
}

/** What the user says a file is; null leaves it to recognition. */
export interface ImportCorrection {
  /** Role as `--as` of the batch takes it: `buildings`, `zone:district`, `hazard:river:L2:depth` … */
  readonly as: string | null;
  /** `EPSG:6677`. */
  readonly crs: string | null;
}

/** A file with its path inside the drop: folders keep their names. */
export interface DroppedFile {
  readonly path: string;
  readonly file: File;
}

/** Why an address is not taken: no address at all, or one that this build may not connect to. */
export type AddressProblem = 'invalid' | 'blocked';

export interface ImportActions {
  addFiles(files: readonly DroppedFile[]): void;
  /** Takes the address of a tileset.json; null = taken. */
  addTilesetAddress(address: string): AddressProblem | null;
  cancel(fileId: string): void;
  cancelAll(): void;
  /** Reads the file again as the user says. */
  correct(fileId: string, correction: ImportCorrection): void;
  /** Drops a failed file and reads another in its place. */
  replace(fileId: string, files: readonly DroppedFile[]): void;
  /** Makes the city of what was taken and shows it. */
  show(): void;
  close(): void;
}

/** Under this the recognition is marked 要確認. Source: ui.md §3, Import list. */
export const SURE_FROM = 0.8;

export interface ImportCounts {
  readonly done: number;
  readonly reading: number;
  readonly waiting: number;
  readonly failed: number;
  /** Files that hold something to show. */
  readonly usable: number;
}

export function importCounts(files: readonly ImportFile[]): ImportCounts {
  const of = (...states: readonly ImportState[]): number => files.filter(({ state }) => states.includes(state)).length;
  return {
    done: of('done', 'partial'),
    reading: of('reading'),
    waiting: of('waiting'),
    failed: of('failed'),
    usable: files.filter(({ state, datasets }) => (state === 'done' || state === 'partial') && datasets.length > 0)
      .length,
  };
}
