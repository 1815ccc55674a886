const GLB_MAGIC = 0x46546c67;
const CHUNK_JSON = 0x4e4f534a;
const CHUNK_BIN = 0x004e4942;

/**
 * Arrays and the glTF that describes them as one binary file. `describe` is told where each array begins in the binary chunk
 * and how long the chunk is; `offsets` count from the beginning of the file.
 */
export function packGlb(
  parts: readonly ArrayBufferView[],
  describe: (starts: readonly number[], byteLength: number) => object,
): { readonly glb: ArrayBuffer; readonly offsets: readonly number[] } {
  const starts: number[] = [];
  let byteLength = 0;
  for (const part of parts) {
    starts.push(byteLength);
    byteLength += Math.ceil(part.byteLength / 4) * 4;
  }
  const json = new TextEncoder().encode(JSON.stringify(describe(starts, byteLength)));
  const jsonLength = Math.ceil(json.byteLength / 4) * 4;
  const glb = new ArrayBuffer(12 + 8 + jsonLength + 8 + byteLength);
  const view = new DataView(glb);
  [GLB_MAGIC, 2, glb.byteLength, jsonLength, CHUNK_JSON].forEach((word, k) => {
    view.setUint32(4 * k, word, true);
  });
  const bytes = new Uint8Array(glb);
  bytes.fill(0x20, 20, 20 + jsonLength).set(json, 20);
  view.setUint32(20 + jsonLength, byteLength, true);
  view.setUint32(24 + jsonLength, CHUNK_BIN, true);
  const offsets = starts.map((start) => 28 + jsonLength + start);
  parts.forEach((part, k) => {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), offsets[k]!);
  });
  return { glb, offsets };
}
