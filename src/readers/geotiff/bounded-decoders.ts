import { addDecoder, BaseDecoder } from 'geotiff';

/** A block (tile or strip) that does not decode to what its header declares. */
export class RasterBlockError extends Error {
  override readonly name = 'RasterBlockError';
}

interface BlockParameters {
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly planarConfiguration?: number;
  readonly bitsPerSample: number | ArrayLike<number>;
}

/** Bytes that a block has once decoded; what goes beyond is damage or an attack. */
function blockBytes(parameters: BlockParameters): number {
  const bits = parameters.bitsPerSample;
  const list = typeof bits === 'number' ? [bits] : Array.from(bits);
  const perPixel =
    parameters.planarConfiguration === 2 ? Math.max(...list) : list.reduce((sum, value) => sum + value, 0);
  return Math.ceil((parameters.tileWidth * perPixel) / 8) * parameters.tileHeight;
}

const CLEAR = 256;
const END = 257;
const FIRST_FREE = 258;
const MAX_CODES = 4096;

/**
 * TIFF LZW (most significant bit first, early change) into exactly `length` bytes. Input that ends early leaves zeros;
 * output beyond `length` is not made, so that no file can ask for endless memory (the decoder of geotiff.js 3.0 can be
 * driven there by a crafted file).
 */
export function decodeLzw(input: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(length);
  const prefix = new Uint16Array(MAX_CODES);
  const suffix = new Uint8Array(MAX_CODES);
  const sizes = new Uint16Array(MAX_CODES);
  for (let code = 0; code < 256; code++) {
    suffix[code] = code;
    sizes[code] = 1;
  }
  let next = FIRST_FREE;
  let width = 9;
  let previous = -1;
  let bits = 0;
  let held = 0;
  let at = 0;
  let written = 0;
  while (written < length) {
    while (held < width && at < input.length) {
      bits = ((bits << 8) | input[at++]!) & 0xffffff;
      held += 8;
    }
    if (held < width) break;
    held -= width;
    const code = (bits >>> held) & ((1 << width) - 1);
    if (code === END) break;
    if (code === CLEAR) {
      next = FIRST_FREE;
      width = 9;
      previous = -1;
      continue;
    }
    if (code >= FIRST_FREE ? code > next || (code === next && previous < 0) : code > 255)
      throw new RasterBlockError(`LZW code ${code} is not defined`);
    const known = code < next || code < 256;
    if (!known && previous < 0) throw new RasterBlockError(`LZW code ${code} is not defined`);
    const source = known ? code : previous;
    const size = sizes[source]!;
    let walk = source;
    for (let index = written + size - 1; index >= written; index--) {
      if (index < length) output[index] = suffix[walk]!;
      if (index > written) walk = prefix[walk]!;
    }
    const first = suffix[walk]!;
    if (!known && written + size < length) output[written + size] = first;
    written += known ? size : size + 1;
    if (previous >= 0 && next < MAX_CODES) {
      prefix[next] = previous;
      suffix[next] = first;
      sizes[next] = sizes[previous]! + 1;
      next++;
    }
    previous = code;
    if (next + 1 >= 1 << width && width < 12) width++;
  }
  return output;
}

/** zlib data into at most `length` bytes (shorter data leaves zeros); stops reading once they are full. */
async function inflateBounded(input: Uint8Array<ArrayBuffer>, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const output = new Uint8Array(length);
  const reader = new Blob([input]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  let written = 0;
  try {
    while (written < length) {
      const { value, done } = await reader.read();
      if (done) break;
      output.set(value.subarray(0, length - written), written);
      written += Math.min(value.length, length - written);
    }
  } catch (error) {
    // Bytes after the end of the zlib stream are padding of some writers, not damage.
    if (written < length) throw new RasterBlockError('deflate data is damaged', { cause: error });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return output;
}

class BoundedLzwDecoder extends BaseDecoder {
  override decodeBlock(buffer: ArrayBuffer): ArrayBuffer {
    return decodeLzw(new Uint8Array(buffer), blockBytes(this.parameters as BlockParameters)).buffer;
  }
}

class BoundedDeflateDecoder extends BaseDecoder {
  override async decodeBlock(buffer: ArrayBuffer): Promise<ArrayBuffer> {
    return (await inflateBounded(new Uint8Array(buffer), blockBytes(this.parameters as BlockParameters))).buffer;
  }
}

/** Replaces the unbounded LZW and deflate decoders of geotiff.js; to be called before decoding. */
export function registerBoundedDecoders(): void {
  addDecoder(5, async () => BoundedLzwDecoder);
  addDecoder([8, 32946], async () => BoundedDeflateDecoder);
}
