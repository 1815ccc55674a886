import { createRoot, type Root } from 'react-dom/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { depthRanks } from '../../../src/domain/depth-rank.ts';
import { CityScene } from '../../../src/map/CityScene.tsx';
import { colourBuildings, hazardPalette } from '../../../src/map/colour/colour-buildings.ts';
import type { CitySceneHandle, SceneCamera, ScenePick, SceneView } from '../../../src/map/scene-types.ts';
import { createToyCity } from '../create-toy-city.ts';

/** A city of 200 buildings in a real WebGL scene; frames are slow without a graphics card, so everything waits for state. */
const toy = createToyCity(200);
const paint = colourBuildings(toy.states, hazardPalette);
const plainView: SceneView = {
  mode: '3d',
  layers: { hazard: { visible: false, opacity: 1 }, label: { visible: false, opacity: 1 } },
  carrier: 'buildings',
  buildingColours: paint.colours,
  buildingPattern: paint.pattern,
  buildingDepthMeters: toy.depths,
  waterSurface: false,
  dimOthers: false,
};
const SIZE = { width: 640, height: 400 } as const;

let root: Root;
let holder: HTMLDivElement;
let handle: CitySceneHandle | null = null;
let camera: SceneCamera | undefined;
const picks: (ScenePick | null)[] = [];
const statuses: string[] = [];

/** Draws the scene with this view, waits until all is loaded, and returns the canvas as pixels. */
async function show(view: Partial<SceneView> = {}, city = toy.city): Promise<(x: number, y: number) => string> {
  root.render(
    <CityScene
      ref={(value) => {
        handle = value;
      }}
      city={city}
      view={{ ...plainView, ...view }}
      onCamera={(value) => {
        camera = value;
      }}
      onPick={(pick) => picks.push(pick)}
      onStatus={(status, reason) => statuses.push(reason ? `${status}: ${reason}` : status)}
    />,
  );
  // React commits and runs its effects in the next tasks; the frames after them are what `settled` counts.
  do await new Promise((resolve) => setTimeout(resolve, 20));
  while (handle === null);
  await handle!.settled();
  return readPixels();
}

async function readPixels(): Promise<(x: number, y: number) => string> {
  const image = await createImageBitmap(await handle!.capture());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(image, 0, 0);
  const ratio = image.width / SIZE.width;
  return (x, y) => {
    const [r, g, b] = context.getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1).data;
    return `#${[r, g, b].map((part) => part!.toString(16).padStart(2, '0')).join('')}`;
  };
}

/** Looks straight down on one building from 60 m above its roof, north up: its roof then covers the middle. */
function lookDownOn(building: number): void {
  const extent = toy.city.buildings!.extents.subarray(6 * building, 6 * building + 6);
  const [west, south, east, north, , top] = extent as unknown as [number, number, number, number, number, number];
  handle!.setCamera({
    lon: (west + east) / 2,
    lat: (south + north) / 2,
    eyeHeightMeters: top + 60,
    headingDegrees: 0,
    pitchDegrees: -90,
  });
}

const middle = { x: SIZE.width / 2, y: SIZE.height / 2 } as const;
const buildingWith = (state: number) => toy.states.indexOf(state);
/** Far from the edge of its depth class, so that the ground around it is of one class. */
const deepest = toy.depths.indexOf(Math.max(...toy.depths.filter((depth) => depth > 0)));

beforeAll(async () => {
  holder = document.createElement('div');
  holder.style.cssText = `position: fixed; left: 0; top: 0; width: ${SIZE.width}px; height: ${SIZE.height}px`;
  document.body.append(holder);
  root = createRoot(holder);
  await show();
});

afterAll(() => {
  root.unmount();
  holder.remove();
});

describe('the 3D scene', () => {
  it('tells when it is loading and when it is ready, and opens with the city in view', () => {
    expect(statuses).toEqual(['loading', 'ready']);
    expect(camera!.pitchDegrees).toBeCloseTo(-45, 1);
    expect(Math.abs(((camera!.headingDegrees + 180) % 360) - 180)).toBeLessThanOrEqual(20);
    expect(camera!.metersPerPixel * SIZE.width).toBeGreaterThan(toy.sizeMeters * 0.5);
    expect(camera!.metersPerPixel * SIZE.width).toBeLessThan(toy.sizeMeters * 3);
  });

  it('paints each roof in the legend’s colour exactly, and in the new colour after a recolour', async () => {
    for (const { rank, colour } of depthRanks) {
      const building = buildingWith(rank);
      if (building < 0) continue;
      lookDownOn(building);
      expect((await show())(middle.x, middle.y)).toBe(colour);
    }
    const building = buildingWith(3);
    lookDownOn(building);
    const dry = colourBuildings(new Uint8Array(200), hazardPalette);
    expect((await show({ buildingColours: dry.colours, buildingPattern: dry.pattern }))(middle.x, middle.y)).toBe(
      '#d5dae0',
    );
    expect((await show())(middle.x, middle.y)).toBe(depthRanks[2]!.colour);
  });

  it('hatches a roof whose state is unknown, and no other', async () => {
    const coloursOnRoof = async (building: number) => {
      lookDownOn(building);
      const pixel = await show();
      return new Set(Array.from({ length: 24 }, (_, k) => pixel(middle.x - 12 + k, middle.y)));
    };
    const unknown = await coloursOnRoof(buildingWith(255));
    expect(unknown.has('#e3e5e8')).toBe(true);
    expect(unknown.size).toBeGreaterThan(2);
    expect((await coloursOnRoof(buildingWith(0))).size).toBe(1);
  });

  it('makes buildings neutral while the ground carries the ramp', async () => {
    lookDownOn(buildingWith(4));
    expect((await show({ carrier: 'ground' }))(middle.x, middle.y)).toBe('#d5dae0');
  });

  it('picks the building under the pointer, and bare ground beside it', async () => {
    const building = buildingWith(2);
    lookDownOn(building);
    await show();
    const canvas = holder.querySelector('canvas')!;
    const click = (x: number, y: number) => {
      for (const type of ['pointerdown', 'pointerup'] as const)
        canvas.dispatchEvent(
          new PointerEvent(type, {
            bubbles: true,
            clientX: x,
            clientY: y,
            pointerId: 1,
            pointerType: 'mouse',
            button: 0,
          }),
        );
    };
    click(middle.x, middle.y);
    await expect.poll(() => picks.at(-1)?.buildingIndex).toBe(building);
    const roof = toy.input.groundHeightMeters[building]! + toy.input.heightMeters[building]!;
    expect(picks.at(-1)!.heightMeters).toBeCloseTo(roof, 1);
    const before = picks.length;
    click(middle.x + 230, middle.y);
    await expect.poll(() => picks.length).toBeGreaterThan(before);
    expect(picks.at(-1)?.buildingIndex).not.toBe(building);
  });

  it('outlines a selected building in blue', async () => {
    const building = buildingWith(2);
    lookDownOn(building);
    const pixel = await show({ selection: new Set([building]) });
    const row = Array.from({ length: SIZE.width }, (_, x) => pixel(x, middle.y));
    expect(row).toContain('#0017c1');
    expect(pixel(middle.x, middle.y)).toBe(depthRanks[1]!.colour);
  });

  it('hides buildings with their layer', async () => {
    lookDownOn(buildingWith(2));
    const pixel = await show({ layers: { ...plainView.layers, buildings: { visible: false, opacity: 1 } } });
    expect(pixel(middle.x, middle.y)).not.toBe(depthRanks[1]!.colour);
    await show();
  });

  it('lies on the terrain: the ground under the pointer has the height of the grid', async () => {
    const { width, height, data } = toy.city.terrain!;
    await show();
    const [west, south, east, north] = toy.city.bounds;
    handle!.setCamera({
      lon: (west + east) / 2,
      lat: south + (north - south) * 0.02,
      eyeHeightMeters: 300,
      headingDegrees: 0,
      pitchDegrees: -90,
    });
    await show();
    const before = picks.length;
    const canvas = holder.querySelector('canvas')!;
    for (const type of ['pointerdown', 'pointerup'] as const)
      canvas.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          clientX: middle.x,
          clientY: middle.y,
          pointerId: 1,
          pointerType: 'mouse',
          button: 0,
        }),
      );
    await expect.poll(() => picks.length).toBeGreaterThan(before);
    const expected = data[(height - 1 - Math.floor(height * 0.02)) * width + Math.floor(width / 2)]!;
    expect(picks.at(-1)!.heightMeters).toBeGreaterThan(expected - 0.6);
    expect(picks.at(-1)!.heightMeters).toBeLessThan(expected + 0.6);
  });

  it('shows and hides the water surface over the ground', async () => {
    const layers = {
      ...plainView.layers,
      hazard: { visible: true, opacity: 1 },
      buildings: { visible: false, opacity: 1 },
    };
    lookDownOn(buildingWith(4));
    const dry = (await show({ layers, hazardKey: 'river:L2' }))(middle.x, middle.y);
    const wet = (await show({ layers, hazardKey: 'river:L2', waterSurface: true }))(middle.x, middle.y);
    expect(dry).toBe('#eceff2');
    const mixed = [0xec, 0xef, 0xf2].map((part, k) => part * 0.8 + [0x3f, 0x7f, 0xd0][k]! * 0.2);
    const seen = [1, 3, 5].map((at) => Number.parseInt(wet.slice(at, at + 2), 16));
    for (let k = 0; k < 3; k++) expect(Math.abs(seen[k]! - mixed[k]!)).toBeLessThanOrEqual(2);
  });

  it('keeps the legend’s colour on the roof of a building that is under water', async () => {
    const drowned = toy.depths.findIndex((depth, k) => depth > toy.input.heightMeters[k]! + 0.3);
    expect(drowned).toBeGreaterThanOrEqual(0);
    lookDownOn(drowned);
    const layers = { ...plainView.layers, hazard: { visible: true, opacity: 1 } };
    const pixel = await show({ layers, hazardKey: 'river:L2', waterSurface: true });
    expect(pixel(middle.x, middle.y)).toBe(depthRanks[toy.states[drowned]! - 1]!.colour);
  });

  it('carries the ramp on the ground at the strength of its mode', async () => {
    const layers = {
      ...plainView.layers,
      hazard: { visible: true, opacity: 1 },
      buildings: { visible: false, opacity: 1 },
    };
    lookDownOn(deepest);
    const seen = (await show({ layers, hazardKey: 'river:L2', carrier: 'ground' }))(middle.x, middle.y);
    const expected = [0xec, 0xef, 0xf2].map((part, k) => part * 0.3 + [0xff, 0x91, 0x91][k]! * 0.7);
    const parts = [1, 3, 5].map((at) => Number.parseInt(seen.slice(at, at + 2), 16));
    for (let k = 0; k < 3; k++) expect(Math.abs(parts[k]! - expected[k]!)).toBeLessThanOrEqual(3);
  });

  it('looks straight down without perspective in 2D, and comes back', async () => {
    await show({ mode: '2d' });
    handle!.flyHome();
    await expect.poll(() => camera!.pitchDegrees, { timeout: 60_000 }).toBeCloseTo(-90, 0);
    await show({ mode: '3d' });
    await expect.poll(() => camera!.pitchDegrees, { timeout: 60_000 }).toBeGreaterThan(-60);
  });

  it('frames the buildings that are asked for', async () => {
    await show();
    handle!.flyToBounds(toy.city.bounds);
    await expect.poll(() => camera!.metersPerPixel, { timeout: 90_000 }).toBeGreaterThan(1);
    const before = camera!.metersPerPixel;
    handle!.flyToBuildings([0, 1, 2]);
    await expect.poll(() => camera!.metersPerPixel, { timeout: 90_000 }).toBeLessThan(before / 2);
  });

  it('asks nobody but its own origin', () => {
    const addresses = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(addresses.length).toBeGreaterThan(0);
    expect(
      addresses.filter((name) => !/^(blob:|data:)/.test(name) && new URL(name).origin !== location.origin),
    ).toEqual([]);
    expect(statuses.filter((status) => status.startsWith('error'))).toEqual([]);
  });
});
