import type { ImportIssue } from '../../domain/import-issue.ts';
import type { SourceFile } from '../source-file.ts';
import { type BuildingCount, countBuildings } from './count-buildings.ts';
import { parseB3dm } from './parse-b3dm.ts';
import { parseGlbTable } from './parse-glb-table.ts';
import { parseJsonRange, TileError, type TileTable } from './tile-table.ts';
import { contentPaths } from './tileset-json.ts';

/** Attributes of all tiles of a tileset and what they amount to. */
export interface TilesetTables {
  readonly tables: readonly TileTable[];
  readonly count: BuildingCount;
  /** Names of all columns, in the order of first appearance. */
  readonly columns: readonly string[];
  readonly issues: readonly ImportIssue[];
}

/**
 * Reads the attributes of every tile below `root` (a path in `files`, folders with `/`). A damaged or missing tile becomes an
 * issue and the rest is read. Throws a TileError for a damaged root and the signal's reason when aborted.
 */
export async function readTileset(
  files: ReadonlyMap<string, SourceFile>,
  root: string,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (tiles: number) => void } = {},
): Promise<TilesetTables> {
  const tables: TileTable[] = [];
  const issues: ImportIssue[] = [];
  const seen = new Set<string>([root]);
  const queue = [root];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    options.signal?.throwIfAborted();
    const source = files.get(path);
    if (!source) {
      if (path === root) throw new TileError(path, 0, 'the file is not there');
      issues.push(failure(path, 'the tileset names this file, but it is not there'));
      continue;
    }
    try {
      const found = readTile(await source.bytes(), path);
      if ('children' in found) {
        for (const child of found.children) {
          if (seen.has(child)) continue;
          seen.add(child);
          queue.push(child);
        }
      } else if (found.table) tables.push(found.table);
      options.onProgress?.(tables.length);
    } catch (error) {
      if (!(error instanceof TileError) || path === root) throw error;
      issues.push(failure(path, error.message, `byte ${error.place}`));
    }
  }
  const columns = [...new Set(tables.flatMap((table) => [...table.columns.keys()]))];
  return { tables, count: countBuildings(tables), columns, issues };
}

function readTile(
  bytes: Uint8Array,
  path: string,
): { readonly children: readonly string[] } | { readonly table: TileTable | undefined } {
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  if (magic === 'b3dm') return { table: parseB3dm(bytes, path) };
  if (magic === 'glTF') return { table: parseGlbTable(bytes, path) };
  if (/^\s*\{/.test(magic)) return { children: contentPaths(parseJsonRange(bytes, 0, bytes.length, path), path) };
  if (['i3dm', 'pnts', 'cmpt'].includes(magic)) return { table: undefined };
  throw new TileError(path, 0, `expected a b3dm, glb or tileset, got "${magic}"`);
}

const failure = (file: string, reason: string, place?: string): ImportIssue => ({
  severity: 'error',
  code: 'read-failed',
  file,
  ...(place !== undefined && { place }),
  values: { reason },
});
