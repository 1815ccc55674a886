import { expandArchives } from '../readers/archive/expand-archives.ts';
import type { SourceFile } from '../readers/source-file.ts';
import type { CityName } from './city-name.ts';

/** README and metadata of a PLATEAU package are a few kilobytes; anything larger is something else. */
const LARGEST_BYTES = 200_000;

/**
 * Name of the city from the README or the metadata that a PLATEAU package carries (their titles name the city in Japanese,
 * which paths don't). Undefined where there is none. Only directories of archives and these few files are read.
 * Source of the layout: 3D都市モデル標準作業手順書, フォルダ構成.
 */
export async function dropTitle(
  files: readonly SourceFile[],
  options: { readonly signal?: AbortSignal } = {},
): Promise<CityName | undefined> {
  const expanded = await expandArchives(files, options);
  const telling = expanded.files
    .filter(
      ({ path, size }) => size < LARGEST_BYTES && /(^|[/!])(README[^/]*\.(md|txt)|metadata\/[^/]+\.xml)$/i.test(path),
    )
    .sort((a, b) => Number(/\.xml$/i.test(a.path)) - Number(/\.xml$/i.test(b.path)) || (a.path < b.path ? -1 : 1));
  for (const file of telling) {
    options.signal?.throwIfAborted();
    // A damaged entry is reported by the reader of the drop; here it merely names nothing.
    const bytes = await file.bytes().catch(() => new Uint8Array(0));
    const title = parseTitle(new TextDecoder().decode(bytes));
    if (title) return title;
  }
  return undefined;
}

/** The municipality that a README or metadata title names. */
export function parseTitle(text: string): CityName | undefined {
  const line =
    /<(?:\w+:)?title>(?:\s*<[^>]+>)?([^<]+)/.exec(text)?.[1] ??
    text.split('\n').find((part) => part.includes('PLATEAU'));
  const plain = line
    ?.normalize('NFKC')
    .replaceAll(/3D都市モデル|\(Project PLATEAU[^)]*\)|\([^)]*\)/g, ' ')
    .trim();
  const name = plain && /[\p{L}\p{N}]+[市区町村]/u.exec(plain)?.[0];
  return name ? { name, fictional: text.includes('架空') } : undefined;
}
