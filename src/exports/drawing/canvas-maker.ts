import type { Picture } from './drawing.ts';

/** What all drawing code paints on: a canvas of the page, of a worker, or of Node (cast there, see scripts/print). */
export type PaintContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface PaintCanvas {
  readonly width: number;
  readonly height: number;
  readonly context: PaintContext;
  /** The canvas itself, to be drawn on another one. */
  readonly image: CanvasImageSource;
}

export type DecodedImage = CanvasImageSource & { readonly width: number; readonly height: number };

/** Where canvases come from: the browser (browser-canvas.ts) or Node. */
export interface CanvasMaker {
  /** Transparent. Throws where the size is more than the machine gives. */
  readonly create: (width: number, height: number) => PaintCanvas;
  readonly decode: (picture: Picture & { readonly kind: 'file' }) => Promise<DecodedImage>;
  /** Resolves when all letters of `text` can be drawn in the given weight. */
  readonly loadFont: (text: string, bold: boolean) => Promise<void>;
}

/** Decoded pictures of files, made by `decodePictures` before anything is drawn: drawing itself never waits. */
export type DecodedPictures = ReadonlyMap<Picture, CanvasImageSource>;
