import type { ReadOptions } from '../read-result.ts';
import type { SourceFile } from '../source-file.ts';
import { documentForm, HEAD_BYTES } from './document-form.ts';
import type { FeatureHelper, FeaturePart, Stretch } from './feature-helper.ts';
import { FeatureParser } from './feature-parser.ts';
import { crsOf, Faults, Feed, readFeatures, ringIssues } from './feature-reading.ts';
import { featureTable } from './feature-table.ts';
import { splitFeatures } from './split-points.ts';
import type { TableResult } from './table-result.ts';

/**
 * Reads a features array together with helpers, each a stretch of it. Undefined where the file has no such array, cannot be
 * cut, or a stretch did not end where the next began or could not be read: it is to be read in one go then. Rejects with
 * an AbortError only.
 */
export async function readInParts(
  file: SourceFile,
  helper: FeatureHelper,
  options: ReadOptions,
): Promise<TableResult | undefined> {
  const parser = new FeatureParser();
  const feed = new Feed(parser, file);
  await feed.refill(HEAD_BYTES);
  const head = new TextDecoder('latin1').decode(parser.bytes.subarray(0, parser.end));
  const document = documentForm(head);
  if (document.form !== 'collection') return undefined;
  parser.index = document.start;
  const [own, ...others] = await splitFeatures(file, document.start, helper.size + 1);
  if (!own || others.length === 0) return undefined;
  const helped = Promise.all(others.map((stretch) => helper.read(file, stretch))).catch(() => undefined);
  const faults = new Faults();
  const { broken } = await readFeatures(feed, file, faults, { ...options, end: own.end });
  if (broken || feed.offset + parser.index !== own.end) return undefined;
  const parts = await helped;
  options.signal?.throwIfAborted();
  if (!parts || !fitTogether(parts, others)) return undefined;
  return joined(file, parser, faults, parts, crsOf(head.slice(0, document.start)));
}

const fitTogether = (parts: readonly FeaturePart[], stretches: readonly Stretch[]): boolean =>
  parts.every((part, p) => !part.broken && (p === parts.length - 1 || part.end === stretches[p]!.end));

function joined(
  file: SourceFile,
  parser: FeatureParser,
  faults: Faults,
  parts: readonly FeaturePart[],
  crs: string | undefined,
): TableResult {
  let rows = parser.rowCount;
  let ringsClosed = parser.polygons.ringsClosed;
  for (const part of parts) {
    for (const fault of part.faults) faults.addAll({ ...fault, row: rows + fault.row });
    rows += part.rowCount;
    ringsClosed += part.ringsClosed;
  }
  return {
    table: featureTable(parser, file.path, crs ?? parts.at(-1)?.crs, parts),
    issues: [...faults.issues(file.path), ...ringIssues(file.path, ringsClosed)],
  };
}
