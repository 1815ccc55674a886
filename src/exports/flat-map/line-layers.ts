import type { MapExtract, MapHazardAreas, MapZones } from '../../domain/map-extract.ts';
import type { DrawItem, DrawLine } from '../drawing/drawing.ts';
import { areaStyle, type PaperLine, zoneLines, zoneOrder } from './map-styles.ts';
import type { PaperView } from './paper-view.ts';
import { sharedLines } from './shared-lines.ts';

/** Lines of zones over everything, each kind with its white casing, in the order in which they lie over each other. */
export function zoneLayers(zones: readonly MapZones[], view: PaperView): DrawItem[] {
  return zoneOrder.flatMap((kind) => {
    const lines = zones
      .filter(({ zoneKind }) => zoneKind === kind)
      .flatMap(({ polygons, zoneId }) => view.rings(polygons, 0, zoneId.length - 1));
    return lines.length === 0 ? [] : casedLine(sharedLines(lines), zoneLines[kind]);
  });
}

/** The casing is solid under dashes, so that these are read on any ground. */
function casedLine(lines: readonly DrawLine[], line: PaperLine): DrawItem[] {
  const { colour, widthMm, casingMm, dashMm } = line;
  return [
    ...(casingMm > 0
      ? [{ kind: 'path', lines, stroke: { colour: '#ffffff', widthMm: widthMm + 2 * casingMm } } as const]
      : []),
    { kind: 'path', lines, stroke: { colour, widthMm, ...(dashMm && { dashMm }) } },
  ];
}

/** 土砂災害 and 家屋倒壊等: fills with their lines, the mildest below. */
export function hazardAreaLayers(areas: readonly MapHazardAreas[], view: PaperView): DrawItem[] {
  const rows = areas.flatMap(({ hazard, rank, polygons }) =>
    Array.from(rank, (value, row) => ({ hazard, rank: value, lines: view.rings(polygons, row, row) })),
  );
  return rows
    .sort((a, b) => a.rank - b.rank)
    .map(({ hazard, rank, lines }): DrawItem => {
      const { fill, fillOpacity, line } = areaStyle(hazard, rank);
      const { colour, widthMm, dashMm } = line;
      return {
        kind: 'path',
        lines,
        fill: { colour: fill, opacity: fillOpacity },
        stroke: { colour, widthMm, ...(dashMm && { dashMm }) },
      };
    });
}

/** One path a row: rows that overlap must not cut holes into each other. */
export const filledRows = (
  polygons: NonNullable<MapExtract['roads']>,
  view: PaperView,
  look: Pick<Extract<DrawItem, { readonly kind: 'path' }>, 'fill' | 'stroke'>,
): DrawItem[] =>
  Array.from({ length: polygons.rowOffsets.length - 1 }, (_, row) => ({
    kind: 'path',
    lines: view.rings(polygons, row, row),
    ...look,
  }));
