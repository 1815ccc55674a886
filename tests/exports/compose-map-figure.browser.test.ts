import { describe, expect, it } from 'vitest';
import { composeMapFigure } from '../../src/exports/compose-map-figure.ts';
import { createMapFigure } from '../../src/exports/map-figure.ts';
import { createLanguage } from '../../src/project/language/create-language.ts';

const mapColour = [12, 200, 90] as const;

function createMapImage(width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.fillStyle = `rgb(${mapColour.join()})`;
  context.fillRect(0, 0, width, height);
  return canvas.convertToBlob();
}

describe('a figure as PNG', () => {
  it('holds the map at its own resolution, framed by title, legend and sources', async () => {
    const figure = createMapFigure(
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
        headingDegrees: 30,
        metersPerPixel: 1,
        pixelRatio: 1,
        date: '2026年11月22日',
      },
      createLanguage().t,
      'ja',
    );
    const bitmap = await createImageBitmap(await composeMapFigure(figure, await createMapImage(800, 500)));
    expect(bitmap.width).toBe(800 + 24 * 2 + 16 + 288);
    expect(bitmap.height).toBeGreaterThan(600);
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const middle = context.getImageData(24 + 400, 90 + 250, 1, 1).data;
    expect([...middle.slice(0, 3)]).toEqual([...mapColour]);
    const legend = context.getImageData(24 + 800 + 16, 90, 288, 300).data;
    expect(countOf(legend, [255, 183, 183])).toBeGreaterThan(200);
    const titleInk = context.getImageData(24, 24, 600, 40).data;
    expect(countOf(titleInk, [26, 26, 26])).toBeGreaterThan(100);
  });
});

function countOf(data: Uint8ClampedArray, [red, green, blue]: readonly [number, number, number]): number {
  let count = 0;
  for (let at = 0; at < data.length; at += 4)
    if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) count += 1;
  return count;
}
