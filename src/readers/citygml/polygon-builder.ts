import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { CityObject } from './city-object.ts';
import { growableFloat32, growableFloat64, growableUint32 } from './growable.ts';

export interface PolygonBuilder {
  readonly rowCount: number;
  /** Appends one row: these surfaces of the object as one multipolygon. */
  addRow(object: CityObject, surfaces: readonly number[]): void;
  /** The same for surfaces `from … to − 1`. */
  addRange(object: CityObject, from: number, to: number): void;
  finish(): PolygonColumns;
}

export function createPolygonBuilder(withHeights: boolean): PolygonBuilder {
  const positions = growableFloat64();
  const heights = withHeights ? growableFloat32() : undefined;
  const [ringOffsets, polygonOffsets, rowOffsets] = [growableUint32(), growableUint32(), growableUint32()];
  for (const offsets of [ringOffsets, polygonOffsets, rowOffsets]) offsets.push(0);

  const addSurface = (object: CityObject, surface: number): void => {
    const lastRing = object.firstRing(surface + 1);
    for (let ring = object.firstRing(surface); ring < lastRing; ring++) {
      const [start, end] = [object.firstVertex(ring), object.firstVertex(ring + 1)];
      positions.append(object.lonLat, 2 * start, 2 * end);
      heights?.append(object.heights, start, end);
      ringOffsets.push(positions.length / 2);
    }
    polygonOffsets.push(ringOffsets.length - 1);
  };

  return {
    get rowCount() {
      return rowOffsets.length - 1;
    },
    addRow(object, surfaces) {
      for (const surface of surfaces) addSurface(object, surface);
      rowOffsets.push(polygonOffsets.length - 1);
    },
    addRange(object, from, to) {
      for (let surface = from; surface < to; surface++) addSurface(object, surface);
      rowOffsets.push(polygonOffsets.length - 1);
    },
    finish: () => ({
      positions: positions.finish(),
      ...(heights && { heights: heights.finish() }),
      ringOffsets: ringOffsets.finish(),
      polygonOffsets: polygonOffsets.finish(),
      rowOffsets: rowOffsets.finish(),
    }),
  };
}
