import type { DatasetSource } from '../../domain/datasets.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import type { TileColumn } from '../../domain/tile-column.ts';
import { packageRoot, packageTitle } from '../citygml/package-layout.ts';
import type { ReadOptions } from '../read-result.ts';
import type { SourceFile } from '../source-file.ts';
import {
  type ReadTilesetOptions,
  readTileset,
  type TilesetFiles,
  type TilesetReading,
} from '../tiles3d/read-tileset.ts';
import type { BuildingCount } from '../tiles3d/survey-tiles.ts';
import type { TilesetBounds } from '../tiles3d/tileset-bounds.ts';
import { droppedFile, type FileReport, stateOf } from './file-report.ts';
import type { FileGroup } from './group-files.ts';
import { fileName } from './group-result.ts';

/** What is known of a 3D Tiles tileset. It is shown by the map as it is and is no part of any table. */
export interface TilesetFacts {
  readonly source: DatasetSource;
  readonly count: BuildingCount;
  /** False for water surfaces and the like, whose features are no buildings. */
  readonly holdsBuildings: boolean;
  /** Names of all attributes. */
  readonly columns: readonly string[];
  /** Attributes to colour by, inundation first. */
  readonly described: readonly TileColumn[];
  readonly bounds?: TilesetBounds;
  /** Where its features stand close together. */
  readonly densest?: TilesetBounds;
}

/** A tileset of the drop with its files, which are named as its tileset.json names them. */
export interface DroppedTileset extends TilesetFacts {
  /** Path of the tileset.json in `files`. */
  readonly root: string;
  readonly files: ReadonlyMap<string, SourceFile>;
}

type TilesetGroup = Extract<FileGroup, { readonly form: 'tileset' }>;

/** EPSG: geocentric WGS 84, in which tiles are placed. Source: 3D Tiles 1.1, Coordinate reference system. */
const TILES_CRS = 'EPSG:4978';

/** Reads what a dropped tileset holds. Rejects with an AbortError only. */
export async function readTilesetGroup(
  { main, files }: TilesetGroup,
  { signal, onProgress }: ReadOptions,
): Promise<{ readonly report: FileReport; readonly tileset?: DroppedTileset }> {
  const started = performance.now();
  const folder = main.path.slice(0, main.path.length - fileName(main.path).length);
  const own = new Map(files.map((file) => [file.path.slice(folder.length), file]));
  const bytesTotal = files.reduce((sum, { size }) => sum + size, 0);
  const { facts, issues } = await tilesetFacts(own, fileName(main.path), main.path, {
    ...(signal && { signal }),
    onProgress: ({ bytes, buildings }) =>
      onProgress?.({ file: main.path, bytesRead: bytes, bytesTotal, rows: buildings }),
    place: (path) => folder + path,
  });
  const report: FileReport = {
    file: main.path,
    dropped: droppedFile(main.path),
    count: files.length,
    recognisedAs: 'tileset',
    title: facts?.source.title ?? fileName(main.path),
    rows: facts?.count.buildings ?? 0,
    ...(facts?.source.year !== undefined && { year: facts.source.year }),
    ...(facts && { crs: TILES_CRS }),
    confidence: 1,
    guesses: [],
    state: facts ? stateOf(Math.max(1, facts.count.buildings), issues) : 'rejected',
    issues,
    milliseconds: performance.now() - started,
    bytes: bytesTotal,
  };
  return { report, ...(facts && { tileset: { ...facts, root: fileName(main.path), files: own } }) };
}

export interface TilesetFactsOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: ReadTilesetOptions['onProgress'];
  readonly mostBytes?: number;
  /** Path or address of a tile as issues name it. */
  readonly place: (path: string) => string;
}

/** Facts of the tileset whose tileset.json is `root`; without them where no tile could be read. Rejects with an AbortError only. */
export async function tilesetFacts(
  files: TilesetFiles,
  root: string,
  name: string,
  { place, signal, ...options }: TilesetFactsOptions,
): Promise<{ readonly facts?: TilesetFacts; readonly issues: readonly ImportIssue[] }> {
  let reading: TilesetReading;
  try {
    reading = await readTileset(files, root, { ...options, ...(signal && { signal }) });
  } catch (error) {
    signal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    return { issues: [{ severity: 'error', code: 'tileset-unreadable', file: name, values: { reason } }] };
  }
  const { count, tiles, bounds, densest, columns, described, holdsBuildings } = reading;
  const issues = reading.issues.map((issue) => ({ ...issue, file: place(issue.file) }));
  if (tiles === 0) {
    const missing = issues.filter(({ code }) => code === 'tileset-tile-missing').length;
    return {
      issues: [...issues, { severity: 'error', code: 'tileset-without-tiles', file: name, values: { missing } }],
    };
  }
  return {
    facts: {
      source: tilesetSource(name, reading),
      count,
      holdsBuildings,
      columns,
      described,
      ...(bounds && { bounds }),
      ...(densest && { densest }),
    },
    issues: [...issues, ...notes(name, reading)],
  };
}

function notes(file: string, { count, tiles, complete, bytes, holdsBuildings }: TilesetReading): ImportIssue[] {
  const { features, buildings, idColumn = '' } = count;
  const found: ImportIssue[] = [{ severity: 'note', code: 'tileset-shown', file, count: tiles }];
  if (holdsBuildings && features > buildings) {
    const values = { features, buildings, column: idColumn };
    found.push({ severity: 'note', code: 'tileset-repeats', file, values });
  }
  if (!complete) {
    const values = { megabytes: Math.round(bytes / 1e6) };
    found.push({ severity: 'warning', code: 'tileset-partly-counted', file, values });
  }
  return found;
}

/** Attributes that only tiles made from PLATEAU's CityGML have. */
const plateauColumn = /(^|[_:])uro:|^建物ID$|^gml_id$/;

function tilesetSource(file: string, { columns, cityName }: TilesetReading): DatasetSource {
  const root = packageRoot(file);
  const isPlateau = root.cityCode !== '' || columns.some((column) => plateauColumn.test(column));
  const folder = file.split(/[/!]/).slice(0, -1).at(-1);
  const title = isPlateau
    ? packageTitle({ ...root, cityName: cityName ?? root.cityName })
    : (folder ?? fileName(file)).replace(/\.zip$/i, '');
  return {
    file,
    title: `${title} 3D Tiles`,
    ...(root.year !== undefined && { year: root.year }),
    crs: TILES_CRS,
    crsGuessed: false,
    confidence: 1,
  };
}
