import { basename, resolve, sep } from 'node:path';

/**
 * Names under which given paths enter a drop: the last part of each, once a path. Where two are alike (`2020/city.zip` and
 * `2024/city.zip`) all paths of the folders concerned keep as many folders more as tell them apart, so that the parts of a
 * shapefile stay together.
 */
export function inputNames(paths: readonly string[]): readonly { readonly path: string; readonly name: string }[] {
  const full = [...new Map(paths.map((path) => [resolve(path), path])).entries()];
  const parts = full.map(([absolute]) => absolute.split(sep));
  const folderOf = (index: number) => parts[index]!.slice(0, -1).join('/');
  const ambiguous = new Set<string>();
  parts.forEach((own, index) => {
    if (parts.some((other, o) => o !== index && other.at(-1) === own.at(-1))) ambiguous.add(folderOf(index));
  });
  const depth = sharedDepth(parts.filter((_, index) => ambiguous.has(folderOf(index))));
  return full.map(([, path], index) => ({
    path,
    name: ambiguous.has(folderOf(index)) ? parts[index]!.slice(-depth).join('/') : basename(path),
  }));
}

/** How many last parts it takes until all differ. */
function sharedDepth(parts: readonly (readonly string[])[]): number {
  const longest = Math.max(1, ...parts.map((part) => part.length));
  for (let depth = 1; depth < longest; depth++)
    if (new Set(parts.map((part) => part.slice(-depth).join('/'))).size === parts.length) return depth;
  return longest;
}
