import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meshBounds, meshCodeAt, meshCodeOfPlace, meshPlaceOfCode } from '../../../src/domain/mesh-code.ts';
import { projectionOf } from '../../../src/map/geodesy/crs.ts';
import type { SceneDrawing, ScenePick, SceneZone, SceneZoneFill } from '../../../src/map/scene-types.ts';
import {
  createPolygons,
  createToyCity,
  TOY_CRS,
  TOY_GEOID_METERS,
  TOY_ORIGIN,
  toGeographic,
} from '../create-toy-city.ts';
import { clickAt, mixOf, mountScene, moveTo, partsOf } from './mount-scene.tsx';

/** Answers on the map in a real WebGL scene: fills by zone, columns by mesh, picking both, drawing an area. */
const toy = createToyCity(100);
const SIZE = { width: 480, height: 320 } as const;
const middle = { x: SIZE.width / 2, y: SIZE.height / 2 } as const;
const GROUND = '#eceff2';

const picks: (ScenePick | null)[] = [];
const drawn: Float64Array[] = [];
let told: SceneDrawing | null = null;
let cancelled = 0;
let scene: ReturnType<typeof mountScene>;

const size = toy.sizeMeters;
const ringOf = (west: number, south: number, east: number, north: number): [number, number][] => {
  const { x, y } = TOY_ORIGIN;
  return [
    [x + west * size, y + south * size],
    [x + east * size, y + south * size],
    [x + east * size, y + north * size],
    [x + west * size, y + north * size],
  ];
};
/** Two halves of the city, the western one with a hole. */
const halves: SceneZone = (() => {
  const polygons = toGeographic(
    createPolygons([ringOf(0, 0, 0.5, 1), ringOf(0.2, 0.02, 0.3, 0.08), ringOf(0.5, 0, 1, 1)]),
  );
  return {
    zoneKind: 'district',
    zoneId: ['west', 'east'],
    name: ['西', '東'],
    polygons: { ...polygons, polygonOffsets: Uint32Array.of(0, 2, 3), rowOffsets: Uint32Array.of(0, 1, 2) },
  };
})();
const zones = [halves];
const fillsOf = (west: SceneZoneFill, east: SceneZoneFill) => ({
  zones,
  fills: new Map([
    ['west', west],
    ['east', east],
  ]),
});

const placeAt = (east: number, north: number): { readonly lon: number; readonly lat: number } => {
  const place = Float64Array.of(TOY_ORIGIN.x + east * size, TOY_ORIGIN.y + north * size);
  projectionOf(TOY_CRS).inverse(place, place);
  return { lon: place[0]!, lat: place[1]! };
};

/** Looks straight down on a place (shares of the city's side), north up. */
function lookDownOn(east: number, north: number, aboveMeters = 200): void {
  scene.handle().setCamera({
    ...placeAt(east, north),
    eyeHeightMeters: TOY_GEOID_METERS + aboveMeters,
    headingDegrees: 0,
    pitchDegrees: -90,
  });
}

function expectColour(seen: string, expected: readonly number[]): void {
  partsOf(seen).forEach((part, k) => {
    expect(Math.abs(part - expected[k]!)).toBeLessThanOrEqual(3);
  });
}

beforeAll(async () => {
  scene = mountScene(toy, SIZE, {
    onPick: (pick) => picks.push(pick),
    onDrawing: (drawing) => {
      told = drawing;
    },
    onDrawn: (ring) => drawn.push(ring),
    onDrawingCancelled: () => {
      cancelled++;
    },
  });
  await scene.show();
});

afterAll(() => scene.unmount());

describe('a result by zone', () => {
  it('lies on the ground at its strength, leaves holes clear and changes colour without new shapes', async () => {
    lookDownOn(0.1, 0.05);
    await scene.show({ zoneFills: fillsOf({ colour: '#1764ab' }, { colour: '#f7fbff' }) });
    const first = await scene.show({ zoneFills: fillsOf({ colour: '#1764ab' }, { colour: '#f7fbff' }) });
    expectColour(first(middle.x, middle.y), mixOf(GROUND, '#1764ab', 0.65));
    const second = await scene.show({
      zoneFills: { ...fillsOf({ colour: '#00ff00' }, { colour: '#f7fbff' }), opacity: 0.5 },
    });
    expectColour(second(middle.x, middle.y), mixOf(GROUND, '#00ff00', 0.5));
    lookDownOn(0.25, 0.05);
    const hole = await scene.show({ zoneFills: fillsOf({ colour: '#00ff00' }, { colour: '#f7fbff' }) });
    expect(hole(middle.x, middle.y)).toBe(GROUND);
    expect((await scene.show())(middle.x, middle.y)).toBe(GROUND);
  });

  it('hatches zones whose value is not known', async () => {
    lookDownOn(0.75, 0.05);
    const pixel = await scene.show({ zoneFills: fillsOf({ colour: '#1764ab' }, { colour: null }) });
    const row = new Set(Array.from({ length: 24 }, (_, k) => pixel(middle.x - 12 + k, middle.y)));
    expect(row.size).toBeGreaterThan(2);
    expect(Math.min(...[...row].map((colour) => partsOf(colour)[0]!))).toBeLessThan(0xa0);
  });

  it('makes the buildings neutral', async () => {
    const building = toy.states.lastIndexOf(3);
    const [west, south, east, north, , top] = toy.city.buildings!.extents.subarray(6 * building);
    scene.handle().setCamera({
      lon: (west! + east!) / 2,
      lat: (south! + north!) / 2,
      eyeHeightMeters: top! + 60,
      headingDegrees: 0,
      pitchDegrees: -90,
    });
    const hidden = { visible: false, opacity: 1 };
    const layers = { hazard: hidden, label: hidden, residence: hidden, urban_function: hidden, district: hidden };
    const pixel = await scene.show({ layers, zoneFills: fillsOf({ colour: '#1764ab' }, { colour: '#1764ab' }) });
    expect(pixel(middle.x, middle.y)).toBe('#d5dae0');
  });

  it('is found by a click on the ground, and outlined when it stands out', async () => {
    lookDownOn(0.495, 0.05);
    const pixel = await scene.show({
      zoneFills: fillsOf({ colour: '#ffffff' }, { colour: '#ffffff' }),
      highlightedZones: new Set(['west']),
    });
    const row = Array.from({ length: SIZE.width }, (_, x) => pixel(x, middle.y));
    expect(row).toContain('#0017c1');
    const clicked = async (x: number) => {
      const before = picks.length;
      clickAt(scene.canvas(), x, middle.y);
      await expect.poll(() => picks.length).toBe(before + 1);
      return picks.at(-1)?.zone;
    };
    expect(await clicked(middle.x - 30)).toEqual({ zoneKind: 'district', zoneId: 'west' });
    expect(await clicked(middle.x + 30)).toEqual({ zoneKind: 'district', zoneId: 'east' });
  });
});

describe('people by mesh', () => {
  const level = '125m';
  const place = placeAt(0.5, 0.04);
  const code = meshCodeAt(place.lon, place.lat, level);
  const { column, row } = meshPlaceOfCode(code, level);
  const beside = meshCodeOfPlace(column + 1, row, level);
  const meshCode = [code, beside];
  const columnsOf = (height: number, share: number) =>
    ({
      level,
      meshCode,
      heightMeters: Float32Array.of(height, Number.NaN),
      hazardShare: Float32Array.of(share, 0),
      fullHeightMeters: 100,
      colour: '#aabbcc',
      hazardColour: '#ee2200',
    }) as const;
  /** Above the middle of the mesh that is `columns` east of the first. */
  const lookDownOnMesh = (columns: number) => {
    const [west, south, east, north] = meshBounds(code, level);
    scene.handle().setCamera({
      lon: (west + east) / 2 + columns * (east - west),
      lat: (south + north) / 2,
      eyeHeightMeters: TOY_GEOID_METERS + 400,
      headingDegrees: 0,
      pitchDegrees: -90,
    });
  };

  it('stands as a column whose height and colour follow the value', async () => {
    lookDownOnMesh(0);
    expect((await scene.show({ meshColumns: columnsOf(80, 0) }))(middle.x, middle.y)).toBe('#aabbcc');
    clickAt(scene.canvas(), middle.x, middle.y);
    await expect.poll(() => picks.at(-1)?.meshCode).toBe(code);
    const low = picks.at(-1)!.heightMeters;
    expect((await scene.show({ meshColumns: columnsOf(140, 1) }))(middle.x, middle.y)).toBe('#ee2200');
    const before = picks.length;
    clickAt(scene.canvas(), middle.x, middle.y);
    await expect.poll(() => picks.length).toBe(before + 1);
    expect(picks.at(-1)!.heightMeters - low).toBeCloseTo(60, 0);
    expect(picks.at(-1)!.buildingIndex).toBeUndefined();
  });

  it('is a hatched square without a column where the value is not known, and still found', async () => {
    lookDownOnMesh(1);
    const pixel = await scene.show({ meshColumns: columnsOf(80, 0) });
    const row = new Set(Array.from({ length: 24 }, (_, k) => pixel(middle.x - 12 + k, middle.y)));
    expect(row).not.toContain('#aabbcc');
    expect(row.size).toBeGreaterThan(2);
    clickAt(scene.canvas(), middle.x, middle.y);
    await expect.poll(() => picks.at(-1)?.meshCode).toBe(beside);
  });

  it('is a square of proportional area in 2D, the part in the hazard inside it', async () => {
    await scene.show({ mode: '2d' });
    scene.handle().flyToBounds(meshBounds(code, level));
    const pixel = await scene.show({ mode: '2d', meshColumns: columnsOf(25, 0.25) });
    const row = Array.from({ length: SIZE.width }, (_, x) => pixel(x, middle.y));
    const count = (colour: string) => row.filter((each) => each === colour).length;
    // A quarter of the full value has half the full side; a quarter of that in the hazard half of it again.
    expect(count('#ee2200')).toBeGreaterThan(10);
    expect(count('#ee2200') / (count('#ee2200') + count('#aabbcc'))).toBeCloseTo(0.5, 1);
    await scene.show({ mode: '3d' });
  });
});

describe('drawing an area', () => {
  const key = (name: string, shiftKey = false) =>
    scene.canvas().dispatchEvent(new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true }));
  const vertexCount = () => (told?.vertices.length ?? 0) / 2;
  const click = async (x: number, y: number, pointerType = 'mouse') => {
    const before = vertexCount();
    clickAt(scene.canvas(), x, y, pointerType);
    await expect.poll(vertexCount).toBe(before + 1);
  };

  for (const mode of ['3d', '2d'] as const)
    it(`closes on the first vertex and tells area and ring in degrees, in ${mode.toUpperCase()}`, async () => {
      await scene.show({ mode });
      if (mode === '3d') lookDownOn(0.5, 0.5, 400);
      await scene.show({ mode, drawing: 'polygon' });
      await click(100, 80);
      await click(300, 80);
      await click(300, 240);
      moveTo(scene.canvas(), 100, 240);
      await expect.poll(() => told!.areaSquareMeters).toBeGreaterThan(100);
      expect(told!.isCrossing).toBe(false);
      const before = [drawn.length, picks.length];
      clickAt(scene.canvas(), 100, 80);
      await expect.poll(() => drawn.length).toBe(before[0]! + 1);
      expect(picks).toHaveLength(before[1]!);
      const ring = drawn.at(-1)!;
      expect(ring).toHaveLength(8);
      const [west, south, east, north] = toy.city.bounds;
      for (let k = 0; k < ring.length; k += 2) {
        expect(ring[k]! > west && ring[k]! < east).toBe(true);
        expect(ring[k + 1]! > south && ring[k + 1]! < north).toBe(true);
      }
      await scene.show({ mode });
      await expect.poll(() => told).toBeNull();
    });

  it('closes with a double tap, takes back with Backspace and shows a crossing in red', async () => {
    lookDownOn(0.5, 0.5, 400);
    await scene.show({ drawing: 'polygon' });
    await click(100, 100, 'touch');
    await click(300, 100, 'touch');
    await click(300, 200, 'touch');
    moveTo(scene.canvas(), 200, 40);
    await expect.poll(() => told?.isCrossing).toBe(true);
    await expect.poll(() => scene.holder.querySelector('.map-drawing.is-crossing')?.textContent).toContain('線が交差');
    const before = vertexCount();
    clickAt(scene.canvas(), 200, 40);
    key('Backspace');
    await expect.poll(vertexCount).toBe(before - 1);
    await click(200, 240, 'touch');
    clickAt(scene.canvas(), 200, 240, 'touch');
    await expect.poll(() => drawn.at(-1)?.length).toBe(8);
    await scene.show();
  });

  it('works by keys alone, and Esc cancels', async () => {
    lookDownOn(0.5, 0.5, 400);
    await scene.show({ drawing: 'polygon' });
    expect(document.activeElement).toBe(scene.canvas());
    const finished = drawn.length;
    const go = (name: string, times: number) => {
      for (let k = 0; k < times; k++) key(name, true);
    };
    for (const arrow of ['ArrowLeft', 'ArrowUp', 'ArrowRight']) {
      go(arrow, 2);
      key('Enter');
    }
    expect(vertexCount()).toBe(3);
    await expect.poll(() => scene.holder.querySelector('.map-drawing-cross')).not.toBeNull();
    key('Enter');
    expect(drawn).toHaveLength(finished + 1);
    key('Escape');
    expect(cancelled).toBe(1);
    await scene.show();
    expect(scene.holder.querySelector('.map-drawing')).toBeNull();
  });

  it('shows the finished area as a line in the colour of what is chosen', async () => {
    lookDownOn(0.1, 0.05);
    const ring = toGeographic(createPolygons([ringOf(0.1, -0.05, 0.3, 0.15)])).positions;
    const pixel = await scene.show({ drawnArea: { ring } });
    const row = Array.from({ length: 40 }, (_, k) => pixel(middle.x - 20 + k, middle.y));
    expect(row).toContain('#0017c1');
  });
});
