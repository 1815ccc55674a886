import type { ImportIssue } from '../../domain/import-issue.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { SourceFile } from '../source-file.ts';
import type { Cell } from '../table/record-table.ts';

/** Features of a stretch of a file, as plain data that can be sent between workers. */
export interface FeaturePart {
  readonly rowCount: number;
  readonly fields: readonly string[];
  readonly columns: readonly PackedColumn[];
  readonly types: Uint8Array;
  readonly points: Float64Array;
  readonly polygons: PolygonColumns;
  readonly ringsClosed: number;
  readonly faults: readonly PartFault[];
  /** Byte of the file where the stretch ended: where the next feature begins, or behind the features. */
  readonly end: number;
  /** The JSON broke off or could not be read on. */
  readonly broken: boolean;
  /** Of a `crs` member behind the features. */
  readonly crs?: string;
}

export interface PartFault {
  readonly code: ImportIssue['code'];
  /** First row of the part that has the fault. */
  readonly row: number;
  readonly count: number;
}

/** Columns of one kind are sent as one block of memory: a million cells one by one would take longer than reading them. */
export type PackedColumn =
  | { readonly kind: 'numbers'; readonly values: Float64Array }
  | { readonly kind: 'texts'; readonly joined: string }
  | { readonly kind: 'cells'; readonly values: readonly Cell[] };

/** Bytes `start` … of a file up to the feature that begins at `end` (or to the end of its features). */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Reads stretches of files beside the reader, one a worker at a time. */
export interface FeatureHelper {
  /** How many stretches it reads at once. */
  readonly size: number;
  /** Rejects if the file can't be opened there, or the worker dies. */
  read(file: SourceFile, stretch: Stretch): Promise<FeaturePart>;
  destroy(): void;
}

const SEPARATOR = '\u0000';

export function packColumn(cells: readonly Cell[]): PackedColumn {
  if (cells.every((cell) => typeof cell === 'number')) return { kind: 'numbers', values: Float64Array.from(cells) };
  if (cells.length > 0 && cells.every((cell) => typeof cell === 'string' && !cell.includes(SEPARATOR)))
    return { kind: 'texts', joined: cells.join(SEPARATOR) };
  return { kind: 'cells', values: cells };
}

export function unpackColumn(column: PackedColumn): ArrayLike<Cell> {
  return column.kind === 'texts' ? column.joined.split(SEPARATOR) : column.values;
}

/** What a part's memory is made of, to be handed over instead of copied. */
export function transferOfPart({ columns, types, points, polygons }: FeaturePart): ArrayBuffer[] {
  const arrays = [
    types,
    points,
    polygons.positions,
    polygons.ringOffsets,
    polygons.polygonOffsets,
    polygons.rowOffsets,
    ...columns.flatMap((column) => (column.kind === 'numbers' ? [column.values] : [])),
  ];
  return arrays.map((array) => array.buffer as ArrayBuffer);
}
