import { openAsBlob } from 'node:fs';
import { blobSource, type SourceFile } from '../../src/readers/source-file.ts';

type Content = string | Uint8Array<ArrayBuffer>;

/** A dropped file with this content. */
export const sourceOf = (path: string, content: Content): SourceFile => blobSource(path, new Blob([content]));

/** A file that can only be streamed, in chunks of `chunkBytes`, as an entry of an archive is. */
export function streamedSource(path: string, content: Content, chunkBytes: number): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    path,
    size: bytes.length,
    stream: () => {
      let at = 0;
      return new ReadableStream({
        pull(controller) {
          if (at >= bytes.length) controller.close();
          else controller.enqueue(bytes.subarray(at, at + chunkBytes));
          at += chunkBytes;
        },
      });
    },
    bytes: async () => bytes,
    slice: async (start, end) => bytes.subarray(start, end),
  };
}

/** A file on disk as dropped under `path`. */
export const diskSource = async (path: string, disk: string): Promise<SourceFile> =>
  blobSource(path, await openAsBlob(disk));

/** A GeoJSON collection of features with the same geometry for each list of properties. */
export function collection(
  properties: readonly Readonly<Record<string, unknown>>[],
  geometry: unknown = square(139.7, 35.6),
  more: Readonly<Record<string, unknown>> = {},
): string {
  const features = properties.map((item) => ({ type: 'Feature', properties: item, geometry }));
  return JSON.stringify({ type: 'FeatureCollection', ...more, features });
}

/** A square with `size` degrees (or metres) a side. */
export const square = (x: number, y: number, size = 0.01) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ],
});
