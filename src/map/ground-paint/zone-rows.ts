import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { SceneZone } from '../scene-types.ts';

/** The zones of several datasets as one list of rows. */
export interface ZoneRows {
  readonly zones: readonly SceneZone[];
  readonly zoneId: readonly string[];
  /** Interleaved degrees. */
  readonly polygons: PolygonColumns;
  /** Dataset of each row. */
  readonly datasetOfRow: (row: number) => SceneZone | undefined;
}

export function createZoneRows(zones: readonly SceneZone[]): ZoneRows {
  const starts = [0];
  for (const { zoneId } of zones) starts.push(starts.at(-1)! + zoneId.length);
  return {
    zones,
    zoneId: zones.flatMap(({ zoneId }) => zoneId),
    polygons: zones.length === 1 ? zones[0]!.polygons : joinPolygons(zones.map(({ polygons }) => polygons)),
    datasetOfRow: (row) => zones[starts.findLastIndex((start) => start <= row)],
  };
}

function joinPolygons(all: readonly PolygonColumns[]): PolygonColumns {
  const total = (of: (polygons: PolygonColumns) => number) => all.reduce((sum, each) => sum + of(each), 0);
  const positions = new Float64Array(total((each) => each.positions.length));
  const ringOffsets = new Uint32Array(total((each) => each.ringOffsets.length - 1) + 1);
  const polygonOffsets = new Uint32Array(total((each) => each.polygonOffsets.length - 1) + 1);
  const rowOffsets = new Uint32Array(total((each) => each.rowOffsets.length - 1) + 1);
  const at = { vertex: 0, ring: 0, polygon: 0, row: 0 };
  for (const each of all) {
    positions.set(each.positions, 2 * at.vertex);
    append(ringOffsets, each.ringOffsets, at.ring, at.vertex);
    append(polygonOffsets, each.polygonOffsets, at.polygon, at.ring);
    append(rowOffsets, each.rowOffsets, at.row, at.polygon);
    at.vertex += each.positions.length / 2;
    at.ring += each.ringOffsets.length - 1;
    at.polygon += each.polygonOffsets.length - 1;
    at.row += each.rowOffsets.length - 1;
  }
  return { positions, ringOffsets, polygonOffsets, rowOffsets };
}

/** Copies offsets behind those already there, each moved by what came before. */
function append(into: Uint32Array, offsets: Uint32Array, start: number, moved: number): void {
  for (let k = 0; k < offsets.length; k++) into[start + k] = offsets[k]! + moved;
}
