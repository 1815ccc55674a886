import { useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanarPosition, PlanZone } from '../../../src/domain/plan.ts';
import { CityScene } from '../../../src/map/CityScene.tsx';
import type { SceneScenario } from '../../../src/map/compare/compare-types.ts';
import { type ScenePane, SplitScenes } from '../../../src/map/compare/SplitScenes.tsx';
import type { CitySceneHandle, SceneCamera, SceneView } from '../../../src/map/scene-types.ts';
import { plainViewOf } from '../browser/mount-scene.tsx';
import { createToyCity, TOY_GEOID_METERS, TOY_ORIGIN } from '../create-toy-city.ts';

/** Two scenarios beside each other in real WebGL scenes. */
const toy = createToyCity(64);
const SIZE = { width: 480, height: 240 } as const;
const plainView = plainViewOf(toy);
const MIDDLE: PlanarPosition = [TOY_ORIGIN.x + toy.sizeMeters / 2, TOY_ORIGIN.y + toy.sizeMeters / 2];
const uniform = (colour: readonly number[]) => {
  const colours = new Uint8Array(4 * 64);
  for (let k = 0; k < 64; k++) colours.set([...colour, 255], 4 * k);
  return colours;
};
const noPattern = new Uint8Array(64);
const hidden = { visible: false, opacity: 1 };

/** A belt 40 m high across the whole view, so that both sides of the bar see its edge. */
const scenarioOf = (name: string, colour: string): SceneScenario => {
  const zone: PlanZone = {
    id: name,
    name,
    code: 31,
    polygons: [
      [
        [
          [MIDDLE[0] - 400, MIDDLE[1]],
          [MIDDLE[0] + 400, MIDDLE[1]],
          [MIDDLE[0] + 400, MIDDLE[1] + 300],
          [MIDDLE[0] - 400, MIDDLE[1] + 300],
        ],
      ],
    ],
  };
  return { name, colour, zones: { residence: [zone] } };
};

let root: Root;
let holder: HTMLDivElement;
let handle: CitySceneHandle | null = null;
const setHandle = (value: CitySceneHandle | null) => {
  handle = value;
};

beforeEach(() => {
  holder = document.createElement('div');
  holder.style.cssText = `position: fixed; left: 0; top: 0; width: ${SIZE.width}px; height: ${SIZE.height}px`;
  document.body.append(holder);
  root = createRoot(holder);
});

afterEach(() => {
  root.unmount();
  holder.remove();
  handle = null;
});

async function ready(): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, 20));
  while (handle === null);
  await handle.settled();
}

function lookDown(metersUp = 200): void {
  const [west, south, east, north] = toy.city.bounds;
  handle!.setCamera({
    lon: (west + east) / 2,
    lat: (south + north) / 2,
    eyeHeightMeters: TOY_GEOID_METERS + metersUp,
    headingDegrees: 0,
    pitchDegrees: -90,
  });
}

async function pixels(): Promise<{ count: (colour: string, from: number, to: number) => number; width: number }> {
  await handle!.settled();
  const image = await createImageBitmap(await handle!.capture());
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  /** Pixels of a colour between two shares of the width. */
  const count = (colour: string, from: number, to: number) => {
    const wanted = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
    let found = 0;
    for (let k = 0; k < data.length; k += 4) {
      const share = ((k / 4) % image.width) / image.width;
      if (share >= from && share < to && wanted.every((part, at) => data[k + at] === part)) found++;
    }
    return found;
  };
  return { count, width: image.width };
}

const scenarios = { left: scenarioOf('現行', '#aa5500'), right: scenarioOf('案A', '#0055aa') };

function Swiped() {
  const [position, setPosition] = useState(0.5);
  const view: SceneView = {
    ...plainView,
    layers: { ...plainView.layers, urban_function: hidden, district: hidden },
    swipe: {
      position,
      left: {
        name: '現行',
        scenario: scenarios.left,
        buildingColours: uniform([0, 200, 0]),
        buildingPattern: noPattern,
      },
      right: {
        name: '案A',
        scenario: scenarios.right,
        buildingColours: uniform([200, 0, 200]),
        buildingPattern: noPattern,
      },
    },
  };
  return <CityScene ref={setHandle} city={toy.city} view={view} onSwipe={setPosition} />;
}

describe('the bar between two scenarios', () => {
  it('shows lines and building colours of each on its side, and is moved by keys', async () => {
    root.render(<Swiped />);
    await ready();
    lookDown();
    const first = await pixels();
    for (const colour of ['#00c800', '#aa5500']) {
      expect(first.count(colour, 0, 0.49)).toBeGreaterThan(100);
      expect(first.count(colour, 0.51, 1)).toBe(0);
    }
    for (const colour of ['#c800c8', '#0055aa']) {
      expect(first.count(colour, 0, 0.49)).toBe(0);
      expect(first.count(colour, 0.51, 1)).toBeGreaterThan(100);
    }
    expect(holder.querySelector('.map-swipe-left')!.textContent).toBe('現行');
    expect(holder.querySelector('.map-swipe-right')!.textContent).toBe('案A');
    const slider = holder.querySelector('[role=slider]')!;
    for (const [key, percent] of [
      ['PageUp', '60'],
      ['PageUp', '70'],
      ['ArrowRight', '72'],
    ] as const) {
      slider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await expect.poll(() => slider.getAttribute('aria-valuenow')).toBe(percent);
    }
    const moved = await pixels();
    expect(moved.count('#00c800', 0.51, 0.71)).toBeGreaterThan(100);
    expect(moved.count('#c800c8', 0, 0.71)).toBe(0);
    expect(moved.count('#0055aa', 0, 0.71)).toBe(0);
  });
});

/** The contexts that the page asks for until `stop`. */
function recordContexts(): { readonly contexts: WebGL2RenderingContext[]; readonly stop: () => void } {
  const contexts: WebGL2RenderingContext[] = [];
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...of: unknown[]) {
    const context = getContext.apply(this, of as Parameters<typeof getContext>);
    if (context instanceof WebGL2RenderingContext && !contexts.includes(context)) contexts.push(context);
    return context;
  } as typeof getContext;
  return {
    contexts,
    stop: () => {
      HTMLCanvasElement.prototype.getContext = getContext;
    },
  };
}

const errorsOf = (contexts: readonly WebGL2RenderingContext[]): readonly number[] =>
  contexts.map((context) => context.getError());

describe('several views', () => {
  const cameras: SceneCamera[] = [];
  const paneOf = (name: string, colour: string) => ({
    id: name,
    name,
    view: { ...plainView, scenario: scenarioOf(name, colour) },
  });
  const panes = [paneOf('現行', '#aa5500'), paneOf('案A', '#0055aa'), paneOf('案B', '#55aa00')] as const;
  const show = (shown: readonly ScenePane[], start?: SceneCamera) =>
    root.render(
      <SplitScenes
        ref={setHandle}
        city={toy.city}
        panes={shown}
        start={start}
        onCamera={(camera) => cameras.push(camera)}
      />,
    );
  /** Resolves when the camera has come to rest, whatever inertia it has. */
  async function atRest(): Promise<SceneCamera> {
    for (let known = -1; known !== cameras.length; ) {
      known = cameras.length;
      await handle!.settled();
    }
    return cameras.at(-1)!;
  }
  let recorded: ReturnType<typeof recordContexts>;

  beforeEach(() => {
    cameras.length = 0;
    recorded = recordContexts();
  });
  afterEach(() => recorded.stop());

  it('look from the same place, whichever is moved, each with its own scenario', async () => {
    show(panes.slice(0, 2));
    await ready();
    lookDown();
    const seen = await pixels();
    expect(seen.width).toBeGreaterThan(SIZE.width - 10);
    expect(seen.count('#aa5500', 0, 0.49)).toBeGreaterThan(100);
    expect(seen.count('#aa5500', 0.51, 1)).toBe(0);
    expect(seen.count('#0055aa', 0, 0.49)).toBe(0);
    expect(seen.count('#0055aa', 0.51, 1)).toBeGreaterThan(100);
    // The second view is zoomed by its wheel: the first one follows.
    const canvases = [...holder.querySelectorAll<HTMLCanvasElement>('.cesium-widget canvas')];
    expect(canvases).toHaveLength(2);
    const before = (await atRest()).eyeHeightMeters;
    const { left, top, width, height } = canvases[1]!.getBoundingClientRect();
    const [clientX, clientY] = [left + width / 2, top + height / 2];
    canvases[1]!.dispatchEvent(
      new WheelEvent('wheel', { deltaY: 240, clientX, clientY, bubbles: true, cancelable: true }),
    );
    await expect.poll(() => cameras.at(-1)!.eyeHeightMeters).not.toBe(before);
    await atRest();
    const after = await pixels();
    expect(Math.abs(after.count('#aa5500', 0, 0.49) - after.count('#0055aa', 0.51, 1))).toBeLessThan(40);
    expect([...holder.querySelectorAll('.map-split-name')].map(({ textContent }) => textContent)).toEqual([
      '現行',
      '案A',
    ]);
    expect(errorsOf(recorded.contexts)).toEqual([0, 0]);
  });

  it('draw without an error of WebGL while others come and go, and give their memory back', async () => {
    show(panes.slice(0, 2));
    await ready();
    show(panes);
    await expect.poll(() => recorded.contexts.length).toBe(3);
    await ready();
    expect(errorsOf(recorded.contexts)).toEqual([0, 0, 0]);
    show(panes.slice(1));
    await expect.poll(() => recorded.contexts.map((context) => context.isContextLost())).toEqual([true, false, false]);
    await ready();
    expect(errorsOf(recorded.contexts.slice(1))).toEqual([0, 0]);
    root.render(null);
    await expect.poll(() => recorded.contexts.every((context) => context.isContextLost())).toBe(true);
  });

  it('begin at the place where the map was, not at home', async () => {
    show(panes.slice(0, 2));
    await ready();
    lookDown(150);
    const left = await atRest();
    expect(left.eyeHeightMeters).toBeCloseTo(TOY_GEOID_METERS + 150, 3);
    root.render(null);
    await expect.poll(() => handle).toBe(null);
    cameras.length = 0;
    show(panes.slice(0, 2), left);
    await ready();
    for (const { lon, lat, eyeHeightMeters, pitchDegrees } of cameras) {
      expect(lon).toBeCloseTo(left.lon, 8);
      expect(lat).toBeCloseTo(left.lat, 8);
      expect(eyeHeightMeters).toBeCloseTo(left.eyeHeightMeters, 3);
      expect(pitchDegrees).toBeCloseTo(-90, 3);
    }
    expect(cameras.length).toBeGreaterThan(0);
  });
});
