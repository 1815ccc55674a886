import type { FacilityKind } from '../../domain/datasets.ts';
import type { ScenePlaceName } from '../scene-types.ts';

/** A picture for the map. Drawn at the screen's resolution: `scale` pictures pixels a CSS pixel. */
export interface LabelImage {
  readonly canvas: HTMLCanvasElement;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

const FONT = '700 13px "Noto Sans JP", "Noto Sans CJK JP", sans-serif';
const TEXT = '#2b3036';
const WATER_TEXT = '#1d4e80';
const HALO_PIXELS = 3;
const ICON_PIXELS = 28;
const STEM_PIXELS = 8;

/** Loads the weight and the glyphs that these texts need; without it the first labels would be drawn in another font. */
export const loadLabelFont = (texts: readonly string[]): Promise<unknown> =>
  document.fonts.load(FONT, [...new Set(texts.join(''))].join('') || ' ');

/** Bold text with a white halo; water names are spaced and blue. Source: ui.md §4. */
export function drawName(text: string, kind: ScenePlaceName['kind'], scale: number): LabelImage {
  if (kind === 'station') return drawPlate(text, '#1a1a1a', scale);
  const spacing = kind === 'water' ? 4 : 0;
  const { width } = measure(text, spacing);
  return draw(width + 2 * HALO_PIXELS + 2, 24, scale, (context) => {
    context.letterSpacing = `${spacing}px`;
    context.lineJoin = 'round';
    context.lineWidth = 2 * HALO_PIXELS;
    context.strokeStyle = '#ffffff';
    context.strokeText(text, HALO_PIXELS + 1, 12.5);
    context.fillStyle = kind === 'water' ? WATER_TEXT : TEXT;
    context.fillText(text, HALO_PIXELS + 1, 12.5);
  });
}

const PLATE_PIXELS = 24;

/** A white plate with a border in the line's colour. */
export function drawPlate(text: string, colour: string, scale: number, dashed = false): LabelImage {
  const { width } = measure(text, 0);
  return draw(width + 18, PLATE_PIXELS, scale, (context, w) => paintPlate(context, w, text, colour, dashed));
}

function paintPlate(context: CanvasRenderingContext2D, width: number, text: string, colour: string, dashed = false) {
  context.beginPath();
  context.roundRect(1.75, 1.75, width - 3.5, PLATE_PIXELS - 3.5, 3);
  context.fillStyle = 'rgba(255, 255, 255, 0.95)';
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = colour;
  if (dashed) context.setLineDash([4, 3]);
  context.stroke();
  context.fillStyle = colour;
  context.fillText(text, 9, 12.5);
}

/** Source: ui.md §4 (callout on a 26 px stem, in the colour of the selection). */
const CALLOUT = { colour: '#0017c1', stemPixels: 26, footPixels: 3 } as const;

/** A plate on a stem; the foot is the place. */
export function drawCallout(text: string, scale: number): LabelImage {
  const { width } = measure(text, 0);
  const { colour, stemPixels, footPixels } = CALLOUT;
  return draw(width + 18, PLATE_PIXELS + stemPixels + footPixels, scale, (context, w) => {
    const [middle, top, foot] = [w / 2, PLATE_PIXELS - 2, PLATE_PIXELS + stemPixels - 1];
    for (const [strokeStyle, lineWidth, radius] of [
      ['#ffffff', 5, footPixels + 1],
      [colour, 2, footPixels],
    ] as const) {
      context.strokeStyle = strokeStyle;
      context.fillStyle = strokeStyle;
      context.lineWidth = lineWidth;
      line(context, [middle, top], [middle, foot]);
      context.beginPath();
      context.arc(middle, foot, radius, 0, 2 * Math.PI);
      context.fill();
    }
    paintPlate(context, w, text, colour);
  });
}

const iconColours: Readonly<Partial<Record<FacilityKind, string>>> = {
  evacuation_site: '#197a4b',
  shelter: '#197a4b',
  medical: '#0017c1',
  welfare: '#7a3f00',
  school: '#4a5568',
  station: '#1a1a1a',
};
const OTHER_ICON = '#545454';

/** Colour and width of the frame around a mark that stands out, and of its casing. Source: ui.md §4 (selection). */
const FRAME = { colour: '#0017c1', widthPixels: 3, casingPixels: 1.5 } as const;
const FRAME_ROOM = 6;

/** A 28 px square with a glyph on a stem; its foot is the place. Source: ui.md §4. */
export function drawIcon(kind: FacilityKind, scale: number, isHighlighted = false): LabelImage {
  const colour = iconColours[kind] ?? OTHER_ICON;
  const room = isHighlighted ? FRAME_ROOM : 0;
  const side = ICON_PIXELS + 4 + 2 * room;
  return draw(side, side - room + STEM_PIXELS, scale, (context) => {
    const middle = side / 2;
    const foot = middle + ICON_PIXELS / 2;
    const square = (outside: number, radius: number) => {
      const size = ICON_PIXELS - 2 + 2 * outside;
      context.beginPath();
      context.roundRect(middle - size / 2, middle - size / 2, size, size, radius);
    };
    if (isHighlighted)
      for (const [strokeStyle, extra] of [
        ['#ffffff', 2 * FRAME.casingPixels],
        [FRAME.colour, 0],
      ] as const) {
        square(FRAME_ROOM - 2, 6);
        context.strokeStyle = strokeStyle;
        context.lineWidth = FRAME.widthPixels + extra;
        context.stroke();
      }
    context.strokeStyle = '#ffffff';
    context.lineWidth = 4;
    square(0, 0);
    context.stroke();
    line(context, [middle, foot], [middle, foot + STEM_PIXELS]);
    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.fillStyle = '#ffffff';
    square(0, 3);
    context.fill();
    context.stroke();
    line(context, [middle, foot], [middle, foot + STEM_PIXELS]);
    context.translate(middle, middle);
    (glyphs[kind] ?? otherGlyph)(context);
  });
}

type Glyph = (context: CanvasRenderingContext2D) => void;

const house: Glyph = (context) => {
  path(context, [
    [-8, -1],
    [0, -8],
    [8, -1],
  ]);
  path(context, [
    [-5.5, -2],
    [-5.5, 7],
    [5.5, 7],
    [5.5, -2],
  ]);
  context.fillStyle = context.strokeStyle;
  context.fillRect(-1.75, 2, 3.5, 5);
};

/** Running to safety, as on the signs of emergency evacuation sites (JIS Z 8210); a shelter, where one stays, is a house. */
const runner: Glyph = (context) => {
  context.fillStyle = context.strokeStyle;
  context.beginPath();
  context.arc(2.5, -6.5, 2.2, 0, 2 * Math.PI);
  context.fill();
  context.lineCap = 'round';
  context.lineWidth = 2.4;
  path(context, [
    [1.2, -3],
    [-1.2, 2],
    [2.6, 4],
    [2.2, 8],
  ]);
  path(context, [
    [-1.2, 2],
    [-3, 5],
    [-7, 5.4],
  ]);
  context.lineWidth = 2;
  path(context, [
    [-6, 0],
    [-3.6, -3],
    [1, -3],
    [3.6, 0],
    [7, -0.6],
  ]);
};

const glyphs: Readonly<Partial<Record<FacilityKind, Glyph>>> = {
  evacuation_site: runner,
  shelter: house,
  medical: (context) => {
    context.fillStyle = context.strokeStyle;
    context.fillRect(-2.25, -7.5, 4.5, 15);
    context.fillRect(-7.5, -2.25, 15, 4.5);
  },
  welfare: (context) => {
    path(context, [
      [0, 7],
      [-7, 0],
      [-6, -5],
      [-2.5, -6],
      [0, -3],
      [2.5, -6],
      [6, -5],
      [7, 0],
      [0, 7],
    ]);
  },
  school: (context) => letter(context, '文'),
  government: (context) => letter(context, '公'),
  commercial: (context) => letter(context, '店'),
  station: (context) => letter(context, '駅'),
};
const otherGlyph: Glyph = (context) => letter(context, '施');

function letter(context: CanvasRenderingContext2D, text: string): void {
  context.font = FONT.replace('13px', '16px');
  context.textAlign = 'center';
  context.fillStyle = context.strokeStyle;
  context.fillText(text, 0, 1);
}

function line(context: CanvasRenderingContext2D, from: readonly [number, number], to: readonly [number, number]): void {
  path(context, [from, to]);
}

function path(context: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
}

function measure(text: string, spacing: number): { readonly width: number } {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return { width: 13 * text.length };
  context.font = FONT;
  return { width: Math.ceil(context.measureText(text).width + spacing * text.length) };
}

function draw(
  width: number,
  height: number,
  scale: number,
  paint: (context: CanvasRenderingContext2D, width: number, height: number) => void,
): LabelImage {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (context) {
    context.scale(scale, scale);
    context.font = FONT;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    paint(context, width, height);
  }
  return { canvas, widthPixels: width, heightPixels: height };
}
