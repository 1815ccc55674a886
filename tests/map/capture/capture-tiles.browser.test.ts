import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CapturedPicture } from '../../../src/map/capture/capture-types.ts';
import { openPrintScene, type PrintScene } from '../../../src/map/capture/open-print-scene.tsx';
import type { SceneCamera } from '../../../src/map/scene-types.ts';
import { type MountedScene, mountScene, plainViewOf } from '../browser/mount-scene.tsx';
import { createToyCity } from '../create-toy-city.ts';

/** Real WebGL in software: pictures of a few hundred pixels. */
const toy = createToyCity(60);
const [WIDTH, HEIGHT] = [420, 300];
const everything = { ...plainViewOf(toy), layers: {}, waterSurface: true };
let scene: PrintScene;
let screen: MountedScene;

beforeAll(() => {
  scene = openPrintScene();
  screen = mountScene(toy, { width: 320, height: 240 });
});
afterAll(() => {
  scene.close();
  screen.unmount();
});

/** Puts the tiles together. */
async function join(picture: CapturedPicture): Promise<ImageData> {
  const canvas = new OffscreenCanvas(picture.widthPixels, picture.heightPixels);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  for (const { x, y, picture: tile } of picture.tiles)
    if (tile instanceof ImageData) context.putImageData(tile, x, y);
    else context.drawImage(await createImageBitmap(new Blob([tile.png as Uint8Array<ArrayBuffer>])), x, y);
  return context.getImageData(0, 0, picture.widthPixels, picture.heightPixels);
}

/** Pixels of which some part differs by more than `step` of 255. */
function differing(a: ImageData, b: ImageData, step: number): number[] {
  const found: number[] = [];
  for (let pixel = 0; pixel < a.width * a.height; pixel++)
    for (let part = 0; part < 3; part++)
      if (Math.abs(a.data[4 * pixel + part]! - b.data[4 * pixel + part]!) > step) {
        found.push(pixel);
        break;
      }
  return found;
}

const colours = ({ data }: ImageData): number => {
  const seen = new Set<number>();
  for (let at = 0; at < data.length; at += 4) seen.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
  return seen.size;
};

describe('a picture drawn in tiles', () => {
  it('equals the picture drawn at once: no seams in walls, lines, hatches and labels', async () => {
    const request = { widthPixels: WIDTH, heightPixels: HEIGHT, pixelRatio: 2 };
    const atOnce = await scene.capture(toy.city, everything, request);
    const inTiles = await scene.capture(toy.city, everything, { ...request, tilePixels: 128 });
    expect(atOnce.tiles).toHaveLength(1);
    expect(inTiles.tiles).toHaveLength(12);
    const [whole, joined] = [await join(atOnce), await join(inTiles)];
    expect(colours(whole)).toBeGreaterThan(50);
    // The software rasteriser gives the very same bytes; a graphics card may round a soft edge otherwise.
    expect(differing(whole, joined, 8)).toEqual([]);
  });

  it('leaves the scene on the screen as it was', async () => {
    let camera: SceneCamera | undefined;
    screen.unmount();
    screen = mountScene(toy, { width: 320, height: 240 }, { onCamera: (value) => (camera = value) });
    await screen.show();
    const before = camera!;
    const picture = await screen.capture();
    const { width, height } = screen.canvas();
    await screen.handle().captureTiles({
      camera: { ...before, headingDegrees: 80 },
      widthPixels: 200,
      heightPixels: 150,
      pixelRatio: 3,
      tilePixels: 90,
    });
    await screen.handle().settled();
    expect([screen.canvas().width, screen.canvas().height]).toEqual([width, height]);
    expect(camera).toEqual(before);
    expect(await sameImage(picture, await screen.capture())).toBe(true);
  });

  it('stops when it is cancelled and can be asked again', async () => {
    const cancel = new AbortController();
    const request = { widthPixels: WIDTH, heightPixels: HEIGHT, pixelRatio: 1, tilePixels: 64 };
    const stopped = scene.capture(toy.city, everything, {
      ...request,
      signal: cancel.signal,
      onProgress: (done) => done === 2 && cancel.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    const again = await scene.capture(toy.city, everything, { ...request, tilePixels: 512 });
    expect(again.tiles).toHaveLength(1);
  });
});

async function sameImage(a: Blob, b: Blob): Promise<boolean> {
  const [first, second] = await Promise.all([a, b].map((blob) => createImageBitmap(blob)));
  const pixels = (image: ImageBitmap) => {
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  return differing(pixels(first!), pixels(second!), 2).length === 0;
}
