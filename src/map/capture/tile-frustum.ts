import { PerspectiveFrustum } from 'cesium';

/** A picture larger than a graphics card draws at once, and the part of it that is drawn now; pixels from the upper left. */
export interface PictureTile {
  readonly pictureWidth: number;
  readonly pictureHeight: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far a view reaches from its axis, at distance one. */
export interface HalfExtents {
  readonly right: number;
  readonly top: number;
}

/** Of a picture whose longer side sees `fovRadians`, as Cesium takes the angle. */
export function halfExtents(fovRadians: number, width: number, height: number): HalfExtents {
  const long = Math.tan(fovRadians / 2);
  return width > height ? { right: long, top: (long * height) / width } : { right: (long * width) / height, top: long };
}

/** The part of the whole view that a tile sees: its middle and half sizes at distance one. */
export function tileWindow(tile: PictureTile, whole: HalfExtents) {
  const { pictureWidth, pictureHeight, x, y, width, height } = tile;
  return {
    middleX: whole.right * ((2 * x + width) / pictureWidth - 1),
    middleY: whole.top * (1 - (2 * y + height) / pictureHeight),
    halfWidth: (whole.right * width) / pictureWidth,
    halfHeight: (whole.top * height) / pictureHeight,
  };
}

/**
 * The frustum of one tile of a picture. Cesium draws a frame in slices of depth and gives each slice a near plane of its own,
 * but leaves a frustum's offsets as they are, which hold for one near plane only; here they follow it.
 */
export function createTileFrustum(
  tile: PictureTile,
  whole: HalfExtents,
  near: number,
  far: number,
): PerspectiveFrustum {
  const { middleX, middleY, halfWidth, halfHeight } = tileWindow(tile, whole);
  const frustum = new PerspectiveFrustum({
    fov: 2 * Math.atan(Math.max(halfWidth, halfHeight)),
    aspectRatio: halfWidth / halfHeight,
    near,
    far,
  });
  let nearPlane = near;
  const place = () => {
    frustum.xOffset = middleX * nearPlane;
    frustum.yOffset = middleY * nearPlane;
  };
  Object.defineProperty(frustum, 'near', {
    get: () => nearPlane,
    set: (value: number) => {
      nearPlane = value;
      place();
    },
  });
  place();
  // Cesium works on copies; a plain copy would lose the bond between offsets and near plane.
  frustum.clone = () => createTileFrustum(tile, whole, nearPlane, frustum.far);
  return frustum;
}

/** Cuts a picture into tiles of at most so many pixels a side, row by row from the top. */
export function cutIntoTiles(pictureWidth: number, pictureHeight: number, largestSide: number): PictureTile[] {
  const tiles: PictureTile[] = [];
  for (let y = 0; y < pictureHeight; y += largestSide)
    for (let x = 0; x < pictureWidth; x += largestSide)
      tiles.push({
        pictureWidth,
        pictureHeight,
        x,
        y,
        width: Math.min(largestSide, pictureWidth - x),
        height: Math.min(largestSide, pictureHeight - y),
      });
  return tiles;
}

/** The tile with a margin around it, inside the picture: what lies just outside may reach in (lines, soft edges). */
export function withMargin(tile: PictureTile, margin: number): PictureTile {
  const x = Math.max(0, tile.x - margin);
  const y = Math.max(0, tile.y - margin);
  return {
    ...tile,
    x,
    y,
    width: Math.min(tile.pictureWidth, tile.x + tile.width + margin) - x,
    height: Math.min(tile.pictureHeight, tile.y + tile.height + margin) - y,
  };
}
