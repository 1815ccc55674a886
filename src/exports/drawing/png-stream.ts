import { type Colours, createRowDeflater, deflateAll, joinBytes, type RowDeflater } from './row-deflate.ts';

export interface PngHead {
  readonly width: number;
  readonly height: number;
  readonly colours: Colours | 'palette';
  readonly dpi: number;
}

/** A PNG written from the top, some rows at a time. */
export interface PngStream extends Omit<RowDeflater, 'end'> {
  readonly end: () => Promise<Uint8Array<ArrayBuffer>>;
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const colourTypes: Readonly<Record<PngHead['colours'], number>> = { grey: 0, rgb: 2, palette: 3, rgba: 6 };

/** Source of the format: PNG (W3C Recommendation, 3rd edition), 5.2 and 11. */
export function createPngStream(head: PngHead & { readonly colours: Colours }): PngStream {
  const deflater = createRowDeflater(head.width, head.colours);
  return {
    ...deflater,
    async end() {
      return fileOf(head, await deflater.end());
    },
  };
}

/** A PNG of rows that are filtered already; `palette` holds red, green and blue of each of its colours. */
export async function pngFile(
  head: PngHead,
  palette: readonly number[],
  rows: Iterable<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  return fileOf(head, await deflateAll(rows), [chunk('PLTE', Uint8Array.from(palette))]);
}

const fileOf = (head: PngHead, deflated: readonly Uint8Array[], more: readonly Uint8Array[] = []) =>
  joinBytes([
    signature,
    headerChunk(head),
    standardColoursChunk(),
    sizeChunk(head.dpi),
    ...more,
    ...deflated.map((part) => chunk('IDAT', part)),
    chunk('IEND', new Uint8Array(0)),
  ]);

function headerChunk({ width, height, colours }: PngHead): Uint8Array {
  const data = new DataView(new ArrayBuffer(13));
  data.setUint32(0, width);
  data.setUint32(4, height);
  data.setUint8(8, 8);
  data.setUint8(9, colourTypes[colours]);
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
