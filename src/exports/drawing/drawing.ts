import type { Frame } from '../../domain/sheet.ts';

/**
 * A page as marks on paper: the one thing that screen preview, PNG, PDF and SVG are made of, so that all of them show the
 * same. Millimetres from the upper left corner, y down; letters in points. Later items lie over earlier ones.
 */
export interface PageDrawing {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly items: readonly DrawItem[];
}

export type DrawItem = DrawPath | DrawText | DrawImage | DrawGroup;

export interface DrawPath {
  readonly kind: 'path';
  readonly lines: readonly DrawLine[];
  /** Filled by the even-odd rule: holes are lines of their own. */
  readonly fill?: Ink;
  readonly hatch?: Hatch;
  readonly stroke?: Stroke;
}

export interface DrawLine {
  /** Interleaved x, y, millimetres; a closed line doesn't repeat its first point. */
  readonly points: Float64Array | readonly number[];
  readonly closed: boolean;
}

export interface Ink {
  /** `#rrggbb`. */
  readonly colour: string;
  /** 0…1; undefined = 1. */
  readonly opacity?: number;
}

export interface Stroke extends Ink {
  readonly widthMm: number;
  readonly dashMm?: readonly number[];
  readonly join?: 'round' | 'miter';
}

/** Parallel lines or dots within the path; `angleDegrees` is the direction across them, clockwise from up: 135 = unknown (ui.md §4). */
export interface Hatch extends Ink {
  readonly kind: 'lines' | 'dots' | 'plus';
  readonly angleDegrees: number;
  readonly widthMm: number;
  readonly spacingMm: number;
}

/** One line of text; `x`, `y` is the start of its base line, its middle or its end by `align`. Never wrapped here. */
export interface DrawText {
  readonly kind: 'text';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly font: Font;
  readonly colour: string;
  readonly align: 'left' | 'centre' | 'right';
  readonly halo?: { readonly colour: string; readonly widthMm: number };
  /** Clockwise about (x, y). */
  readonly turnDegrees?: number;
}

export interface Font {
  readonly sizePt: number;
  readonly bold: boolean;
}

/** Drawn over the whole frame. */
export interface DrawImage {
  readonly kind: 'image';
  readonly frame: Frame;
  readonly picture: Picture;
  /** False: a cell of the picture is a square of one colour on paper, however large. */
  readonly smooth: boolean;
  /** 0…1; undefined = 1. */
  readonly opacity?: number;
  /** Clockwise about the middle of the frame. */
  readonly turnDegrees?: number;
}

export type Picture =
  | { readonly kind: 'pixels'; readonly width: number; readonly height: number; readonly rgba: Uint8ClampedArray }
  | { readonly kind: 'file'; readonly mediaType: 'image/png' | 'image/jpeg'; readonly bytes: Uint8Array };

export interface DrawGroup {
  readonly kind: 'group';
  readonly items: readonly DrawItem[];
  readonly clip?: Frame;
  /**
   * True: many small parts (buildings, ground). Vector formats turn the group into one picture at the sheet's dpi, tile by
   * tile; what lies over it stays lines and letters.
   */
  readonly raster?: boolean;
  /** 0…1 of the group as a whole; undefined = 1. */
  readonly opacity?: number;
}

/** Width of a line of text, millimetres, in the font that every format prints. */
export type MeasureText = (text: string, font: Font) => number;

/** Millimetres of a point. */
export const MM_PER_POINT = 25.4 / 72;
