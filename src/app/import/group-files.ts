import type { DroppedFile } from '../../panels/import/import-session.ts';

/**
 * Files that belong together: everything of one folder, one name with different endings (.shp .dbf .prj, .png .pgw), or a
 * tileset.json with the loose tiles beside it.
 */
export function groupFiles(files: readonly DroppedFile[]): readonly (readonly DroppedFile[])[] {
  const groups = new Map<string, DroppedFile[]>();
  const hasTileset = files.some(({ path }) => path.toLowerCase() === LOOSE_TILESET);
  for (const file of files) {
    const key = hasTileset && looseTile.test(file.path) ? LOOSE_TILESET : groupKey(file.path);
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups.values()];
}

const LOOSE_TILESET = 'tileset.json';
const looseTile = /^(tileset\.json|[^/]+\.(b3dm|i3dm|pnts|cmpt|glb|gltf|subtree))$/i;

function groupKey(path: string): string {
  const [folder, ...rest] = path.split('/');
  if (rest.length > 0) return `${folder}/`;
  const stem = path.replace(/\.(aux\.xml|[^.]+)$/i, '');
  return stem.toLowerCase();
}

/** What a group is called in the list: its folder, or its main file (the largest). */
export function groupName(files: readonly DroppedFile[]): string {
  const [first] = files;
  if (!first) return '';
  if (first.path.includes('/')) return `${first.path.split('/')[0]}/`;
  const tileset = files.find(({ path }) => path.toLowerCase() === LOOSE_TILESET);
  if (tileset) return tileset.path;
  return files.reduce((main, file) => (file.file.size > main.file.size ? file : main), first).path;
}
