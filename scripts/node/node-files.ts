import { createReadStream, openAsBlob } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import type { SourceFile } from '../../src/readers/source-file.ts';
import { inputNames } from './input-names.ts';

/** A path of the command line that cannot be read. */
export class InputPathError extends Error {
  override readonly name = 'InputPathError';
}

/** Bytes a stream hands on at once: large enough that the cost of a chunk doesn't show. */
const CHUNK_BYTES = 1 << 20;

/**
 * Files and folders (with all that lies in them) as the drop sees them: the path begins with the name of the given file or
 * folder (with its own folder where two have the same name), parts joined with `/`, in code-unit order. Hidden files are left out. Throws InputPathError for a path that isn't there.
 */
export async function openNodeFiles(paths: readonly string[]): Promise<SourceFile[]> {
  const found = await Promise.all(inputNames(paths).map(({ path, name }) => listFiles(path, name)));
  const files = found.flat();
  files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return Promise.all(files.map(({ path, name }) => openNodeFile(path, name)));
}

interface FoundFile {
  readonly path: string;
  readonly name: string;
}

/** Every file below a path. Throws InputPathError for a path that isn't there. */
export async function listFiles(path: string, name: string): Promise<FoundFile[]> {
  const stats = await stat(path).catch((cause: unknown) => {
    throw new InputPathError(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  });
  if (!stats.isDirectory()) return [{ path, name }];
  const entries = (await readdir(path)).filter((entry) => !entry.startsWith('.'));
  return (await Promise.all(entries.map((entry) => listFiles(join(path, entry), `${name}/${entry}`)))).flat();
}

/** One file. Its blob can be handed to a worker without reading it. */
export async function openNodeFile(path: string, name: string = basename(path)): Promise<SourceFile> {
  const blob = await openAsBlob(path);
  return {
    path: name,
    diskPath: path,
    size: blob.size,
    blob,
    stream: () => Readable.toWeb(createReadStream(path, { highWaterMark: CHUNK_BYTES })) as ReadableStream<Uint8Array>,
    bytes: async () => {
      const buffer = await readFile(path);
      return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    },
    slice: async (start, end) => {
      const handle = await open(path);
      try {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, blob.size) - start));
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
        return bytes.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
  };
}
