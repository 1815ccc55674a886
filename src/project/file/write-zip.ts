import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

export interface ZipFile {
  /** Folders with `/`; names are written in UTF-8. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A zip of these files in their order. `date` stands in it as the date of every file. */
export async function writeZip(files: readonly ZipFile[], date: Date): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    lastModDate: date,
    // The plain time of a zip is all that Windows Explorer reads.
    extendedTimestamp: false,
  });
  for (const { path, bytes } of files) await writer.add(path, new Uint8ArrayReader(bytes));
  return (await writer.close()) as Uint8Array<ArrayBuffer>;
}
