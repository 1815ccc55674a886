import type { DroppedFile } from '../../panels/import/import-session.ts';

/** Files that belong together: everything of one folder, or one name with different endings (.shp .dbf .prj, .png .pgw). */
export function groupFiles(files: readonly DroppedFile[]): readonly (readonly DroppedFile[])[] {
  const groups = new Map<string, DroppedFile[]>();
  for (const file of files) {
    const key = groupKey(file.path);
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups.values()];
}

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
  return files.reduce((main, file) => (file.file.size > main.file.size ? file : main), first).path;
}
