import { type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import { classEdgeColour, hazardClasses, notHitColour, unknownColour } from '../../domain/hazard-classes.ts';
import type { GroundStates } from '../../domain/map-extract.ts';
import type { DrawItem, DrawLine } from '../drawing/drawing.ts';
import { type BorderLine, bordersBetween, outlinesOf } from './cell-borders.ts';
import { classBorder, surveyEdge, unknownHatch } from './map-styles.ts';
import type { PaperView } from './paper-view.ts';

/** Stored states. */
export const UNKNOWN = 0;
export const NOT_HIT = 1;

/** Colours of a hazard's classes by stored state; states without a class have none. */
export function stateColours(hazard: HazardKey, colourVisionSafe: boolean): ReadonlyMap<number, string> {
  const classes = hazardClasses(parseHazardKey(hazard).hazard, colourVisionSafe);
  return new Map<number, string>([
    [UNKNOWN, unknownColour],
    [NOT_HIT, notHitColour],
    ...classes.map(({ state, colour }) => [state + 1, colour] as const),
  ]);
}

/**
 * The ramp on the ground, a cell a square of its class's exact colour. Ground that was surveyed and is not hit stays clear:
 * there the base map is read. Unknown ground is hatched.
 */
export function groundSurface(ground: GroundStates, colours: ReadonlyMap<number, string>, view: PaperView): DrawItem[] {
  const { width, height, state } = ground;
  const words = new Uint32Array(256);
  for (const [value, colour] of colours) if (value !== NOT_HIT) words[value] = wordOf(colour);
  const pixels = new Uint32Array(width * height);
  for (let cell = 0; cell < pixels.length; cell++) pixels[cell] = words[state[cell]!]!;
  const picture = { kind: 'pixels', width, height, rgba: new Uint8ClampedArray(pixels.buffer) } as const;
  return [
    { kind: 'image', frame: frameOfGrid(ground, view), picture, smooth: false, turnDegrees: view.turnDegrees },
    ...unknownHatchOf(ground, view),
  ];
}

/** RGBA in the order of bytes that pictures have. */
function wordOf(colour: string): number {
  const rgb = Number.parseInt(colour.slice(1), 16);
  return new Uint32Array(Uint8Array.of(rgb >> 16, (rgb >> 8) & 255, rgb & 255, 255).buffer)[0]!;
}

function frameOfGrid({ width, height, left, top, cellMeters }: GroundStates, { toPaper, mmPerMeter }: PaperView) {
  const [middleX, middleY] = toPaper(left + (width * cellMeters) / 2, top - (height * cellMeters) / 2);
  const [acrossMm, downMm] = [width * cellMeters * mmPerMeter, height * cellMeters * mmPerMeter];
  return { x: middleX - acrossMm / 2, y: middleY - downMm / 2, width: acrossMm, height: downMm };
}

function unknownHatchOf(ground: GroundStates, view: PaperView): DrawItem[] {
  if (!ground.state.includes(UNKNOWN)) return [];
  const lines = linesOnPaper(
    outlinesOf(ground, (state) => state === UNKNOWN),
    ground,
    view,
  );
  return [{ kind: 'path', lines, hatch: unknownHatch }];
}

const isUnknown = (state: number) => state === UNKNOWN;

/** Lines between classes; the edge of what was surveyed is drawn apart. */
export function classBorders(ground: GroundStates, greyscale: boolean, view: PaperView): DrawItem[] {
  const borders = bordersBetween(ground, (a, b) => a !== b && !isUnknown(a) && !isUnknown(b));
  const look = greyscale ? classBorder.grey : classBorder.colour;
  return [{ kind: 'path', lines: linesOnPaper(borders, ground, view), stroke: { colour: classEdgeColour, ...look } }];
}

/** The dashed edge of what was surveyed. */
export function surveyBorders(ground: GroundStates, view: PaperView): DrawItem[] {
  const borders = bordersBetween(ground, (a, b) => isUnknown(a) !== isUnknown(b));
  const { colour, widthMm, dashMm } = surveyEdge;
  return [
    {
      kind: 'path',
      lines: linesOnPaper(borders, ground, view),
      stroke: { colour, widthMm, ...(dashMm && { dashMm }) },
    },
  ];
}

function linesOnPaper(lines: readonly BorderLine[], ground: GroundStates, view: PaperView): DrawLine[] {
  return lines.map(({ corners, closed }) => {
    const points = closed ? corners.slice(0, -2) : corners.slice();
    for (let at = 0; at < points.length; at += 2) {
      const [x, y] = view.toPaper(
        ground.left + points[at]! * ground.cellMeters,
        ground.top - points[at + 1]! * ground.cellMeters,
      );
      points[at] = x;
      points[at + 1] = y;
    }
    return { points, closed };
  });
}
