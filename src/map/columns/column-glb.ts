import { packGlb } from '../tiles/pack-glb.ts';
import { wallShade } from '../tiles/wall-shade.ts';
import type { MeshFrames } from './mesh-frames.ts';

/** The walls go this far below the lowest ground under them, so that no gap shows where the drawn terrain is coarser. */
const FOOT_METERS = 3;
/** Tallest column that the model's bounds make room for. */
export const TALLEST_METERS = 4000;

const FLOAT = 5126;
const UNSIGNED_INT = 5125;
const ARRAY_BUFFER = 34962;
const ELEMENT_ARRAY_BUFFER = 34963;

/** Four walls and a roof, four vertices each. */
const FACES = 5;
const VERTICES = 4 * FACES;
/** Outward normals of the walls (east, north). */
const wallNormals = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;

/**
 * One box a mesh as a binary glTF with z up: all boxes are one metre high and as wide as their mesh; the shader gives them
 * their height and width. `_BOX` is (mesh, 0 foot or 1 top, shade of the wall or 1 for the roof), `_ARM` the way from the
 * middle of the mesh in metres and along the face (0…1), `_SPAN` foot below the zero level and length of the face, metres.
 */
export function encodeColumns({ middles, halves, ground, meshCode }: MeshFrames): ArrayBuffer {
  const count = meshCode.length;
  const positions = new Float32Array(3 * VERTICES * count);
  const boxes = new Float32Array(3 * VERTICES * count);
  const arms = new Float32Array(4 * VERTICES * count);
  const spans = new Float32Array(2 * VERTICES * count);
  const indices = new Uint32Array(6 * FACES * count);
  let vertex = 0;
  for (let mesh = 0; mesh < count; mesh++) {
    const [halfX, halfY] = [halves[2 * mesh]!, halves[2 * mesh + 1]!];
    const [low, zero] = [ground[2 * mesh]! - FOOT_METERS, ground[2 * mesh + 1]!];
    const add = (x: number, y: number, top: number, shade: number, u: number, v: number, length: number) => {
      const z = top ? zero + 1 : low;
      positions.set([middles[2 * mesh]! + x * halfX, middles[2 * mesh + 1]! + y * halfY, z], 3 * vertex);
      boxes.set([mesh, top, shade], 3 * vertex);
      arms.set([x * halfX, y * halfY, u, v], 4 * vertex);
      spans.set([zero - low, length], 2 * vertex);
      vertex++;
    };
    for (let face = 0; face < FACES; face++) {
      const first = vertex;
      const normal = wallNormals[face];
      if (normal) {
        const [nx, ny] = normal;
        const shade = wallShade(nx, ny);
        const length = nx === 0 ? 2 * halfX : 2 * halfY;
        // Counter-clockwise seen from outside.
        for (const [along, top] of [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ] as const) {
          const t = 2 * along - 1;
          add(nx - ny * t, ny + nx * t, top, shade, along, top, length);
        }
      } else
        for (const [x, y] of [
          [-1, -1],
          [1, -1],
          [1, 1],
          [-1, 1],
        ] as const)
          add(x, y, 1, 1, (x + 1) / 2, (y + 1) / 2, 2 * halfX);
      indices.set([first, first + 1, first + 2, first, first + 2, first + 3], 6 * (FACES * mesh + face));
    }
  }
  const parts = [positions, boxes, arms, spans, indices];
  const { glb } = packGlb(parts, (starts, byteLength) => describe(parts, starts, byteLength));
  return glb;
}

function describe(
  parts: readonly (Float32Array | Uint32Array)[],
  starts: readonly number[],
  byteLength: number,
): object {
  const [positions, , , , indices] = parts;
  const count = positions!.length / 3;
  const [min, max] = extremesOf(positions!);
  return {
    asset: { version: '2.0', generator: 'Bosai Twin' },
    extensionsUsed: ['KHR_materials_unlit'],
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    materials: [{ pbrMetallicRoughness: { baseColorFactor: [1, 1, 1, 1] }, extensions: { KHR_materials_unlit: {} } }],
    meshes: [
      { primitives: [{ attributes: { POSITION: 0, _BOX: 1, _ARM: 2, _SPAN: 3 }, indices: 4, material: 0, mode: 4 }] },
    ],
    accessors: [
      // Room for the heights that the shader adds, so that no column is culled.
      {
        bufferView: 0,
        componentType: FLOAT,
        count,
        type: 'VEC3',
        min,
        max: [max[0]!, max[1]!, max[2]! + TALLEST_METERS],
      },
      { bufferView: 1, componentType: FLOAT, count, type: 'VEC3' },
      { bufferView: 2, componentType: FLOAT, count, type: 'VEC4' },
      { bufferView: 3, componentType: FLOAT, count, type: 'VEC2' },
      { bufferView: 4, componentType: UNSIGNED_INT, count: indices!.length, type: 'SCALAR' },
    ],
    bufferViews: parts.map((part, k) => ({
      buffer: 0,
      byteOffset: starts[k]!,
      byteLength: part.byteLength,
      target: k === 4 ? ELEMENT_ARRAY_BUFFER : ARRAY_BUFFER,
    })),
    buffers: [{ byteLength }],
  };
}

function extremesOf(positions: ArrayLike<number>): [number[], number[]] {
  const min = [Infinity, Infinity, Infinity];
  const max = [-Infinity, -Infinity, -Infinity];
  for (let k = 0; k < positions.length; k++) {
    min[k % 3] = Math.min(min[k % 3]!, positions[k]!);
    max[k % 3] = Math.max(max[k % 3]!, positions[k]!);
  }
  return [min, max];
}
