import type { Frame } from '../../../domain/sheet.ts';
import { escapeXml } from '../../xml-text.ts';
import { fontFamily } from '../canvas-font.ts';
import { extentOf, unionOf } from '../draw-path.ts';
import {
  type DrawGroup,
  type DrawImage,
  type DrawItem,
  type DrawLine,
  type DrawPath,
  type DrawText,
  type Hatch,
  type Ink,
  MM_PER_POINT,
  type Picture,
  type Stroke,
} from '../drawing.ts';
import { hatchMarks } from '../hatch-marks.ts';

/** What an SVG is written with; `nextId` numbers its clip paths. */
export interface SvgPen {
  /** Data URLs of the pictures. */
  readonly images: ReadonlyMap<Picture, string>;
  /** Data URLs of the raster groups and where they lie; a group without one is empty. */
  readonly rasters: ReadonlyMap<DrawGroup, { readonly url: string; readonly frame: Frame }>;
  readonly nextId: () => string;
}

export function drawAsSvg(item: DrawItem, pen: SvgPen): string {
  if (item.kind === 'path') return drawPath(item, pen);
  if (item.kind === 'text') return drawText(item);
  if (item.kind === 'image') return drawImage(item, pen);
  return drawGroup(item, pen);
}

/** A thousandth of a millimetre. */
const digits = (mm: number): string => String(Math.round(mm * 1000) / 1000);

function pathData(lines: readonly DrawLine[]): string {
  const parts: string[] = [];
  for (const { points, closed } of lines) {
    for (let at = 0; at + 1 < points.length; at += 2) {
      parts.push(`${at === 0 ? 'M' : 'L'}${digits(points[at]!)} ${digits(points[at + 1]!)}`);
    }
    if (closed && points.length > 1) parts.push('Z');
  }
  return parts.join('');
}

const opacityOf = (name: string, { opacity }: Ink): string =>
  opacity === undefined || opacity === 1 ? '' : ` ${name}="${digits(opacity)}"`;

function strokeAttributes(stroke: Stroke): string {
  const { colour, widthMm, dashMm, join } = stroke;
  const dash = dashMm === undefined || dashMm.length === 0 ? '' : ` stroke-dasharray="${dashMm.map(digits).join(' ')}"`;
  const corner = join === 'miter' ? ' stroke-miterlimit="10"' : ' stroke-linejoin="round"';
  return ` stroke="${colour}" stroke-width="${digits(widthMm)}"${dash}${corner}${opacityOf('stroke-opacity', stroke)}`;
}

function drawPath(path: DrawPath, pen: SvgPen): string {
  const data = pathData(path.lines);
  if (data === '') return '';
  const fill = path.fill === undefined ? 'none' : path.fill.colour;
  const fillOpacity = path.fill === undefined ? '' : opacityOf('fill-opacity', path.fill);
  const stroke = path.stroke === undefined ? '' : strokeAttributes(path.stroke);
  const shown =
    path.fill === undefined && path.stroke === undefined
      ? ''
      : `<path d="${data}" fill="${fill}" fill-rule="evenodd"${fillOpacity}${stroke}/>`;
  return path.hatch === undefined ? shown : shown + drawHatch(path.hatch, path.lines, data, pen);
}

/** Dots are points drawn with a round pen. */
function drawHatch(hatch: Hatch, lines: readonly DrawLine[], data: string, pen: SvgPen): string {
  const marks = hatchMarks(hatch, unionOf(lines.map(extentOf)));
  const parts: string[] = [];
  for (let at = 0; at < marks.lines.length; at += 4) {
    const [x1, y1, x2, y2] = marks.lines.slice(at, at + 4).map(digits);
    parts.push(`M${x1} ${y1}L${x2} ${y2}`);
  }
  for (let at = 0; at < marks.dots.length; at += 2) {
    const [x, y] = marks.dots.slice(at, at + 2).map(digits);
    parts.push(`M${x} ${y}h0`);
  }
  const id = pen.nextId();
  const cap = hatch.kind === 'dots' ? ' stroke-linecap="round"' : '';
  return (
    `<clipPath id="${id}"><path d="${data}" clip-rule="evenodd"/></clipPath>` +
    `<path d="${parts.join('')}" clip-path="url(#${id})" fill="none"${strokeAttributes(hatch)}${cap}/>`
  );
}

const anchors = { left: 'start', centre: 'middle', right: 'end' } as const;

function drawText({ text, x, y, font, colour, align, halo, turnDegrees }: DrawText): string {
  const turn = turnDegrees ? ` transform="rotate(${digits(turnDegrees)} ${digits(x)} ${digits(y)})"` : '';
  const look =
    ` x="${digits(x)}" y="${digits(y)}" font-family="${fontFamily}" font-size="${digits(font.sizePt * MM_PER_POINT)}"` +
    ` font-weight="${font.bold ? 700 : 400}" text-anchor="${anchors[align]}" xml:space="preserve"${turn}`;
  const letters = escapeXml(text);
  const behind =
    halo === undefined
      ? ''
      : `<text aria-hidden="true"${look} fill="none" stroke="${halo.colour}" stroke-width="${digits(2 * halo.widthMm)}" stroke-linejoin="round">${letters}</text>`;
  return `${behind}<text${look} fill="${colour}">${letters}</text>`;
}

function drawImage({ frame, picture, smooth, opacity, turnDegrees }: DrawImage, { images }: SvgPen): string {
  const url = images.get(picture);
  if (url === undefined) return '';
  const [middleX, middleY] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
  const turn = turnDegrees ? ` transform="rotate(${digits(turnDegrees)} ${digits(middleX)} ${digits(middleY)})"` : '';
  const blend = opacity === undefined || opacity === 1 ? '' : ` opacity="${digits(opacity)}"`;
  return placedImage(url, frame, `${turn}${blend}${smooth ? '' : ' style="image-rendering:pixelated"'}`);
}

const placedImage = (url: string, { x, y, width, height }: Frame, more = ''): string =>
  `<image href="${url}" x="${digits(x)}" y="${digits(y)}" width="${digits(width)}" height="${digits(height)}" preserveAspectRatio="none"${more}/>`;

function drawGroup(group: DrawGroup, pen: SvgPen): string {
  const raster = pen.rasters.get(group);
  if (group.raster) return raster === undefined ? '' : placedImage(raster.url, raster.frame);
  const inside = group.items.map((item) => drawAsSvg(item, pen)).join('\n');
  if (inside === '') return '';
  const blend = group.opacity === undefined || group.opacity === 1 ? '' : ` opacity="${digits(group.opacity)}"`;
  if (group.clip === undefined) return `<g${blend}>${inside}</g>`;
  const id = pen.nextId();
  const { x, y, width, height } = group.clip;
  const limit = `<rect x="${digits(x)}" y="${digits(y)}" width="${digits(width)}" height="${digits(height)}"/>`;
  return `<clipPath id="${id}">${limit}</clipPath><g clip-path="url(#${id})"${blend}>${inside}</g>`;
}
