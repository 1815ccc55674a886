/** Samples of a pixel: grey; red, green, blue; the same with alpha. 8 bits each. */
export type Colours = 'grey' | 'rgb' | 'rgba';
export const samplesOf: Readonly<Record<Colours, number>> = { grey: 1, rgb: 3, rgba: 4 };

/** Rows of pixels, compressed as PNG and PDF store them. Only the compressed bytes stay in memory. */
export interface RowDeflater {
  /** Whole rows, without gaps. The buffer may be used again once the promise has resolved. */
  readonly write: (rows: Uint8Array) => Promise<void>;
  /** The zlib stream in parts. */
  readonly end: () => Promise<readonly Uint8Array[]>;
  readonly abort: (reason: unknown) => Promise<void>;
}

export function createRowDeflater(width: number, colours: Colours): RowDeflater {
  const deflate = new CompressionStream('deflate');
  const writer = deflate.writable.getWriter();
  const reading = collect(deflate.readable);
  // A broken stream is told by `write` and `end`; nobody listens here before.
  reading.catch(() => undefined);
  const filter = createRowFilter(width * samplesOf[colours]);
  return {
    write: (rows) => writer.write(filter(rows)),
    async end() {
      await writer.close();
      return await reading;
    },
    abort: (reason) => writer.abort(reason),
  };
}

/** The zlib stream of bytes, in parts. */
export async function deflateAll(bytes: Iterable<Uint8Array<ArrayBuffer>>): Promise<readonly Uint8Array[]> {
  const deflate = new CompressionStream('deflate');
  const reading = collect(deflate.readable);
  // A broken stream is told by `write`; nobody listens here before.
  reading.catch(() => undefined);
  const writer = deflate.writable.getWriter();
  for (const part of bytes) await writer.write(part);
  await writer.close();
  return await reading;
}

/**
 * Each row as the difference from the row above: filter type 2 "Up" of PNG (W3C Recommendation, 3rd edition, 9.2), which is
 * predictor 15 of PDF. Flat areas become zeros, which deflate best.
 */
function createRowFilter(length: number): (rows: Uint8Array) => Uint8Array<ArrayBuffer> {
  let above: Uint8Array = new Uint8Array(length);
  return (rows) => {
    const count = rows.length / length;
    const filtered = new Uint8Array(count * (length + 1));
    for (let row = 0; row < count; row++) {
      const current = rows.subarray(row * length, (row + 1) * length);
      const at = row * (length + 1);
      filtered[at] = 2;
      for (let byte = 0; byte < length; byte++) filtered[at + 1 + byte] = current[byte]! - above[byte]!;
      above = row === count - 1 ? current.slice() : current;
    }
    return filtered;
  };
}

async function collect(readable: ReadableStream<Uint8Array>): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = [];
  const reader = readable.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) parts.push(next.value);
  return parts;
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
