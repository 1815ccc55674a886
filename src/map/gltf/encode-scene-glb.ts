import type { PlanarBounds } from '../../domain/map-extract.ts';
import { packGlb } from '../tiles/pack-glb.ts';
import type { GroundMesh } from './ground-meshes.ts';
import { type LocalBuildings, linearOf } from './local-buildings.ts';
import type { SceneOrigin } from './scene-glb-types.ts';

const FLOAT = 5126;
const UNSIGNED_SHORT = 5123;
const UNSIGNED_INT = 5125;
const ARRAY_BUFFER = 34962;
const ELEMENT_ARRAY_BUFFER = 34963;
const LINES = 1;
const TRIANGLES = 4;
/** Plain grey-green of bare ground; light, so that the classes stand out. */
const GROUND_COLOUR = '#dfe3da';

export interface SceneContent {
  readonly cityName: string;
  readonly origin: SceneOrigin;
  readonly bounds: PlanarBounds;
  readonly buildings: LocalBuildings;
  readonly ground: GroundMesh;
  readonly lines: readonly { readonly name: string; readonly colour: string; readonly positions: Float32Array }[];
}

/**
 * A binary glTF 2.0: one node each for the buildings, the ground and every kind of zones. Buildings carry their ids and classes
 * as a property table. Source: EXT_mesh_features, EXT_structural_metadata (CesiumGS/glTF 3d-tiles-next).
 */
export function encodeSceneGlb(content: SceneContent): ArrayBuffer {
  const { buildings, ground, lines } = content;
  const file = new GlbParts();
  const primitives = [
    ...(buildings.indices.length > 0 ? [{ name: 'buildings', primitive: buildingPrimitive(file, buildings) }] : []),
    { name: 'ground', primitive: groundPrimitive(file, ground) },
    ...lines.flatMap(({ name, positions }, i) =>
      positions.length > 0 ? [{ name, primitive: linePrimitive(file, positions, 2 + i) }] : [],
    ),
  ];
  const hasBuildings = buildings.indices.length > 0;
  const table = hasBuildings ? propertyTable(file, buildings) : undefined;
  return packGlb(file.parts, (starts, byteLength) => ({
    asset: { version: '2.0', generator: 'Bosai Twin', extras: extrasOf(content) },
    extensionsUsed: ['KHR_materials_unlit', ...(hasBuildings ? ['EXT_mesh_features', 'EXT_structural_metadata'] : [])],
    ...(table && { extensions: { EXT_structural_metadata: table } }),
    scene: 0,
    scenes: [{ name: content.cityName, nodes: primitives.map((_, i) => i) }],
    nodes: primitives.map(({ name }, mesh) => ({ name, mesh })),
    meshes: primitives.map(({ name, primitive }) => ({ name, primitives: [primitive] })),
    materials: ['#ffffff', GROUND_COLOUR, ...lines.map(({ colour }) => colour)].map(materialOf),
    accessors: file.accessors,
    bufferViews: file.views(starts),
    buffers: [{ byteLength }],
  })).glb;
}

/** What one needs to put the file back on a map. */
const extrasOf = ({ cityName, origin, bounds }: SceneContent) => ({
  city: cityName,
  crs: origin.crs,
  originEastMeters: origin.eastMeters,
  originNorthMeters: origin.northMeters,
  boundsMeters: bounds,
  axes: 'x = east - originEast, y = height above sea level (TP), z = originNorth - north',
  heightDatum: 'Tokyo Peil (TP), JGD2011 (vertical)',
  unit: 'metre',
});

const materialOf = (colour: string) => ({
  pbrMetallicRoughness: {
    baseColorFactor: [...[1, 3, 5].map((at) => linearOf(Number.parseInt(colour.slice(at, at + 2), 16) / 255)), 1],
    metallicFactor: 0,
  },
  doubleSided: true,
  extensions: { KHR_materials_unlit: {} },
});

function buildingPrimitive(file: GlbParts, { positions, featureIds, colours, indices, rows }: LocalBuildings): object {
  return {
    attributes: {
      POSITION: file.addPositions(positions),
      COLOR_0: file.add(colours, UNSIGNED_SHORT, 'VEC4', { normalized: true }),
      _FEATURE_ID_0: file.add(featureIds, FLOAT, 'SCALAR'),
    },
    indices: file.addIndices(indices),
    material: 0,
    mode: TRIANGLES,
    extensions: { EXT_mesh_features: { featureIds: [{ featureCount: rows.length, attribute: 0, propertyTable: 0 }] } },
  };
}

const groundPrimitive = (file: GlbParts, { positions, indices }: GroundMesh): object => ({
  attributes: { POSITION: file.addPositions(positions) },
  indices: file.addIndices(indices),
  material: 1,
  mode: TRIANGLES,
});

const linePrimitive = (file: GlbParts, positions: Float32Array, material: number): object => ({
  attributes: { POSITION: file.addPositions(positions) },
  material,
  mode: LINES,
});

function propertyTable(file: GlbParts, { rows, buildingId, state }: LocalBuildings): object {
  return {
    schema: {
      id: 'bosai_twin',
      classes: { building: { properties: { building_id: { type: 'STRING' }, state: { type: 'STRING' } } } },
    },
    propertyTables: [
      {
        class: 'building',
        count: rows.length,
        properties: { building_id: file.addTexts(buildingId), state: file.addTexts(state) },
      },
    ],
  };
}

/** Binary parts of the file with what describes them. Each is padded to 8 bytes, as property tables ask. */
class GlbParts {
  readonly parts: Uint8Array[] = [];
  readonly accessors: object[] = [];
  readonly #lengths: number[] = [];
  readonly #targets: (number | undefined)[] = [];

  views(starts: readonly number[]): object[] {
    return starts.map((byteOffset, i) => ({
      buffer: 0,
      byteOffset,
      byteLength: this.#lengths[i],
      ...(this.#targets[i] !== undefined && { target: this.#targets[i] }),
    }));
  }

  addPositions(positions: Float32Array): number {
    const min = [Infinity, Infinity, Infinity];
    const max = [-Infinity, -Infinity, -Infinity];
    positions.forEach((value, k) => {
      min[k % 3] = Math.min(min[k % 3]!, value);
      max[k % 3] = Math.max(max[k % 3]!, value);
    });
    return this.add(positions, FLOAT, 'VEC3', { min, max });
  }

  addIndices = (indices: Uint32Array): number => this.add(indices, UNSIGNED_INT, 'SCALAR', {}, ELEMENT_ARRAY_BUFFER);

  /** Number of the accessor. */
  add(
    array: Float32Array | Uint16Array | Uint32Array,
    componentType: number,
    type: 'SCALAR' | 'VEC3' | 'VEC4',
    more: object = {},
    target = ARRAY_BUFFER,
  ): number {
    const count = array.length / { SCALAR: 1, VEC3: 3, VEC4: 4 }[type];
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    this.accessors.push({ bufferView: this.#push(bytes, target), componentType, count, type, ...more });
    return this.accessors.length - 1;
  }

  /** A column of texts: their bytes and where each begins. */
  addTexts(texts: readonly string[]): object {
    const encoded = texts.map((text) => new TextEncoder().encode(text));
    const offsets = new Uint32Array(texts.length + 1);
    encoded.forEach(({ length }, i) => {
      offsets[i + 1] = offsets[i]! + length;
    });
    const bytes = new Uint8Array(offsets.at(-1)!);
    encoded.forEach((text, i) => {
      bytes.set(text, offsets[i]!);
    });
    const values = this.#push(bytes);
    const stringOffsets = this.#push(new Uint8Array(offsets.buffer));
    return { values, stringOffsets, stringOffsetType: 'UINT32' };
  }

  #push(bytes: Uint8Array, target?: number): number {
    const padded = new Uint8Array(Math.max(8, Math.ceil(bytes.length / 8) * 8));
    padded.set(bytes);
    this.#lengths.push(Math.max(1, bytes.length));
    this.#targets.push(target);
    this.parts.push(padded);
    return this.parts.length - 1;
  }
}
