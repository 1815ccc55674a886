import type { BuildingTiles } from '../tiles/building-tiles.ts';

/** A tileset.json of our building tiles as a URL; `revoke` frees it and its tiles. */
export interface TilesetUrl {
  readonly url: string;
  readonly revoke: () => void;
}

/** Larger than any screen-space error allows, so that the leaves are always wanted; they are the only geometry. */
const ROOT_ERROR_METERS = 1e6;

/** Wraps the tiles in blob URLs: nothing is fetched from anywhere. All blocks are drawn at every scale. */
export function createTilesetUrl(tiles: BuildingTiles): TilesetUrl {
  const urls: string[] = [];
  const urlOf = (part: BlobPart, type: string) => {
    const url = URL.createObjectURL(new Blob([part], { type }));
    urls.push(url);
    return url;
  };
  const children = tiles.tiles.map(({ glb, center, box }) => {
    const { middle, half } = box;
    return {
      transform: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, ...center, 1],
      boundingVolume: { box: [...middle, half[0], 0, 0, 0, half[1], 0, 0, 0, half[2]] },
      geometricError: 0,
      content: { uri: urlOf(glb, 'model/gltf-binary') },
    };
  });
  const tileset = {
    asset: { version: '1.1' },
    geometricError: ROOT_ERROR_METERS,
    root: {
      boundingVolume: { sphere: sphereAround(tiles) },
      geometricError: ROOT_ERROR_METERS,
      refine: 'ADD',
      children,
    },
  };
  const url = urlOf(JSON.stringify(tileset), 'application/json');
  const revoke = () => {
    for (const each of urls) URL.revokeObjectURL(each);
  };
  return { url, revoke };
}

function sphereAround({ tiles }: BuildingTiles): number[] {
  const middle = [0, 1, 2].map(
    (axis) => tiles.reduce((sum, tile) => sum + tile.center[axis]!, 0) / (tiles.length || 1),
  );
  let radius = 1;
  for (const { center, box } of tiles) {
    const offset = center.map((value, axis) => value + box.middle[axis]! - middle[axis]!);
    radius = Math.max(radius, Math.hypot(...offset) + Math.hypot(...box.half));
  }
  return [...middle, radius];
}
