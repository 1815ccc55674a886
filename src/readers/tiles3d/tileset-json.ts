type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Contents of all tiles of a tileset.json, as paths from where the tileset itself lies. Addresses (http:, data:) are left out. */
export function contentPaths(tileset: Json, tilesetPath: string): string[] {
  const paths: string[] = [];
  const visit = (tile: unknown) => {
    if (!isObject(tile)) return;
    const contents = Array.isArray(tile.contents) ? tile.contents : [tile.content];
    for (const content of contents) {
      const uri = isObject(content) ? (content.uri ?? content.url) : undefined;
      if (typeof uri === 'string' && !/^[a-z][a-z0-9+.-]*:/i.test(uri)) paths.push(resolvePath(tilesetPath, uri));
    }
    if (Array.isArray(tile.children)) tile.children.forEach(visit);
  };
  visit(tileset.root);
  return paths;
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
