import { browserCanvases } from '../../exports/drawing/browser-canvas.ts';
import { createMeasureText } from '../../exports/drawing/canvas-font.ts';
import type { MeasureText } from '../../exports/drawing/drawing.ts';

/**
 * Widths of text in the page's font, which comes range by range: a width is true only when the letters are there. `settle`
 * fetches what was measured too early and says whether there was any, so that the sheet is composed once more.
 */
export interface PageMeasure {
  readonly measure: MeasureText;
  readonly settle: () => Promise<boolean>;
}

export function createPageMeasure(): PageMeasure {
  const measureNow = createMeasureText(browserCanvases.create(1, 1).context);
  const known = { bold: new Set<string>(), regular: new Set<string>() };
  const early = { bold: new Set<string>(), regular: new Set<string>() };
  return {
    measure: (text, font) => {
      const weight = font.bold ? 'bold' : 'regular';
      for (const letter of text) if (!known[weight].has(letter)) early[weight].add(letter);
      return measureNow(text, font);
    },
    settle: async () => {
      const found = early.bold.size + early.regular.size > 0;
      for (const weight of ['regular', 'bold'] as const) {
        const letters = [...early[weight]];
        early[weight].clear();
        if (letters.length > 0) await browserCanvases.loadFont(letters.join(''), weight === 'bold');
        for (const letter of letters) known[weight].add(letter);
      }
      return found;
    },
  };
}
