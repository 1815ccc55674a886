import { parseHazardKey } from '../../domain/hazard.ts';
import type { MapExtract } from '../../domain/map-extract.ts';
import type { Frame, MapContent } from '../../domain/sheet.ts';
import type { DrawGroup, DrawItem, MeasureText } from '../drawing/drawing.ts';
import { baseLayer, roadsAndWater } from './base-layer.ts';
import { differenceLayers } from './difference-layer.ts';
import { findShown } from './find-shown.ts';
import { neutralFootprints, rampFootprints } from './footprint-layer.ts';
import { classBorders, groundSurface, stateColours, surveyBorders, UNKNOWN } from './ground-layer.ts';
import { labelLayer } from './label-layer.ts';
import { hazardAreaLayers, zoneLayers } from './line-layers.ts';
import { frameLine } from './map-styles.ts';
import { createPaperView, type FlatView, type PaperView } from './paper-view.ts';
import type { ShownClasses } from './shown-classes.ts';

export interface FlatMapInput {
  readonly extract: MapExtract;
  readonly content: MapContent;
  readonly view: FlatView;
  /** On the sheet, millimetres. */
  readonly frame: Frame;
  readonly colourVisionSafe: boolean;
  /** Borders between classes are drawn for a reader without colours; turning the colours to grey is left to `greyPage`. */
  readonly greyscale: boolean;
  readonly measure: MeasureText;
  readonly language: 'ja' | 'en';
  /** Frames of blocks that lie over the map (scale bar, north): nothing is written under them. */
  readonly keepClear?: readonly Frame[];
}

export interface FlatMap {
  readonly drawing: DrawGroup;
  readonly shown: ShownClasses;
}

/**
 * A map straight from above, exact to its scale, as marks on paper within its frame. Ground, roads and buildings are one group
 * that vector formats print as a picture; lines, marks and letters stay what they are.
 */
export function drawFlatMap(given: FlatMapInput): FlatMap {
  const input = { ...given, extract: withoutRepeatedAreas(given) };
  const view = createPaperView(input.view, input.frame);
  const shown = findShown(input, view);
  const { x, y, width, height } = input.frame;
  const edge: DrawItem = {
    kind: 'path',
    lines: [{ points: [x, y, x + width, y, x + width, y + height, x, y + height], closed: true }],
    stroke: { ...frameLine, join: 'miter' },
  };
  const drawing: DrawGroup = {
    kind: 'group',
    items: [
      { kind: 'group', clip: input.frame, raster: true, items: surfaceItems(input, view) },
      { kind: 'group', clip: input.frame, items: lineItems(input, shown, view) },
      edge,
    ],
  };
  return { drawing, shown };
}

/** Areas that the ground shows in their exact colours already would be tinted by their own fills. */
function withoutRepeatedAreas({ extract, content: { hazard, carrier } }: FlatMapInput): MapExtract {
  if (!hazard || carrier !== 'ground' || extract.ground === null) return extract;
  const onGround = parseHazardKey(hazard).hazard;
  return { ...extract, hazardAreas: extract.hazardAreas.filter((areas) => areas.hazard !== onGround) };
}

function surfaceItems({ extract, content, colourVisionSafe, greyscale }: FlatMapInput, view: PaperView): DrawItem[] {
  const { ground, footprints } = extract;
  const { hazard, carrier } = content;
  const colours = hazard ? stateColours(hazard, colourVisionSafe) : undefined;
  const onGround = carrier === 'ground' && ground !== null;
  return [
    ...baseLayer(extract, { hasHazard: hazard !== null, greyscale }, view),
    ...(ground && colours ? groundSurface(ground, onGround ? colours : unknownOnly(colours), view) : []),
    ...roadsAndWater(extract, hazard !== null && onGround, view),
    ...(footprints && content.buildings
      ? colours && carrier === 'buildings'
        ? rampFootprints(footprints, colours, view)
        : neutralFootprints(footprints, view)
      : []),
  ];
}

/** Buildings carry the ramp: the ground shows only where nobody surveyed. */
const unknownOnly = (colours: ReadonlyMap<number, string>) =>
  new Map([...colours].filter(([state]) => state === UNKNOWN));

function lineItems(input: FlatMapInput, shown: ShownClasses, view: PaperView): DrawItem[] {
  const { extract, content, greyscale } = input;
  const { ground } = extract;
  return [
    ...(ground && content.carrier === 'ground' ? classBorders(ground, greyscale, view) : []),
    ...(ground ? surveyBorders(ground, view) : []),
    ...hazardAreaLayers(extract.hazardAreas, view),
    ...differenceLayers(extract.difference ?? [], view),
    ...zoneLayers(extract.zones, view),
    ...labelLayer(input, shown, view),
  ].filter((item) => item.kind !== 'path' || item.lines.length > 0);
}
