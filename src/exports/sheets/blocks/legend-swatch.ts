import { unknownColour } from '../../../domain/hazard-classes.ts';
import type { Frame } from '../../../domain/sheet.ts';
import type { DrawItem, DrawLine, Stroke } from '../../drawing/drawing.ts';
import { type PaperLine, unknownHatchOfBuildings } from '../../flat-map/map-styles.ts';
import { HAIRLINE_MM, ink } from '../sheet-look.ts';
import type { LegendSwatch } from './legend-rows.ts';
import { rectangle } from './rules.ts';

/** A swatch of the legend, as the map draws it. Lines keep the width that they have on the map. */
export function drawSwatch(swatch: LegendSwatch, box: Frame): readonly DrawItem[] {
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
    case 'added':
      return [{ kind: 'path', lines: [outline], stroke: edge }];
    case 'facility':
      return [];
  }
}

const middleLine = ({ x, y, width, height }: Frame): DrawLine => ({
  points: [x, y + height / 2, x + width, y + height / 2],
  closed: false,
});

const lineItems = ({ colour, widthMm, dashMm }: PaperLine, line: DrawLine): readonly DrawItem[] => [
  { kind: 'path', lines: [line], stroke: { colour, widthMm, ...(dashMm && { dashMm }) } },
];
