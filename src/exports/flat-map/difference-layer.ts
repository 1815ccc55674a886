import type { MapDifference } from '../../domain/map-extract.ts';
import type { DrawItem } from '../drawing/drawing.ts';
import { currentLine, differenceDots, differencePlus, zoneLines } from './map-styles.ts';
import type { PaperView } from './paper-view.ts';

/**
 * What a scenario changes: ground taken out is paled and dotted within its old line, ground taken in has plus signs. Dots and
 * signs, not a hatch: a hatch means unknown. Source: ui.md §4, Editing.
 */
export function differenceLayers(differences: readonly MapDifference[], view: PaperView): DrawItem[] {
  return differences.flatMap(({ zoneKind, removed, added }): DrawItem[] => {
    const { colour } = zoneLines[zoneKind];
    const out = view.rings(removed, 0, removed.rowOffsets.length - 2);
    const taken = view.rings(added, 0, added.rowOffsets.length - 2);
    return [
      { kind: 'path', lines: out, fill: { colour: '#ffffff', opacity: 0.42 }, hatch: differenceDots },
      { kind: 'path', lines: out, stroke: currentLine },
      { kind: 'path', lines: taken, fill: { colour, opacity: 0.12 }, hatch: { ...differencePlus, colour } },
    ];
  });
}
