import { describe, expect, it } from 'vitest';
import type { DrawGroup } from '../../../src/exports/drawing/drawing.ts';
import { chartFacts } from '../../../src/exports/sheets/blocks/chart-facts.ts';
import { imageSize } from '../../../src/exports/sheets/blocks/image-size.ts';
import { enlarge } from '../../../src/exports/sheets/enlarge.ts';
import { printTable } from '../../../src/exports/tables/shape-table.ts';
import { toyRequest, toyTable } from '../tables/toy-answer.ts';

describe('a chart', () => {
  it('has a segment for every class and no bar for sums; its parts are the numbers of the table', () => {
    const request = toyRequest({
      where: { zone_kind: ['district'], hazard: ['river'], scale: ['L2'] },
      across: ['class'],
      down: ['zone_name'],
      values: ['population'],
      total: true,
    });
    const { segments, bars, largest } = chartFacts(printTable(toyTable, [], request, { kind: 'city' }, 'ja'));
    expect(segments.map(({ name, unknown }) => [name, unknown])).toEqual([
      ['3–5 m', false],
      ['0.5–3 m', false],
      ['0.5 m 未満', false],
      ['不明（未調査）', true],
    ]);
    // A: 4.4 + 7.4, B: 2.4 + 9.6.
    expect(bars.map(({ name, parts, total }) => [name, ...parts.map(({ value }) => value), total])).toEqual([
      ['青瀬一丁目', 4.4, 7.4, 0, 0, '12'],
      ['青瀬二丁目', 0, 0, 2.4, 9.6, '12'],
    ]);
    expect(largest).toBeCloseTo(12, 12);
  });
});

describe('a logo', () => {
  const png = Uint8Array.from([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0x40, 0, 0, 0, 0xc8,
  ]);
  // Start, an APP0 of 4 bytes, a progressive frame header (C2) of 200 × 320.
  const jpeg = Uint8Array.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 0, 0xc8, 1, 0x40, 1, 1, 0x11, 0,
  ]);
  it('keeps its proportions: its size is read from PNG and JPEG', () => {
    expect(imageSize(png)).toEqual({ width: 320, height: 200 });
    expect(imageSize(jpeg)).toEqual({ width: 320, height: 200 });
    expect(imageSize(Uint8Array.from([0x47, 0x49, 0x46, 0x38]))).toBeNull();
    expect(imageSize(jpeg.slice(0, 8))).toBeNull();
  });
});

describe('a drawing made larger', () => {
  it('has places, lines, dashes, hatches and letters so many times as large', () => {
    const group: DrawGroup = {
      kind: 'group',
      clip: { x: 1, y: 2, width: 3, height: 4 },
      items: [
        {
          kind: 'path',
          lines: [{ points: [1, 2, 3, 4], closed: false }],
          stroke: { colour: '#000000', widthMm: 0.5, dashMm: [2, 1] },
          hatch: { kind: 'lines', colour: '#000000', angleDegrees: 135, widthMm: 0.1, spacingMm: 1 },
        },
        {
          kind: 'text',
          text: '青瀬',
          x: 5,
          y: 6,
          font: { sizePt: 7, bold: true },
          colour: '#000000',
          align: 'left',
          halo: { colour: '#ffffff', widthMm: 0.3 },
        },
      ],
    };
    const [path, text] = enlarge(group, 2).items;
    expect(path).toMatchObject({
      lines: [{ points: [2, 4, 6, 8] }],
      stroke: { widthMm: 1, dashMm: [4, 2] },
      hatch: { angleDegrees: 135, widthMm: 0.2, spacingMm: 2 },
    });
    expect(text).toMatchObject({ x: 10, y: 12, font: { sizePt: 14 }, halo: { widthMm: 0.6 } });
    expect(enlarge(group, 2).clip).toEqual({ x: 2, y: 4, width: 6, height: 8 });
    expect(enlarge(group, 1)).toBe(group);
  });
});
