import type { MapFootprints } from '../../domain/map-extract.ts';
import type { DrawItem } from '../drawing/drawing.ts';
import { UNKNOWN } from './ground-layer.ts';
import { buildingEdge, neutralBuilding, unknownHatchOfBuildings } from './map-styles.ts';
import type { PaperView } from './paper-view.ts';

/** Buildings over the colours of the ground: one grey for all. A building over another doesn't darken it. */
export function neutralFootprints({ polygons, building }: MapFootprints, view: PaperView): DrawItem[] {
  const items = Array.from(
    building,
    (_, row): DrawItem => ({
      kind: 'path',
      lines: view.rings(polygons, row, row),
      fill: { colour: neutralBuilding.colour },
    }),
  );
  return [{ kind: 'group', items, opacity: neutralBuilding.opacity }];
}

/** Buildings that carry the colours. The worst lie on top; an unknown one is hatched. */
export function rampFootprints(
  { polygons, building, state }: MapFootprints,
  colours: ReadonlyMap<number, string>,
  view: PaperView,
): DrawItem[] {
  const rows = Array.from(building.keys()).sort((a, b) => state[a]! - state[b]! || a - b);
  return rows.map((row): DrawItem => {
    const colour = colours.get(state[row]!) ?? colours.get(UNKNOWN)!;
    return {
      kind: 'path',
      lines: view.rings(polygons, row, row),
      fill: { colour },
      ...(state[row] === UNKNOWN && { hatch: unknownHatchOfBuildings }),
      stroke: buildingEdge,
    };
  });
}
