import { Cartesian4, Matrix4, PerspectiveFrustum } from 'cesium';
import { describe, expect, it } from 'vitest';
import {
  createTileFrustum,
  cutIntoTiles,
  halfExtents,
  type PictureTile,
  withMargin,
} from '../../../src/map/capture/tile-frustum.ts';

const FOV = Math.PI / 3;
const [WIDTH, HEIGHT] = [4961, 3508];
const whole = halfExtents(FOV, WIDTH, HEIGHT);

/** Pixel of the whole picture at which a projection puts a place of the eye's space. */
function pixelOf(
  matrix: Matrix4,
  eye: readonly [number, number, number],
  tile: PictureTile,
): readonly [number, number] {
  const clip = Matrix4.multiplyByVector(matrix, new Cartesian4(...eye, 1), new Cartesian4());
  return [tile.x + ((clip.x / clip.w + 1) / 2) * tile.width, tile.y + ((1 - clip.y / clip.w) / 2) * tile.height];
}

const untiled: PictureTile = { pictureWidth: WIDTH, pictureHeight: HEIGHT, x: 0, y: 0, width: WIDTH, height: HEIGHT };
const places = [
  [0, 0, -10],
  [3, -2, -10],
  [-200, 120, -900],
  [40_000, 9000, -90_000],
] as const;

describe('the frustum of a tile', () => {
  it('puts every place at the pixel at which the whole picture has it, whatever the near plane of the slice', () => {
    const plain = new PerspectiveFrustum({ fov: FOV, aspectRatio: WIDTH / HEIGHT, near: 0.1, far: 1e6 });
    for (const tile of cutIntoTiles(WIDTH, HEIGHT, 1024))
      for (const near of [0.1, 3, 250]) {
        const frustum = createTileFrustum(tile, whole, 0.1, 1e6).clone();
        frustum.near = near;
        for (const place of places) {
          const [x, y] = pixelOf(frustum.projectionMatrix, place, tile);
          const [wholeX, wholeY] = pixelOf(plain.projectionMatrix, place, untiled);
          expect(x).toBeCloseTo(wholeX, 3);
          expect(y).toBeCloseTo(wholeY, 3);
        }
      }
  });

  it('sees the whole picture when there is one tile, upright pictures too', () => {
    for (const [width, height] of [
      [800, 600],
      [600, 800],
    ] as const) {
      const tile = { pictureWidth: width, pictureHeight: height, x: 0, y: 0, width, height };
      const frustum = createTileFrustum(tile, halfExtents(FOV, width, height), 0.1, 1e6);
      expect(frustum.fov).toBeCloseTo(FOV, 12);
      expect(frustum.aspectRatio).toBeCloseTo(width / height, 12);
      expect(frustum.xOffset).toBeCloseTo(0, 12);
    }
  });
});

describe('cutting a picture', () => {
  it('covers every pixel once', () => {
    const tiles = cutIntoTiles(70, 50, 32);
    const hits = new Uint8Array(70 * 50);
    for (const { x, y, width, height } of tiles)
      for (let row = y; row < y + height; row++)
        for (let column = x; column < x + width; column++) hits[row * 70 + column]!++;
    expect(tiles).toHaveLength(6);
    expect([...new Set(hits)]).toEqual([1]);
  });

  it('keeps margins inside the picture', () => {
    const [first] = cutIntoTiles(70, 50, 32);
    expect(withMargin(first!, 8)).toMatchObject({ x: 0, y: 0, width: 40, height: 40 });
  });
});
