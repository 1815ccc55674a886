/** How a PNG is stored: 8 bits of grey or of red, green and blue a pixel. */
export type PngColours = 'grey' | 'rgb';

export interface PngHead {
  readonly width: number;
  readonly height: number;
  readonly colours: PngColours;
  readonly dpi: number;
}

/** A PNG written from the top, some rows at a time: only the compressed bytes stay in memory. */
export interface PngStream {
  /** Whole rows, without gaps. The buffer may be used again once the promise has resolved. */
  readonly write: (rows: Uint8Array) => Promise<void>;
  readonly end: () => Promise<Uint8Array<ArrayBuffer>>;
  readonly abort: (reason: unknown) => Promise<void>;
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Source of the format: PNG (W3C Recommendation, 3rd edition), 5.2, 9.2, 11.2, 11.3. */
export function createPngStream(head: PngHead): PngStream {
  const parts: Uint8Array[] = [signature, headerChunk(head), standardColoursChunk(), sizeChunk(head.dpi)];
  const deflate = new CompressionStream('deflate');
  const writer = deflate.writable.getWriter();
  const reading = collect(deflate.readable, parts);
  // A broken stream is told by `write` and `end`; nobody listens here before.
  reading.catch(() => undefined);
  const filter = createRowFilter(head);
  return {
    async write(rows) {
      await writer.write(filter(rows));
    },
    async end() {
      await writer.close();
      await reading;
      parts.push(chunk('IEND', new Uint8Array(0)));
      return joined(parts);
    },
    abort: (reason) => writer.abort(reason),
  };
}

export const bytesPerPixel = (colours: PngColours): number => (colours === 'grey' ? 1 : 3);

function headerChunk({ width, height, colours }: PngHead): Uint8Array {
  const data = new DataView(new ArrayBuffer(13));
  data.setUint32(0, width);
  data.setUint32(4, height);
  data.setUint8(8, 8);
  data.setUint8(9, colours === 'grey' ? 0 : 2);
  return chunk('IHDR', new Uint8Array(data.buffer));
}

/** sRGB, perceptual. */
const standardColoursChunk = () => chunk('sRGB', Uint8Array.of(0));

/** Pixels a metre: Word and printers take the size on paper from it. */
function sizeChunk(dpi: number): Uint8Array {
  const data = new DataView(new ArrayBuffer(9));
  const perMetre = Math.round(dpi / 0.0254);
  data.setUint32(0, perMetre);
  data.setUint32(4, perMetre);
  data.setUint8(8, 1);
  return chunk('pHYs', new Uint8Array(data.buffer));
}

/** Each row as the difference from the row above ("Up"): flat areas become zeros, which deflate best. */
function createRowFilter({ width, colours }: PngHead): (rows: Uint8Array) => Uint8Array<ArrayBuffer> {
  const length = width * bytesPerPixel(colours);
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

async function collect(readable: ReadableStream<Uint8Array>, parts: Uint8Array[]): Promise<void> {
  for await (const bytes of readable) parts.push(chunk('IDAT', bytes));
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let at = 0; at < 4; at++) bytes[4 + at] = type.charCodeAt(at);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, checksum(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

const checksumTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 of ISO 3309. */
function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = checksumTable[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
