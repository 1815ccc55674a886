import type { ImportIssue } from '../../domain/import-issue.ts';
import { parseCrsName } from '../crs/crs-name.ts';
import type { ReadOptions } from '../read-result.ts';
import type { SourceFile } from '../source-file.ts';
import type { RecordTable } from '../table/record-table.ts';
import { FeatureParser, type GeometryFault, JsonSyntaxError, NEED_MORE } from './feature-parser.ts';

const CHUNK_BYTES = 16 << 20;
const HEAD_BYTES = 1 << 20;
const FEATURES_KEY = /"features"\s*:\s*\[/;

export interface TableResult {
  readonly table: RecordTable | undefined;
  readonly issues: readonly ImportIssue[];
}

/** Feeds a parser: one buffer, refilled when a feature is cut by its end. */
class Feed {
  readonly parser: FeatureParser;
  readonly #file: SourceFile;
  /** Files on disk are read in large slices; entries of archives can only be streamed from their start. */
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #pending: Uint8Array | undefined;
  #read = 0;
  /** Bytes of the file before the buffer's first. */
  offset = 0;
  done = false;

  constructor(parser: FeatureParser, file: SourceFile) {
    this.parser = parser;
    this.#file = file;
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
class Faults {
  readonly #found = new Map<ImportIssue['code'], { place: string; count: number }>();

  add(fault: GeometryFault, feature: number): void {
    const code = faultCodes[fault];
    const known = this.#found.get(code);
    if (known) known.count++;
    else this.#found.set(code, { place: `feature ${feature}`, count: 1 });
  }

  issues(file: string): ImportIssue[] {
    return [...this.#found].map(([code, { place, count }]) => ({ severity: 'warning', code, file, place, count }));
  }
}

/** What stands before the features: `collection` (with the byte where the array begins), `lines` or a single `object`. */
function documentForm(
  head: string,
): { readonly form: 'collection'; readonly start: number } | { readonly form: 'lines' | 'object' } {
  const found = FEATURES_KEY.exec(head);
  const before = found ? head.slice(0, found.index) : head;
  if (found && !/"(geometry|properties)"\s*:\s*\{[^}]*$/.test(before))
    return { form: 'collection', start: found.index + found[0].length };
  return {
    form: /^[^{]*\{[^{}]*"type"\s*:\s*"Feature"/.test(head) || /^[^{]*\{.*"geometry"/s.test(head) ? 'lines' : 'object',
  };
}

const crsMember = /"crs"\s*:\s*\{[^{}]*\{[^{}]*"name"\s*:\s*"([^"]+)"/;

/** `EPSG:…` of a `crs` member (GeoJSON 2008) in a piece of the document outside its features. */
const crsOf = (text: string): string | undefined => {
  const name = crsMember.exec(text)?.[1];
  return name === undefined ? undefined : (parseCrsName(name) ?? name);
};

async function readFeatures(
  feed: Feed,
  file: SourceFile,
  lines: boolean,
  faults: Faults,
  options: ReadOptions,
): Promise<ImportIssue | undefined> {
  const { parser } = feed;
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
        return undefined;
      } else if (!first) {
        if (byte !== 44) throw new JsonSyntaxError('expected "," or "]" after a feature', parser.index);
        parser.index++;
        byte = parser.peek();
      }
      const row = parser.rowCount;
      if (byte === 123) parser.parseFeature();
      else {
        parser.skip();
        parser.pushEmptyRow();
      }
      first = false;
      if (parser.fault) faults.add(parser.fault, row + 1);
      if ((row & 0x3fff) === 0) {
        options.signal?.throwIfAborted();
        options.onProgress?.({
          file: file.path,
          bytesRead: feed.offset + parser.index,
          bytesTotal: file.size,
          rows: row,
        });
      }
    } catch (error) {
      if (error === NEED_MORE) {
        parser.index = start;
        if (await feed.refill()) continue;
        if (lines && restIsBlank(parser)) return undefined;
        return {
          severity: 'error',
          code: 'json-cut-off',
          file: file.path,
          place: `byte ${feed.offset + parser.end}`,
          values: { rows: parser.rowCount },
        };
      }
      if (!(error instanceof JsonSyntaxError)) throw error;
      return {
        severity: 'error',
        code: 'json-syntax',
        file: file.path,
        place: `byte ${feed.offset + error.index}, feature ${parser.rowCount + 1}`,
        values: { reason: error.message, rows: parser.rowCount },
      };
    }
  }
}

function restIsBlank(parser: FeatureParser): boolean {
  return new TextDecoder().decode(parser.bytes.subarray(parser.index, parser.end)).trim() === '';
}

function toTable(parser: FeatureParser, file: string, crs: string | undefined): RecordTable {
  return {
    file,
    fields: parser.fields,
    rowCount: parser.rowCount,
    columns: parser.columns.map((column) => {
      while (column.length < parser.rowCount) column.push(null);
      return column;
    }),
    geometry: {
      type: Uint8Array.from(parser.types),
      points: Float64Array.from(parser.points),
      polygons: parser.polygons.finish(),
    },
    ...(crs !== undefined && { crs }),
    encoding: 'UTF-8',
    rowWord: 'feature',
    firstRow: 1,
  };
}

/** A root that is one Feature or one geometry: parsed as if it were the only member of a collection. */
function wrapSingle(head: string): string | undefined {
  try {
    const root: unknown = JSON.parse(head);
    if (typeof root !== 'object' || root === null || !('type' in root)) return undefined;
    if (root.type === 'FeatureCollection') return undefined;
    return root.type === 'Feature' ? head : `{"type":"Feature","properties":{},"geometry":${head}}`;
  } catch {
    return undefined;
  }
}

/**
 * Reads GeoJSON of any size feature by feature: FeatureCollection, single Feature or geometry, or one feature a line
 * (RFC 8142). Positions stay in the file's own system (`crs` member; RFC 7946 files state none). Rejects only when the
 * stream fails or `signal` fires.
 */
export async function readGeoJson(file: SourceFile, options: ReadOptions = {}): Promise<TableResult> {
  const parser = new FeatureParser();
  const feed = new Feed(parser, file);
  try {
    await feed.refill(HEAD_BYTES);
    if (parser.bytes[0] === 0xef && parser.bytes[1] === 0xbb) parser.index = 3;
    const head = new TextDecoder('latin1').decode(parser.bytes.subarray(parser.index, parser.end));
    const document = documentForm(head);
    const faults = new Faults();
    let crs: string | undefined;
    if (document.form === 'object') {
      const single = wrapSingle(new TextDecoder().decode(parser.bytes.subarray(parser.index, parser.end)));
      if (single === undefined || !feed.done)
        return { table: undefined, issues: [{ severity: 'error', code: 'geojson-invalid', file: file.path }] };
      const bytes = new TextEncoder().encode(`${single}\u0000`);
      parser.bytes = bytes;
      parser.index = 0;
      parser.end = bytes.length - 1;
    } else if (document.form === 'collection') {
      crs = crsOf(head.slice(0, document.start));
      parser.index += document.start;
    }
    const broken = await readFeatures(feed, file, document.form !== 'collection', faults, options);
    if (document.form === 'collection' && !broken && crs === undefined) {
      while (!feed.done && (await feed.refill(1 << 16)) && parser.end < 1 << 20);
      crs = crsOf(new TextDecoder('latin1').decode(parser.bytes.subarray(parser.index, parser.end)));
    }
    const issues = faults.issues(file.path);
    if (parser.polygons.ringsClosed > 0)
      issues.push({ severity: 'note', code: 'ring-closed', file: file.path, count: parser.polygons.ringsClosed });
    return { table: toTable(parser, file.path, crs), issues: broken ? [...issues, broken] : issues };
  } finally {
    await feed.close();
  }
}
