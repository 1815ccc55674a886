import type { ReadOptions } from '../read-result.ts';
import type { SourceFile } from '../source-file.ts';
import { documentForm, HEAD_BYTES } from './document-form.ts';
import { FeatureParser } from './feature-parser.ts';
import { crsBehind, crsOf, Faults, Feed, readFeatures, ringIssues } from './feature-reading.ts';
import { featureTable } from './feature-table.ts';
import { readInParts } from './read-in-parts.ts';
import type { TableResult } from './table-result.ts';

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

/** Below this a worker takes longer to start than it saves. */
const SHARED_FROM_BYTES = 32e6;

/**
 * Reads GeoJSON of any size feature by feature: FeatureCollection, single Feature or geometry, or one feature a line
 * (RFC 8142). Positions stay in the file's own system (`crs` member; RFC 7946 files state none). A large file is shared
 * with helpers where `options` can start them. Rejects only when the stream fails or `signal` fires.
 */
export async function readGeoJson(file: SourceFile, options: ReadOptions = {}): Promise<TableResult> {
  const isShared = file.blob !== undefined && file.size >= SHARED_FROM_BYTES;
  const helper = isShared ? options.createFeatureHelper?.() : undefined;
  if (!helper) return readAlone(file, options);
  try {
    return (await readInParts(file, helper, options)) ?? (await readAlone(file, options));
  } finally {
    helper.destroy();
  }
}

async function readAlone(file: SourceFile, options: ReadOptions): Promise<TableResult> {
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
    const isCollection = document.form === 'collection';
    const { broken } = await readFeatures(feed, file, faults, { ...options, lines: !isCollection });
    if (isCollection && !broken) crs ??= await crsBehind(feed);
    const issues = [...faults.issues(file.path), ...ringIssues(file.path, parser.polygons.ringsClosed)];
    return { table: featureTable(parser, file.path, crs), issues: broken ? [...issues, broken] : issues };
  } finally {
    await feed.close();
  }
}
