import type { Frame } from '../../domain/sheet.ts';
import type { ComposedSheet } from '../sheets/composed-sheet.ts';
import { escapeXml } from '../xml-text.ts';
import { dataUrl } from './base64.ts';
import { fontFamily } from './canvas-font.ts';
import type { DrawGroup, PageDrawing, Picture } from './drawing.ts';
import { pageOfSheet } from './page-of-sheet.ts';
import { pixelsPng, rowsPng } from './pixels-png.ts';
import { everyItem, prepareCanvas } from './prepare-canvas.ts';
import { frameOfRegion, paintGroup, rasterGroups, tileCount } from './rasters.ts';
import type { PaintOptions } from './render-png.ts';
import { joinBytes } from './row-deflate.ts';
import { type FontSource, type SubsetFont, subsetFonts } from './subset-fonts.ts';
import { drawAsSvg, type SvgPen } from './svg/draw-as-svg.ts';

export interface SvgOptions extends PaintOptions {
  readonly fonts: FontSource;
}

/**
 * A sheet as SVG of its size in millimetres: lines and hatches as vectors, text as text with its fonts in the file, raster
 * groups as one picture each at the asked dpi. UTF-8. Throws as `renderPng`. Import this file lazily: it brings a font reader.
 */
export async function writeSvg(composed: ComposedSheet, options: SvgOptions): Promise<Uint8Array<ArrayBuffer>> {
  const page = await pageOfSheet(composed, options.canvases);
  const rasters = await paintRasters(page, options);
  const images = await pictureUrls(page);
  // Letters in a picture need no font.
  const fonts = await subsetFonts([{ ...page, items: outsideRasters(page) }], options.fonts);
  let id = 0;
  const pen: SvgPen = { images, rasters, nextId: () => `c${++id}` };
  const { widthMm, heightMm } = page;
  const parts = [
    `<?xml version="1.0" encoding="UTF-8"?>\n`,
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${heightMm}mm" viewBox="0 0 ${widthMm} ${heightMm}" lang="ja">\n`,
    `<title>${escapeXml(composed.title)}</title>\n<style>${fontFace(fonts.regular)}${fontFace(fonts.bold)}text{font-kerning:none}</style>\n`,
    `<rect width="${widthMm}" height="${heightMm}" fill="#ffffff"/>\n`,
    ...page.items.flatMap((item, index) => {
      const { kind, alternative } = composed.blocks[index]!;
      return [`<g class="${kind}" aria-label="${escapeXml(alternative)}">`, drawAsSvg(item, pen), '</g>\n'];
    }),
    '</svg>\n',
  ];
  const encoder = new TextEncoder();
  return joinBytes(parts.map((part) => encoder.encode(part)));
}

async function paintRasters(
  page: PageDrawing,
  { dpi, canvases, signal, onProgress }: SvgOptions,
): Promise<Map<DrawGroup, { url: string; frame: Frame }>> {
  const pixelsPerMm = dpi / 25.4;
  const groups = rasterGroups(page, pixelsPerMm);
  const pictures = await prepareCanvas([{ ...page, items: groups.map(({ group }) => group) }], canvases);
  const tiles = tileCount(groups);
  let done = 0;
  const task = { onTile: () => onProgress?.(++done, tiles), ...(signal && { signal }) };
  const urls = new Map<DrawGroup, { url: string; frame: Frame }>();
  for (const raster of groups) {
    const { width, height } = raster.region;
    const png = await rowsPng(paintGroup(raster, { pixelsPerMm, pictures, canvases }, task), width, height, dpi);
    urls.set(raster.group, { url: dataUrl('image/png', png), frame: frameOfRegion(raster.region, pixelsPerMm) });
  }
  return urls;
}

/** Items that stay vectors. */
function outsideRasters({ items }: PageDrawing): PageDrawing['items'] {
  return items.flatMap((item) => {
    if (item.kind !== 'group') return [item];
    return item.raster ? [] : outsideRasters({ widthMm: 0, heightMm: 0, items: item.items });
  });
}

async function pictureUrls(page: PageDrawing): Promise<Map<Picture, string>> {
  const urls = new Map<Picture, string>();
  for (const item of everyItem(outsideRasters(page))) {
    if (item.kind !== 'image' || urls.has(item.picture)) continue;
    const { picture } = item;
    const file = picture.kind === 'file' ? picture : { mediaType: 'image/png', bytes: await pixelsPng(picture) };
    urls.set(picture, dataUrl(file.mediaType, file.bytes));
  }
  return urls;
}

function fontFace({ bold, trueType }: SubsetFont): string {
  return `@font-face{font-family:"${fontFamily}";font-weight:${bold ? 700 : 400};src:url(${dataUrl('font/ttf', trueType)})}`;
}
