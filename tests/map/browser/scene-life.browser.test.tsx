import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CityScene } from '../../../src/map/CityScene.tsx';
import { colourBuildings, hazardPalette } from '../../../src/map/colour/colour-buildings.ts';
import type { CitySceneHandle, ScenePick, SceneView } from '../../../src/map/scene-types.ts';
import { createToyCity } from '../create-toy-city.ts';

const toy = createToyCity(20);
const paint = colourBuildings(toy.states, hazardPalette);
const view: SceneView = {
  mode: '3d',
  layers: {},
  carrier: 'buildings',
  buildingColours: paint.colours,
  buildingPattern: paint.pattern,
  buildingDepthMeters: toy.depths,
  waterSurface: false,
  dimOthers: false,
};

let root: Root;
let holder: HTMLDivElement;
const statuses: string[] = [];
const handle: { current: CitySceneHandle | null } = { current: null };

const scene = () => (
  <CityScene
    ref={handle}
    city={toy.city}
    view={view}
    onStatus={(status, reason) => statuses.push(reason ? `${status}: ${reason}` : status)}
  />
);

/** WebGL contexts asked for from now on. */
function countContexts() {
  const getContext = vi.spyOn(HTMLCanvasElement.prototype, 'getContext');
  // Asking a canvas again gives the context it has.
  return () =>
    new Set(getContext.mock.contexts.filter((_, k) => String(getContext.mock.calls[k]?.[0]).startsWith('webgl'))).size;
}

beforeEach(() => {
  statuses.length = 0;
  holder = document.createElement('div');
  holder.style.cssText = 'position: fixed; left: 0; top: 0; width: 200px; height: 120px';
  document.body.append(holder);
  root = createRoot(holder);
});

afterEach(() => {
  root.unmount();
  holder.remove();
  vi.restoreAllMocks();
});

describe('the life of the scene', () => {
  it('creates one scene, keeps it through new props and takes it away with the component', async () => {
    const contexts = countContexts();
    root.render(scene());
    await expect.poll(() => statuses.at(-1), { timeout: 90_000 }).toBe('ready');
    const canvas = holder.querySelector('canvas')!;
    root.render(scene());
    await handle.current!.settled();
    expect(holder.querySelectorAll('canvas')).toHaveLength(1);
    expect(holder.querySelector('canvas')).toBe(canvas);
    expect(contexts()).toBe(1);
    const widget = canvas.parentElement!;
    root.unmount();
    // Cesium takes its element out of its container when it is destroyed.
    await expect.poll(() => widget.parentElement).toBeNull();
    expect(holder.querySelector('canvas')).toBeNull();
    expect(statuses).toEqual(['loading', 'ready']);
  });

  it('has one scene also where React mounts everything twice', async () => {
    root.render(<StrictMode>{scene()}</StrictMode>);
    await expect.poll(() => statuses.at(-1), { timeout: 90_000 }).toBe('ready');
    expect(holder.querySelectorAll('canvas')).toHaveLength(1);
    expect(statuses.filter((status) => status.startsWith('error'))).toEqual([]);
  });

  it('leaves nothing behind when it is taken away before the scene exists', async () => {
    const contexts = countContexts();
    root.render(scene());
    await expect.poll(() => holder.querySelector('.city-scene')).not.toBeNull();
    root.unmount();
    await new Promise((resolve) => setTimeout(resolve));
    expect(holder.childElementCount).toBe(0);
    expect(contexts()).toBeLessThanOrEqual(1);
    expect(statuses.filter((status) => status.startsWith('error'))).toEqual([]);
  });

  it('reports a machine without WebGL as an error and leaves the page standing', async () => {
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    root.render(scene());
    await expect.poll(() => statuses.length).toBeGreaterThan(0);
    expect(statuses).toHaveLength(1);
    expect(statuses[0]).toMatch(/^error: .*WebGL/);
    expect(holder.querySelector('[role="application"]')).not.toBeNull();
  });

  it('reports a lost context as an error', async () => {
    root.render(scene());
    await expect.poll(() => statuses.at(-1), { timeout: 90_000 }).toBe('ready');
    holder.querySelector('canvas')!.dispatchEvent(new Event('webglcontextlost'));
    expect(statuses.at(-1)).toBe('error: WebGL context lost');
  });

  it('lays the ground below the buildings where there is no terrain data', async () => {
    const picks: (ScenePick | null)[] = [];
    const { terrain: _, ...city } = toy.city;
    const bare: SceneView = { ...view, layers: { buildings: { visible: false, opacity: 1 } } };
    const bareScene = (
      <CityScene
        ref={handle}
        city={city}
        view={bare}
        onPick={(pick) => picks.push(pick)}
        onStatus={(status) => statuses.push(status)}
      />
    );
    root.render(bareScene);
    await expect.poll(() => statuses.at(-1), { timeout: 90_000 }).toBe('ready');
    const [west, south, east, north, , top] = city.buildings!.extents;
    handle.current!.setCamera({
      lon: (west! + east!) / 2,
      lat: (south! + north!) / 2,
      eyeHeightMeters: top! + 100,
      headingDegrees: 0,
      pitchDegrees: -90,
    });
    await handle.current!.settled();
    for (const type of ['pointerdown', 'pointerup'] as const)
      holder.querySelector('canvas')!.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          clientX: 100,
          clientY: 60,
          pointerId: 1,
          pointerType: 'mouse',
          button: 0,
        }),
      );
    await expect.poll(() => picks.length).toBe(1);
    const base = toy.input.groundHeightMeters[0]!;
    expect(base).toBeGreaterThan(0);
    expect(Math.abs(picks[0]!.heightMeters - base)).toBeLessThan(2);
  });
});
