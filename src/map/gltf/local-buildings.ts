import { projectionOf } from '../geodesy/crs.ts';
import { fromEcef, toEcef } from '../geodesy/ecef.ts';
import { MeshBuilder } from '../tiles/mesh-builder.ts';
import { surfacesByBuilding, writeBuilding } from '../tiles/write-building.ts';
import type { SceneGlbInput, SceneOrigin } from './scene-glb-types.ts';

/** Triangles of buildings in the frame of the file. */
export interface LocalBuildings {
  /** Building indices of the city, in the order of the feature ids. */
  readonly rows: readonly number[];
  /** x east, y up, z south. */
  readonly positions: Float32Array;
  /** Position in `rows` per vertex. */
  readonly featureIds: Float32Array;
  /** Linear RGBA of 16 bits per vertex, shaded by the direction of the wall. */
  readonly colours: Uint16Array;
  readonly indices: Uint32Array;
  readonly buildingId: readonly string[];
  readonly state: readonly string[];
}

/** Buildings between two looks at the signal. */
const BUILDINGS_PER_STEP = 1000;

/** Buildings whose point lies in the extent and that are painted, with the triangles of the screen. */
export async function localBuildings(
  input: SceneGlbInput,
  origin: SceneOrigin,
  signal: AbortSignal | undefined,
): Promise<LocalBuildings> {
  // Heights of the file are 標高: nothing is added to them.
  const tiles = { ...input.tiles, geoidHeightMeters: 0 };
  const projection = projectionOf(origin.crs);
  const center = centerOf(origin);
  const surfaces = surfacesByBuilding(tiles.lod2, input.buildingId.length);
  const builder = new MeshBuilder();
  const rows: number[] = [];
  const wanted = rowsWithin(input);
  for (const [done, row] of wanted.entries()) {
    if (done % BUILDINGS_PER_STEP === 0) {
      // A word to stop can only be heard between tasks.
      await new Promise((resolve) => setTimeout(resolve));
      signal?.throwIfAborted();
    }
    if (writeBuilding(builder, center, tiles, row, surfaces, projection)) rows.push(row);
  }
  const { positions, featureIds, faces, indices } = builder.build();
  const places = new Map(rows.map((row, place) => [row, place]));
  return {
    rows,
    positions: toFrame(positions, center, origin),
    featureIds: featureIds.map((row) => places.get(row)!),
    colours: vertexColours(input.colours, featureIds, faces),
    indices,
    buildingId: rows.map((row) => input.buildingId[row]!),
    state: rows.map((row) => input.state[row]!),
  };
}

function rowsWithin({ pointX, pointY, colours, bounds: [minX, minY, maxX, maxY] }: SceneGlbInput): number[] {
  const rows: number[] = [];
  pointX.forEach((x, row) => {
    const y = pointY[row]!;
    if (x >= minX && x <= maxX && y >= minY && y <= maxY && colours[4 * row + 3]! > 0) rows.push(row);
  });
  return rows;
}

function centerOf({ crs, eastMeters, northMeters }: SceneOrigin): [number, number, number] {
  const place = Float64Array.of(eastMeters, northMeters);
  projectionOf(crs).inverse(place, place);
  const ecef = new Float64Array(3);
  toEcef(place[0]!, place[1]!, 0, ecef, 0);
  return [ecef[0]!, ecef[1]!, ecef[2]!];
}

/** From the axes of the earth to the plane of the city. 32-bit numbers are true to a millimetre within some kilometres. */
function toFrame(positions: Float32Array, center: readonly number[], origin: SceneOrigin): Float32Array {
  const count = positions.length / 3;
  const planar = new Float64Array(2 * count);
  const frame = new Float32Array(positions.length);
  for (let v = 0; v < count; v++) {
    const [lon, lat, height] = fromEcef(
      center[0]! + positions[3 * v]!,
      center[1]! + positions[3 * v + 1]!,
      center[2]! + positions[3 * v + 2]!,
    );
    planar.set([lon, lat], 2 * v);
    frame[3 * v + 1] = height;
  }
  projectionOf(origin.crs).forward(planar, planar);
  for (let v = 0; v < count; v++) {
    frame[3 * v] = planar[2 * v]! - origin.eastMeters;
    frame[3 * v + 2] = origin.northMeters - planar[2 * v + 1]!;
  }
  return frame;
}

/** Colours of glTF are linear: 8 bits would band the dark ones. */
function vertexColours(colours: Uint8Array, featureIds: Float32Array, faces: Uint8Array): Uint16Array {
  const linear = new Uint16Array(4 * featureIds.length);
  featureIds.forEach((row, v) => {
    const shade = faces[4 * v]! / 255;
    for (let k = 0; k < 3; k++) linear[4 * v + k] = Math.round(linearOf(colours[4 * row + k]! / 255) * shade * 65535);
    linear[4 * v + 3] = 65535;
  });
  return linear;
}

/** Source: IEC 61966-2-1 (sRGB). */
export const linearOf = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
