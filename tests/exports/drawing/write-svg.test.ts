import { create } from 'fontkit';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeFonts } from '../../../scripts/print/node-fonts.ts';
import { writeSvg } from '../../../src/exports/drawing/write-svg.ts';
import { createBlock, createMapSheet, createSheet, text } from './create-sheet.ts';
import { canvases } from './paint-page.ts';

const options = { dpi: 50, canvases, fonts: nodeFonts };

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** All elements in their order; throws where it is not well-formed. */
function elementsOf(svg: Uint8Array): Element[] {
  const elements: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  const open: Element[] = [];
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (part) => {
    const last = open.at(-1);
    if (last) last.text += part;
  });
  parser.write(new TextDecoder().decode(svg)).close();
  return elements;
}

describe('a sheet as SVG', () => {
  let elements: Element[];
  beforeAll(async () => {
    elements = elementsOf(await writeSvg(createMapSheet(), options));
  });
  const all = (name: string) => elements.filter((element) => element.name === name);

  it('has its size in millimetres', () => {
    expect(elements[0]!.attributes).toMatchObject({ width: '420mm', height: '297mm', viewBox: '0 0 420 297' });
  });

  it('keeps text as text, in a font of its own that has the letters', () => {
    const line = '白い部分は安全を意味しません（△36.3%、5 m以上≥、3㎡、髙﨑）';
    const printed = all('text').find((element) => element.text === line)!;
    expect(printed.attributes).toMatchObject({ 'font-family': 'Noto Sans JP', 'font-weight': '700' });
    const faces = [...all('style')[0]!.text.matchAll(/font-weight:(\d+);src:url\(data:font\/ttf;base64,([^)]+)\)/g)];
    expect(faces.map(([, weight]) => weight)).toEqual(['400', '700']);
    const font = create(Buffer.from(faces[1]![2]!, 'base64'));
    if (!('hasGlyphForCodePoint' in font)) throw new Error('a collection');
    expect([...line].filter((letter) => !font.hasGlyphForCodePoint(letter.codePointAt(0)!))).toEqual([]);
  });

  it('has the raster map as one picture and what lies over it as vectors', () => {
    const pictures = all('image');
    expect(pictures).toHaveLength(1);
    // 280 × 240 mm at 50 dpi.
    const png = Buffer.from(pictures[0]!.attributes.href!.split(',')[1]!, 'base64');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([551, 472]);
    expect(all('path').some(({ attributes }) => attributes.stroke === '#0b5d3b')).toBe(true);
  });

  it('tells what each block is', () => {
    const labels = all('g').map(({ attributes }) => attributes['aria-label']);
    expect(labels).toContain('洪水浸水想定区域の地図。縮尺1:10,000。');
  });

  it('keeps signs of XML as they were written', async () => {
    const line = '<5 m & "3 m"';
    const sheet = createSheet({ widthMm: 40, heightMm: 30 }, [
      createBlock('text', { x: 0, y: 0, width: 40, height: 30 }, [text(line, 2, 10)], { alternative: line }),
    ]);
    const found = elementsOf(await writeSvg(sheet, options));
    expect(found.filter(({ name }) => name === 'text').map((element) => element.text)).toEqual([line]);
    expect(found.some(({ attributes }) => attributes['aria-label'] === line)).toBe(true);
  });
});
