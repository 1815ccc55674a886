import { z } from 'zod';
import { parseJsonRange, TileError, type TileTable } from './tile-table.ts';

const CHUNK_BIN = 0x004e4942;

const propertySchema = z.object({
  values: z.number(),
  stringOffsets: z.number().optional(),
  stringOffsetType: z.string().optional(),
});
const classPropertySchema = z.object({
  type: z.string(),
  componentType: z.string().optional(),
  noData: z.unknown().optional(),
  array: z.boolean().optional(),
});
const gltfSchema = z.object({
  bufferViews: z.array(z.object({ byteOffset: z.number().default(0), byteLength: z.number() })).default([]),
  extensions: z
    .object({
      EXT_structural_metadata: z
        .object({
          schema: z.object({
            classes: z.record(
              z.string(),
              z.object({ properties: z.record(z.string(), classPropertySchema).default({}) }),
            ),
          }),
          propertyTables: z
            .array(
              z.object({
                class: z.string(),
                count: z.number(),
                properties: z.record(z.string(), propertySchema).default({}),
              }),
            )
            .default([]),
        })
        .optional(),
    })
    .optional(),
});

type Gltf = z.infer<typeof gltfSchema>;
type ReadNumber = (view: DataView, at: number) => number;

/** Source: 3D Metadata Specification 1.0, component types. 64-bit integers become numbers, as the rest of the app uses. */
const numberTypes: Readonly<Record<string, readonly [bytes: number, read: ReadNumber]>> = {
  INT8: [1, (view, at) => view.getInt8(at)],
  UINT8: [1, (view, at) => view.getUint8(at)],
  INT16: [2, (view, at) => view.getInt16(at, true)],
  UINT16: [2, (view, at) => view.getUint16(at, true)],
  INT32: [4, (view, at) => view.getInt32(at, true)],
  UINT32: [4, (view, at) => view.getUint32(at, true)],
  INT64: [8, (view, at) => Number(view.getBigInt64(at, true))],
  UINT64: [8, (view, at) => Number(view.getBigUint64(at, true))],
  FLOAT32: [4, (view, at) => view.getFloat32(at, true)],
  FLOAT64: [8, (view, at) => view.getFloat64(at, true)],
};

/** Attributes of a glb tile (3D Tiles 1.1): its first EXT_structural_metadata property table. Throws a TileError. */
export function parseGlbTable(bytes: Uint8Array, file: string): TileTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20 || view.getUint32(0, true) !== 0x46546c67) throw new TileError(file, 0, 'expected "glTF"');
  const jsonLength = view.getUint32(12, true);
  const parsed = gltfSchema.safeParse(parseJsonRange(bytes, 20, 20 + jsonLength, file));
  if (!parsed.success) throw new TileError(file, 20, z.prettifyError(parsed.error));
  const metadata = parsed.data.extensions?.EXT_structural_metadata;
  const table = metadata?.propertyTables[0];
  const columns = new Map<string, readonly unknown[]>();
  if (!metadata || !table) return { file, featureCount: 0, columns };
  const chunk = 20 + jsonLength;
  if (chunk + 8 > bytes.length || view.getUint32(chunk + 4, true) !== CHUNK_BIN)
    throw new TileError(file, chunk, 'expected a binary chunk with the property table');
  const properties = metadata.schema.classes[table.class]?.properties ?? {};
  for (const [name, property] of Object.entries(table.properties)) {
    const kind = properties[name];
    if (!kind || kind.array) continue;
    const values = readProperty(view, chunk + 8, parsed.data, property, kind, table.count, file);
    if (values) columns.set(name, values);
  }
  return { file, featureCount: table.count, columns };
}

function readProperty(
  view: DataView,
  binary: number,
  gltf: Gltf,
  property: z.infer<typeof propertySchema>,
  kind: z.infer<typeof classPropertySchema>,
  count: number,
  file: string,
): unknown[] | undefined {
  const values = rangeOf(view, binary, gltf, property.values, file);
  if (kind.type === 'STRING') {
    const offsets = rangeOf(view, binary, gltf, property.stringOffsets ?? -1, file);
    const [size, read] = numberTypes[property.stringOffsetType ?? 'UINT32'] ?? numberTypes.UINT32!;
    if (offsets.length < size * (count + 1)) throw new TileError(file, offsets.start, 'string offsets are cut off');
    const decoder = new TextDecoder();
    return Array.from({ length: count }, (_, row) => {
      const from = read(view, offsets.start + size * row);
      const to = read(view, offsets.start + size * (row + 1));
      if (to < from || to > values.length)
        throw new TileError(file, values.start + from, 'a string lies beyond its buffer');
      const text = decoder.decode(new Uint8Array(view.buffer, view.byteOffset + values.start + from, to - from));
      return text === kind.noData ? null : text;
    });
  }
  const reader = kind.type === 'SCALAR' ? numberTypes[kind.componentType ?? ''] : undefined;
  if (!reader) return undefined;
  const [size, read] = reader;
  if (values.length < size * count) throw new TileError(file, values.start, 'a column of numbers is cut off');
  return Array.from({ length: count }, (_, row) => {
    const number = read(view, values.start + size * row);
    return number === kind.noData ? null : number;
  });
}

function rangeOf(view: DataView, binary: number, gltf: Gltf, index: number, file: string) {
  const range = gltf.bufferViews[index];
  if (!range) throw new TileError(file, 20, `buffer view ${index} is not there`);
  const start = binary + range.byteOffset;
  if (start + range.byteLength > view.byteLength)
    throw new TileError(file, start, 'a buffer view lies beyond the file');
  return { start, length: range.byteLength };
}
