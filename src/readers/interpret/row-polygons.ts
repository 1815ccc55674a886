import type { PlanarPositions } from '../../domain/datasets.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import { isPlanarCrs, toGeographic } from '../../spatial/coordinate-system.ts';
import { takeRows } from '../../spatial/polygon-columns-building.ts';
import { GEOMETRY_POLYGON } from '../table/record-table.ts';
import type { Interpreter } from './interpretation.ts';

/** Rows of a table that have a polygon, and their polygons in longitude and latitude. */
export interface RowPolygons {
  readonly rows: Uint32Array;
  readonly polygons: PolygonColumns;
  /** Their positions before, where the file is in a plane-rectangular system. */
  readonly planar?: PlanarPositions;
}

/** The polygon rows of the table; others are counted in an issue. Positions go to JGD2011 degrees. */
export function polygonRows(
  interpreter: Interpreter,
  keep: (row: number) => boolean = () => true,
): RowPolygons | undefined {
  const { table } = interpreter;
  const geometry = table.geometry;
  if (!geometry) {
    interpreter.report('error', 'geometry-needed', { values: { needed: 'Polygon' } });
    return undefined;
  }
  const rows: number[] = [];
  let others = 0;
  for (let row = 0; row < table.rowCount; row++) {
    if (geometry.type[row] === GEOMETRY_POLYGON) {
      if (keep(row)) rows.push(row);
    } else if (geometry.type[row] !== 0) others++;
  }
  if (others > 0) interpreter.report('warning', 'geometry-left-out', { count: others, values: { used: 'Polygon' } });
  const taken = Uint32Array.from(rows);
  const { polygons: all } = geometry;
  const polygons = taken.length === all.rowOffsets.length - 1 ? all : takeRows(all, taken);
  const { crs } = interpreter.source;
  return {
    rows: taken,
    polygons: { ...polygons, positions: toGeographic(polygons.positions, crs) },
    ...(isPlanarCrs(crs) && { planar: { crs, positions: polygons.positions } }),
  };
}
