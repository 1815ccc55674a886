import type { MapExtract, MapZones } from '../../domain/map-extract.ts';
import type { SheetSubject } from '../../domain/sheet.ts';
import { rowContains } from '../../spatial/point-in-row.ts';
import type { DrawGroup } from '../drawing/drawing.ts';
import type { PaperView } from '../flat-map/paper-view.ts';

/** The zone that a sheet is about, in the extract of its map. */
export interface SubjectOnMap {
  readonly zones: MapZones;
  readonly row: number;
}

/** Null for the city and for scenarios, and where the map's extent has no such zone. */
export function subjectOnMap({ zones }: MapExtract, subject: SheetSubject): SubjectOnMap | null {
  if (subject.kind !== 'zone') return null;
  const kind = zones.find(({ zoneKind }) => zoneKind === subject.zoneKind);
  const row = kind?.zoneId.indexOf(subject.zoneId) ?? -1;
  return kind && row >= 0 ? { zones: kind, row } : null;
}

/** How the line around the subject of a sheet looks, on the map and in its legend. */
export const subjectLine = { colour: '#1a1a1a', widthMm: 0.7, casingMm: 0.5 } as const;

export function subjectOutline({ zones, row }: SubjectOnMap, view: PaperView, factor: number): DrawGroup {
  const lines = view.rings(zones.polygons, row, row);
  const { colour, widthMm, casingMm } = subjectLine;
  return {
    kind: 'group',
    clip: view.frame,
    items: [
      { kind: 'path', lines, stroke: { colour: '#ffffff', widthMm: (widthMm + 2 * casingMm) * factor, join: 'round' } },
      { kind: 'path', lines, stroke: { colour, widthMm: widthMm * factor, join: 'round' } },
    ],
  };
}

const UNKNOWN = 0;

/** Share of the buildings of the subject (of all in the map without one) whose state is not known; 0 without buildings. */
export function unknownShare({ footprints }: MapExtract, subject: SubjectOnMap | null): number {
  if (!footprints) return 0;
  let [all, unknown] = [0, 0];
  footprints.state.forEach((state, i) => {
    if (subject && !rowContains(subject.zones.polygons, subject.row, footprints.pointX[i]!, footprints.pointY[i]!))
      return;
    all++;
    if (state === UNKNOWN) unknown++;
  });
  return all === 0 ? 0 : unknown / all;
}
