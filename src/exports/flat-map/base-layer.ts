import type { MapExtract, MapPicture } from '../../domain/map-extract.ts';
import type { DrawImage, DrawItem } from '../drawing/drawing.ts';
import { filledRows } from './line-layers.ts';
import { groundColour, roadColour, waterColour, waterEdge } from './map-styles.ts';
import type { PaperView } from './paper-view.ts';

/** Plain ground, and the city's own base map on it. */
export function baseLayer(
  { baseMap }: MapExtract,
  { hasHazard, greyscale }: { readonly hasHazard: boolean; readonly greyscale: boolean },
  view: PaperView,
): DrawItem[] {
  const { x, y, width, height } = view.frame;
  const corners = [x, y, x + width, y, x + width, y + height, x, y + height];
  const plain: DrawItem = { kind: 'path', lines: [{ points: corners, closed: true }], fill: { colour: groundColour } };
  if (!baseMap) return [plain];
  const picture = pictureOnPaper(hasHazard ? quiet(baseMap) : baseMap, view);
  // Water in grey would be read as a class of the hazard.
  return [plain, { ...picture, ...(hasHazard && greyscale && { opacity: BASE_MAP_IN_GREY }) }];
}

const BASE_MAP_IN_GREY = 0.35;

/** Over the colours of the ground these stay readable; roads let the colours through, so that no road looks safe. */
export function roadsAndWater({ roads, water }: MapExtract, hasHazard: boolean, view: PaperView): DrawItem[] {
  const surfaces = roads ? filledRows(roads, view, { fill: { colour: roadColour } }) : [];
  return [
    ...(water
      ? filledRows(water, view, { fill: { colour: waterColour }, stroke: { colour: waterEdge, widthMm: 0.15 } })
      : []),
    ...(surfaces.length > 0
      ? [{ kind: 'group', items: surfaces, opacity: hasHazard ? ROAD_OVER_HAZARD : 1 } as const]
      : []),
  ];
}

const ROAD_OVER_HAZARD = 0.5;

function pictureOnPaper({ bounds, width, height, pixels }: MapPicture, view: PaperView): DrawImage {
  const [minX, minY, maxX, maxY] = bounds;
  const [middleX, middleY] = view.toPaper((minX + maxX) / 2, (minY + maxY) / 2);
  const [acrossMm, downMm] = [(maxX - minX) * view.mmPerMeter, (maxY - minY) * view.mmPerMeter];
  return {
    kind: 'image',
    frame: { x: middleX - acrossMm / 2, y: middleY - downMm / 2, width: acrossMm, height: downMm },
    picture: { kind: 'pixels', width, height, rgba: pixels },
    smooth: true,
    turnDegrees: view.turnDegrees,
  };
}

/** Mean lightness (0 … 255) from which a base map is a pale map already, not a photograph. */
const PALE = 205;

/** A photograph under a hazard: a quarter of its saturation, 30 % lighter. A pale map stays as it is. Source: ui.md §4, Base. */
function quiet(picture: MapPicture): MapPicture {
  const { pixels } = picture;
  let [sum, seen] = [0, 0];
  for (let at = 0; at < pixels.length; at += 4 * 97) {
    if (pixels[at + 3] === 0) continue;
    sum += lumaAt(pixels, at);
    seen++;
  }
  if (seen === 0 || sum / seen >= PALE) return picture;
  const quieted = new Uint8ClampedArray(pixels);
  for (let at = 0; at < quieted.length; at += 4) {
    const luma = lumaAt(pixels, at);
    for (let channel = at; channel < at + 3; channel++) {
      const pale = luma + 0.25 * (pixels[channel]! - luma);
      quieted[channel] = pale + 0.3 * (255 - pale);
    }
  }
  return { ...picture, pixels: quieted };
}

/** Source: ITU-R BT.601. */
const lumaAt = (pixels: Uint8ClampedArray, at: number): number =>
  0.299 * pixels[at]! + 0.587 * pixels[at + 1]! + 0.114 * pixels[at + 2]!;
