import { useMemo } from 'react';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { SceneView } from '../scene-types.ts';
import type { Ground } from '../terrain/ground.ts';
import { createLines } from './create-lines.ts';
import { densify, drape } from './drape.ts';
import { type LineStyle, scenarioLine, zoneLayerOf, zoneLineStyles } from './line-style.ts';
import type { ShownZone } from './shown-zones.ts';
import { usePrimitives } from './use-primitives.ts';

/** Corners of a draped line: close enough that it follows a 10 m terrain without floating. */
const STEP_METERS = 25;

const layers = ['district', 'urban_function', 'residence'] as const;

/** Owns the zone outlines, by layer; they lie over everything and have no fill. */
export function useZones(
  host: SceneHost | undefined,
  zones: readonly ShownZone[],
  geoidHeightMeters: number,
  ground: Ground,
  view: SceneView,
): void {
  const creators = useMemo(() => {
    const create = (layer: (typeof layers)[number]) => () =>
      stylesOf(zones, layer).map(({ style, members }) =>
        drapedLines(
          members.flatMap(({ polygons }) => ringsOf(polygons)),
          style,
          ground,
          geoidHeightMeters,
        ),
      );
    return { district: create('district'), urban_function: create('urban_function'), residence: create('residence') };
  }, [zones, ground, geoidHeightMeters]);
  const visible = (layer: (typeof layers)[number]) => view.layers[layer]?.visible ?? true;
  usePrimitives(host, 'lines', creators.district, visible('district'));
  usePrimitives(host, 'lines', creators.urban_function, visible('urban_function'));
  usePrimitives(host, 'lines', creators.residence, visible('residence'));
}

/** One primitive for what looks the same. A scenario's lines have its colour and the dashes of their kind. */
function stylesOf(zones: readonly ShownZone[], layer: (typeof layers)[number]) {
  const styles = new Map<string, { readonly style: LineStyle; readonly members: ShownZone[] }>();
  for (const zone of zones) {
    if (zoneLayerOf(zone.zoneKind) !== layer) continue;
    const key = `${zone.colour} ${zone.side}`;
    const style = { ...zoneLineStyles[layer], ...(zone.colour && scenarioLine(zone.colour)), ...sideOf(zone) };
    const same = styles.get(key) ?? { style, members: [] };
    same.members.push(zone);
    styles.set(key, same);
  }
  return [...styles.values()];
}

const sideOf = ({ side }: ShownZone): Pick<LineStyle, 'side'> => (side ? { side } : {});

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
