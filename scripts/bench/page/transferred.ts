import { existsSync, statSync } from 'node:fs';
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
  // its worker and engine, and our adapter, which is its client and Arrow
  [/(duckdb|wasm-database)[^/]*$/i, 'DuckDB'],
  [/\/cesium\//i, 'Cesium'],
  [/CityScene[^/]*\.js$/, 'Cesium'],
  [/\.js$/, 'JavaScript'],
  [/\.css$/, 'styles'],
  [/\.woff2$/, 'fonts'],
];

/** What an address is for, for people. */
export const kindOf = (url: string): string =>
  kinds.find(([pattern]) => pattern.test(new URL(url).pathname))?.[1] ?? 'other';

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

/** Scripts of the page and of its workers that are asked for before anything of Cesium or DuckDB is, in order. */
export function scriptsBefore(urls: readonly string[]): readonly string[] {
  const kinds = urls.map(kindOf);
  const end = kinds.findIndex((kind) => kind === 'Cesium' || kind === 'DuckDB');
  return [...new Set(urls.slice(0, end < 0 ? urls.length : end))].filter((url) => kindOf(url) === 'JavaScript');
}

export const isWorkerScript = (url: string): boolean => /worker[^/]*\.js$/.test(url);

export const kilobytesOf = (urls: readonly string[]): number =>
  urls.reduce((sum, url) => sum + sentBytes(url), 0) / 1000;
