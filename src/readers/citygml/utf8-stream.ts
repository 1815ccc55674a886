import type { SourceFile } from '../source-file.ts';

/** Thrown where the declared encoding is unknown or the bytes do not fit it. */
export class EncodingError extends Error {
  override readonly name = 'EncodingError';
  readonly encoding: string;
  constructor(encoding: string, cause?: unknown) {
    super(`not readable as ${encoding}`, { cause });
    this.encoding = encoding;
  }
}

/** The XML declaration has to end within this many bytes. */
const DECLARATION_BYTES = 512;

/**
 * Bytes of an XML file as UTF-8: as they are if it is UTF-8 already, else decoded by byte order mark or declared
 * encoding (Shift_JIS, EUC-JP, UTF-16 …). Throws EncodingError.
 */
export async function* utf8Chunks(source: SourceFile, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = source.stream().getReader();
  try {
    let decode: ((bytes: Uint8Array, last: boolean) => Uint8Array) | undefined;
    let head: Uint8Array | undefined = new Uint8Array(0);
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read();
      if (head && (done || value)) {
        head = joined(head, value ?? new Uint8Array(0));
        if (!done && head.length < DECLARATION_BYTES) continue;
        decode = decoderFor(head);
        const first = decode(head, done);
        head = undefined;
        if (first.length > 0) yield first;
        if (done) return;
        continue;
      }
      if (done) {
        const last = decode?.(new Uint8Array(0), true);
        if (last && last.length > 0) yield last;
        return;
      }
      const bytes = decode?.(value, false) ?? value;
      if (bytes.length > 0) yield bytes;
    }
  } finally {
    // Ends the decompression behind the stream too; it may have failed already, which the caller has been told.
    await reader.cancel().catch(() => undefined);
  }
}

function decoderFor(head: Uint8Array): (bytes: Uint8Array, last: boolean) => Uint8Array {
  const encoding = declaredEncoding(head);
  if (/^utf-?8$|^(us-)?ascii$/i.test(encoding)) return (bytes) => bytes;
  const decoder = textDecoder(encoding);
  const encoder = new TextEncoder();
  return (bytes, last) => {
    try {
      return encoder.encode(decoder.decode(bytes, { stream: !last }));
    } catch (error) {
      throw new EncodingError(encoding, error);
    }
  };
}

function textDecoder(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (error) {
    throw new EncodingError(encoding, error);
  }
}

function declaredEncoding(head: Uint8Array): string {
  const [a, b, c] = head;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0x00) return 'utf-16le';
  if (a === 0x00 && b === 0x3c && c === 0x00) return 'utf-16be';
  const text = String.fromCharCode(...head.subarray(0, DECLARATION_BYTES));
  return text.match(/^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/)?.[1] ?? 'utf-8';
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** Line and column (both from 1) of a byte offset in the UTF-8 text; reads the file again up to there. */
export async function lineAndColumn(source: SourceFile, offset: number): Promise<{ line: number; column: number }> {
  let [line, lineStart, at] = [1, 0, 0];
  for await (const chunk of utf8Chunks(source)) {
    const end = Math.min(chunk.length, offset - at);
    for (let i = chunk.indexOf(10); i >= 0 && i < end; i = chunk.indexOf(10, i + 1)) {
      line += 1;
      lineStart = at + i + 1;
    }
    at += chunk.length;
    if (at >= offset) break;
  }
  return { line, column: offset - lineStart + 1 };
}
