import { canvasFont } from './draw-map-figure.ts';
import type { MapFigure } from './map-figure.ts';
import { wrapText } from './wrap-text.ts';

/** Sizes at a pixel ratio of 1. Source: ui.md §2. */
const sizes = { margin: 12, text: 12, line: 17 } as const;
const ink = { text: '#1a1a1a', paper: '#ffffff' } as const;

type Credits = Pick<MapFigure, 'title' | 'whiteNote' | 'extraNotes' | 'sources' | 'made' | 'pixelRatio'>;

/**
 * The map as it is, with a strip below it: what it shows, its sources, and that white does not mean safe. `mapImage` is the canvas
 * of the map at its own resolution. Rejects where the browser cannot make a canvas of that size.
 */
export async function composeSnapshot(credits: Credits, mapImage: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(mapImage);
  try {
    const unit = credits.pixelRatio;
    const font = { sizePixels: sizes.text * unit, bold: false };
    const text = [credits.title, credits.sources, credits.whiteNote, ...credits.extraNotes, credits.made].join('　');
    await document.fonts.load(canvasFont(font), text);
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('the browser gave no 2D canvas for the picture');
    context.font = canvasFont(font);
    const measure = (words: string): number => context.measureText(words).width;
    const lines = wrapText(text, font, bitmap.width - 2 * sizes.margin * unit, measure);
    canvas.width = bitmap.width;
    canvas.height = bitmap.height + (2 * sizes.margin + lines.length * sizes.line) * unit;
    context.fillStyle = ink.paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0);
    context.fillStyle = ink.text;
    // A canvas that changed its size has forgotten its font.
    context.font = canvasFont(font);
    context.textBaseline = 'middle';
    lines.forEach((line, i) => {
      context.fillText(line, sizes.margin * unit, bitmap.height + (sizes.margin + (i + 0.5) * sizes.line) * unit);
    });
    return await pngOf(canvas);
  } finally {
    bitmap.close();
  }
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((take, fail) => {
    canvas.toBlob((blob) => {
      if (blob) take(blob);
      else fail(new Error(`a picture of ${canvas.width} × ${canvas.height} px is too large for this browser`));
    }, 'image/png');
  });
}
