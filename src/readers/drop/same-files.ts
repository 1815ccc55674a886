import type { SourceFile } from '../source-file.ts';
import type { FileGroup } from './group-files.ts';

/** Web Crypto hashes only whole buffers; a larger file has no hash in its evidence rather than stopping the import. */
const LARGEST_HASHED_BYTES = 1024 ** 3;

async function sha256(file: SourceFile): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', (await file.bytes()) as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 of the dropped files by path. Without Web Crypto (plain http) and for files that can't be read there is none. */
export async function hashFiles(
  files: readonly SourceFile[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  if (globalThis.crypto?.subtle === undefined) return hashes;
  for (const file of files) {
    if (signal?.aborted) break;
    if (file.size > LARGEST_HASHED_BYTES) continue;
    const hash = await sha256(file).catch(() => undefined);
    if (hash !== undefined) hashes.set(file.path, hash);
  }
  return hashes;
}

const nameOf = (path: string): string => path.split(/[/!]/).at(-1)!.toLowerCase();

/** The file that tells whether two groups hold the same rows: the attributes of a shapefile, else the file itself. */
function tellingFile(group: FileGroup): SourceFile | undefined {
  if (group.form === 'shapefile') return group.dbf ?? group.shp;
  return group.form === 'csv' || group.form === 'xlsx' || group.form === 'geojson' ? group.main : undefined;
}

const LARGEST_COMPARED_BYTES = 64 * 1024 ** 2;

async function sameBytes(first: SourceFile, second: SourceFile): Promise<boolean> {
  const [a, b] = await Promise.all([first.bytes(), second.bytes()]);
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/**
 * For groups whose table came before under the same name with the same content, the earlier one: people or money counted
 * twice would double a total. Keys are the main files of the later groups.
 */
export async function findRepeats(groups: readonly FileGroup[]): Promise<ReadonlyMap<SourceFile, SourceFile>> {
  const known = new Map<string, SourceFile>();
  const repeats = new Map<SourceFile, SourceFile>();
  for (const group of groups) {
    const telling = tellingFile(group);
    if (!telling || telling.size === 0) continue;
    const key = `${nameOf(telling.path)} ${telling.size}`;
    const earlier = known.get(key);
    if (!earlier) known.set(key, telling);
    else if (
      group.form !== 'citygml' &&
      telling.size <= LARGEST_COMPARED_BYTES &&
      (await sameBytes(earlier, telling).catch(() => false))
    )
      repeats.set(group.main, earlier);
  }
  return repeats;
}
