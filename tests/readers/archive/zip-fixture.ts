import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter, type ZipWriterConstructorOptions } from '@zip.js/zip.js';
import { blobSource, type SourceFile } from '../../../src/readers/source-file.ts';

/** Bytes of a zip with these files, made by zip.js. */
export async function createZip(
  files: Readonly<Record<string, Uint8Array | string>>,
  options: ZipWriterConstructorOptions = {},
): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...options });
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await writer.add(name, name.endsWith('/') ? undefined : new Uint8ArrayReader(bytes), {
      directory: name.endsWith('/'),
    });
  }
  return writer.close();
}

export const sourceOf = (path: string, content: Uint8Array | string): SourceFile =>
  blobSource(path, new Blob([content as BlobPart]));
