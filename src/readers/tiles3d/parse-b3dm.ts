import { parseJsonRange, TileError, type TileTable } from './tile-table.ts';

const HEADER_BYTES = 28;
const MAGIC = 'b3dm';

/** Sizes of the binary batch table's number types. Source: 3D Tiles 1.0, Batch Table. */
const componentReaders: Readonly<
  Record<string, readonly [bytes: number, read: (view: DataView, at: number) => number]>
> = {
  BYTE: [1, (view, at) => view.getInt8(at)],
  UNSIGNED_BYTE: [1, (view, at) => view.getUint8(at)],
  SHORT: [2, (view, at) => view.getInt16(at, true)],
  UNSIGNED_SHORT: [2, (view, at) => view.getUint16(at, true)],
  INT: [4, (view, at) => view.getInt32(at, true)],
  UNSIGNED_INT: [4, (view, at) => view.getUint32(at, true)],
  FLOAT: [4, (view, at) => view.getFloat32(at, true)],
  DOUBLE: [8, (view, at) => view.getFloat64(at, true)],
};

/** Attributes of a batched 3D model (3D Tiles 1.0). The geometry is not decoded. Throws a TileError. */
export function parseB3dm(bytes: Uint8Array, file: string): TileTable {
  if (bytes.length < HEADER_BYTES) throw new TileError(file, 0, `expected a header of 28 bytes, got ${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  if (magic !== MAGIC) throw new TileError(file, 0, `expected "b3dm", got "${magic}"`);
  const [featureJson, featureBinary, batchJson, batchBinary] = [12, 16, 20, 24].map((at) =>
    view.getUint32(at, true),
  ) as [number, number, number, number];
  const feature = parseJsonRange(bytes, HEADER_BYTES, HEADER_BYTES + featureJson, file);
  const featureCount = feature.BATCH_LENGTH;
  if (typeof featureCount !== 'number') throw new TileError(file, HEADER_BYTES, 'expected BATCH_LENGTH, a number');
  const start = HEADER_BYTES + featureJson + featureBinary;
  const binary = start + batchJson;
  if (binary + batchBinary > bytes.length) throw new TileError(file, start, 'the batch table is cut off');
  const columns = new Map<string, readonly unknown[]>();
  if (batchJson === 0) return { file, featureCount, columns };
  for (const [name, value] of Object.entries(parseJsonRange(bytes, start, binary, file))) {
    if (Array.isArray(value)) columns.set(name, value);
    else {
      const numbers = readBinary(view, binary, batchBinary, value, featureCount);
      if (numbers) columns.set(name, numbers);
    }
  }
  return { file, featureCount, columns };
}

/** Scalars of the binary part; vectors and unknown entries (HIERARCHY) are not attributes that a table shows. */
function readBinary(
  view: DataView,
  start: number,
  length: number,
  entry: unknown,
  count: number,
): number[] | undefined {
  const { byteOffset, componentType, type } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  const reader = componentReaders[String(componentType)];
  if (typeof byteOffset !== 'number' || !reader || type !== 'SCALAR') return undefined;
  const [size, read] = reader;
  if (byteOffset + size * count > length) return undefined;
  return Array.from({ length: count }, (_, row) => read(view, start + byteOffset + size * row));
}
