import { createNodeCanvases } from '../../../scripts/print/node-canvas.ts';
import type { MapExtract, MapFootprints, MapZones } from '../../../src/domain/map-extract.ts';
import type { MapContent } from '../../../src/domain/sheet.ts';
import type { FiledZoneKind } from '../../../src/domain/zone-kind.ts';
import { drawItems } from '../../../src/exports/drawing/draw-on-canvas.ts';
import type { DrawItem, MeasureText, PageDrawing } from '../../../src/exports/drawing/drawing.ts';
import { MM_PER_POINT } from '../../../src/exports/drawing/drawing.ts';
import { prepareCanvas } from '../../../src/exports/drawing/prepare-canvas.ts';
import type { FlatMapInput } from '../../../src/exports/flat-map/draw-flat-map.ts';
import { buildPolygonColumns } from '../../../src/spatial/polygon-columns-building.ts';

/** west, south, width, height, metres of the plane. */
export type PlanarBox = readonly [number, number, number, number];

export const boxColumns = (boxes: readonly PlanarBox[]) =>
  buildPolygonColumns(
    boxes.map(([x, y, width, height]) => [
      [
        [
          [x, y],
          [x + width, y],
          [x + width, y + height],
          [x, y + height],
        ],
      ],
    ]),
  );

export const createZone = (zoneKind: FiledZoneKind, boxes: readonly PlanarBox[]): MapZones => ({
  zoneKind,
  zoneId: boxes.map((_, row) => `${zoneKind}-${row}`),
  name: boxes.map(() => ''),
  code: boxes.map(() => 0),
  polygons: boxColumns(boxes),
});

export const createFootprints = (boxes: readonly PlanarBox[], states: readonly number[] = []): MapFootprints => ({
  polygons: boxColumns(boxes),
  building: Uint32Array.from(boxes, (_, row) => row),
  state: Uint8Array.from(boxes, (_, row) => states[row] ?? 0),
  pointX: Float64Array.from(boxes, ([x, , width]) => x + width / 2),
  pointY: Float64Array.from(boxes, ([, y, , height]) => y + height / 2),
});

export const createExtract = (parts: Partial<MapExtract> = {}): MapExtract => ({
  planarCrs: 'EPSG:6677',
  bounds: [-1000, -1000, 1000, 1000],
  ground: null,
  footprints: null,
  zones: [],
  hazardAreas: [],
  roads: null,
  water: null,
  baseMap: null,
  facilities: [],
  places: [],
  sources: [],
  ...parts,
});

export const createContent = (parts: Partial<MapContent> = {}): MapContent => ({
  view: { kind: 'flat', centre: null, scale: null, rotationDegrees: 0 },
  hazard: null,
  carrier: 'ground',
  zoneKinds: [],
  hazardAreas: [],
  facilities: [],
  buildings: true,
  labels: true,
  scenario: null,
  ...parts,
});

/** Every letter as wide as it is high: what Japanese letters are. */
export const measure: MeasureText = (text, { sizePt }) => [...text].length * sizePt * MM_PER_POINT;

export const createInput = (parts: Partial<FlatMapInput> = {}): FlatMapInput => ({
  extract: createExtract(),
  content: createContent(),
  view: { centre: [0, 0], scale: 10_000, rotationDegrees: 0 },
  frame: { x: 10, y: 10, width: 130, height: 80 },
  colourVisionSafe: false,
  greyscale: false,
  measure,
  language: 'ja',
  ...parts,
});

const canvases = createNodeCanvases();

export interface PaintedPage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

/** Items on a sheet without paper: where nothing was drawn the pixels stay clear. */
export async function paintItems(
  items: readonly DrawItem[],
  page: Pick<PageDrawing, 'widthMm' | 'heightMm'>,
  dpi: number,
): Promise<PaintedPage> {
  const pixelsPerMm = dpi / 25.4;
  const [width, height] = [Math.round(page.widthMm * pixelsPerMm), Math.round(page.heightMm * pixelsPerMm)];
  const pictures = await prepareCanvas([{ ...page, items }], canvases);
  const { context } = canvases.create(width, height);
  drawItems(context, items, { pixelsPerMm, pictures, canvases }, { x: 0, y: 0, width, height });
  return { width, height, pixels: context.getImageData(0, 0, width, height).data };
}

export function colourAt({ pixels, width }: PaintedPage, x: number, y: number): string {
  const at = 4 * (y * width + x);
  return `#${[...pixels.subarray(at, at + 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Colours of all pixels that are not clear at all. */
export function coloursOf({ pixels }: PaintedPage): Set<string> {
  const words = new Set<number>();
  for (let at = 0; at < pixels.length; at += 4)
    if (pixels[at + 3] === 255) words.add((pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!);
  return new Set([...words].map((word) => `#${word.toString(16).padStart(6, '0')}`));
}
