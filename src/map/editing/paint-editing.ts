import type { VertexAddress } from '../../spatial/editing/vertex-edits.ts';
import type { AreaFrame, EditFrame } from './edit-frame.ts';
import { type Handle, type HandleLayout, isSameVertex } from './edit-handles.ts';
import { paintHint, paintPlate } from './paint-labels.ts';
import type { ScreenPath } from './screen-projection.ts';

/** Source: ui.md §4 (Editing). CSS pixels. */
const LINE_PIXELS = 4;
const OTHER_LINE_PIXELS = 3;
const CASING_PIXELS = 1.75;
/** Both sides of the casing together. */
const CHOSEN_PIXELS = 2 * CASING_PIXELS + 6;
const CURRENT = { colour: '#4d4d4d', pixels: 2.5, dash: [9, 6] } as const;
const VERTEX_PIXELS = 12;
const ACTIVE_VERTEX_PIXELS = 18;
const MIDDLE_PIXELS = 8;
const ACTIVE_COLOUR = '#0017c1';
const CROSSING_COLOUR = '#ce0000';
/** Handles closer together than this are left out, but for those around the pointer. */
const LEAST_SPACING_PIXELS = 14;
/** So many handles in view hide the line, so they stand farther apart. */
const CROWD = 120;
const CROWD_SPACING_PIXELS = 56;
const POINTER_REACH_PIXELS = 80;

/** What one frame of the overlay shows. */
export interface EditPicture {
  readonly frame?: EditFrame | undefined;
  readonly areas?: AreaFrame | undefined;
  readonly colour: string;
  readonly areaColour: string;
  readonly active?: VertexAddress | null | undefined;
  /** The zone whose lines come first is chosen as a whole. */
  readonly isZoneChosen?: boolean | undefined;
  readonly hovered?: Handle | undefined;
  readonly pointer?: readonly [x: number, y: number] | undefined;
  readonly crossings: readonly (readonly [x: number, y: number])[];
  readonly hint?:
    | { readonly x: number; readonly y: number; readonly text: string; readonly release: string }
    | undefined;
}

/** Draws a frame on a cleared canvas whose units are CSS pixels. */
export function paintEditing(context: CanvasRenderingContext2D, picture: EditPicture): void {
  const { frame, areas, colour, crossings, hint } = picture;
  context.lineJoin = 'round';
  context.lineCap = 'butt';
  if (areas) paintAreas(context, areas, picture.areaColour);
  if (frame) {
    strokePaths(context, frame.current, '#ffffff', CURRENT.pixels + 2 * CASING_PIXELS);
    context.setLineDash([...CURRENT.dash]);
    strokePaths(context, frame.current, CURRENT.colour, CURRENT.pixels);
    context.setLineDash([]);
    paintCased(context, frame.otherLines, colour, OTHER_LINE_PIXELS);
    if (picture.isZoneChosen) strokePaths(context, frame.lines, ACTIVE_COLOUR, LINE_PIXELS + CHOSEN_PIXELS);
    paintCased(context, frame.lines, colour, LINE_PIXELS);
    paintHandles(context, frame.handles, picture);
  }
  for (const [x, y] of crossings) paintCrossing(context, x, y);
  for (const { x, y, text } of areas?.labels ?? []) paintPlate(context, x, y, text);
  if (hint) paintHint(context, hint.x + 20, hint.y, hint.text, hint.release);
}

function paintCased(context: CanvasRenderingContext2D, paths: readonly ScreenPath[], colour: string, pixels: number) {
  strokePaths(context, paths, '#ffffff', pixels + 2 * CASING_PIXELS);
  strokePaths(context, paths, colour, pixels);
}

function strokePaths(
  context: CanvasRenderingContext2D,
  paths: readonly ScreenPath[],
  colour: string,
  pixels: number,
): void {
  if (paths.length === 0) return;
  context.beginPath();
  for (const path of paths) trace(context, path);
  context.strokeStyle = colour;
  context.lineWidth = pixels;
  context.stroke();
}

function trace(context: CanvasRenderingContext2D, path: ScreenPath): void {
  for (let k = 0; k + 1 < path.length; k += 2)
    if (k === 0) context.moveTo(path[k]!, path[k + 1]!);
    else context.lineTo(path[k]!, path[k + 1]!);
}

function paintAreas(context: CanvasRenderingContext2D, { removed, added }: AreaFrame, colour: string): void {
  for (const rings of removed) {
    fillRings(context, rings, 'rgba(255, 255, 255, 0.42)');
    fillRings(context, rings, dots(context));
  }
  for (const rings of added) {
    context.globalAlpha = 0.12;
    fillRings(context, rings, colour);
    context.globalAlpha = 1;
    fillRings(context, rings, plusSigns(context, colour));
  }
}

function fillRings(
  context: CanvasRenderingContext2D,
  rings: readonly ScreenPath[],
  fill: string | CanvasPattern | null,
): void {
  if (!fill) return;
  context.beginPath();
  for (const ring of rings) {
    trace(context, ring);
    context.closePath();
  }
  context.fillStyle = fill;
  context.fill('evenodd');
}

/** Dots and not a hatch: a hatch means unknown. */
const dots = (context: CanvasRenderingContext2D): CanvasPattern | null =>
  patternOf(context, (tile) => {
    tile.fillStyle = '#3a3e46';
    for (const [x, y] of [
      [2.5, 2.5],
      [7.5, 7.5],
    ] as const) {
      tile.beginPath();
      tile.arc(x, y, 1, 0, 2 * Math.PI);
      tile.fill();
    }
  });

const plusSigns = (context: CanvasRenderingContext2D, colour: string): CanvasPattern | null =>
  patternOf(
    context,
    (tile) => {
      tile.strokeStyle = colour;
      tile.lineWidth = 1.5;
      tile.beginPath();
      tile.moveTo(4, 8);
      tile.lineTo(12, 8);
      tile.moveTo(8, 4);
      tile.lineTo(8, 12);
      tile.stroke();
    },
    16,
  );

/** A pattern of squares that lies on the screen, as sharp as the screen is. */
function patternOf(
  context: CanvasRenderingContext2D,
  paint: (tile: OffscreenCanvasRenderingContext2D) => void,
  pixels = 10,
): CanvasPattern | null {
  const scale = context.getTransform().a;
  const canvas = new OffscreenCanvas(Math.round(pixels * scale), Math.round(pixels * scale));
  const tile = canvas.getContext('2d');
  if (!tile) return null;
  tile.scale(canvas.width / pixels, canvas.height / pixels);
  paint(tile);
  const pattern = context.createPattern(canvas, 'repeat');
  pattern?.setTransform(new DOMMatrix([pixels / canvas.width, 0, 0, pixels / canvas.height, 0, 0]));
  return pattern;
}

function paintHandles(
  context: CanvasRenderingContext2D,
  { addresses, x, y, middleX, middleY }: HandleLayout,
  { colour, active, hovered, pointer }: EditPicture,
): void {
  const count = x.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
  const isFree = createSpacing(pointer, count > CROWD ? CROWD_SPACING_PIXELS : LEAST_SPACING_PIXELS);
  context.fillStyle = '#ffffff';
  for (let k = 0; k < addresses.length; k++) {
    if (Number.isNaN(middleX[k]!) || !isFree(middleX[k]!, middleY[k]!)) continue;
    const isHovered = hovered?.kind === 'edge' && hovered.isMiddle && isSameVertex(hovered.after, addresses[k]);
    paintDisc(context, middleX[k]!, middleY[k]!, isHovered ? ACTIVE_COLOUR : colour, isHovered);
  }
  let chosen = -1;
  for (let k = 0; k < addresses.length; k++) {
    if (Number.isNaN(x[k]!)) continue;
    if (isSameVertex(active, addresses[k])) chosen = k;
    if (!isFree(x[k]!, y[k]!)) continue;
    const isHovered = hovered?.kind === 'vertex' && isSameVertex(hovered.vertex, addresses[k]);
    paintSquare(context, x[k]!, y[k]!, VERTEX_PIXELS, isHovered ? ACTIVE_COLOUR : colour);
  }
  if (chosen >= 0) paintSquare(context, x[chosen]!, y[chosen]!, ACTIVE_VERTEX_PIXELS, ACTIVE_COLOUR);
}

/** Whether a handle has room among those already drawn; around the pointer all are. */
function createSpacing(pointer: EditPicture['pointer'], spacing: number): (x: number, y: number) => boolean {
  const taken = new Set<string>();
  return (x, y) => {
    if (pointer && Math.hypot(x - pointer[0], y - pointer[1]) < POINTER_REACH_PIXELS) return true;
    const cell = `${Math.round(x / spacing)} ${Math.round(y / spacing)}`;
    if (taken.has(cell)) return false;
    taken.add(cell);
    return true;
  };
}

function paintSquare(context: CanvasRenderingContext2D, x: number, y: number, pixels: number, colour: string): void {
  const line = pixels === ACTIVE_VERTEX_PIXELS ? 4 : 2.5;
  const [left, top, side] = [x - pixels / 2, y - pixels / 2, pixels];
  context.fillStyle = '#ffffff';
  context.fillRect(left - 1, top - 1, side + 2, side + 2);
  context.strokeStyle = colour;
  context.lineWidth = line;
  context.strokeRect(left + line / 2, top + line / 2, side - line, side - line);
}

function paintDisc(context: CanvasRenderingContext2D, x: number, y: number, colour: string, isHovered: boolean): void {
  context.beginPath();
  context.arc(x, y, MIDDLE_PIXELS / 2 + (isHovered ? 2 : 0), 0, 2 * Math.PI);
  context.fillStyle = '#ffffff';
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.stroke();
}

/** A red ring with a cross: not told by colour alone. */
function paintCrossing(context: CanvasRenderingContext2D, x: number, y: number): void {
  for (const [colour, pixels] of [
    ['#ffffff', 6],
    [CROSSING_COLOUR, 3],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = pixels;
    context.beginPath();
    context.arc(x, y, 11, 0, 2 * Math.PI);
    context.moveTo(x - 5, y - 5);
    context.lineTo(x + 5, y + 5);
    context.moveTo(x + 5, y - 5);
    context.lineTo(x - 5, y + 5);
    context.stroke();
  }
}
