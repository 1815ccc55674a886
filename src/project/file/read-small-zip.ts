import { type FileEntry, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';

/** A million positions as JSON are some 40 MB; a plan of a city has a few thousand. */
const LARGEST_ENTRY_BYTES = 64 * 1024 ** 2;
/** The zip itself. */
const LARGEST_ZIP_BYTES = 64 * 1024 ** 2;
const MOST_ENTRIES = 1000;

/** A zip that cannot be opened or breaks a limit; `code` says what. */
export class ZipFault extends Error {
  override readonly name = 'ZipFault';
  readonly code: 'no-zip' | 'too-large' | 'damaged';
  /** Entry of the zip, '' for all of it. */
  readonly place: string;
  constructor(code: ZipFault['code'], place: string, cause?: unknown) {
    super(`${place}: ${code}`, { cause });
    this.code = code;
    this.place = place;
  }
}

/**
 * The text of those entries of a zip that are asked for, checked against their CRC; entries that are not in it are not in
 * the result. Rejects with a ZipFault: what is no zip, is damaged, or unpacks to more than a project can be.
 */
export async function readSmallZip(bytes: Uint8Array, wanted: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (bytes.length > LARGEST_ZIP_BYTES) throw new ZipFault('too-large', '');
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false, checkSignature: true });
  try {
    const entries = await reader.getEntries().catch((cause: unknown) => {
      throw new ZipFault('no-zip', '', cause);
    });
    if (entries.length > MOST_ENTRIES) throw new ZipFault('too-large', '');
    const texts = new Map<string, string>();
    for (const entry of entries)
      if (!entry.directory && wanted.includes(entry.filename)) texts.set(entry.filename, await textOf(entry));
    return texts;
  } finally {
    await reader.close();
  }
}

async function textOf(entry: FileEntry): Promise<string> {
  const { filename } = entry;
  if (entry.uncompressedSize > LARGEST_ENTRY_BYTES) throw new ZipFault('too-large', filename);
  const text = new LimitedText(filename);
  try {
    await entry.getData(new WritableStream<Uint8Array>({ write: (chunk) => text.add(chunk) }));
    return text.finish();
  } catch (cause) {
    throw text.fault ?? new ZipFault('damaged', filename, cause);
  }
}

/** UTF-8 as it comes. The size in a zip's directory is only what its writer says, so that bytes are counted as well. */
class LimitedText {
  fault: ZipFault | undefined;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #place: string;
  #text = '';
  #bytes = 0;

  constructor(place: string) {
    this.#place = place;
  }

  add(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    if (this.#bytes > LARGEST_ENTRY_BYTES) {
      this.fault = new ZipFault('too-large', this.#place);
      throw this.fault;
    }
    this.#text += this.#decoder.decode(chunk, { stream: true });
  }

  finish(): string {
    return this.#text + this.#decoder.decode();
  }
}
