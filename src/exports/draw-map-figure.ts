import { classEdgeColour, unknownColour, unknownHatchColour } from '../domain/hazard-classes.ts';
import type { MapFigure } from './map-figure.ts';
import type { Box, MapFigureLayout, PlacedSwatch } from './map-figure-layout.ts';
import type { FigureFont } from './wrap-text.ts';

/** The colours of ui.md §2 that a canvas cannot take from the style sheet. */
const ink = { text: '#1a1a1a', secondary: '#545454', line: '#cccccc', paper: '#ffffff', north: '#ce0000' } as const;

export const canvasFont = ({ sizePixels, bold }: FigureFont): string =>
  `${bold ? 700 : 400} ${sizePixels}px "Noto Sans JP", "Noto Sans CJK JP", sans-serif`;

/** Draws a laid-out figure; the canvas must have the size of the layout. */
export function drawMapFigure(
  context: CanvasRenderingContext2D,
  figure: MapFigure,
  layout: MapFigureLayout,
  mapImage: CanvasImageSource,
): void {
  const unit = figure.pixelRatio;
  fill(context, { x: 0, y: 0, width: layout.width, height: layout.height }, ink.paper);
  context.drawImage(mapImage, layout.map.x, layout.map.y, layout.map.width, layout.map.height);
  stroke(context, layout.map, ink.text, unit);
  for (const rule of layout.rules) fill(context, rule, ink.line);
  for (const plate of layout.plates) fill(context, plate, 'rgba(255,255,255,0.9)');
  for (const swatch of layout.swatches) drawSwatch(context, swatch, unit);
  drawBar(context, layout.bar, unit);
  drawNorth(context, layout.north, figure);
  context.textBaseline = 'middle';
  for (const { text, font, colour, box } of layout.texts) {
    context.font = canvasFont(font);
    context.fillStyle = ink[colour];
    context.fillText(text, box.x, box.y + box.height / 2);
  }
}

function fill(context: CanvasRenderingContext2D, { x, y, width, height }: Box, colour: string): void {
  context.fillStyle = colour;
  context.fillRect(x, y, width, height);
}

function stroke(context: CanvasRenderingContext2D, { x, y, width, height }: Box, colour: string, line: number): void {
  context.strokeStyle = colour;
  context.lineWidth = line;
  context.strokeRect(x, y, width, height);
}

function drawSwatch(context: CanvasRenderingContext2D, { swatch, box }: PlacedSwatch, unit: number): void {
  if (swatch.kind === 'line' || swatch.kind === 'dashed') {
    context.save();
    context.strokeStyle = swatch.colour;
    context.lineWidth = 3 * unit;
    context.setLineDash(swatch.kind === 'dashed' ? [7 * unit, 3 * unit] : []);
    context.beginPath();
    context.moveTo(box.x, box.y + box.height / 2);
    context.lineTo(box.x + box.width, box.y + box.height / 2);
    context.stroke();
    context.restore();
    return;
  }
  fill(context, box, swatch.kind === 'unknown' ? unknownColour : swatch.colour);
  if (swatch.kind === 'unknown') drawHatch(context, box, unit);
  stroke(context, box, classEdgeColour, unit);
}

/** 135° hatch of "unknown": 1.25 px every 6 px. Source: ui.md §3, tokens.css. */
function drawHatch(context: CanvasRenderingContext2D, box: Box, unit: number): void {
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  context.strokeStyle = unknownHatchColour;
  context.lineWidth = 1.25 * unit;
  for (let offset = -box.height; offset < box.width; offset += 6 * unit * Math.SQRT2) {
    context.beginPath();
    context.moveTo(box.x + offset, box.y + box.height);
    context.lineTo(box.x + offset + box.height, box.y);
    context.stroke();
  }
  context.restore();
}

function drawBar(context: CanvasRenderingContext2D, bar: Box, unit: number): void {
  fill(context, bar, ink.paper);
  for (const quarter of [0, 2]) {
    fill(context, { ...bar, x: bar.x + (bar.width * quarter) / 4, width: bar.width / 4 }, ink.text);
  }
  stroke(context, bar, ink.text, unit);
}

/** The arrow turns with the view; its letter stays upright in the middle. */
function drawNorth(context: CanvasRenderingContext2D, box: Box, figure: MapFigure): void {
  const size = box.width / 2;
  context.save();
  context.translate(box.x + size, box.y + size);
  context.rotate((-figure.headingDegrees * Math.PI) / 180);
  triangle(context, size * 0.9, size * 0.34, ink.north);
  triangle(context, -size * 0.9, size * 0.34, ink.line);
  context.restore();
  context.save();
  context.translate(box.x + size, box.y + size);
  context.rotate((-figure.headingDegrees * Math.PI) / 180);
  context.translate(0, -size * 0.26);
  context.rotate((figure.headingDegrees * Math.PI) / 180);
  context.fillStyle = ink.paper;
  context.font = canvasFont({ sizePixels: size * 0.42, bold: true });
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(figure.north, 0, 0);
  context.restore();
}

function triangle(context: CanvasRenderingContext2D, tip: number, halfBase: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(0, -tip);
  context.lineTo(halfBase, 0);
  context.lineTo(-halfBase, 0);
  context.closePath();
  context.fill();
}
