import type { ComposedSheet } from '../sheets/composed-sheet.ts';
import { pageOfSheet } from './page-of-sheet.ts';
import { type PngOptions, renderPng } from './render-png.ts';

/** A sheet as PNG at the asked resolution; see `renderPng`. */
export async function writePng(composed: ComposedSheet, options: PngOptions): Promise<Uint8Array<ArrayBuffer>> {
  const page = await pageOfSheet(composed, options.canvases);
  return await renderPng(page, { colours: composed.sheet.greyscale ? 'grey' : 'rgb', ...options });
}
