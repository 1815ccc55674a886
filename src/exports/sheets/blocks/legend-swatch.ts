import { unknownColour } from '../../../domain/hazard-classes.ts';
import type { Frame } from '../../../domain/sheet.ts';
import type { DrawItem, DrawLine, Stroke } from '../../drawing/drawing.ts';
import { facilityMarks } from '../../flat-map/facility-marks.ts';
import {
  currentLine,
  differenceDots,
  differencePlus,
  type PaperLine,
  unknownHatchOfBuildings,
  zoneLines,
} from '../../flat-map/map-styles.ts';
import { enlarge, enlargeFrame } from '../enlarge.ts';
import { HAIRLINE_MM, ink } from '../sheet-look.ts';
import type { LegendSwatch } from './legend-rows.ts';
import { rectangle } from './rules.ts';

/** A swatch of the legend, as the map draws it: lines and hatches as wide as on the map of a sheet so many times as large. */
export function drawSwatch(swatch: LegendSwatch, factor: number, box: Frame): readonly DrawItem[] {
  const small = enlargeFrame(box, 1 / factor);
  return enlarge({ kind: 'group', items: swatchItems(swatch, small) }, factor).items;
}

function swatchItems(swatch: LegendSwatch, box: Frame): readonly DrawItem[] {
  const edge: Stroke = { colour: ink.edge, widthMm: HAIRLINE_MM * 1.5, join: 'miter' };
  const outline = rectangle(box);
  switch (swatch.kind) {
    case 'fill':
      return [{ kind: 'path', lines: [outline], fill: { colour: swatch.colour }, stroke: edge }];
    case 'unknown':
      return [
        {
          kind: 'path',
          lines: [outline],
          fill: { colour: unknownColour },
          hatch: unknownHatchOfBuildings,
          stroke: edge,
        },
      ];
    case 'line':
      return lineItems(swatch.line, middleLine(box));
    case 'area': {
      const { fill, fillOpacity, line } = swatch.area;
      return [
        { kind: 'path', lines: [outline], fill: { colour: fill, opacity: fillOpacity } },
        ...lineItems(line, outline),
      ];
    }
    case 'removed':
      return [
        { kind: 'path', lines: [outline], hatch: { ...differenceDots, spacingMm: differenceDots.spacingMm / 2 } },
        { kind: 'path', lines: [outline], stroke: currentLine },
      ];
    case 'added': {
      const { colour } = zoneLines.residence;
      const hatch = { ...differencePlus, spacingMm: differencePlus.spacingMm / 2, colour };
      return [{ kind: 'path', lines: [outline], fill: { colour, opacity: 0.12 }, hatch, stroke: edge }];
    }
    case 'facility':
      return facilityMarks([swatch.facility], box.x + box.width / 2, box.y + box.height / 2, box.height);
  }
}

const middleLine = ({ x, y, width, height }: Frame): DrawLine => ({
  points: [x, y + height / 2, x + width, y + height / 2],
  closed: false,
});

const lineItems = ({ colour, widthMm, dashMm }: PaperLine, line: DrawLine): readonly DrawItem[] => [
  { kind: 'path', lines: [line], stroke: { colour, widthMm, ...(dashMm && { dashMm }) } },
];
