import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PlanarPosition, PlanarRing, PlanZone } from '../../../src/domain/plan.ts';
import { CityScene, type CitySceneProps } from '../../../src/map/CityScene.tsx';
import type { SceneEditing, SceneMeasure, VertexDrag } from '../../../src/map/editing/editing-types.ts';
import type { CitySceneHandle, SceneView } from '../../../src/map/scene-types.ts';
import {
  insertVertex,
  moveVertex,
  removeVertex,
  type VertexAddress,
} from '../../../src/spatial/editing/vertex-edits.ts';
import { plainViewOf } from '../browser/mount-scene.tsx';
import { createToyCity, TOY_GEOID_METERS, TOY_ORIGIN } from '../create-toy-city.ts';

/** Zones edited with pointer and keys over a real WebGL scene. The test keeps the zones, as the caller of the map does. */
const toy = createToyCity(64);
const SIZE = { width: 480, height: 320 } as const;
const MIDDLE: PlanarPosition = [TOY_ORIGIN.x + toy.sizeMeters / 2, TOY_ORIGIN.y + toy.sizeMeters / 2];
/** A square of 120 m around the middle; its south-west corner is vertex 0. */
const square: readonly PlanZone[] = [
  {
    id: 'zone',
    name: '居住誘導区域',
    code: 31,
    polygons: [
      [
        [
          [MIDDLE[0] - 60, MIDDLE[1] - 60],
          [MIDDLE[0] + 60, MIDDLE[1] - 60],
          [MIDDLE[0] + 60, MIDDLE[1] + 60],
          [MIDDLE[0] - 60, MIDDLE[1] + 60],
        ],
      ],
    ],
  },
];
const vertexAddress = (vertex: number): VertexAddress => ({ zone: 'zone', polygon: 0, ring: 0, vertex });

const drags: VertexDrag[] = [];
const splitLines: (readonly PlanarPosition[])[] = [];
const polygons: { readonly ring: PlanarRing; readonly tool: string }[] = [];
const measures: (SceneMeasure | null)[] = [];
const chosen: (string | null)[] = [];
const removed: string[] = [];
let camera = '';
let zones = square;
let active: VertexAddress | null = null;
let change: ((part: { editing?: Partial<SceneEditing>; view?: Partial<SceneView> }) => void) | undefined;
let handle: CitySceneHandle | null = null;

/** Answers the map as the app does: what it is told is what it shows. */
function Editor() {
  const [editing, setEditing] = useState<SceneEditing>({
    zones: square,
    zoneKind: 'residence',
    colour: '#0b5d3b',
    tool: 'vertices',
  });
  const [view, setView] = useState<SceneView>(plainViewOf(toy));
  zones = editing.zones;
  active = editing.activeVertex ?? null;
  change = (part) => {
    setEditing((now) => ({ ...now, ...part.editing }));
    setView((now) => ({ ...now, ...part.view }));
  };
  const replace = (edit: (zones: readonly PlanZone[]) => readonly PlanZone[]) =>
    setEditing((now) => ({ ...now, zones: edit(now.zones) }));
  const callbacks: Partial<CitySceneProps> = {
    onVertexDrag: (drag) => {
      drags.push(drag);
      replace((now) => moveVertex(now, drag.vertex, drag.to));
    },
    onVertexInsert: (after, position) => replace((now) => insertVertex(now, after, position)),
    onVertexRemove: (vertex) => replace((now) => removeVertex(now, vertex)),
    onVertexSelect: (activeVertex) => setEditing((now) => ({ ...now, activeVertex })),
    onSplitLine: (line) => splitLines.push(line),
    onPolygonDrawn: (drawn, tool) => polygons.push({ ring: drawn, tool }),
    onMeasure: (measure) => measures.push(measure),
    onZoneSelect: (zone) => {
      chosen.push(zone);
      setEditing(({ activeZone: _, ...now }) => ({ ...now, ...(zone !== null && { activeZone: zone }) }));
    },
    onZoneRemove: (zone) => removed.push(zone),
    onCamera: ({ lon, lat }) => {
      camera = `${lon.toFixed(7)} ${lat.toFixed(7)}`;
    },
  };
  return (
    <CityScene
      {...callbacks}
      ref={(value) => {
        handle = value;
      }}
      city={toy.city}
      view={{ ...view, editing }}
    />
  );
}

const holder = document.createElement('div');
const root = createRoot(holder);
const canvas = () => holder.querySelector<HTMLCanvasElement>('.cesium-widget canvas')!;
const overlay = () => holder.querySelector<HTMLCanvasElement>('.map-editing')!;
const ring = () => zones[0]!.polygons[0]![0]!;

/** Straight down from above the middle, north up: a pixel is the same in both directions. */
async function lookDown(mode: '2d' | '3d' = '3d'): Promise<void> {
  change!({ view: { mode } });
  await frame();
  await handle!.settled();
  const [west, south, east, north] = toy.city.bounds;
  handle!.setCamera({
    lon: (west + east) / 2,
    lat: (south + north) / 2,
    eyeHeightMeters: TOY_GEOID_METERS + (mode === '2d' ? 400 : 260),
    headingDegrees: 0,
    pitchDegrees: -90,
  });
  await handle!.settled();
}

/** Middle of the squares painted in a colour around a place: where a handle is. */
function findHandle(colour: readonly [number, number, number], isHere: (x: number, y: number) => boolean) {
  const { width, height } = overlay();
  const scale = width / SIZE.width;
  const pixels = overlay().getContext('2d')!.getImageData(0, 0, width, height).data;
  let [count, sumX, sumY] = [0, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      if (!isHere(x / scale, y / scale) || pixels[at + 3] !== 255) continue;
      if (colour.some((part, k) => pixels[at + k] !== part)) continue;
      [count, sumX, sumY] = [count + 1, sumX + x, sumY + y];
    }
  return { count, x: sumX / count / scale, y: sumY / count / scale };
}
/** Colours painted over the map within a part of it: red, green, blue, alpha. */
function overlayColours(isHere: (x: number, y: number) => boolean): Set<string> {
  const { width, height } = overlay();
  const scale = width / SIZE.width;
  const pixels = overlay().getContext('2d')!.getImageData(0, 0, width, height).data;
  const colours = new Set<string>();
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (isHere(x / scale, y / scale))
        colours.add(pixels.subarray(4 * (y * width + x), 4 * (y * width + x) + 4).join(' '));
  return colours;
}
const BLUE = [0x00, 0x17, 0xc1] as const;

const point = (type: string, x: number, y: number, more: PointerEventInit = {}) =>
  canvas().dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      cancelable: true,
      clientX: x,
      clientY: y,
      pointerId: 1,
      pointerType: 'mouse',
      button: type === 'pointermove' ? -1 : 0,
      buttons: type === 'pointerup' ? 0 : 1,
      ...more,
    }),
  );
const press = (key: string, shiftKey = false) =>
  canvas().dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
/** React's own tasks may come after a frame of a slow scene, so there is room for them between two frames. */
const frame = async () => {
  for (let k = 0; k < 2; k++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
const click = async (x: number, y: number) => {
  point('pointermove', x, y, { buttons: 0 });
  await frame();
  point('pointerdown', x, y);
  point('pointerup', x, y);
  await frame();
};
const near = (position: PlanarPosition, x: number, y: number, meters = 1.5) =>
  Math.hypot(position[0] - x, position[1] - y) <= meters;

/** CSS pixels of a metre of the plane, measured by selecting two corners. */
let pixelsPerMeter = 1;
const screenOf = ([x, y]: PlanarPosition) =>
  [SIZE.width / 2 + (x - centre[0]) * pixelsPerMeter, SIZE.height / 2 - (y - centre[1]) * pixelsPerMeter] as const;
let centre: PlanarPosition = MIDDLE;

async function measureScreen(): Promise<void> {
  const seen: { x: number; y: number }[] = [];
  for (const vertex of [0, 2]) {
    change!({ editing: { activeVertex: vertexAddress(vertex) } });
    do await frame();
    while (findHandle(BLUE, () => true).count === 0);
    seen.push(findHandle(BLUE, () => true));
  }
  pixelsPerMeter = (seen[1]!.x - seen[0]!.x) / 120;
  centre = [
    MIDDLE[0] - ((seen[0]!.x + seen[1]!.x) / 2 - SIZE.width / 2) / pixelsPerMeter,
    MIDDLE[1] + ((seen[0]!.y + seen[1]!.y) / 2 - SIZE.height / 2) / pixelsPerMeter,
  ];
}

beforeAll(async () => {
  holder.style.cssText = `position: fixed; left: 0; top: 0; width: ${SIZE.width}px; height: ${SIZE.height}px`;
  document.body.append(holder);
  root.render(<Editor />);
  do await new Promise((resolve) => setTimeout(resolve, 20));
  while (handle === null);
  await handle!.settled();
  await lookDown();
  await measureScreen();
});

beforeEach(async () => {
  drags.length = 0;
  change!({
    editing: {
      zones: square,
      tool: 'vertices',
      activeVertex: null,
      activeZone: undefined,
      snap: undefined,
      crossings: [],
    } as never,
    view: {},
  });
  await frame();
});

afterAll(() => {
  root.unmount();
  holder.remove();
});

describe('moving a vertex', () => {
  it('follows the pointer along the ground, tells start, moves and end, and leaves the camera where it is', async () => {
    expect(pixelsPerMeter).toBeGreaterThan(0.5);
    const before = camera;
    const [x, y] = screenOf(ring()[0]!);
    point('pointerdown', x + 2, y - 2);
    await frame();
    expect(active).toEqual(vertexAddress(0));
    point('pointermove', x + 2 + 30, y - 2 - 20);
    await frame();
    expect(drags.map(({ phase }) => phase)).toEqual(['start', 'move']);
    const [wantedX, wantedY] = [MIDDLE[0] - 60 + 30 / pixelsPerMeter, MIDDLE[1] - 60 + 20 / pixelsPerMeter];
    expect(near(ring()[0]!, wantedX, wantedY)).toBe(true);
    const seen = findHandle(BLUE, () => true);
    expect(Math.hypot(seen.x - x - 30, seen.y - y + 20)).toBeLessThan(2);
    point('pointerup', x + 2 + 30, y - 2 - 20);
    expect(drags.at(-1)).toMatchObject({ phase: 'end', vertex: vertexAddress(0), isInserted: false });
    await handle!.settled();
    expect(camera).toBe(before);
    expect(ring().slice(1)).toEqual(square[0]!.polygons[0]![0]!.slice(1));
  });

  it('goes back where it was with Esc', async () => {
    const [x, y] = screenOf(ring()[1]!);
    point('pointerdown', x, y);
    point('pointermove', x - 40, y - 40);
    await frame();
    expect(near(ring()[1]!, MIDDLE[0] + 60, MIDDLE[1] - 60)).toBe(false);
    press('Escape');
    expect(drags.at(-1)!.phase).toBe('cancel');
    await frame();
    expect(ring()).toEqual(square[0]!.polygons[0]![0]!);
    point('pointermove', x - 60, y - 60);
    point('pointerup', x - 60, y - 60);
    await frame();
    expect(ring()).toEqual(square[0]!.polygons[0]![0]!);
    expect(drags.filter(({ phase }) => phase === 'end')).toEqual([]);
  });

  it('snaps to what the caller finds, says so, and is released with Alt', async () => {
    const target: PlanarPosition = [MIDDLE[0] - 80, MIDDLE[1] + 70];
    const tolerances: number[] = [];
    change!({
      editing: {
        snap: (position, { toleranceMeters }) => {
          tolerances.push(toleranceMeters);
          return near(position, ...target, 2 * toleranceMeters)
            ? { position: target, label: '道路中心線に吸着' }
            : undefined;
        },
      },
    });
    await frame();
    const [x, y] = screenOf(ring()[3]!);
    const [overX, overY] = screenOf(target);
    const isHint = (px: number, py: number) => px > overX + 24 && Math.abs(py - overY) < 14;
    point('pointerdown', x, y);
    point('pointermove', overX + 6, overY + 3);
    await frame();
    expect(ring()[3]).toEqual(target);
    expect(drags.at(-1)!.snap?.label).toBe('道路中心線に吸着');
    expect(findHandle([0x1a, 0x1a, 0x1a], isHint).count).toBeGreaterThan(500);
    expect(tolerances[0]! * pixelsPerMeter).toBeCloseTo(12, 0);
    point('pointermove', overX + 6, overY + 3, { altKey: true });
    await frame();
    expect(ring()[3]).not.toEqual(target);
    expect(drags.at(-1)!.snap).toBeUndefined();
    expect(findHandle([0x1a, 0x1a, 0x1a], isHint).count).toBe(0);
    point('pointerup', overX + 6, overY + 3);
  });

  it('goes by keys: Tab along the ring, arrows by a metre, Enter confirms, Esc puts back', async () => {
    canvas().focus();
    change!({ editing: { activeVertex: vertexAddress(3) } });
    await frame();
    press('Tab');
    await frame();
    expect(active).toEqual(vertexAddress(0));
    press('Tab', true);
    await frame();
    expect(active).toEqual(vertexAddress(3));
    for (const [key, far] of [
      ['ArrowRight', false],
      ['ArrowRight', false],
      ['ArrowUp', true],
    ] as const)
      press(key, far);
    press('Enter');
    await frame();
    expect(ring()[3]).toEqual([MIDDLE[0] - 58, MIDDLE[1] + 70]);
    expect(drags.map(({ phase }) => phase)).toEqual(['start', 'move', 'move', 'move', 'end']);
    press('ArrowDown');
    press('Escape');
    await frame();
    expect(ring()[3]).toEqual([MIDDLE[0] - 58, MIDDLE[1] + 70]);
    expect(drags.at(-1)!.phase).toBe('cancel');
  });
});

describe('more and fewer vertices', () => {
  it('adds one where an edge is pressed, and drags it in the same gesture', async () => {
    const [x, y] = screenOf([MIDDLE[0] + 60, MIDDLE[1]]);
    point('pointerdown', x, y);
    point('pointerup', x, y);
    await frame();
    expect(ring()).toHaveLength(5);
    expect(near(ring()[2]!, MIDDLE[0] + 60, MIDDLE[1], 0.001)).toBe(true);
    expect(active).toEqual(vertexAddress(2));
    expect(drags).toEqual([]);
    const [x0, y0] = screenOf([MIDDLE[0] - 25, MIDDLE[1] - 60]);
    point('pointerdown', x0, y0 + 3);
    point('pointermove', x0, y0 + 40);
    await frame();
    point('pointermove', x0, y0 + 41);
    await frame();
    point('pointerup', x0, y0 + 41);
    await frame();
    expect(ring()).toHaveLength(6);
    expect(near(ring()[1]!, MIDDLE[0] - 25, MIDDLE[1] - 60 - 38 / pixelsPerMeter, 3)).toBe(true);
    expect(drags.every(({ isInserted }) => isInserted)).toBe(true);
    expect(drags.at(-1)!.phase).toBe('end');
  });

  it('removes the active one with Backspace and makes the one before active', async () => {
    change!({ editing: { activeVertex: vertexAddress(2) } });
    await frame();
    press('Backspace');
    await frame();
    expect(ring()).toEqual(square[0]!.polygons[0]![0]!.toSpliced(2, 1));
    expect(active).toEqual(vertexAddress(1));
  });
});

describe('drawing', () => {
  it('draws a line to split by: corners keep the very position they snapped to, a double click ends it', async () => {
    const corner = square[0]!.polygons[0]![0]![3]!;
    change!({
      editing: {
        tool: 'split',
        snap: (position, { toleranceMeters }) =>
          near(position, ...corner, toleranceMeters) ? { position: corner, label: '頂点に吸着' } : undefined,
      },
    });
    await frame();
    const [x, y] = screenOf(corner);
    await click(x + 4, y - 3);
    expect(holder.querySelector('.map-snap-hint')?.textContent).toContain('頂点に吸着');
    const [x1, y1] = screenOf([MIDDLE[0] + 60, MIDDLE[1] - 60]);
    await click(x1, y1);
    expect(splitLines).toEqual([]);
    await click(x1, y1);
    await expect.poll(() => splitLines.length).toBe(1);
    expect(splitLines[0]).toHaveLength(2);
    expect(splitLines[0]![0]).toEqual(corner);
    expect(near(splitLines[0]![1]!, MIDDLE[0] + 60, MIDDLE[1] - 60)).toBe(true);
  });

  it('draws a polygon that is not closed by repeating its first corner, and measures what is clicked', async () => {
    const corners = [
      [-30, -30],
      [30, -30],
      [30, 30],
    ] as const;
    for (const tool of ['cut', 'measure'] as const) {
      change!({ editing: { tool } });
      await frame();
      for (const [dx, dy] of corners) await click(...screenOf([MIDDLE[0] + dx, MIDDLE[1] + dy]));
      press('Enter');
      await frame();
    }
    expect(polygons).toHaveLength(1);
    expect(polygons[0]!.tool).toBe('cut');
    expect(polygons[0]!.ring).toHaveLength(3);
    corners.forEach(([dx, dy], k) => {
      expect(near(polygons[0]!.ring[k]!, MIDDLE[0] + dx, MIDDLE[1] + dy)).toBe(true);
    });
    const finished = measures.filter((measure) => measure?.isFinished);
    expect(finished).toHaveLength(1);
    // Two legs of 60 m, and the half of a square of 60 m.
    expect(Math.abs(finished[0]!.lengthMeters - 120)).toBeLessThan(4);
    expect(Math.abs(finished[0]!.areaSquareMeters - 1800)).toBeLessThan(120);
    change!({ editing: { tool: 'vertices' } });
    await frame();
    expect(measures.at(-1)).toBeNull();
  });
});

describe('a hole that is drawn', () => {
  const at = (dx: number, dy: number) => screenOf([MIDDLE[0] + dx, MIDDLE[1] + dy]);
  const words = () => [...holder.querySelectorAll('.map-drawing text')].map(({ textContent }) => textContent).join(' ');

  it('shows its area while it is drawn, says where it crosses itself, and takes no corner there', async () => {
    polygons.length = 0;
    change!({ editing: { tool: 'cut' } });
    await frame();
    for (const [dx, dy] of [
      [-40, -40],
      [40, -40],
      [40, 40],
    ] as const)
      await click(...at(dx, dy));
    point('pointermove', ...at(-40, 40));
    // A square of about 80 m: 0.64 ha.
    await expect.poll(words).toMatch(/^0\.[67] ha　3[12]\d m/);
    point('pointermove', ...at(-20, -70));
    await expect.poll(words).toContain('線が交差しています');
    await click(...at(-20, -70));
    expect(holder.querySelectorAll('.map-drawing rect')).toHaveLength(3);
    point('pointermove', ...at(-40, 40));
    await expect.poll(words).toMatch(/^0\.[67] ha/);
    await click(...at(-40, 40));
    press('Enter');
    await expect.poll(() => polygons.length).toBe(1);
    expect(polygons[0]!.tool).toBe('cut');
    expect(polygons[0]!.ring).toHaveLength(4);
  });
});

describe('choosing a zone', () => {
  it('is a click on its line or inside, none beside it; a drag moves the map and chooses nothing', async () => {
    change!({ editing: { tool: 'select' } });
    await frame();
    chosen.length = 0;
    const clickOn = (dx: number, dy: number) => click(...screenOf([MIDDLE[0] + dx, MIDDLE[1] + dy]));
    await clickOn(60, 20);
    await clickOn(90, 0);
    await clickOn(0, 30);
    expect(chosen).toEqual(['zone', null, 'zone']);
    const [x, y] = screenOf([MIDDLE[0] + 10, MIDDLE[1]]);
    point('pointerdown', x, y);
    point('pointermove', x + 30, y, { buttons: 1 });
    point('pointerup', x + 30, y);
    expect(chosen).toHaveLength(3);
    await lookDown();
    // Blue around the casing of the line.
    await expect.poll(() => findHandle(BLUE, () => true).count).toBeGreaterThan(100);
  });

  it('goes by keys too: Tab from zone to zone and past the last, Delete asks for it to be taken away', async () => {
    change!({ editing: { tool: 'select', activeZone: undefined } as never });
    await frame();
    chosen.length = 0;
    canvas().focus();
    press('Delete');
    expect(removed).toEqual([]);
    expect(press('Tab')).toBe(false);
    await frame();
    expect(chosen).toEqual(['zone']);
    expect(press('Tab')).toBe(true);
    press('Delete');
    expect(removed).toEqual(['zone']);
  });
});

describe('what lies over the map', () => {
  it('fills ground that is taken out with dots and ground that is taken in with plus signs', async () => {
    const block = (west: number): PlanarPosition[] => [
      [MIDDLE[0] + west, MIDDLE[1] - 40],
      [MIDDLE[0] + west + 40, MIDDLE[1] - 40],
      [MIDDLE[0] + west + 40, MIDDLE[1] + 40],
      [MIDDLE[0] + west, MIDDLE[1] + 40],
    ];
    const inside = (west: number) => {
      const [left, top] = screenOf([MIDDLE[0] + west + 5, MIDDLE[1] + 35]);
      const [right, bottom] = screenOf([MIDDLE[0] + west + 35, MIDDLE[1] - 35]);
      return overlayColours((x, y) => x > left && x < right && y > top && y < bottom);
    };
    expect(inside(-50).size).toBe(1);
    change!({ view: { areaChange: { removed: [[block(-50)]], added: [[block(10)]] } } });
    await frame();
    const [removed, added] = [inside(-50), inside(10)];
    // A wash of white at 42 % lies between the dots, a wash of the line's colour at 12 % between the plus signs.
    expect(removed.has('255 255 255 107')).toBe(true);
    expect(removed.size).toBeGreaterThan(2);
    expect([...added].some((colour) => colour.endsWith(' 31'))).toBe(true);
    expect(added.size).toBeGreaterThan(1);
    change!({ view: { areaChange: undefined } as never });
    await frame();
  });

  it('marks where lines cross in red', async () => {
    change!({ editing: { crossings: [MIDDLE] } });
    await frame();
    const [x, y] = screenOf(MIDDLE);
    const seen = findHandle([0xce, 0, 0], () => true);
    expect(seen.count).toBeGreaterThan(50);
    expect(Math.hypot(seen.x - x, seen.y - y)).toBeLessThan(2);
  });
});

describe('seen from above without perspective', () => {
  it('is done with a finger in 2D too', async () => {
    await lookDown('2d');
    await measureScreen();
    change!({ editing: { activeVertex: null } });
    await frame();
    const [x, y] = screenOf(ring()[3]!);
    // A finger is broader than a mouse: 18 px beside the vertex still takes it.
    point('pointerdown', x - 18, y, { pointerType: 'touch' });
    point('pointermove', x - 18, y - 30, { pointerType: 'touch' });
    await frame();
    point('pointerup', x - 18, y - 30, { pointerType: 'touch' });
    await frame();
    expect(near(ring()[3]!, MIDDLE[0] - 60, MIDDLE[1] + 60 + 30 / pixelsPerMeter)).toBe(true);
    expect(drags.at(-1)!.phase).toBe('end');
  });
});
