import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { type Projection, projectionOf } from '../geodesy/crs.ts';
import { toEcef } from '../geodesy/ecef.ts';
import { encodeGlb, type GlbLayout } from './encode-glb.ts';
import { type BuildingMesh, MeshBuilder } from './mesh-builder.ts';
import { quadtreeLeaves } from './quadtree.ts';
import { type BuildingTilesInput, planarBounds, surfacesByBuilding, writeBuilding } from './write-building.ts';

export interface BuildingTile {
  readonly glb: ArrayBuffer;
  readonly layout: GlbLayout;
  /** ECEF metres that the positions are relative to. */
  readonly center: readonly [number, number, number];
  /** Half sizes of the box around the tile along the ECEF axes, and its middle relative to `center`. */
  readonly box: {
    readonly middle: readonly [number, number, number];
    readonly half: readonly [number, number, number];
  };
  readonly buildingCount: number;
}

export interface BuildingTiles {
  readonly tiles: readonly BuildingTile[];
  readonly buildingCount: number;
  /** Buildings that could not be drawn: no footprint area and no surfaces. */
  readonly withoutShape: number;
  readonly triangleCount: number;
  /** Per building: west, south, east, north in degrees, base and top in ellipsoidal metres. NaN without shape. */
  readonly extents: Float64Array;
}

/** Buildings a tile; a few thousand keep draw calls few and culling useful. */
const BUILDINGS_PER_TILE = 3000;

/**
 * 3D tiles of all buildings, ready for `createBuildingTileset`. Pure; runs in a worker or in Node. `onTile` is called after
 * each tile (progress); an aborted signal throws its reason between tiles.
 */
export function makeBuildingTiles(
  input: BuildingTilesInput,
  options: { readonly signal?: AbortSignal; readonly onTile?: (done: number, all: number) => void } = {},
): BuildingTiles {
  const projection = projectionOf(input.planarCrs);
  const count = input.footprints.rowOffsets.length - 1;
  const extents = new Float64Array(6 * count).fill(Number.NaN);
  const surfaces = surfacesByBuilding(input.lod2, count);
  const leaves = quadtreeLeaves(centersOf(input.footprints, count), BUILDINGS_PER_TILE);
  const tiles: BuildingTile[] = [];
  let drawn = 0;
  let triangleCount = 0;
  leaves.forEach((rows, index) => {
    options.signal?.throwIfAborted();
    const tile = makeTile(input, rows, projection, surfaces, extents);
    if (tile) {
      tiles.push(tile);
      drawn += tile.buildingCount;
      triangleCount += tile.layout.indexCount / 3;
    }
    options.onTile?.(index + 1, leaves.length);
  });
  return { tiles, buildingCount: count, withoutShape: count - drawn, triangleCount, extents };
}

/** The buffers to hand over when the tiles leave a worker. */
export const transferablesOf = (tiles: BuildingTiles): ArrayBuffer[] => [
  ...tiles.tiles.map((tile) => tile.glb),
  tiles.extents.buffer as ArrayBuffer,
];

function makeTile(
  input: BuildingTilesInput,
  rows: Uint32Array,
  projection: Projection,
  surfaces: ReadonlyMap<number, number[]>,
  extents: Float64Array,
): BuildingTile | undefined {
  const center = tileCenter(input, rows, projection);
  const builder = new MeshBuilder();
  let buildingCount = 0;
  for (const row of rows) {
    const written = writeBuilding(builder, center, input, row, surfaces, projection);
    if (!written) continue;
    buildingCount++;
    writeExtent(extents, row, written.bounds, written.baseMeters, written.topMeters, projection);
  }
  if (buildingCount === 0) return undefined;
  const mesh = builder.build();
  return { ...encodeGlb(mesh), center, box: boxOf(mesh), buildingCount };
}

function tileCenter(input: BuildingTilesInput, rows: Uint32Array, projection: Projection): [number, number, number] {
  let [x, y, ground] = [0, 0, 0];
  for (const row of rows) {
    const bounds = planarBounds(input.footprints, row)!;
    x += (bounds[0] + bounds[2]) / 2 / rows.length;
    y += (bounds[1] + bounds[3]) / 2 / rows.length;
    ground += (input.groundHeightMeters[row] || 0) / rows.length;
  }
  const place = Float64Array.of(x, y);
  projection.inverse(place, place);
  const ecef = new Float64Array(3);
  toEcef(place[0]!, place[1]!, ground + input.geoidHeightMeters, ecef, 0);
  return [ecef[0]!, ecef[1]!, ecef[2]!];
}

function centersOf(footprints: PolygonColumns, count: number): Float64Array {
  const centers = new Float64Array(2 * count).fill(Number.NaN);
  for (let row = 0; row < count; row++) {
    const bounds = planarBounds(footprints, row);
    if (bounds) centers.set([(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2], 2 * row);
  }
  return centers;
}

function writeExtent(
  extents: Float64Array,
  row: number,
  bounds: readonly [number, number, number, number],
  base: number,
  top: number,
  projection: Projection,
): void {
  const corners = Float64Array.from(bounds);
  projection.inverse(corners, corners);
  extents.set([corners[0]!, corners[1]!, corners[2]!, corners[3]!, base, top], 6 * row);
}

function boxOf(mesh: BuildingMesh): BuildingTile['box'] {
  const min = [Infinity, Infinity, Infinity];
  const max = [-Infinity, -Infinity, -Infinity];
  for (let k = 0; k < mesh.positions.length; k++) {
    min[k % 3] = Math.min(min[k % 3]!, mesh.positions[k]!);
    max[k % 3] = Math.max(max[k % 3]!, mesh.positions[k]!);
  }
  const middle = (k: number) => (min[k]! + max[k]!) / 2;
  const half = (k: number) => (max[k]! - min[k]!) / 2 + 1;
  return { middle: [middle(0), middle(1), middle(2)], half: [half(0), half(1), half(2)] };
}
