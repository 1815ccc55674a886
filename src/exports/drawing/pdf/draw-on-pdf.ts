import type { Frame } from '../../../domain/sheet.ts';
import { extentOf, unionOf } from '../draw-path.ts';
import {
  type DrawGroup,
  type DrawImage,
  type DrawItem,
  type DrawLine,
  type DrawPath,
  type DrawText,
  type Hatch,
  MM_PER_POINT,
  type Picture,
  type Stroke,
} from '../drawing.ts';
import { hatchMarks } from '../hatch-marks.ts';
import { type SubsetFonts, widthOfText } from '../subset-fonts.ts';
import type { PdfImage } from './pdf-pixels.ts';

/** A page of a PDF in millimetres, y down. */
export interface PdfPen {
  readonly document: PDFKit.PDFDocument;
  readonly fonts: SubsetFonts;
  /** Pictures of the raster groups; a group without one is empty. */
  readonly rasters: ReadonlyMap<DrawGroup, { readonly image: PdfImage; readonly frame: Frame }>;
  readonly images: ReadonlyMap<Picture, PdfImage>;
}

/** Names of the two weights in the document. */
export const pdfFontName = (bold: boolean): string => (bold ? 'bold' : 'regular');

export function drawOnPdf(item: DrawItem, pen: PdfPen): void {
  if (item.kind === 'path') drawPath(item, pen);
  else if (item.kind === 'text') drawText(item, pen);
  else if (item.kind === 'image') drawImage(item, pen);
  else drawGroup(item, pen);
}

/** A thousandth of a millimetre. */
const digits = (mm: number): string => String(Math.round(mm * 1000) / 1000);

function pathOperators(lines: readonly DrawLine[]): string {
  const operators: string[] = [];
  for (const { points, closed } of lines) {
    for (let at = 0; at + 1 < points.length; at += 2) {
      operators.push(`${digits(points[at]!)} ${digits(points[at + 1]!)} ${at === 0 ? 'm' : 'l'}`);
    }
    if (closed && points.length > 1) operators.push('h');
  }
  return operators.join('\n');
}

function drawPath(path: DrawPath, { document }: PdfPen): void {
  const operators = pathOperators(path.lines);
  if (operators === '') return;
  if (path.fill !== undefined) {
    document.save().fillColor(path.fill.colour, path.fill.opacity);
    document.addContent(`${operators}\nf*`);
    document.restore();
  }
  if (path.stroke !== undefined) {
    document.save();
    setStroke(document, path.stroke);
    document.addContent(`${operators}\nS`);
    document.restore();
  }
  if (path.hatch !== undefined) {
    document.save();
    document.addContent(`${operators}\nW* n`);
    drawHatch(document, path.hatch, path.lines);
    document.restore();
  }
}

function setStroke(document: PDFKit.PDFDocument, { colour, opacity, widthMm, dashMm, join }: Stroke): void {
  document
    .strokeColor(colour, opacity)
    .lineWidth(widthMm)
    .lineJoin(join ?? 'round')
    .miterLimit(10);
  if (dashMm !== undefined && dashMm.length > 0) document.addContent(`[${dashMm.map(digits).join(' ')}] 0 d`);
}

/** Dots are points drawn with a round pen. */
function drawHatch(document: PDFKit.PDFDocument, hatch: Hatch, lines: readonly DrawLine[]): void {
  const marks = hatchMarks(hatch, unionOf(lines.map(extentOf)));
  const operators: string[] = [];
  for (let at = 0; at < marks.lines.length; at += 4) {
    const [x1, y1, x2, y2] = marks.lines.slice(at, at + 4).map(digits);
    operators.push(`${x1} ${y1} m ${x2} ${y2} l`);
  }
  for (let at = 0; at < marks.dots.length; at += 2) {
    const [x, y] = marks.dots.slice(at, at + 2).map(digits);
    operators.push(`${x} ${y} m ${x} ${y} l`);
  }
  setStroke(document, hatch);
  document.lineCap(hatch.kind === 'dots' ? 'round' : 'butt');
  document.addContent(`${operators.join('\n')}\nS`);
}

function drawText(item: DrawText, { document, fonts }: PdfPen): void {
  const size = item.font.sizePt * MM_PER_POINT;
  const width = widthOfText(item.text, item.font, fonts);
  const x = item.x - { left: 0, centre: width / 2, right: width }[item.align];
  document.save();
  if (item.turnDegrees) document.rotate(item.turnDegrees, { origin: [item.x, item.y] });
  document.font(pdfFontName(item.font.bold)).fontSize(size);
  const place = { lineBreak: false, baseline: 'alphabetic' } as const;
  if (item.halo !== undefined) {
    // Without words of its own: search and copy find the text once.
    document.addContent('/Span <</ActualText ()>> BDC');
    document
      .strokeColor(item.halo.colour)
      .lineWidth(2 * item.halo.widthMm)
      .lineJoin('round');
    document.text(item.text, x, item.y, { ...place, stroke: true, fill: false });
    document.addContent('EMC');
  }
  document.fillColor(item.colour).text(item.text, x, item.y, place);
  document.restore();
}

function drawImage({ frame, picture, opacity, turnDegrees }: DrawImage, { document, images }: PdfPen): void {
  const image = images.get(picture);
  if (image === undefined) return;
  document.save();
  if (opacity !== undefined) document.fillOpacity(opacity);
  if (turnDegrees) {
    document.rotate(turnDegrees, { origin: [frame.x + frame.width / 2, frame.y + frame.height / 2] });
  }
  place(document, image, frame);
  document.restore();
}

/** pdfkit's types know file names and bytes only. */
const place = (document: PDFKit.PDFDocument, image: PdfImage, { x, y, width, height }: Frame): void => {
  document.image(image as unknown as PDFKit.Mixins.ImageSrc, x, y, { width, height });
};

function drawGroup(group: DrawGroup, pen: PdfPen): void {
  const { document } = pen;
  document.save();
  if (group.clip !== undefined) {
    const { x, y, width, height } = group.clip;
    document.rect(x, y, width, height).clip();
  }
  if (group.raster) {
    const raster = pen.rasters.get(group);
    if (raster !== undefined) place(document, raster.image, raster.frame);
  } else if (group.opacity === undefined || group.opacity === 1) {
    for (const item of group.items) drawOnPdf(item, pen);
  } else drawLayer(group, group.opacity, pen);
  document.restore();
}

/** Overlaps within the group must not show through: it is a transparency group. Source: ISO 32000-1, 11.6.6. */
function drawLayer(group: DrawGroup, opacity: number, pen: PdfPen): void {
  const { document } = pen;
  const { page } = document;
  const layer = document.ref({
    Type: 'XObject',
    Subtype: 'Form',
    // In the units of the group; anything on the page.
    BBox: [-1e4, -1e4, 1e4, 1e4],
    Group: { Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' },
    Resources: page.dictionary.data['Resources' as never],
  });
  const content = page.content;
  page.content = layer;
  for (const item of group.items) drawOnPdf(item, pen);
  page.content = content;
  const name = `L${layer.id}`;
  page.xobjects[name] = layer;
  document.fillOpacity(opacity);
  document.addContent(`/${name} Do`);
  layer.finalize();
}
