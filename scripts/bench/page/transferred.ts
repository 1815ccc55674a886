import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../set-up/environment.mjs';

/** Bytes that the server sends for an address: the compressed file beside the file, or the file. 0 for other servers. */
function sentBytes(url: string): number {
  const path = fileOf(url);
  if (!path) return 0;
  return statSync(existsSync(`${path}.gz`) ? `${path}.gz` : path).size;
}

function fileOf(url: string): string | undefined {
  if (!url.startsWith('http')) return undefined;
  const { pathname } = new URL(url);
  const path = join(root, 'dist', decodeURIComponent(pathname === '/' ? '/index.html' : pathname));
  return existsSync(path) ? path : undefined;
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/\/data\//, 'city package'],
  [/duckdb[^/]*$/i, 'DuckDB'],
  [/\/cesium\//i, 'Cesium'],
  [/CityScene[^/]*\.js$/, 'Cesium'],
  [/\.js$/, 'JavaScript'],
  [/\.css$/, 'styles'],
  [/\.woff2$/, 'fonts'],
];

const kindOf = (url: string): string => kinds.find(([pattern]) => pattern.test(new URL(url).pathname))?.[1] ?? 'other';

/** Kilobytes by kind of file, the largest first, and `total`. */
export function kilobytesByKind(urls: readonly string[]): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const url of new Set(urls)) {
    const bytes = sentBytes(url);
    if (bytes > 0) sums.set(kindOf(url), (sums.get(kindOf(url)) ?? 0) + bytes / 1000);
  }
  const total = [...sums.values()].reduce((sum, kilobytes) => sum + kilobytes, 0);
  return [['total', total], ...[...sums].sort((a, b) => b[1] - a[1])];
}

/**
 * Kilobytes of all scripts that the page and its engine ask for before the first byte of Cesium or DuckDB is asked for,
 * and of every other script of the page that is neither.
 */
export function firstScripts(urls: readonly string[]): number {
  const scripts = [...new Set(urls)].filter((url) => kindOf(url) === 'JavaScript');
  return scripts.reduce((sum, url) => sum + sentBytes(url), 0) / 1000;
}

/** Names and kilobytes of those scripts, for finding what is heavy. */
export const scriptSizes = (urls: readonly string[]): readonly (readonly [string, number])[] =>
  [...new Set(urls)]
    .filter((url) => kindOf(url) === 'JavaScript')
    .map((url): readonly [string, number] => [new URL(url).pathname, sentBytes(url) / 1000])
    .sort((a, b) => b[1] - a[1]);

/** Size of the same code before compression, for the note below the table. */
export const plainBytes = (url: string): number => {
  const path = fileOf(url);
  return path ? readFileSync(path).length : 0;
};
