import type { ImportIssue } from '../../domain/import-issue.ts';
import { parseCrsName } from '../crs/crs-name.ts';
import type { ReadOptions } from '../read-result.ts';
import type { SourceFile } from '../source-file.ts';
import type { PartFault } from './feature-helper.ts';
import { type FeatureParser, type GeometryFault, JsonSyntaxError, NEED_MORE } from './feature-parser.ts';

const CHUNK_BYTES = 16 << 20;

/** Feeds a parser: one buffer, refilled when a feature is cut by its end. */
export class Feed {
  readonly parser: FeatureParser;
  readonly #file: SourceFile;
  /** Files on disk are read in large slices; entries of archives can only be streamed from their start. */
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #pending: Uint8Array | undefined;
  #read = 0;
  /** Bytes of the file before the buffer's first. */
  offset = 0;
  done = false;

  constructor(parser: FeatureParser, file: SourceFile, start = 0) {
    this.parser = parser;
    this.#file = file;
    this.#read = start;
    this.offset = start;
    this.#reader = file.blob ? undefined : file.stream().getReader();
  }

  /** Drops what is read, keeps the rest, and fills up. False if nothing could be added. */
  async refill(minimumBytes = CHUNK_BYTES): Promise<boolean> {
    const { parser } = this;
    const rest = parser.bytes.subarray(parser.index, parser.end);
    const wanted = Math.max(minimumBytes, rest.length * 2);
    const buffer = new Uint8Array(wanted + 1);
    buffer.set(rest);
    let length = rest.length;
    this.offset += parser.index;
    while (length < wanted && !(this.done && !this.#pending)) {
      const chunk = this.#pending ?? (await this.#next(wanted - length));
      this.#pending = undefined;
      if (!chunk) break;
      const fitting = chunk.subarray(0, wanted - length);
      buffer.set(fitting, length);
      length += fitting.length;
      if (fitting.length < chunk.length) this.#pending = chunk.subarray(fitting.length);
    }
    parser.bytes = buffer;
    parser.index = 0;
    parser.end = length;
    return length > rest.length;
  }

  async #next(size: number): Promise<Uint8Array | undefined> {
    if (!this.#reader) {
      const start = this.#read;
      this.#read = Math.min(start + size, this.#file.size);
      this.done = this.#read >= this.#file.size;
      return start < this.#read ? this.#file.slice(start, this.#read) : undefined;
    }
    const { value, done } = await this.#reader.read();
    if (done) this.done = true;
    return value;
  }

  async close(): Promise<void> {
    await this.#reader?.cancel();
  }
}

const faultCodes = {
  coordinates: 'geometry-invalid',
  ring: 'geometry-invalid',
  type: 'geometry-type-unsupported',
  missing: 'geometry-missing',
} as const satisfies Record<GeometryFault, ImportIssue['code']>;

/** Gathers faults of rows: the first place of each kind and how many there are. */
export class Faults {
  readonly #found = new Map<ImportIssue['code'], { row: number; count: number }>();

  add(fault: GeometryFault, row: number): void {
    this.addAll({ code: faultCodes[fault], row, count: 1 });
  }

  addAll({ code, row, count }: PartFault): void {
    const known = this.#found.get(code);
    if (known) known.count += count;
    else this.#found.set(code, { row, count });
  }

  list(): PartFault[] {
    return [...this.#found].map(([code, { row, count }]) => ({ code, row, count }));
  }

  issues(file: string): ImportIssue[] {
    return this.list().map(({ code, row, count }) => ({
      severity: 'warning',
      code,
      file,
      place: `feature ${row + 1}`,
      count,
    }));
  }
}

const crsMember = /"crs"\s*:\s*\{[^{}]*\{[^{}]*"name"\s*:\s*"([^"]+)"/;

/** `EPSG:…` of a `crs` member (GeoJSON 2008) in a piece of the document outside its features. */
export const crsOf = (text: string): string | undefined => {
  const name = crsMember.exec(text)?.[1];
  return name === undefined ? undefined : (parseCrsName(name) ?? name);
};

/** The `crs` member behind the features, where one stands there. */
export async function crsBehind(feed: Feed): Promise<string | undefined> {
  const { parser } = feed;
  while (!feed.done && (await feed.refill(1 << 16)) && parser.end < 1 << 20);
  return crsOf(new TextDecoder('latin1').decode(parser.bytes.subarray(parser.index, parser.end)));
}

/** How the reading of features ended: at the feature that begins at `end` or behind it, at the end of all, or broken. */
export interface FeaturesEnd {
  readonly broken?: ImportIssue;
}

export interface FeaturesOptions extends ReadOptions {
  /** One feature a line instead of an array. */
  readonly lines?: boolean;
  /** Stops at the first feature that begins here or later. */
  readonly end?: number;
}

/** Reads features into the feed's parser; afterwards the feed stands where it stopped. */
export async function readFeatures(
  feed: Feed,
  file: SourceFile,
  faults: Faults,
  { lines = false, end = Number.POSITIVE_INFINITY, ...options }: FeaturesOptions,
): Promise<FeaturesEnd> {
  const { parser } = feed;
  const share = Math.min(1, end / file.size);
  let first = true;
  for (;;) {
    const start = parser.index;
    try {
      let byte = parser.peek();
      if (lines)
        while (byte === 0x1e || byte === 44) {
          parser.index++;
          byte = parser.peek();
        }
      else if (byte === 93) {
        parser.index++;
        return {};
      } else if (!first) {
        if (byte !== 44) throw new JsonSyntaxError('expected "," or "]" after a feature', parser.index);
        parser.index++;
        byte = parser.peek();
      }
      if (!first && feed.offset + parser.index >= end) return {};
      const row = parser.rowCount;
      if (byte === 123) parser.parseFeature();
      else {
        parser.skip();
        parser.pushEmptyRow();
      }
      first = false;
      if (parser.fault) faults.add(parser.fault, row);
      if ((row & 0x3fff) === 0) {
        options.signal?.throwIfAborted();
        options.onProgress?.({
          file: file.path,
          // a helper is about as far with its share
          bytesRead: Math.round((feed.offset + parser.index) / share),
          bytesTotal: file.size,
          rows: Math.round(row / share),
        });
      }
    } catch (error) {
      if (error === NEED_MORE) {
        parser.index = start;
        if (await feed.refill()) continue;
        if (lines && restIsBlank(parser)) return {};
        return broken({
          severity: 'error',
          code: 'json-cut-off',
          file: file.path,
          place: `byte ${feed.offset + parser.end}`,
          values: { rows: parser.rowCount },
        });
      }
      if (!(error instanceof JsonSyntaxError)) throw error;
      return broken({
        severity: 'error',
        code: 'json-syntax',
        file: file.path,
        place: `byte ${feed.offset + error.index}, feature ${parser.rowCount + 1}`,
        values: { reason: error.message, rows: parser.rowCount },
      });
    }
  }
}

const broken = (issue: ImportIssue): FeaturesEnd => ({ broken: issue });

function restIsBlank(parser: FeatureParser): boolean {
  return new TextDecoder().decode(parser.bytes.subarray(parser.index, parser.end)).trim() === '';
}

export const ringIssues = (file: string, ringsClosed: number): ImportIssue[] =>
  ringsClosed > 0 ? [{ severity: 'note', code: 'ring-closed', file, count: ringsClosed }] : [];
