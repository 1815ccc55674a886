import type { SourceFile } from '../source-file.ts';
import { ArchiveEntryError } from './archive-error.ts';
import { crc32 } from './crc32.ts';

/** Where an entry lies in its archive, as the central directory says. */
export interface EntryLocation {
  /** Offset of the local header. */
  readonly offset: number;
  readonly compressedSize: number;
  readonly size: number;
  /** 0 stored, 8 deflate. */
  readonly method: number;
  readonly crc32: number;
}

const LOCAL_HEADER_BYTES = 30;
const LOCAL_HEADER_SIGNATURE = 0x04034b50;
const PIECE_BYTES = 4 * 1024 * 1024;
export const STORED = 0;
export const DEFLATED = 8;

/** A file inside an archive. It is decompressed on demand, from the start, at each call; size and CRC are checked. */
export function entrySource(path: string, archive: SourceFile, location: EntryLocation): SourceFile {
  const stream = (): ReadableStream<Uint8Array> =>
    checkedStream(path, location, () => rawStream(path, archive, location));
  const bytes = async (): Promise<Uint8Array> => {
    const all = new Uint8Array(location.size);
    let at = 0;
    for await (const chunk of readAll(stream())) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  };
  return { path, size: location.size, stream, bytes, slice: async (start, end) => (await bytes()).slice(start, end) };
}

async function* readAll(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** Byte range of the entry's data, from its local header (whose name and extra field can differ from the directory's). */
export async function dataRange(
  path: string,
  archive: SourceFile,
  { offset, compressedSize }: EntryLocation,
): Promise<readonly [number, number]> {
  const header = await archive.slice(offset, offset + LOCAL_HEADER_BYTES);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < LOCAL_HEADER_BYTES || view.getUint32(0, true) !== LOCAL_HEADER_SIGNATURE)
    throw new ArchiveEntryError(path, 'local header not found');
  const start = offset + LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + compressedSize > archive.size) throw new ArchiveEntryError(path, 'the archive is cut off');
  return [start, start + compressedSize];
}

async function rawStream(
  path: string,
  archive: SourceFile,
  location: EntryLocation,
): Promise<ReadableStream<Uint8Array>> {
  const [start, end] = await dataRange(path, archive, location);
  const raw = archive.blob
    ? (archive.blob.slice(start, end).stream() as ReadableStream<Uint8Array>)
    : piecewise(archive, start, end);
  if (location.method === STORED) return raw;
  const inflate = new DecompressionStream('deflate-raw') as unknown as TransformStream<Uint8Array, Uint8Array>;
  return raw.pipeThrough(inflate);
}

function piecewise(archive: SourceFile, start: number, end: number): ReadableStream<Uint8Array> {
  let at = start;
  return new ReadableStream({
    async pull(controller) {
      if (at >= end) return controller.close();
      const next = Math.min(end, at + PIECE_BYTES);
      controller.enqueue(await archive.slice(at, next));
      at = next;
    },
  });
}

/** Passes the bytes on and fails where they are more, fewer or other than the directory says. */
function checkedStream(
  path: string,
  { size, crc32: expected }: EntryLocation,
  open: () => Promise<ReadableStream<Uint8Array>>,
): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let [read, crc] = [0, 0];
  const next = async (): Promise<Uint8Array | undefined> => {
    reader ??= (await open()).getReader();
    const { done, value } = await reader.read();
    return done ? undefined : value;
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const chunk = await next().catch((error: unknown) => {
        if (error instanceof ArchiveEntryError) throw error;
        throw new ArchiveEntryError(path, 'the compressed data is damaged', error);
      });
      if (chunk) {
        read += chunk.length;
        crc = crc32(chunk, crc);
        if (read > size) throw new ArchiveEntryError(path, `more than the ${size} bytes it should have`);
        controller.enqueue(chunk);
        return;
      }
      if (read < size) throw new ArchiveEntryError(path, `${read} of ${size} bytes`);
      if (crc !== expected) throw new ArchiveEntryError(path, 'checksum does not match');
      controller.close();
    },
    cancel: (reason) => reader?.cancel(reason),
  });
}
