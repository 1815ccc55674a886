import { unzipSync } from 'fflate';
import type { RawFile } from '../../../scripts/sample-city/make-sample-city.ts';

/** Raw files by path, zips (and zips within) opened. Nothing of `src` is used in this folder: it is the other opinion. */
export function openedFiles(files: readonly RawFile[]): Map<string, Uint8Array> {
  const opened = new Map<string, Uint8Array>();
  for (const { path, bytes } of files) addFile(path, bytes, opened);
  return opened;
}

function addFile(path: string, bytes: Uint8Array, to: Map<string, Uint8Array>): void {
  if (!path.endsWith('.zip')) {
    to.set(path, bytes);
    return;
  }
  for (const [name, content] of Object.entries(unzipSync(bytes)))
    if (!name.endsWith('/')) addFile(`${path}!${name}`, content, to);
}

export const textOfBytes = (bytes: Uint8Array, encoding = 'utf-8'): string => new TextDecoder(encoding).decode(bytes);

/** Files whose path fits, sorted by path. */
export const filesLike = (files: ReadonlyMap<string, Uint8Array>, pattern: RegExp): [string, Uint8Array][] =>
  [...files].filter(([path]) => pattern.test(path)).sort(([a], [b]) => (a < b ? -1 : 1));

/** Text between the first opening and closing tag of an element; '' if there is none. */
export function tagText(xml: string, tag: string): string {
  return new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`).exec(xml)?.[1]?.trim() ?? '';
}

/** A number, NaN where there is none. */
export const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));
