import { canvasFont, drawMapFigure } from './draw-map-figure.ts';
import type { MapFigure } from './map-figure.ts';
import { layoutMapFigure } from './map-figure-layout.ts';

/**
 * The current view as a PNG with title, legend, scale, north, notes, sources and date around it. `mapImage` is the
 * canvas of the map at its own resolution. Rejects where the browser cannot make a canvas of that size.
 */
export async function composeMapFigure(figure: MapFigure, mapImage: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(mapImage);
  try {
    await loadLetters(figure);
    const canvas = document.createElement('canvas');
    const context = contextOf(canvas);
    const layout = layoutMapFigure(figure, bitmap, (text, font) => {
      context.font = canvasFont(font);
      return context.measureText(text).width;
    });
    canvas.width = layout.width;
    canvas.height = layout.height;
    drawMapFigure(context, figure, layout, bitmap);
    return await pngOf(canvas);
  } finally {
    bitmap.close();
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('the browser gave no 2D canvas for the figure');
  return context;
}

/** Fonts come in ranges of characters; those of the figure must be there before anything is measured. */
async function loadLetters(figure: MapFigure): Promise<void> {
  const letters = [...new Set(JSON.stringify(figure))].join('');
  const fonts = [true, false].map((bold) => canvasFont({ sizePixels: 16, bold }));
  await Promise.all(fonts.map((font) => document.fonts.load(font, letters)));
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((take, fail) => {
    canvas.toBlob((blob) => {
      if (blob === null)
        fail(new Error(`a figure of ${canvas.width} × ${canvas.height} px is too large for this browser`));
      else take(blob);
    }, 'image/png');
  });
}
