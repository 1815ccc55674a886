import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMapFigure, type MapFigure } from '../../src/exports/map-figure.ts';
import { type Box, layoutMapFigure } from '../../src/exports/map-figure-layout.ts';
import { type MeasureText, wrapText } from '../../src/exports/wrap-text.ts';
import { createLanguage } from '../../src/project/language/create-language.ts';

/** Half-width characters take 0.55 em, others 1 em. */
const measure: MeasureText = (text, { sizePixels }) =>
  [...text].reduce((width, character) => width + sizePixels * (character.charCodeAt(0) < 0x250 ? 0.55 : 1), 0);

const { t } = createLanguage();
const createFigure = (change: Partial<MapFigure> = {}): MapFigure => ({
  ...createMapFigure(
    {
      cityName: '青瀬市',
      fictional: true,
      hazardKey: 'river:L2',
      colourBy: 'hazard',
      colourVisionSafe: false,
      counts: { hazardKey: 'river:L2', notHit: 24858, byRank: [3304, 11230, 4917, 862, 0, 0], unknown: 3042 },
      colouringLegend: null,
      lines: [{ name: { ja: '居住誘導区域', en: 'Residence area' }, colour: '#0b5d3b', dashed: false }],
      buildings: 48213,
      sources: [{ title: '国土数値情報 A31a', year: 2024 }],
      headingDegrees: 14,
      metersPerPixel: 1.3,
      pixelRatio: 1,
      date: '2026年11月22日',
    },
    t,
    'ja',
  ),
  ...change,
});

const overlap = (a: Box, b: Box): boolean =>
  a.x + a.width > b.x + 0.01 &&
  b.x + b.width > a.x + 0.01 &&
  a.y + a.height > b.y + 0.01 &&
  b.y + b.height > a.y + 0.01;
const within = (box: Box, sheet: { readonly width: number; readonly height: number }): boolean =>
  box.x >= 0 && box.y >= 0 && box.x + box.width <= sheet.width + 0.01 && box.y + box.height <= sheet.height + 0.01;

/** Texts of any length in both scripts, as names of cities, sources and zones may be. */
const words = fc
  .array(fc.constantFrom('居住誘導区域', '（', '）', '、', 'Special', 'zone', ' ', '浸水深', '3–5 m', 'ー', 'A31a'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

describe('the legend of a figure', () => {
  it('names areas besides the hazard and the buildings that stand out', () => {
    const input = {
      cityName: '青瀬市',
      fictional: false,
      hazardKey: 'river:L2',
      colourBy: 'hazard',
      colourVisionSafe: false,
      counts: null,
      colouringLegend: null,
      lines: [],
      areas: [
        {
          id: 'landslide-2',
          swatch: { kind: 'fill', colour: '#a50021' },
          label: { ja: '特別警戒区域', en: 'Special warning zone' },
          count: null,
        },
      ],
      picked: 42,
      buildings: 100,
      sources: [],
      headingDegrees: 0,
      metersPerPixel: 1,
      pixelRatio: 1,
      date: '',
    } as const;
    const { legend } = createMapFigure(input, t, 'ja');
    expect(legend.slice(-2)).toEqual([
      { swatch: { kind: 'fill', colour: '#a50021' }, label: '特別警戒区域', count: '' },
      { swatch: { kind: 'fill', colour: '#0017c1' }, label: '選んだ建物', count: '42\u00a0棟' },
    ]);
    const { legend: without } = createMapFigure({ ...input, areas: [], picked: null }, t, 'ja');
    expect(without).toHaveLength(legend.length - 2);
  });
});

describe('the layout of a figure', () => {
  it('never lets texts overlap each other, the swatches or the north arrow, nor leave the sheet', () => {
    fc.assert(
      fc.property(
        fc.record({
          title: words,
          subtitle: words,
          sources: words,
          whiteNote: words,
          legendTitle: words,
          numericScale: words,
          labels: fc.array(words, { maxLength: 12 }),
        }),
        fc.integer({ min: 320, max: 4000 }),
        fc.integer({ min: 240, max: 3000 }),
        fc.constantFrom(1, 1.5, 2, 3),
        ({ labels, ...texts }, width, height, pixelRatio) => {
          const legend = labels.map((label) => ({
            swatch: { kind: 'fill', colour: '#fff' } as const,
            label,
            count: '11,230 棟',
          }));
          const layout = layoutMapFigure(
            createFigure({ ...texts, legend, pixelRatio }),
            { width: width * pixelRatio, height: height * pixelRatio },
            measure,
          );
          const boxes = [
            ...layout.texts.map(({ box }) => box),
            ...layout.swatches.map(({ box }) => box),
            layout.bar,
            layout.north,
          ];
          boxes.forEach((box, index) => {
            expect(within(box, layout)).toBe(true);
            for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps the map at its own size and the scale bar true to it', () => {
    const layout = layoutMapFigure(createFigure({ pixelRatio: 2 }), { width: 2400, height: 1400 }, measure);
    expect(layout.map).toMatchObject({ width: 2400, height: 1400 });
    // 1.3 m a CSS pixel is 0.65 m a pixel of the image
    expect(layout.texts.some(({ text }) => text === '200 m')).toBe(true);
    expect(layout.bar.width).toBeCloseTo(200 / 0.65, 6);
  });

  it('prints every part that a hazard map must carry', () => {
    const layout = layoutMapFigure(createFigure(), { width: 1200, height: 700 }, measure);
    const text = layout.texts.map((item) => item.text).join('');
    for (const part of [
      '青瀬市',
      '洪水（L2 想定最大規模）と居住誘導区域',
      '5–10 m',
      '862',
      '不明（未調査）',
      '白い部分は安全を意味しません',
      '出典：',
      'A31a 2024',
      '2026年11月22日',
      '架空の都市',
      '居住誘導区域',
      '縮尺 約 1:4,900',
    ])
      expect(text.replaceAll('\u00a0', ' ')).toContain(part);
  });
});

describe('wrapping', () => {
  const font = { sizePixels: 10, bold: false };

  it('keeps every character and every line within the width', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 60, max: 400 }), (text, width) => {
        const lines = wrapText(text, font, width, measure);
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
        for (const line of lines) expect(measure(line, font)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('does not begin a line with a closing mark nor end it with an opening one', () => {
    expect(wrapText('浸水の深さ、広さ（最大）です。', font, 50, measure)).toEqual([
      '浸水の深',
      'さ、広さ',
      '（最大）で',
      'す。',
    ]);
  });

  it('does not break numbers from what belongs to them', () => {
    expect(wrapText('計 124,560\u00a0人', font, 55, measure)).toEqual(['計', '124,560\u00a0人']);
  });
});
