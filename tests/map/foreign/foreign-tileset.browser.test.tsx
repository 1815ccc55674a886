import { createRoot, type Root } from 'react-dom/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tileClasses } from '../../../src/domain/tile-classes.ts';
import { CityScene } from '../../../src/map/CityScene.tsx';
import type {
  CitySceneHandle,
  SceneCity,
  SceneForeignTileset,
  ScenePick,
  SceneView,
} from '../../../src/map/scene-types.ts';
import { blobSource } from '../../../src/readers/source-file.ts';
import { readTileset, type TilesetReading } from '../../../src/readers/tiles3d/read-tileset.ts';
import { BOX_METERS, createTileset } from '../../create-tileset.ts';

/** Boxes of 40 m in a row to the east, in both versions of 3D Tiles, with nothing else in the scene. */
const features = [
  { gml_id: 'a', 川_浸水ランク: '0.5m未満', 用途: '住宅', 高さ: 8 },
  { gml_id: 'b', 川_浸水ランク: '3m以上5m未満', 用途: '店舗', 高さ: 12.5 },
  { gml_id: 'c', 川_浸水ランク: null, 用途: '住宅', 高さ: null },
];
const place = { lon: 139.5, lat: 35.5, heightMeters: 40 };
const SIZE = { width: 480, height: 320 } as const;
const DEGREES_PER_METER_EAST = 1 / (111_320 * Math.cos((place.lat * Math.PI) / 180));

const emptyCity: SceneCity = {
  name: 'tiles',
  bounds: [139.499, 35.499, 139.503, 35.501],
  planarCrs: 'EPSG:6677',
  geoidHeightMeters: 36.7,
  zones: [],
  hazardRasters: [],
  hazardAreas: [],
  facilities: [],
};
const view: SceneView = {
  mode: '3d',
  layers: {},
  carrier: 'buildings',
  buildingColours: new Uint8Array(),
  buildingPattern: new Uint8Array(),
  waterSurface: false,
  dimOthers: false,
};

let root: Root;
let holder: HTMLDivElement;
let handle: CitySceneHandle | null = null;
const picks: (ScenePick | null)[] = [];
const failures: string[] = [];

interface Opened {
  readonly reading: TilesetReading;
  readonly files: ReadonlyMap<string, Blob>;
}

async function open(version: '1.0' | '1.1'): Promise<Opened> {
  const files = new Map(
    [...createTileset({ ...place, version, features, repeated: 2 })].map(([path, bytes]) => [path, new Blob([bytes])]),
  );
  const sources = new Map([...files].map(([path, blob]) => [path, blobSource(path, blob)]));
  return { files, reading: await readTileset(sources, 'tileset.json') };
}

/** Shows the tileset and returns the colour in the middle of a box's roof, seen from above. */
async function show(spec: SceneForeignTileset): Promise<void> {
  root.render(
    <CityScene
      ref={(value) => {
        handle = value;
      }}
      city={{ ...emptyCity, foreignTilesets: [spec] }}
      view={view}
      onPick={(pick) => picks.push(pick)}
      onStatus={(status, reason) => status === 'error' && failures.push(reason ?? '')}
    />,
  );
  do await new Promise((resolve) => setTimeout(resolve, 20));
  while (handle === null);
  await handle.settled();
}

async function roofColour(box: number): Promise<string> {
  handle!.setCamera({
    lon: place.lon + box * (BOX_METERS + 20) * DEGREES_PER_METER_EAST,
    lat: place.lat,
    eyeHeightMeters: place.heightMeters + BOX_METERS + 60,
    headingDegrees: 0,
    pitchDegrees: -90,
  });
  await handle!.settled();
  const image = await createImageBitmap(await handle!.capture());
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
  context.drawImage(image, 0, 0);
  const [r, g, b] = context.getImageData(image.width / 2, image.height / 2, 1, 1).data;
  return `#${[r, g, b].map((part) => part!.toString(16).padStart(2, '0')).join('')}`;
}

function clickMiddle(): void {
  const canvas = holder.querySelector('canvas')!;
  const { left, top } = canvas.getBoundingClientRect();
  const at = { clientX: left + SIZE.width / 2, clientY: top + SIZE.height / 2, bubbles: true, button: 0, pointerId: 1 };
  for (const type of ['pointerdown', 'pointerup'] as const)
    canvas.dispatchEvent(new PointerEvent(type, { ...at, pointerType: 'mouse' }));
}

beforeAll(() => {
  holder = document.createElement('div');
  holder.style.cssText = `position: fixed; left: 0; top: 0; width: ${SIZE.width}px; height: ${SIZE.height}px`;
  document.body.append(holder);
  root = createRoot(holder);
});

afterAll(() => {
  root.unmount();
  holder.remove();
});

for (const version of ['1.0', '1.1'] as const)
  describe(`a tileset of 3D Tiles ${version}`, () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open(version);
    });
    const spec = (change: Partial<SceneForeignTileset> = {}): SceneForeignTileset => ({
      id: version,
      source: { files: opened.files },
      ...change,
    });
    const column = (name: string) => opened.reading.described.find((other) => other.name === name)!;

    it('counts the boxes that its coarse tile repeats once', () => {
      expect(opened.reading.count).toEqual({ features: 5, buildings: 3, withoutId: 0, idColumn: 'gml_id' });
      expect(opened.reading.issues).toEqual([]);
    });

    it('is painted in the official colour of its rank, and without a value as unknown', async () => {
      await show(spec({ colourBy: column('川_浸水ランク') }));
      expect(failures).toEqual([]);
      expect([await roofColour(0), await roofColour(1), await roofColour(2)]).toEqual([
        '#f7f5a9',
        '#ffb7b7',
        '#e3e5e8',
      ]);
    });

    it('is painted as the legend of another attribute says', async () => {
      const usage = column('用途');
      await show(spec({ colourBy: usage }));
      const colours = tileClasses(usage).map(({ colour }) => colour);
      expect([await roofColour(0), await roofColour(1), await roofColour(2)]).toEqual([
        colours[0],
        colours[1],
        colours[0],
      ]);
    });

    it('gives all attributes of a clicked feature, which then stands out', async () => {
      await show(spec({ colourBy: column('川_浸水ランク') }));
      await roofColour(1);
      clickMiddle();
      await expect.poll(() => picks.at(-1)?.foreign?.attributes, { timeout: 60_000 }).toMatchObject(features[1]!);
      await show(spec({ colourBy: column('川_浸水ランク'), selected: { attribute: 'gml_id', value: 'b' } }));
      expect([await roofColour(0), await roofColour(1)]).toEqual(['#f7f5a9', '#0017c1']);
    });

    it('goes away when its layer is unchecked', async () => {
      await show(spec({ colourBy: column('川_浸水ランク'), visible: false }));
      expect(await roofColour(1)).not.toBe('#ffb7b7');
    });
  });
