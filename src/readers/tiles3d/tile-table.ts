/** Attributes of the features of one tile, by column. A missing value is null. */
export interface TileTable {
  /** Path of the tile. */
  readonly file: string;
  readonly featureCount: number;
  readonly columns: ReadonlyMap<string, readonly unknown[]>;
}

/** A tile that could not be read: says which, where in it, and what was expected. */
export class TileError extends Error {
  override readonly name = 'TileError';
  readonly file: string;
  /** Byte offset. */
  readonly place: number;
  constructor(file: string, place: number, reason: string) {
    super(`${file}, byte ${place}: ${reason}`);
    this.file = file;
    this.place = place;
  }
}

/** Reads JSON of a byte range; a TileError says where it lies. */
export function parseJsonRange(bytes: Uint8Array, from: number, to: number, file: string): Record<string, unknown> {
  if (to > bytes.length) throw new TileError(file, from, `expected ${to - from} bytes of JSON, the file ends before`);
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, to)));
    if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
  } catch (error) {
    throw new TileError(file, from, `JSON is damaged (${error instanceof Error ? error.message : String(error)})`);
  }
  throw new TileError(file, from, 'expected a JSON object');
}
