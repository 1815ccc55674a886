import type { BuildingMesh } from './mesh-builder.ts';
import { packGlb } from './pack-glb.ts';

const FLOAT = 5126;
const UNSIGNED_SHORT = 5123;
const UNSIGNED_BYTE = 5121;
const UNSIGNED_INT = 5125;
const ARRAY_BUFFER = 34962;
const ELEMENT_ARRAY_BUFFER = 34963;

/** Where the mesh's arrays lie inside an encoded glb, so that picking can read them without a second copy. */
export interface GlbLayout {
  readonly vertexCount: number;
  readonly indexCount: number;
  readonly positionsByteOffset: number;
  readonly featureIdsByteOffset: number;
  readonly indicesByteOffset: number;
}

/**
 * A binary glTF 2.0 with one unlit primitive: positions (turned to glTF's y-up axes), building indices as an
 * EXT_mesh_features attribute, and the two attributes `_EDGE` and `_FACE` of the building shader.
 */
export function encodeGlb(mesh: BuildingMesh): { readonly glb: ArrayBuffer; readonly layout: GlbLayout } {
  const { vertexCount } = mesh;
  const parts = [toYUp(mesh.positions), mesh.featureIds, mesh.edges, mesh.faces, mesh.indices];
  const { glb, offsets } = packGlb(parts, (starts, byteLength) => describe(mesh, parts, starts, byteLength));
  const [positionsByteOffset, featureIdsByteOffset, , , indicesByteOffset] = offsets;
  return {
    glb,
    layout: {
      vertexCount,
      indexCount: mesh.indices.length,
      positionsByteOffset: positionsByteOffset!,
      featureIdsByteOffset: featureIdsByteOffset!,
      indicesByteOffset: indicesByteOffset!,
    },
  };
}

function toYUp(positions: Float32Array): Float32Array {
  const turned = new Float32Array(positions.length);
  for (let k = 0; k < positions.length; k += 3) {
    turned[k] = positions[k]!;
    turned[k + 1] = positions[k + 2]!;
    turned[k + 2] = -positions[k + 1]!;
  }
  return turned;
}

function describe(
  mesh: BuildingMesh,
  parts: readonly ArrayBufferView[],
  offsets: readonly number[],
  byteLength: number,
): object {
  const count = mesh.vertexCount;
  const [min, max] = extremesOf(parts[0] as Float32Array);
  return {
    asset: { version: '2.0', generator: 'Bosai Twin' },
    extensionsUsed: ['KHR_materials_unlit', 'EXT_mesh_features'],
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    materials: [{ pbrMetallicRoughness: { baseColorFactor: [1, 1, 1, 1] }, extensions: { KHR_materials_unlit: {} } }],
    meshes: [
      {
        primitives: [
          {
            attributes: { POSITION: 0, _FEATURE_ID_0: 1, _EDGE: 2, _FACE: 3 },
            indices: 4,
            material: 0,
            mode: 4,
            extensions: {
              EXT_mesh_features: { featureIds: [{ featureCount: distinct(mesh.featureIds), attribute: 0 }] },
            },
          },
        ],
      },
    ],
    accessors: [
      { bufferView: 0, componentType: FLOAT, count, type: 'VEC3', min, max },
      { bufferView: 1, componentType: FLOAT, count, type: 'SCALAR' },
      { bufferView: 2, componentType: UNSIGNED_SHORT, count, type: 'VEC4' },
      { bufferView: 3, componentType: UNSIGNED_BYTE, count, type: 'VEC4' },
      { bufferView: 4, componentType: UNSIGNED_INT, count: mesh.indices.length, type: 'SCALAR' },
    ],
    bufferViews: parts.map((part, k) => ({
      buffer: 0,
      byteOffset: offsets[k]!,
      byteLength: part.byteLength,
      target: k === 4 ? ELEMENT_ARRAY_BUFFER : ARRAY_BUFFER,
    })),
    buffers: [{ byteLength }],
  };
}

function extremesOf(positions: Float32Array): [number[], number[]] {
  const min = [Infinity, Infinity, Infinity];
  const max = [-Infinity, -Infinity, -Infinity];
  for (let k = 0; k < positions.length; k++) {
    min[k % 3] = Math.min(min[k % 3]!, positions[k]!);
    max[k % 3] = Math.max(max[k % 3]!, positions[k]!);
  }
  return [min, max];
}

/** Feature ids come building by building, so each change is a new one. */
function distinct(featureIds: Float32Array): number {
  let count = 0;
  for (let k = 0; k < featureIds.length; k++) if (k === 0 || featureIds[k] !== featureIds[k - 1]) count++;
  return count;
}
