import { useMemo } from 'react';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { SceneCity, SceneView } from '../scene-types.ts';
import type { Ground } from '../terrain/ground.ts';
import { createLines } from './create-lines.ts';
import { densify, drape } from './drape.ts';
import { type LineStyle, zoneLayerOf, zoneLineStyles } from './line-style.ts';
import { usePrimitives } from './use-primitives.ts';

/** Corners of a draped line: close enough that it follows a 10 m terrain without floating. */
const STEP_METERS = 25;

const layers = ['district', 'urban_function', 'residence'] as const;

/** Owns the zone outlines, one primitive a kind; they lie over everything and have no fill. */
export function useZones(host: SceneHost | undefined, city: SceneCity, ground: Ground, view: SceneView): void {
  const { zones, geoidHeightMeters } = city;
  const creators = useMemo(() => {
    const create = (layer: (typeof layers)[number]) => () => {
      const members = zones.filter(({ zoneKind }) => zoneLayerOf(zoneKind) === layer);
      const rings = members.flatMap(({ polygons }) => ringsOf(polygons));
      return [drapedLines(rings, zoneLineStyles[layer], ground, geoidHeightMeters)];
    };
    return { district: create('district'), urban_function: create('urban_function'), residence: create('residence') };
  }, [zones, ground, geoidHeightMeters]);
  const visible = (layer: (typeof layers)[number]) => view.layers[layer]?.visible ?? true;
  usePrimitives(host, 'lines', creators.district, visible('district'));
  usePrimitives(host, 'lines', creators.urban_function, visible('urban_function'));
  usePrimitives(host, 'lines', creators.residence, visible('residence'));
}

/** Closed rings of all rows (or of some), interleaved degrees. */
export function ringsOf(polygons: PolygonColumns, isWanted: (row: number) => boolean = () => true): Float64Array[] {
  const rings: Float64Array[] = [];
  for (let row = 0; row + 1 < polygons.rowOffsets.length; row++) {
    if (!isWanted(row)) continue;
    const first = polygons.polygonOffsets[polygons.rowOffsets[row]!]!;
    const last = polygons.polygonOffsets[polygons.rowOffsets[row + 1]!]!;
    for (let ring = first; ring < last; ring++)
      rings.push(polygons.positions.subarray(2 * polygons.ringOffsets[ring]!, 2 * polygons.ringOffsets[ring + 1]!));
  }
  return rings;
}

/** Lines of degrees laid on the ground, drawn over everything. */
export function drapedLines(
  lines: readonly Float64Array[],
  style: LineStyle,
  ground: Ground,
  geoidHeightMeters: number,
) {
  const draped = lines.map((line) => drape(densify(line, STEP_METERS), ground, geoidHeightMeters, 0.5));
  return createLines(draped, style);
}
