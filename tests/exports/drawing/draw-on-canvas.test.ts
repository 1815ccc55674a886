import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawTile } from '../../../src/exports/drawing/draw-on-canvas.ts';
import type { DrawItem, Hatch } from '../../../src/exports/drawing/drawing.ts';
import { prepareCanvas } from '../../../src/exports/drawing/prepare-canvas.ts';
import { text } from './create-sheet.ts';
import { canvases, colourAt, countColours, inkShare, pageOf, paint } from './paint-page.ts';
import { cells, countDifferent, createSamplePage, rectangle } from './sample-page.ts';

const red = { colour: '#ff0000' };
const whole = rectangle(0, 0, 40, 30);
const hatched = (hatch: Partial<Hatch>): DrawItem => ({
  kind: 'path',
  lines: [whole],
  hatch: { kind: 'lines', angleDegrees: 135, widthMm: 0.5, spacingMm: 2, colour: '#000000', ...hatch },
});

describe('a path', () => {
  it('leaves its hole empty', async () => {
    // 20 × 10 mm less 5 × 4 mm at 10 pixels a millimetre: 200 × 100 − 50 × 40 = 18,000 pixels.
    const lines = [rectangle(5, 5, 20, 10), rectangle(8, 7, 5, 4)];
    const [page] = await paint(pageOf({ kind: 'path', lines, fill: red }), 10);
    expect(countColours(page!).get('#ff0000')).toBe(18_000);
  });

  it('blends by opacity: half red on white', async () => {
    const [page] = await paint(pageOf({ kind: 'path', lines: [whole], fill: { ...red, opacity: 0.5 } }), 1);
    expect(['#ff7f7f', '#ff8080']).toContain(colourAt(page!, 20, 15));
  });

  it('has the width of its line on paper, and its dashes', async () => {
    // 30 mm long, 2 mm wide, 4 mm on and 2 mm off: five dashes of 4 × 2 mm at 10 pixels a millimetre.
    const line: DrawItem = {
      kind: 'path',
      lines: [{ points: [5, 10, 35, 10], closed: false }],
      stroke: { colour: '#ff0000', widthMm: 2, dashMm: [4, 2] },
    };
    const [page] = await paint(pageOf(line), 10);
    expect(countColours(page!).get('#ff0000')).toBe(5 * 40 * 20);
    expect(colourAt(page!, 50 + 45, 100)).toBe('#ffffff');
  });

  it('hatches by lines that rise to the right at 135°, as unknown ground is marked', async () => {
    const [page] = await paint(pageOf(hatched({ widthMm: 0.5, spacingMm: 4 })), 20);
    const dark = (x: number, y: number) => colourAt(page!, x, y) === '#000000';
    const x = Array.from({ length: 200 }, (_, at) => at + 300).find((at) => dark(at, 300))!;
    expect(dark(x + 40, 260)).toBe(true);
    expect(dark(x - 40, 260)).toBe(false);
  });

  it('covers the share of ground that its hatch says', async () => {
    const [lines] = await paint(pageOf(hatched({})), 20);
    const [dots] = await paint(pageOf(hatched({ kind: 'dots', widthMm: 1 })), 20);
    const [pluses] = await paint(pageOf(hatched({ kind: 'plus', widthMm: 0.25 })), 20);
    // Lines 0.5 in 2 mm; a dot of 1 mm in 2 × 2 mm; two arms of 1 × 0.25 mm that share a middle, in 2 × 2 mm.
    expect(inkShare(lines!)).toBeCloseTo(0.25, 2);
    expect(inkShare(dots!)).toBeCloseTo(Math.PI / 4 / 4, 2);
    expect(inkShare(pluses!)).toBeCloseTo((2 * 0.25 - 0.0625) / 4, 2);
  });

  it('hangs its hatch on the page: a shape cut in two is hatched as the whole', async () => {
    for (const kind of ['lines', 'dots', 'plus'] as const) {
      const { hatch } = hatched({ kind }) as { hatch: Hatch };
      const [one] = await paint(pageOf({ kind: 'path', lines: [whole], hatch }), 10);
      const halves = [rectangle(0, 0, 17, 30), rectangle(17, 0, 23, 30)];
      const [two] = await paint(
        pageOf(...halves.map((half): DrawItem => ({ kind: 'path', lines: [half], hatch }))),
        10,
      );
      const differences = one!.data.map((level, at) => Math.abs(level - two!.data[at]!));
      // Longer lines are smoothed a little otherwise; a hatch that began anew would differ in every tenth pixel.
      expect(differences.filter((levels) => levels > 24).length / differences.length, kind).toBeLessThan(1e-3);
    }
  });
});

describe('a picture', () => {
  const picture = cells(4, 3, (x, y) => [x * 60, y * 80, 10, 255]);

  it('that is not smooth shows its own colours and no others, however it is enlarged or turned', async () => {
    const own = new Set([
      '#ffffff',
      ...Array.from({ length: 12 }, (_, cell) => [(cell % 4) * 60, Math.floor(cell / 4) * 80, 10]).map((levels) =>
        typeof levels === 'string' ? levels : `#${levels.map((level) => level.toString(16).padStart(2, '0')).join('')}`,
      ),
    ]);
    for (const turnDegrees of [0, 33]) {
      const frame = { x: 5.03, y: 4.07, width: 27.1, height: 19.3 };
      const [page] = await paint(pageOf({ kind: 'image', frame, picture, smooth: false, turnDegrees }), 7.3);
      expect([...countColours(page!).keys()].filter((colour) => !own.has(colour))).toEqual([]);
    }
  });

  it('puts each cell where it belongs', async () => {
    const frame = { x: 0, y: 0, width: 40, height: 30 };
    const [page] = await paint(pageOf({ kind: 'image', frame, picture, smooth: false }), 10);
    // A cell is 10 × 10 mm: column 2, row 1.
    expect(colourAt(page!, 200, 100)).toBe('#78500a');
    expect(colourAt(page!, 299, 199)).toBe('#78500a');
    expect(colourAt(page!, 300, 199)).not.toBe('#78500a');
  });

  it('that is smooth goes over from colour to colour', async () => {
    const frame = { x: 0, y: 0, width: 40, height: 30 };
    const [page] = await paint(pageOf({ kind: 'image', frame, picture, smooth: true }), 10);
    expect(countColours(page!).size).toBeGreaterThan(100);
  });
});

describe('a group', () => {
  const blue = { colour: '#0000ff' };

  it('shows nothing outside its clip', async () => {
    const clip = { x: 10, y: 10, width: 5, height: 4 };
    const [page] = await paint(
      pageOf({ kind: 'group', clip, items: [{ kind: 'path', lines: [whole], fill: red }] }),
      10,
    );
    expect(countColours(page!).get('#ff0000')).toBe(50 * 40);
  });

  it('is faint as a whole: what lies below within it does not show through', async () => {
    const items: DrawItem[] = [
      { kind: 'path', lines: [whole], fill: red },
      { kind: 'path', lines: [whole], fill: blue },
    ];
    const [page] = await paint(pageOf({ kind: 'group', opacity: 0.5, items }), 1);
    expect(['#7e7eff', '#7f7fff', '#8080ff']).toContain(colourAt(page!, 20, 15));
  });
});

describe('text', () => {
  const middle = (item: DrawItem) =>
    paint(pageOf(item), 20).then(([page]) => {
      const dark = [...page!.data.keys()]
        .filter((at) => at % 4 === 0 && page!.data[at]! < 128)
        .map((at) => (at / 4) % page!.width);
      return (Math.min(...dark) + Math.max(...dark)) / 2 / 20;
    });

  it('stands left, in the middle or right of its place', async () => {
    const line = text('国国国国', 20, 15) as DrawItem & { kind: 'text' };
    // Four square letters of 10 pt: 4 × 3.53 mm wide.
    const half = (4 * 10 * 25.4) / 72 / 2;
    expect(await middle({ ...line, align: 'left' })).toBeCloseTo(20 + half, 1);
    expect(await middle({ ...line, align: 'centre' })).toBeCloseTo(20, 1);
    expect(await middle({ ...line, align: 'right' })).toBeCloseTo(20 - half, 1);
  });

  it('has its halo behind the letters', async () => {
    const ground: DrawItem = { kind: 'path', lines: [whole], fill: red };
    const letters = { ...text('国', 20, 15, 20), halo: { colour: '#00ff00', widthMm: 0.5 } } as DrawItem;
    const [without] = await paint(pageOf(ground, text('国', 20, 15, 20)), 20);
    const [with_] = await paint(pageOf(ground, letters), 20);
    expect(countColours(with_!).get('#1a1a1a')).toBe(countColours(without!).get('#1a1a1a'));
    expect(countColours(with_!).get('#00ff00')).toBeGreaterThan(1000);
  });
});

describe('a page drawn in parts', () => {
  it('is the page drawn at once, pixel for pixel', async () => {
    const page = createSamplePage(297, 210, 3);
    const pixelsPerMm = 200 / 25.4;
    const [all] = await paint(page, pixelsPerMm);
    const part = fc.record({
      x: fc.integer({ min: 0, max: 2200 }),
      y: fc.integer({ min: 0, max: 1500 }),
      width: fc.integer({ min: 1, max: 130 }),
      height: fc.integer({ min: 1, max: 130 }),
    });
    await fc.assert(
      fc.asyncProperty(part, async (region) => {
        const [tile] = await paint(page, pixelsPerMm, [region]);
        for (let row = 0; row < region.height; row++) {
          const from = ((region.y + row) * all!.width + region.x) * 4;
          const here = tile!.data.subarray(row * region.width * 4, (row + 1) * region.width * 4);
          expect(countDifferent(here, all!.data.subarray(from, from + region.width * 4))).toBe(0);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('has no seam: it looks as on one canvas of the whole size', async () => {
    const page = createSamplePage(297, 210, 5);
    const pixelsPerMm = 200 / 25.4;
    const [tiled] = await paint(page, pixelsPerMm);
    const { width, height } = tiled!;
    const canvas = canvases.create(width, height);
    const drawing = { pixelsPerMm, pictures: await prepareCanvas([page], canvases), canvases };
    drawTile(canvas.context, page.items, drawing, { x: 0, y: 0, width, height }, '#ffffff');
    const once = canvas.context.getImageData(0, 0, width, height).data;
    // A canvas rounds the slopes of what it cuts: some smoothed edges differ a little, no pixel is left out.
    const differences = once.map((level, at) => Math.abs(level - tiled!.data[at]!));
    expect(differences.filter((levels) => levels > 32).length / once.length).toBeLessThan(2e-4);
  });
});
