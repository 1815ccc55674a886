/** A 3D Tiles tileset in files (a dropped folder, an opened zip), rewritten so that the scene can load it by URL. */
export interface TilesetFiles {
  readonly url: string;
  /** Files that the tileset names and that were not there. */
  readonly missing: readonly string[];
  /** Frees the blob URLs. */
  readonly revoke: () => void;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Gives every file of the tileset a blob URL and rewrites the addresses in its tileset.json files, children first.
 * `root` is the path of the tileset.json; by default the one nearest the top. Throws an Error naming the file when a
 * tileset.json can't be read or there is none.
 */
export async function createTilesetFiles(
  files: ReadonlyMap<string, Blob>,
  root = findRoot(files),
): Promise<TilesetFiles> {
  const urls = new Map<string, string>();
  const missing = new Set<string>();
  const revoke = () => {
    for (const url of urls.values()) URL.revokeObjectURL(url);
  };
  const open = new Set<string>();
  const urlOf = async (path: string): Promise<string | undefined> => {
    const known = urls.get(path);
    if (known !== undefined) return known;
    const file = files.get(path);
    if (!file || open.has(path)) {
      missing.add(path);
      return undefined;
    }
    open.add(path);
    const content = /\.json$/i.test(path) ? await rewritten(file, path, urlOf) : file;
    const url = URL.createObjectURL(content);
    urls.set(path, url);
    return url;
  };
  try {
    const url = await urlOf(root);
    if (url === undefined) throw new Error(`${root}: the file is not there`);
    return { url, missing: [...missing], revoke };
  } catch (error) {
    revoke();
    throw error;
  }
}

function findRoot(files: ReadonlyMap<string, Blob>): string {
  const roots = [...files.keys()].filter((path) => /(^|\/)tileset\.json$/i.test(path));
  const [first] = roots.sort((a, b) => a.split('/').length - b.split('/').length || a.localeCompare(b));
  if (first === undefined) throw new Error('there is no tileset.json among the files');
  return first;
}

async function rewritten(
  file: Blob,
  path: string,
  urlOf: (path: string) => Promise<string | undefined>,
): Promise<Blob> {
  let tileset: unknown;
  try {
    tileset = JSON.parse(await file.text());
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const visit = async (tile: unknown): Promise<void> => {
    if (!isObject(tile)) return;
    const contents = Array.isArray(tile.contents) ? tile.contents : [tile.content];
    for (const content of contents) if (isObject(content)) await rewriteContent(content, path, urlOf);
    // A tile whose file is missing keeps its children but asks for nothing.
    if (isObject(tile.content) && tile.content.uri === undefined) delete tile.content;
    if (Array.isArray(tile.children)) for (const child of tile.children) await visit(child);
  };
  if (isObject(tileset)) await visit(tileset.root);
  return new Blob([JSON.stringify(tileset)], { type: 'application/json' });
}

async function rewriteContent(
  content: Json,
  path: string,
  urlOf: (path: string) => Promise<string | undefined>,
): Promise<void> {
  const uri = content.uri ?? content.url;
  delete content.url;
  delete content.uri;
  if (typeof uri !== 'string') return;
  // Whole addresses would leave the page's own origin; the scene shows only what was dropped.
  if (/^[a-z][a-z0-9+.-]*:/i.test(uri)) return;
  const url = await urlOf(resolvePath(path, uri));
  if (url !== undefined) content.uri = url;
}

function resolvePath(base: string, uri: string): string {
  const parts = base.split('/').slice(0, -1);
  for (const part of decodeURIComponent(uri.split(/[?#]/)[0]!).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
