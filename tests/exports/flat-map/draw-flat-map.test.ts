import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MapFacility, MapPlace } from '../../../src/domain/map-extract.ts';
import type { DrawItem, DrawPath, DrawText } from '../../../src/exports/drawing/drawing.ts';
import { MM_PER_POINT } from '../../../src/exports/drawing/drawing.ts';
import { everyItem } from '../../../src/exports/drawing/prepare-canvas.ts';
import { drawFlatMap } from '../../../src/exports/flat-map/draw-flat-map.ts';
import { zoneLines } from '../../../src/exports/flat-map/map-styles.ts';
import {
  boxColumns,
  createContent,
  createExtract,
  createFootprints,
  createInput,
  createZone,
  measure,
} from './create-extract.ts';

const itemsOf = (input: Parameters<typeof drawFlatMap>[0]): DrawItem[] => [...everyItem([drawFlatMap(input).drawing])];
const textsOf = (input: Parameters<typeof drawFlatMap>[0]): DrawText[] =>
  itemsOf(input).filter((item) => item.kind === 'text');
const pathsOf = (input: Parameters<typeof drawFlatMap>[0]): DrawPath[] =>
  itemsOf(input).filter((item) => item.kind === 'path');

/** Unknown in the west, dry, then 0.5–3 m in the east. */
const ground = {
  width: 30,
  height: 20,
  left: -1500,
  top: 1000,
  cellMeters: 100,
  state: Uint8Array.from({ length: 600 }, (_, cell) => (cell % 30 < 10 ? 0 : cell % 30 < 20 ? 1 : 3)),
};
const flooded = createInput({
  extract: createExtract({ ground }),
  content: createContent({ hazard: 'river:L2' }),
  frame: { x: 10, y: 10, width: 280, height: 180 },
});

describe('a flat map', () => {
  it('hatches unknown ground at 135°, edges it with dashes and says what it is', () => {
    const paths = pathsOf(flooded);
    expect(paths.filter(({ hatch }) => hatch).map(({ hatch }) => hatch!.angleDegrees)).toEqual([135]);
    expect(paths.some(({ stroke }) => stroke?.dashMm && stroke.colour === '#6f757c')).toBe(true);
    expect(textsOf(flooded).map(({ text }) => text)).toEqual(['未調査（不明）']);
    const [english] = textsOf({ ...flooded, language: 'en' });
    expect(english!.text).toBe('Not surveyed (unknown)');
  });

  it('parts the classes by lines of 0.2 mm where it is printed in grey', () => {
    const borders = (greyscale: boolean) =>
      pathsOf({ ...flooded, greyscale })
        .filter(({ stroke }) => stroke?.colour === '#4a4f57' && !stroke.dashMm)
        .map(({ stroke, lines }) => [stroke!.widthMm, lines.length]);
    // One border between dry and hit.
    expect(borders(true)).toEqual([[0.2, 1]]);
    expect(borders(false)).toEqual([[0.1, 1]]);
  });

  it('draws no line under 0.1 mm and no letter under 7 pt', () => {
    const input = {
      ...flooded,
      extract: {
        ...flooded.extract,
        zones: [createZone('residence', [[-800, -500, 900, 900]]), createZone('district', [[0, 0, 500, 500]])],
        footprints: createFootprints([[100, 100, 30, 30]], [3]),
        facilities: [{ kind: 'shelter', name: '公民館', x: 300, y: 300 }] as const,
        places: [{ kind: 'town', name: '本町', x: 500, y: -300 }] as const,
      },
      content: createContent({ hazard: 'river:L2', carrier: 'buildings' }),
    };
    for (const item of itemsOf(input)) {
      if (item.kind === 'path' && item.stroke) expect(item.stroke.widthMm).toBeGreaterThanOrEqual(0.1);
      if (item.kind === 'path' && item.hatch) expect(item.hatch.widthMm).toBeGreaterThanOrEqual(0.1);
      if (item.kind === 'text') expect(item.font.sizePt).toBeGreaterThanOrEqual(7);
    }
  });

  it('draws zones in the order of what they say, told apart by their dashes', () => {
    const zones = [
      createZone('urban_function', [[-300, -300, 600, 600]]),
      createZone('residence', [[-500, -500, 1000, 1000]]),
    ];
    const input = createInput({ extract: createExtract({ zones }) });
    const lines = pathsOf(input).filter(
      ({ stroke }) =>
        stroke &&
        Object.values(zoneLines).some(({ colour, widthMm }) => colour === stroke.colour && widthMm === stroke.widthMm),
    );
    expect(lines.map(({ stroke }) => [stroke!.colour, stroke!.dashMm !== undefined])).toEqual([
      ['#0b5d3b', false],
      ['#5b2b8c', true],
    ]);
    expect(drawFlatMap(input).shown.zoneKinds).toEqual(['residence', 'urban_function']);
    expect(
      textsOf(input)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['居住誘導区域', '都市機能誘導区域']);
  });

  it('lists a zone only where its line can be seen', () => {
    // The line runs far outside: the frame lies within the zone.
    const zones = [createZone('residence', [[-5000, -5000, 10_000, 10_000]])];
    expect(drawFlatMap(createInput({ extract: createExtract({ zones }) })).shown.zoneKinds).toEqual([]);
  });

  it('shows areas of the hazard that the ground carries in their exact colours, not tinted again', () => {
    const hazardAreas = [
      { hazard: 'landslide', rank: Uint8Array.of(2), polygons: boxColumns([[0, 0, 200, 200]]) },
    ] as const;
    const landslide = createInput({
      extract: createExtract({ hazardAreas, ground: { ...ground, state: new Uint8Array(600).fill(1) } }),
      content: createContent({ hazard: 'landslide:' }),
    });
    expect(drawFlatMap(landslide).shown.hazardAreas).toEqual([]);
    const river = { ...landslide, content: createContent({ hazard: 'river:L2' }) };
    expect(drawFlatMap(river).shown.hazardAreas).toEqual([{ hazard: 'landslide', rank: 2 }]);
    expect(pathsOf(river).some(({ fill }) => fill?.colour === '#a50021' && fill.opacity === 0.34)).toBe(true);
  });

  it('dots what a scenario takes out, and has plus signs on what it takes in', () => {
    const difference = [
      { zoneKind: 'residence', removed: boxColumns([[-300, 0, 200, 200]]), added: boxColumns([[100, 0, 200, 200]]) },
    ] as const;
    const input = createInput({ extract: createExtract({ difference }) });
    expect(pathsOf(input).flatMap(({ hatch }) => (hatch ? [hatch.kind] : []))).toEqual(['dots', 'plus']);
    expect(drawFlatMap(input).shown.difference).toEqual({ removed: true, added: true });
    // 200 m × 200 m each: 4 ha.
    expect(textsOf(input).map(({ text }) => text)).toEqual(['△4.0\u00a0ha', '＋4.0\u00a0ha']);
    const far = { ...input, view: { ...input.view, centre: [9000, 9000] as const } };
    expect(drawFlatMap(far).shown.difference).toEqual({ removed: false, added: false });
  });

  it('prints surfaces as one picture and keeps lines and letters', () => {
    const { drawing } = drawFlatMap(flooded);
    const [surface, lines] = drawing.items;
    expect(surface).toMatchObject({ kind: 'group', raster: true, clip: flooded.frame });
    expect(lines).toMatchObject({ kind: 'group', clip: flooded.frame });
    expect(lines && 'raster' in lines).toBe(false);
  });

  it('names a place of several kinds once, with a mark of each', () => {
    const facilities: MapFacility[] = [
      { kind: 'shelter', name: '本町小学校', x: 0, y: 0 },
      { kind: 'evacuation_site', name: '本町小学校', x: 30, y: 10 },
      { kind: 'shelter', name: '遠い小学校', x: 300, y: 200 },
    ];
    const input = createInput({
      extract: createExtract({ facilities }),
      content: createContent({ facilities: ['shelter'] }),
    });
    expect(
      textsOf(input)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['本町小学校', '遠い小学校']);
    expect(drawFlatMap(input).shown.facilityKinds).toEqual(['shelter', 'evacuation_site']);
  });
});

describe('names on a flat map', () => {
  const coordinate = fc.integer({ min: -800, max: 800 });
  const place = fc.record({
    kind: fc.constantFrom('town', 'station', 'water' as const),
    name: fc.constantFrom('本町', '緑が丘一丁目', '青瀬'),
    x: coordinate,
    y: coordinate,
  });
  const facility = fc.record({
    kind: fc.constantFrom('shelter', 'medical' as const),
    name: fc.constantFrom('公民館', '青瀬市立中央小学校'),
    x: coordinate,
    y: coordinate,
  });
  const boxOf = ({ text, x, y, font, align }: DrawText) => {
    const [width, height] = [measure(text, font), font.sizePt * MM_PER_POINT];
    expect(align).toBe('centre');
    return { left: x - width / 2, right: x + width / 2, top: y - 0.87 * height, bottom: y + 0.13 * height };
  };

  it('never lie over each other, nor over the frame', () => {
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 25 }),
        fc.array(facility, { maxLength: 25 }),
        (places: MapPlace[], facilities: MapFacility[]) => {
          const zones = [createZone('residence', [[-500, -300, 900, 500]])];
          const input = createInput({ extract: createExtract({ places, facilities, zones }) });
          const boxes = textsOf(input).map(boxOf);
          const { frame } = input;
          for (const { left, right, top, bottom } of boxes) {
            expect(left >= frame.x && right <= frame.x + frame.width).toBe(true);
            expect(top >= frame.y && bottom <= frame.y + frame.height).toBe(true);
          }
          boxes.forEach((a, i) => {
            for (const b of boxes.slice(i + 1))
              expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
          });
        },
      ),
    );
  });

  it('give way to blocks that lie over the map', () => {
    const places: MapPlace[] = [{ kind: 'town', name: '本町', x: 0, y: 0 }];
    const input = createInput({ extract: createExtract({ places }) });
    expect(textsOf(input)).toHaveLength(1);
    // The middle of the frame lies at (75, 50).
    expect(textsOf({ ...input, keepClear: [{ x: 70, y: 48, width: 4, height: 10 }] })).toEqual([]);
  });

  it('are towns on small scales and their districts on large ones', () => {
    const places: MapPlace[] = [
      { kind: 'town', name: '本町', x: 0, y: 0 },
      { kind: 'district', name: '本町一丁目', x: 0, y: 0 },
    ];
    const at = (scale: number) =>
      textsOf(createInput({ extract: createExtract({ places }), view: { centre: [0, 0], scale, rotationDegrees: 0 } }));
    expect(at(2500).map(({ text }) => text)).toEqual(['本町一丁目']);
    expect(at(25_000).map(({ text }) => text)).toEqual(['本町']);
  });

  it('are left out where none are wanted, marks are not', () => {
    const facilities: MapFacility[] = [{ kind: 'medical', name: '医院', x: 0, y: 0 }];
    const input = createInput({ extract: createExtract({ facilities }), content: createContent({ labels: false }) });
    expect(textsOf(input)).toEqual([]);
    expect(pathsOf(input).some(({ stroke }) => stroke?.colour === '#0017c1')).toBe(true);
  });
});
