import type { SourceFile } from '../source-file.ts';
import { type FeaturePart, packColumn, type Stretch } from './feature-helper.ts';
import { FeatureParser } from './feature-parser.ts';
import { crsBehind, Faults, Feed, readFeatures } from './feature-reading.ts';

/** Reads one stretch of a features array; what a helper's worker does. */
export async function readFeaturePart(file: SourceFile, { start, end }: Stretch): Promise<FeaturePart> {
  const parser = new FeatureParser();
  const feed = new Feed(parser, file, start);
  const faults = new Faults();
  const { broken } = await readFeatures(feed, file, faults, { end });
  const stopped = feed.offset + parser.index;
  const crs = broken || end < file.size ? undefined : await crsBehind(feed);
  return {
    rowCount: parser.rowCount,
    fields: parser.fields,
    columns: parser.columns.map((column) => {
      while (column.length < parser.rowCount) column.push(null);
      return packColumn(column);
    }),
    types: Uint8Array.from(parser.types),
    points: Float64Array.from(parser.points),
    polygons: parser.polygons.finish(),
    ringsClosed: parser.polygons.ringsClosed,
    faults: faults.list(),
    end: stopped,
    broken: broken !== undefined,
    ...(crs !== undefined && { crs }),
  };
}
