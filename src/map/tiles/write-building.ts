import type { SurfaceColumns } from '../../domain/datasets.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { Projection } from '../geodesy/crs.ts';
import { extrudeFootprint } from './extrude-footprint.ts';
import type { FaceTarget } from './face-writer.ts';
import type { MeshBuilder } from './mesh-builder.ts';
import { writeSurface } from './write-surface.ts';

/** What tiles are made from: the geometry columns of a CityModel. Row = building index. */
export interface BuildingTilesInput {
  readonly planarCrs: string;
  /** Ellipsoidal height minus 標高, metres. */
  readonly geoidHeightMeters: number;
  /** Planar metres. */
  readonly footprints: PolygonColumns;
  /** 標高 of the ground, metres; NaN is drawn at 0. */
  readonly groundHeightMeters: Float32Array;
  /** NaN or ≤ 0 is drawn as `UNKNOWN_HEIGHT_METERS`. */
  readonly heightMeters: Float32Array;
  /** Geographic; `buildingRow` = building index. Buildings that have any are drawn with these instead of a block. */
  readonly lod2?: SurfaceColumns;
}

/** Height given to buildings whose height is missing: one storey, an assumption of the picture only. */
export const UNKNOWN_HEIGHT_METERS = 3;
export interface WrittenBuilding {
  readonly bounds: readonly [number, number, number, number];
  /** Ellipsoidal metres. */
  readonly baseMeters: number;
  readonly topMeters: number;
}

/** One building as LOD2 where it has surfaces, else as a block; undefined where nothing of it can be drawn. */
export function writeBuilding(
  builder: MeshBuilder,
  center: FaceTarget['center'],
  input: BuildingTilesInput,
  row: number,
  surfaces: ReadonlyMap<number, readonly number[]>,
  projection: Projection,
): WrittenBuilding | undefined {
  const { geoidHeightMeters } = input;
  const baseMeters = (input.groundHeightMeters[row] || 0) + geoidHeightMeters;
  const height = input.heightMeters[row]! > 0 ? input.heightMeters[row]! : UNKNOWN_HEIGHT_METERS;
  const bounds = planarBounds(input.footprints, row);
  const size = bounds ? Math.sqrt((bounds[2] - bounds[0]) * (bounds[3] - bounds[1])) : 1;
  const target: FaceTarget = { builder, center, feature: row, sizeMeters: size };
  const topMeters = baseMeters + height;
  let triangles = 0;
  for (const surface of surfaces.get(row) ?? [])
    triangles += writeSurface(target, input.lod2!.polygons, surface, { geoidHeightMeters, baseMeters }, projection);
  if (triangles === 0)
    triangles = extrudeFootprint(target, input.footprints, row, { baseMeters, topMeters }, projection);
  return triangles === 0 || !bounds ? undefined : { bounds, baseMeters, topMeters };
}

/** West, south, east, north in planar metres, or undefined for an empty row. */
export function planarBounds(footprints: PolygonColumns, row: number): [number, number, number, number] | undefined {
  const firstRing = footprints.polygonOffsets[footprints.rowOffsets[row]!]!;
  const lastRing = footprints.polygonOffsets[footprints.rowOffsets[row + 1]!]!;
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let v = footprints.ringOffsets[firstRing]!; v < footprints.ringOffsets[lastRing]!; v++) {
    const [x, y] = [footprints.positions[2 * v]!, footprints.positions[2 * v + 1]!];
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
  }
  return bounds[0] <= bounds[2] ? bounds : undefined;
}

/** Rows of the LOD2 surfaces of each building, without their floors. */
export function surfacesByBuilding(lod2: SurfaceColumns | undefined, count: number): ReadonlyMap<number, number[]> {
  const byBuilding = new Map<number, number[]>();
  const GROUND = 2;
  lod2?.buildingRow.forEach((building, surface) => {
    if (building >= count || lod2.surfaceType[surface] === GROUND) return;
    const rows = byBuilding.get(building);
    if (rows) rows.push(surface);
    else byBuilding.set(building, [surface]);
  });
  return byBuilding;
}
