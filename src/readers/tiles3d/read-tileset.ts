import type { ImportIssue } from '../../domain/import-issue.ts';
import type { SourceFile } from '../source-file.ts';
import { parseB3dm } from './parse-b3dm.ts';
import { parseGlbTable } from './parse-glb-table.ts';
import { createTilesSurvey, type TilesSurvey } from './survey-tiles.ts';
import { parseJsonRange, TileError, type TileTable } from './tile-table.ts';
import { densestBounds, type PlacedTile, type TilesetBounds, tilesetBounds } from './tileset-bounds.ts';
import { type TileContent, tileContents } from './tileset-json.ts';

/** What all tiles of a tileset amount to. */
export interface TilesetReading extends TilesSurvey {
  /** Tiles with content that could be read. */
  readonly tiles: number;
  readonly bytes: number;
  /** False where reading stopped at `mostBytes`: the counts are then too small. */
  readonly complete: boolean;
  readonly bounds?: TilesetBounds;
  /** Where its features stand close together; where a view of it begins. */
  readonly densest?: TilesetBounds;
  readonly issues: readonly ImportIssue[];
}

/** Gives the file at a path as tileset.json files write it; undefined where there is none. A Map of files is one. */
export interface TilesetFiles {
  get(path: string): SourceFile | undefined;
}

export interface ReadTilesetOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly buildings: number; readonly bytes: number }) => void;
  /** Stops counting from here on; no limit if absent. */
  readonly mostBytes?: number;
}

/**
 * Reads the attributes of every tile below `root` (a path in `files`, folders with `/`). A damaged or missing tile becomes an
 * issue and the rest is read. Throws a TileError for a damaged root and the signal's reason when aborted.
 */
export async function readTileset(
  files: TilesetFiles,
  root: string,
  { signal, onProgress, mostBytes = Number.POSITIVE_INFINITY }: ReadTilesetOptions = {},
): Promise<TilesetReading> {
  const survey = createTilesSurvey();
  const issues: ImportIssue[] = [];
  const seen = new Set<string>([root]);
  const queue: TileContent[] = [{ path: root }];
  const placed: PlacedTile[] = [];
  let [tiles, bytes] = [0, 0];
  let bounds: TilesetBounds | undefined;
  while (queue.length > 0 && bytes < mostBytes) {
    const { path, bounds: place } = queue.shift()!;
    signal?.throwIfAborted();
    const source = files.get(path);
    if (!source) {
      if (path === root) throw new TileError(path, 0, 'the file is not there');
      issues.push({ severity: 'warning', code: 'tileset-tile-missing', file: path });
      continue;
    }
    try {
      const content = await source.bytes();
      bytes += content.length;
      const found = readTile(content, path);
      if ('children' in found) {
        if (path === root) bounds = found.bounds;
        for (const child of found.children) {
          if (seen.has(child.path)) continue;
          seen.add(child.path);
          queue.push(child);
        }
      } else {
        tiles++;
        if (found.table) survey.add(found.table);
        if (found.table && place) placed.push({ bounds: place, features: found.table.featureCount });
      }
      onProgress?.({ buildings: survey.buildings(), bytes });
    } catch (error) {
      signal?.throwIfAborted();
      if (path === root) throw error;
      issues.push(damaged(path, error));
    }
  }
  const densest = densestBounds(placed);
  const where = { ...(bounds && { bounds }), ...(densest && { densest }) };
  return { ...survey.result(), tiles, bytes, complete: queue.length === 0, ...where, issues };
}

type Found =
  | { readonly children: readonly TileContent[]; readonly bounds: TilesetBounds | undefined }
  | { readonly table: TileTable | undefined };

function readTile(bytes: Uint8Array, path: string): Found {
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  if (magic === 'b3dm') return { table: parseB3dm(bytes, path) };
  if (magic === 'glTF') return { table: parseGlbTable(bytes, path) };
  if (/^\s*\{/.test(magic)) {
    const json = parseJsonRange(bytes, 0, bytes.length, path);
    return { children: tileContents(json, path), bounds: tilesetBounds(json) };
  }
  if (['i3dm', 'pnts', 'cmpt'].includes(magic)) return { table: undefined };
  throw new TileError(path, 0, `expected a b3dm, glb or tileset, got "${magic}"`);
}

const damaged = (file: string, error: unknown): ImportIssue => ({
  severity: 'error',
  code: 'tileset-tile-damaged',
  file,
  ...(error instanceof TileError && { place: `byte ${error.place}` }),
  values: { reason: error instanceof Error ? error.message : String(error) },
});
