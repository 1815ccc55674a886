import Flatbush from 'flatbush';
import type { PolygonColumns } from '../domain/polygon-columns.ts';
import type { OverlayLayer } from './overlay-areas.ts';
import { polygonBounds, polygonRowCount } from './polygon-areas.ts';

/**
 * Overlay layers in which no row hides another: rows are dealt out so that the boxes of one layer do not meet. The label of
 * a row is its number from 1. As many layers as boxes lie over one place, mostly a few.
 */
export function sheetLayers(polygons: PolygonColumns): readonly OverlayLayer[] {
  const sheet = sheetOfRows(polygons);
  const count = sheet.reduce((most, value) => Math.max(most, value + 1), 0);
  return Array.from({ length: count }, (_, number) => ({
    rule: 'smallest',
    sources: [{ polygons, labels: sheet.map((value, row) => (value === number ? row + 1 : 0)) }],
  }));
}

/** Sheet of each row; −1 for a row without vertices or with coordinates that are no numbers. */
function sheetOfRows(polygons: PolygonColumns): Int32Array {
  const count = polygonRowCount(polygons);
  const sheet = new Int32Array(count).fill(-1);
  if (count === 0) return sheet;
  const bounds = polygonBounds(polygons);
  const tree = new Flatbush(count);
  for (let at = 0; at < 4 * count; at += 4) tree.add(bounds[at]!, bounds[at + 1]!, bounds[at + 2]!, bounds[at + 3]!);
  tree.finish();
  for (let row = 0; row < count; row++) {
    const at = 4 * row;
    if (!(bounds[at]! <= bounds[at + 2]!)) continue;
    const met = tree.search(bounds[at]!, bounds[at + 1]!, bounds[at + 2]!, bounds[at + 3]!);
    const taken = new Set(met.map((other) => (other < row ? sheet[other]! : -1)));
    let free = 0;
    while (taken.has(free)) free++;
    sheet[row] = free;
  }
  return sheet;
}
