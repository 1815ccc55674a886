/** 3D Tiles made by the tests themselves: boxes in a row, eastwards from a place, as b3dm (1.0) or glb (1.1). */

export interface BoxFeature {
  readonly [attribute: string]: string | number | null;
}

export interface BoxTileset {
  readonly version: '1.0' | '1.1';
  readonly lon: number;
  readonly lat: number;
  /** Ellipsoidal metres of the boxes' floor. */
  readonly heightMeters: number;
  readonly features: readonly BoxFeature[];
  /** Features that the coarse parent tile repeats; none if absent. */
  readonly repeated?: number;
}

export const BOX_METERS = 40;
const GAP_METERS = 20;
const TEXT_NULL = '';
const NUMBER_NULL = -9999;

type Bytes = Uint8Array<ArrayBuffer>;

/** Files by path, the tileset.json at the top, its tiles below `data/`. */
export function createTileset({
  version,
  lon,
  lat,
  heightMeters,
  features,
  repeated = 0,
}: BoxTileset): Map<string, Bytes> {
  const tile = version === '1.0' ? createB3dmTile : createGlbTile;
  const ending = version === '1.0' ? 'b3dm' : 'glb';
  const reach = features.length * (BOX_METERS + GAP_METERS);
  const volume = { sphere: [0, 0, 0, reach] };
  const fine = { boundingVolume: volume, geometricError: 0, content: { uri: `data/fine.${ending}` } };
  const coarse = { content: { uri: `data/coarse.${ending}` }, children: [fine] };
  const root = {
    ...(repeated > 0 ? coarse : fine),
    boundingVolume: volume,
    geometricError: repeated > 0 ? 500 : 0,
    refine: 'REPLACE',
    transform: eastNorthUp(lon, lat, heightMeters),
  };
  const json = { asset: { version }, geometricError: 1000, root };
  const files = new Map([
    ['tileset.json', textBytes(JSON.stringify(json))],
    [`data/fine.${ending}`, tile(features)],
  ]);
  if (repeated > 0) files.set(`data/coarse.${ending}`, tile(features.slice(0, repeated)));
  return files;
}

const textBytes = (text: string): Bytes => new TextEncoder().encode(text) as Bytes;

/** Earth-centred frame of a place by columns, on WGS 84. */
function eastNorthUp(lonDegrees: number, latDegrees: number, height: number): number[] {
  const [lon, lat] = [(lonDegrees * Math.PI) / 180, (latDegrees * Math.PI) / 180];
  const [sl, cl, sp, cp] = [Math.sin(lon), Math.cos(lon), Math.sin(lat), Math.cos(lat)];
  const flat = 0.00669437999014;
  const n = 6378137 / Math.sqrt(1 - flat * sp * sp);
  const place = [(n + height) * cp * cl, (n + height) * cp * sl, (n * (1 - flat) + height) * sp];
  return [-sl, cl, 0, 0, -sp * cl, -sp * sl, cp, 0, cp * cl, cp * sl, sp, 0, ...place, 1];
}

/** Roof and walls of each box: corners [east, up, south] (glTF's y is up), a normal and the feature a corner. */
function boxes(count: number) {
  const positions: number[] = [];
  const normals: number[] = [];
  const ids: number[] = [];
  const indices: number[] = [];
  const h = BOX_METERS / 2;
  for (let feature = 0; feature < count; feature++) {
    const east = feature * (BOX_METERS + GAP_METERS);
    const face = (normal: readonly number[], ...corners: readonly (readonly number[])[]) => {
      const first = ids.length;
      for (const [x, y, z] of corners) {
        positions.push(east + x! * h, (y! + 1) * h, z! * h);
        normals.push(...normal);
        ids.push(feature);
      }
      indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
    };
    face([0, 1, 0], [-1, 1, 1], [1, 1, 1], [1, 1, -1], [-1, 1, -1]);
    face([0, 0, 1], [-1, -1, 1], [1, -1, 1], [1, 1, 1], [-1, 1, 1]);
    face([0, 0, -1], [1, -1, -1], [-1, -1, -1], [-1, 1, -1], [1, 1, -1]);
    face([1, 0, 0], [1, -1, 1], [1, -1, -1], [1, 1, -1], [1, 1, 1]);
    face([-1, 0, 0], [-1, -1, -1], [-1, -1, 1], [-1, 1, 1], [-1, 1, -1]);
  }
  const corners = ids.length;
  const bounds = [0, 1, 2].map((axis) => positions.filter((_, index) => index % 3 === axis));
  return {
    corners,
    min: bounds.map((values) => Math.min(...values)),
    max: bounds.map((values) => Math.max(...values)),
    parts: [
      Float32Array.from(positions),
      Float32Array.from(normals),
      Float32Array.from(ids),
      Uint16Array.from(indices),
    ],
    indices: indices.length,
  };
}

function createGlb(features: readonly BoxFeature[], idAttribute: string, withMetadata: boolean): Bytes {
  const { corners, min, max, parts, indices } = boxes(features.length);
  const views = parts.map((part) => new Uint8Array(part.buffer));
  const metadata = withMetadata ? propertyTable(features, views) : {};
  const binary = joined(views);
  const vector = { componentType: 5126, count: corners, type: 'VEC3' };
  const json = {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [
      {
        primitives: [
          {
            attributes: { POSITION: 0, NORMAL: 1, [idAttribute]: 2 },
            indices: 3,
            material: 0,
            ...(withMetadata && {
              extensions: {
                EXT_mesh_features: { featureIds: [{ featureCount: features.length, attribute: 0, propertyTable: 0 }] },
              },
            }),
          },
        ],
      },
    ],
    materials: [{ pbrMetallicRoughness: { baseColorFactor: [1, 1, 1, 1], metallicFactor: 0 } }],
    accessors: [
      { bufferView: 0, ...vector, min, max },
      { bufferView: 1, ...vector },
      { bufferView: 2, componentType: 5126, count: corners, type: 'SCALAR' },
      { bufferView: 3, componentType: 5123, count: indices, type: 'SCALAR' },
    ],
    bufferViews: binary.views.map((view, index) => ({
      buffer: 0,
      ...view,
      ...(index < 4 && { target: index === 3 ? 34963 : 34962 }),
    })),
    buffers: [{ byteLength: binary.bytes.length }],
    ...metadata,
  };
  return glbOf(json, binary.bytes);
}

/** EXT_structural_metadata with one property a attribute; its views are added to `views`. */
function propertyTable(features: readonly BoxFeature[], views: Uint8Array[]) {
  const names = [...new Set(features.flatMap((feature) => Object.keys(feature)))];
  const properties: Record<string, object> = {};
  const columns: Record<string, object> = {};
  for (const name of names) {
    const values = features.map((feature) => feature[name] ?? null);
    if (values.every((value) => value === null || typeof value === 'number')) {
      properties[name] = { type: 'SCALAR', componentType: 'FLOAT32', noData: NUMBER_NULL };
      columns[name] = { values: views.length };
      views.push(new Uint8Array(Float32Array.from(values, (value) => Number(value ?? NUMBER_NULL)).buffer));
    } else {
      const texts = values.map((value) => textBytes(String(value ?? TEXT_NULL)));
      properties[name] = { type: 'STRING', noData: TEXT_NULL };
      columns[name] = { values: views.length, stringOffsets: views.length + 1 };
      let end = 0;
      const offsets = Uint32Array.from([0, ...texts.map(({ length }) => (end += length))]);
      views.push(joined(texts, 1).bytes, new Uint8Array(offsets.buffer));
    }
  }
  return {
    extensionsUsed: ['EXT_structural_metadata', 'EXT_mesh_features'],
    extensions: {
      EXT_structural_metadata: {
        schema: { id: 'boxes', classes: { box: { properties } } },
        propertyTables: [{ class: 'box', count: features.length, properties: columns }],
      },
    },
  };
}

function joined(
  parts: readonly Uint8Array[],
  align = 8,
): { bytes: Bytes; views: { byteOffset: number; byteLength: number }[] } {
  let end = 0;
  const views = parts.map(({ length }) => {
    const byteOffset = Math.ceil(end / align) * align;
    end = byteOffset + length;
    return { byteOffset, byteLength: length };
  });
  const bytes = new Uint8Array(Math.ceil(end / align) * align);
  parts.forEach((part, index) => {
    bytes.set(part, views[index]!.byteOffset);
  });
  return { bytes, views };
}

const padded = (bytes: Uint8Array, fill: number): Bytes => {
  const all = new Uint8Array(Math.ceil(bytes.length / 8) * 8).fill(fill);
  all.set(bytes);
  return all;
};

function glbOf(json: object, binary: Uint8Array): Bytes {
  const text = padded(textBytes(JSON.stringify(json)), 0x20);
  const body = padded(binary, 0);
  const bytes = new Uint8Array(28 + text.length + body.length);
  const view = new DataView(bytes.buffer);
  const words = [0x46546c67, 2, bytes.length, text.length, 0x4e4f534a];
  words.forEach((word, index) => {
    view.setUint32(4 * index, word, true);
  });
  bytes.set(text, 20);
  view.setUint32(20 + text.length, body.length, true);
  view.setUint32(24 + text.length, 0x004e4942, true);
  bytes.set(body, 28 + text.length);
  return bytes;
}

const createGlbTile = (features: readonly BoxFeature[]): Bytes => createGlb(features, '_FEATURE_ID_0', true);

function createB3dmTile(features: readonly BoxFeature[]): Bytes {
  const names = [...new Set(features.flatMap((feature) => Object.keys(feature)))];
  const batch = Object.fromEntries(names.map((name) => [name, features.map((feature) => feature[name] ?? null)]));
  // The header is 28 bytes and the model must begin at a multiple of 8.
  const feature = textBytes(JSON.stringify({ BATCH_LENGTH: features.length }).padEnd(28));
  const table = padded(textBytes(JSON.stringify(batch)), 0x20);
  const model = createGlb(features, '_BATCHID', false);
  const bytes = new Uint8Array(28 + feature.length + table.length + model.length);
  bytes.set(textBytes('b3dm'));
  const view = new DataView(bytes.buffer);
  [1, bytes.length, feature.length, 0, table.length, 0].forEach((word, index) => {
    view.setUint32(4 + 4 * index, word, true);
  });
  bytes.set(feature, 28);
  bytes.set(table, 28 + feature.length);
  bytes.set(model, 28 + feature.length + table.length);
  return bytes;
}
