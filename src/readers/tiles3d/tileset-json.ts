import { type TilesetBounds, type TileTransform, transformOf, volumeBounds } from './tileset-bounds.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One file that a tileset names. */
export interface TileContent {
  /** From where the tileset itself lies. */
  readonly path: string;
  /** Of its tile. */
  readonly bounds?: TilesetBounds;
}

/** Contents of all tiles of a tileset.json. Addresses (http:, data:) are left out. */
export function tileContents(tileset: Json, tilesetPath: string): TileContent[] {
  const found: TileContent[] = [];
  const visit = (tile: unknown, parent?: TileTransform) => {
    if (!isObject(tile)) return;
    const matrix = transformOf(tile, parent);
    const bounds = volumeBounds(tile.boundingVolume, matrix);
    const contents = Array.isArray(tile.contents) ? tile.contents : [tile.content];
    for (const content of contents) {
      const uri = isObject(content) ? (content.uri ?? content.url) : undefined;
      if (typeof uri !== 'string' || /^[a-z][a-z0-9+.-]*:/i.test(uri)) continue;
      found.push({ path: resolvePath(tilesetPath, uri), ...(bounds && { bounds }) });
    }
    if (Array.isArray(tile.children)) for (const child of tile.children) visit(child, matrix);
  };
  visit(tileset.root);
  return found;
}

/** Path of `uri` as written in the file at `base`: folders, `.` and `..`, percent escapes, without query; `/x` from the top. */
export function resolvePath(base: string, uri: string): string {
  const parts = uri.startsWith('/') ? [] : base.split('/').slice(0, -1);
  for (const part of decodeURIComponent(uri.split(/[?#]/)[0]!).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
