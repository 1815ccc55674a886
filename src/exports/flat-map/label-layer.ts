import type { MapExtract, MapPlace } from '../../domain/map-extract.ts';
import type { Frame, MapContent } from '../../domain/sheet.ts';
import { zoneKindNames } from '../../domain/zone-kind.ts';
import { formatChange } from '../../project/language/number-format.ts';
import { polygonAreas } from '../../spatial/polygon-areas.ts';
import { representativePoints } from '../../spatial/representative-points.ts';
import {
  type DrawItem,
  type DrawLine,
  type DrawText,
  type Font,
  type MeasureText,
  MM_PER_POINT,
} from '../drawing/drawing.ts';
import { facilityMarks, markSideMm } from './facility-marks.ts';
import { type FacilityPlace, facilityPlaces } from './facility-places.ts';
import { contains } from './find-shown.ts';
import { currentLine, platedZones, textColour, waterTextColour, zoneLines, zoneOrder } from './map-styles.ts';
import type { FlatView, PaperView } from './paper-view.ts';
import { PlacedBoxes } from './placed-boxes.ts';
import type { ShownClasses } from './shown-classes.ts';
import { unknownPlace } from './unknown-place.ts';

interface Labelled {
  readonly extract: MapExtract;
  readonly content: MapContent;
  readonly view: FlatView;
  readonly measure: MeasureText;
  readonly language: 'ja' | 'en';
  readonly keepClear?: readonly Frame[];
}

/** Nothing under 7 pt (ui.md §6). */
const nameFont: Font = { sizePt: 8, bold: true };
const smallFont: Font = { sizePt: 7, bold: true };
/** White around letters: 3 px of the screen. */
const HALO_MM = 0.5;
/** Up to this scale every 丁目 is named, beyond it the town alone. */
const LARGEST_SCALE_OF_DISTRICTS = 7500;
/** Names of facilities need room. */
const LARGEST_SCALE_OF_FACILITY_NAMES = 10_000;

/** Plates, names and marks, the most important first; what would lie over another or over the frame is left out. */
export function labelLayer(input: Labelled, shown: ShownClasses, view: PaperView): DrawItem[] {
  const placed = new PlacedBoxes(view.frame);
  for (const box of input.keepClear ?? []) placed.keepClear(box);
  const { extract, content } = input;
  const marks = facilityPlaces(extract.facilities).filter(({ x, y }) => contains(view.frame, view.toPaper(x, y)));
  const side = markSideMm(input.view.scale);
  const unknown = shown.groundStates.includes(0) ? unknownPlate(input, view, placed) : [];
  if (!content.labels) return [...unknown, ...marks.flatMap((place) => marksOf(place, side, view, placed))];
  const changes = differencePlates(input, view, placed);
  const zones = zoneOrder.toReversed().flatMap((kind) => zonePlate(kind, input, view, placed));
  const districts = input.view.scale <= LARGEST_SCALE_OF_DISTRICTS ? 'district' : 'town';
  const named = (kind: MapPlace['kind']) =>
    extract.places.filter((place) => place.kind === kind).flatMap((place) => placeName(place, input, view, placed));
  const stations = named('station');
  const water = named('water');
  const towns = named(districts);
  const facilities = marks.flatMap((place) => marksOf(place, side, view, placed));
  const names =
    input.view.scale <= LARGEST_SCALE_OF_FACILITY_NAMES
      ? marks.flatMap((place) => facilityName(place, side, input, view, placed))
      : [];
  return [...facilities, ...names, ...water, ...towns, ...stations, ...unknown, ...zones, ...changes];
}

const heightOf = ({ sizePt }: Font): number => sizePt * MM_PER_POINT;
/** From the middle of a line of Japanese letters down to its base line, in heights of the letter. */
const MIDDLE_TO_BASE = 0.37;

function textAt(text: string, x: number, y: number, font: Font, colour = textColour): DrawText {
  return {
    kind: 'text',
    text,
    x,
    y: y + heightOf(font) * MIDDLE_TO_BASE,
    font,
    colour,
    align: 'centre',
    halo: { colour: '#ffffff', widthMm: HALO_MM },
  };
}

function placeName(place: MapPlace, { measure }: Labelled, view: PaperView, placed: PlacedBoxes): DrawItem[] {
  const [x, y] = view.toPaper(place.x, place.y);
  if (place.kind === 'station') return plate(place.name, [[x, y]], '#1a1a1a', measure, placed);
  const box = boxAround(x, y, measure(place.name, nameFont), heightOf(nameFont));
  if (!placed.take(box)) return [];
  return [textAt(place.name, x, y, nameFont, place.kind === 'water' ? waterTextColour : textColour)];
}

function marksOf({ kinds, x, y }: FacilityPlace, side: number, view: PaperView, placed: PlacedBoxes): DrawItem[] {
  const [px, py] = view.toPaper(x, y);
  return facilityMarks(kinds, px, py, placed.take(boxAround(px, py, kinds.length * side, side)) ? side : null);
}

/** Below, above, right or left of the mark: the first that is free. */
function facilityName(
  { name, kinds, x, y }: FacilityPlace,
  side: number,
  { measure }: Labelled,
  view: PaperView,
  placed: PlacedBoxes,
): DrawItem[] {
  const [px, py] = view.toPaper(x, y);
  const [width, height] = [measure(name, smallFont), heightOf(smallFont)];
  const [aside, away] = [(kinds.length * side + width) / 2 + 0.8, (side + height) / 2 + 0.6];
  for (const [dx, dy] of [
    [0, away],
    [0, -away],
    [aside, 0],
    [-aside, 0],
  ] as const)
    if (placed.take(boxAround(px + dx, py + dy, width, height))) return [textAt(name, px + dx, py + dy, smallFont)];
  return [];
}

const boxAround = (x: number, y: number, width: number, height: number): Frame => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/** A white plate with an edge in the line's colour, at the first place that is free. */
function plate(
  text: string,
  places: Iterable<readonly [number, number]>,
  colour: string,
  measure: MeasureText,
  placed: PlacedBoxes,
  dashMm?: readonly number[],
): DrawItem[] {
  const [width, height] = [measure(text, smallFont) + 2.4, heightOf(smallFont) + 1.6];
  for (const [x, y] of places) {
    const box = boxAround(x, y, width, height);
    if (!placed.take(box)) continue;
    const points = [box.x, box.y, box.x + width, box.y, box.x + width, box.y + height, box.x, box.y + height];
    return [
      {
        kind: 'path',
        lines: [{ points, closed: true }],
        fill: { colour: '#ffffff', opacity: 0.95 },
        stroke: { colour, widthMm: 0.3, ...(dashMm && { dashMm }) },
      },
      {
        kind: 'text',
        text,
        x,
        y: y + heightOf(smallFont) * MIDDLE_TO_BASE,
        font: smallFont,
        colour,
        align: 'centre',
      },
    ];
  }
  return [];
}

function zonePlate(
  kind: (typeof zoneOrder)[number],
  { extract, measure, language }: Labelled,
  view: PaperView,
  placed: PlacedBoxes,
): DrawItem[] {
  if (!platedZones.includes(kind)) return [];
  const rings = extract.zones
    .filter(({ zoneKind }) => zoneKind === kind)
    .flatMap(({ polygons, zoneId }) => view.rings(polygons, 0, zoneId.length - 1));
  if (rings.length === 0) return [];
  return plate(zoneKindNames[kind][language], placesAlong(rings, view.frame), zoneLines[kind].colour, measure, placed);
}

/** A place every so many millimetres of line. */
const PLACE_EVERY_MM = 4;

/** Places on lines within the frame: of the longest ring first, from the top down. */
function* placesAlong(rings: readonly DrawLine[], frame: Frame): Generator<readonly [number, number]> {
  for (const ring of [...rings].sort((a, b) => b.points.length - a.points.length)) {
    const places = stepsAlong(ring).filter((place) => contains(frame, place));
    yield* places.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  }
}

function stepsAlong({ points }: DrawLine): (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  for (let at = 0; at < points.length; at += 2) {
    const next = (at + 2) % points.length;
    const [ax, ay, bx, by] = [points[at]!, points[at + 1]!, points[next]!, points[next + 1]!];
    const steps = Math.max(1, Math.floor(Math.hypot(bx - ax, by - ay) / PLACE_EVERY_MM));
    for (let step = 0; step < steps; step++) {
      const share = (step + 0.5) / steps;
      places.push([ax + share * (bx - ax), ay + share * (by - ay)]);
    }
  }
  return places;
}

const unknownNames = { ja: '未調査（不明）', en: 'Not surveyed (unknown)' } as const;

function unknownPlate({ extract, language, measure }: Labelled, view: PaperView, placed: PlacedBoxes): DrawItem[] {
  const place = extract.ground && unknownPlace(extract.ground, view);
  if (!place) return [];
  return plate(unknownNames[language], [place], '#4a4f57', measure, placed, [0.9, 0.7]);
}

const SQUARE_METERS_PER_HECTARE = 10_000;
/** Smaller pieces of a difference are seen, but have no room for their area. */
const LEAST_LABELLED_MM2 = 60;

/** `△1.2 ha` on ground that is taken out, `＋0.8 ha` on ground that is taken in. Source: ui.md §4, Editing. */
function differencePlates({ extract, measure, language }: Labelled, view: PaperView, placed: PlacedBoxes): DrawItem[] {
  return (extract.difference ?? []).flatMap(({ zoneKind, removed, added }) =>
    ([removed, added] as const).flatMap((pieces, side) => {
      const { x, y } = representativePoints(pieces);
      const colour = side === 0 ? currentLine.colour : zoneLines[zoneKind].colour;
      return Array.from(polygonAreas(pieces), (area, row) => ({ area, row }))
        .filter(({ area }) => area * view.mmPerMeter ** 2 >= LEAST_LABELLED_MM2)
        .sort((a, b) => b.area - a.area)
        .flatMap(({ area, row }) => {
          const hectares = area / SQUARE_METERS_PER_HECTARE;
          const text = formatChange(side === 0 ? -hectares : hectares, 'ha', language, 1);
          return plate(text, [view.toPaper(x[row]!, y[row]!)], colour, measure, placed);
        });
    }),
  );
}
