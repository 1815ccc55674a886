import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CityModel } from '../../../src/city/city-model.ts';
import { createMapExtractor } from '../../../src/city/map-extract/map-extractor.ts';
import { openPackage } from '../../../src/city/package/open-package.ts';
import type { HazardKey } from '../../../src/domain/hazard.ts';
import type { DrawItem } from '../../../src/exports/drawing/drawing.ts';
import { everyItem } from '../../../src/exports/drawing/prepare-canvas.ts';
import { drawFlatMap, type FlatMapInput } from '../../../src/exports/flat-map/draw-flat-map.ts';
import { NOT_HIT, stateColours } from '../../../src/exports/flat-map/ground-layer.ts';
import { frameLine } from '../../../src/exports/flat-map/map-styles.ts';
import { boundsOfFrame } from '../../../src/exports/flat-map/paper-view.ts';
import {
  coloursOf,
  createContent,
  createExtract,
  createFootprints,
  createInput,
  type PlanarBox,
  paintItems,
} from './create-extract.ts';

/** The part of the frame that its line leaves open. */
const opening = ({ x, y, width, height }: FlatMapInput['frame']) => {
  const half = frameLine.widthMm / 2;
  return { x: x + half, y: y + half, width: width - 2 * half, height: height - 2 * half };
};

/** The marks of a map that carry the colours of its hazard, and nothing else. */
function hazardLayer(drawing: DrawItem, carrier: 'ground' | 'buildings', colours: ReadonlySet<string>): DrawItem[] {
  return [...everyItem([drawing])].flatMap((item): DrawItem[] => {
    if (item.kind === 'image') return item.smooth ? [] : [item];
    if (carrier === 'ground' || item.kind !== 'path' || !item.fill || !colours.has(item.fill.colour)) return [];
    return [{ kind: 'path', lines: item.lines, fill: item.fill }];
  });
}

/** Colours of the hazard's palette that the pixels have, and all others. */
async function paintedColours(input: FlatMapInput, dpi: number) {
  const { drawing, shown } = drawFlatMap(input);
  const palette = stateColours(input.content.hazard!, input.colourVisionSafe);
  const items = hazardLayer(drawing, input.content.carrier, new Set(palette.values()));
  const { x, y, width, height } = input.frame;
  const page = await paintItems(
    [{ kind: 'group', clip: opening(input.frame), items }],
    { widthMm: x + width, heightMm: y + height },
    dpi,
  );
  const listed = shown.states
    .filter((state) => input.content.carrier === 'buildings' || state !== NOT_HIT)
    .map((state) => palette.get(state)!);
  return { painted: coloursOf(page), listed: new Set(listed), palette: new Set(palette.values()) };
}

const sorted = (colours: Iterable<string>): string[] => [...colours].sort();

const file = (path: string) => join(import.meta.dirname, '../../../data', path);

describe('the classes of a map frame of the sample city', () => {
  let city: CityModel;
  const extractor = createMapExtractor();
  beforeAll(async () => {
    city = await openPackage(async (path) =>
      existsSync(file(path)) ? new Uint8Array(readFileSync(file(path))) : undefined,
    );
  }, 60_000);

  const frame = { x: 5, y: 5, width: 120, height: 90 };
  const views = [
    { centre: [168_900, -113_700], scale: 10_000, rotationDegrees: 0 },
    { centre: [167_900, -114_300], scale: 2500, rotationDegrees: 0 },
    { centre: [168_160, -113_900], scale: 40_000, rotationDegrees: 25 },
  ] as const;

  it.each([false, true])(
    'on the ground are the colours of its pixels (colour-vision-safe: %s)',
    async (colourVisionSafe) => {
      for (const hazard of city.tables.hazards.map(({ key }): HazardKey => key))
        for (const view of views) {
          const content = createContent({ hazard, buildings: false, labels: false });
          const bounds = boundsOfFrame(view, frame);
          const request = { ...content, bounds, cellMeters: (0.25 * view.scale) / 1000 };
          const extract = await extractor.extract(city, request);
          const input = createInput({ extract, content, view, frame, colourVisionSafe });
          const { painted, listed } = await paintedColours(input, 150);
          expect(sorted(painted), `${hazard} 1:${view.scale}`).toEqual(sorted(listed));
        }
    },
  );

  it.each([false, true])(
    'of buildings are the colours of theirs (colour-vision-safe: %s)',
    async (colourVisionSafe) => {
      const hazards = city.tables.hazards.map(({ key }): HazardKey => key);
      for (const hazard of hazards) {
        const view = views[1];
        const content = createContent({ hazard, carrier: 'buildings', labels: false });
        const request = { ...content, bounds: boundsOfFrame(view, frame), cellMeters: 2 };
        const extract = await extractor.extract(city, request);
        const input = createInput({ extract, content, view, frame, colourVisionSafe });
        const { painted, listed, palette } = await paintedColours(input, 300);
        // The rims of buildings are blends of two colours: those are no class.
        expect(
          sorted(painted).filter((colour) => palette.has(colour)),
          hazard,
        ).toEqual(sorted(listed));
      }
    },
  );
});

/** Metres; the cells are 40 m wide, a pixel is 1 m. */
const isClearOfCells = (edge: number): boolean => Math.abs(edge / 40 - Math.round(edge / 40)) * 40 >= 2;

describe('the classes of any frame', () => {
  const grid = fc.record({
    states: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 12 * 8, maxLength: 12 * 8 }),
    east: fc.integer({ min: -300, max: 300 }),
    north: fc.integer({ min: -300, max: 300 }),
    rotationDegrees: fc.constantFrom(0, 0, 90, 180),
  });

  it('on the ground are the colours of its pixels', async () => {
    await fc.assert(
      fc.asyncProperty(grid, async ({ states, east, north, rotationDegrees }) => {
        // Of a cell that reaches in by less than a pixel nobody can say whether it is seen.
        const [across, along] = rotationDegrees === 90 ? [97.5, 147.5] : [147.5, 97.5];
        fc.pre([east - across, east + across, north - along, north + along].every(isClearOfCells));
        const ground = {
          width: 12,
          height: 8,
          left: -240,
          top: 160,
          cellMeters: 40,
          state: Uint8Array.from(states),
        };
        const input = createInput({
          extract: createExtract({ ground }),
          content: createContent({ hazard: 'river:L2' }),
          view: { centre: [east, north], scale: 10_000, rotationDegrees },
          frame: { x: 3, y: 3, width: 30, height: 20 },
        });
        const { painted, listed } = await paintedColours(input, 254);
        expect(sorted(painted)).toEqual(sorted(listed));
      }),
      { numRuns: 60 },
    );
  });

  it('of buildings are the colours of theirs, and are counted where their points lie', async () => {
    // In the frame, cut by its western line, beyond it; the frame shows −150 … 150 m.
    const boxes: PlanarBox[] = [
      [0, 0, 30, 30],
      [-170, 0, 30, 30],
      [400, 0, 30, 30],
    ];
    const extract = createExtract({ footprints: createFootprints(boxes, [3, 0, 6]) });
    const input = createInput({
      extract,
      content: createContent({ hazard: 'river:L2', carrier: 'buildings' }),
      frame: { x: 3, y: 3, width: 30, height: 20 },
    });
    const { painted, listed, palette } = await paintedColours(input, 600);
    expect(sorted(painted).filter((colour) => palette.has(colour))).toEqual(sorted(listed));
    const { shown } = drawFlatMap(input);
    expect(shown.states).toEqual([0, 3]);
    // The second one's point (−155, 15) is not in the map.
    expect(shown.buildingCounts).toEqual([0, 0, 0, 1, 0, 0, 0, 0]);
  });
});
