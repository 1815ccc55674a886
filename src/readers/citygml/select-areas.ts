import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { ParsedHazardAreas } from './parsed-file.ts';

/** Splits the areas of one file by hazard and scale; nearly always there is one of each and nothing is copied. */
export function selectAreas(areas: ParsedHazardAreas): readonly ParsedHazardAreas[] {
  if (areas.count === 0) return [];
  const key = (row: number): string => `${areas.hazard[row]}:${areas.scale[row]}`;
  const rows = new Map<string, number[]>();
  for (let row = 0; row < areas.count; row++) rows.set(key(row), [...(rows.get(key(row)) ?? []), row]);
  return rows.size === 1 ? [areas] : [...rows.values()].map((chosen) => takeRows(areas, chosen));
}

function takeRows(areas: ParsedHazardAreas, rows: readonly number[]): ParsedHazardAreas {
  const bytes = (column: Uint8Array): Uint8Array => Uint8Array.from(rows, (row) => column[row] as number);
  const floats = (column: Float32Array): Float32Array => Float32Array.from(rows, (row) => column[row] as number);
  const strings = <T extends string>(column: readonly T[]): T[] => rows.map((row) => column[row] as T);
  return {
    count: rows.length,
    hazard: strings(areas.hazard),
    scale: strings(areas.scale),
    name: strings(areas.name),
    standardRank: bytes(areas.standardRank),
    depthMeters: floats(areas.depthMeters),
    durationHours: floats(areas.durationHours),
    areaType: bytes(areas.areaType),
    phenomenon: bytes(areas.phenomenon),
    polygons: takePolygons(areas.polygons, rows),
  };
}

function takePolygons(polygons: PolygonColumns, rows: readonly number[]): PolygonColumns {
  const [positions, heights]: [number[], number[]] = [[], []];
  const [ringOffsets, polygonOffsets, rowOffsets] = [[0], [0], [0]];
  const at = (offsets: Uint32Array, index: number): number => offsets[index] as number;
  for (const row of rows) {
    for (let p = at(polygons.rowOffsets, row); p < at(polygons.rowOffsets, row + 1); p++) {
      for (let r = at(polygons.polygonOffsets, p); r < at(polygons.polygonOffsets, p + 1); r++) {
        for (let v = at(polygons.ringOffsets, r); v < at(polygons.ringOffsets, r + 1); v++) {
          positions.push(polygons.positions[2 * v] as number, polygons.positions[2 * v + 1] as number);
          heights.push(polygons.heights?.[v] ?? Number.NaN);
        }
        ringOffsets.push(positions.length / 2);
      }
      polygonOffsets.push(ringOffsets.length - 1);
    }
    rowOffsets.push(polygonOffsets.length - 1);
  }
  return {
    positions: Float64Array.from(positions),
    ...(polygons.heights && { heights: Float32Array.from(heights) }),
    ringOffsets: Uint32Array.from(ringOffsets),
    polygonOffsets: Uint32Array.from(polygonOffsets),
    rowOffsets: Uint32Array.from(rowOffsets),
  };
}
