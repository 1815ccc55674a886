import { codeListName } from '../citygml/code-lists.ts';
import { extensionOf, type FileFormat, formatHeadBytes, formatOf } from '../recognise/file-format.ts';
import type { SourceFile } from '../source-file.ts';

/** Files that are read together. */
export type FileGroup =
  | { readonly form: 'citygml'; readonly files: readonly SourceFile[] }
  | {
      readonly form: 'shapefile';
      readonly main: SourceFile;
      readonly shp?: SourceFile;
      readonly dbf?: SourceFile;
      readonly prj?: SourceFile;
      readonly cpg?: SourceFile;
    }
  | {
      readonly form: 'geotiff' | 'image';
      readonly main: SourceFile;
      readonly world?: SourceFile;
      readonly prj?: SourceFile;
    }
  | { readonly form: 'tileset'; readonly main: SourceFile; readonly files: readonly SourceFile[] }
  | { readonly form: 'geojson' | 'csv' | 'xlsx' | 'parquet' | 'geopackage'; readonly main: SourceFile }
  | { readonly form: 'broken'; readonly main: SourceFile; readonly failure: string }
  | { readonly form: 'unknown'; readonly main: SourceFile; readonly format: FileFormat }
  | {
      readonly form: 'ignored';
      readonly main: SourceFile;
      readonly files: readonly SourceFile[];
      readonly sort: IgnoredSort;
    };

/** Why files are left aside. */
export type IgnoredSort = 'document' | 'texture' | 'schema' | 'metadata' | 'sidecar' | 'tile';

interface Formatted {
  readonly file: SourceFile;
  readonly format: FileFormat | 'broken';
  readonly failure?: string;
}

const stemOf = (path: string): string =>
  path
    .replace(/\.[^./!\\]+$/, '')
    .normalize('NFC')
    .toLowerCase();

const texture = /_appearance\/[^/]+\.(jpe?g|png|tiff?)$/i;
const schema = /(^|[/!])(schemas\/.*|[^/]*\.xsd)$/i;
const metadata =
  /(^|[/!])(metadata|specification)\/|(^|[/!])KS-META-[^/]*\.xml$|\.(qml|sld|lyr|lyrx|qmd|mxd|qgs|qgz)$/i;

/** Format without looking inside, for the thousands of files of a package whose place already tells what they are. */
function formatByPlace(file: SourceFile): FileFormat | undefined {
  if (file.size > 0 && extensionOf(file.path) === 'gml') return 'citygml';
  return undefined;
}

async function formatted(file: SourceFile): Promise<Formatted> {
  const placed = formatByPlace(file);
  if (placed) return { file, format: placed };
  try {
    const head = await file.slice(0, Math.min(file.size, formatHeadBytes));
    return { file, format: formatOf(head, file.size, file.path) };
  } catch (error) {
    return { file, format: 'broken', failure: error instanceof Error ? error.message : String(error) };
  }
}

function ignoredSort({ file, format }: Formatted): IgnoredSort | undefined {
  if (texture.test(file.path)) return 'texture';
  if (schema.test(file.path)) return 'schema';
  if (metadata.test(file.path) && format !== 'geojson') return 'metadata';
  if (format === 'document' || (format === 'text' && extensionOf(file.path) !== 'gml')) return 'document';
  return undefined;
}

/** The files beside a main file, by extension; the first of a name wins. */
class Beside {
  readonly #files = new Map<string, SourceFile>();
  readonly used = new Set<string>();

  constructor(files: readonly SourceFile[]) {
    for (const file of files) {
      const key = `${stemOf(file.path)}.${extensionOf(file.path)}`;
      if (!this.#files.has(key)) this.#files.set(key, file);
    }
  }

  take(main: SourceFile, ...extensions: readonly string[]): SourceFile | undefined {
    for (const extension of extensions) {
      // `map.tif` goes with `map.tfw` and with `map.tif.tfw`.
      const found =
        this.#files.get(`${stemOf(main.path)}.${extension}`) ??
        this.#files.get(`${main.path.toLowerCase()}.${extension}`);
      if (found && found !== main) {
        this.used.add(found.path);
        return found;
      }
    }
    return undefined;
  }
}

function shapefileGroup(main: SourceFile, beside: Beside): FileGroup {
  const part = (extension: string) => (extensionOf(main.path) === extension ? main : beside.take(main, extension));
  const parts = { shp: part('shp'), dbf: part('dbf'), prj: part('prj'), cpg: part('cpg') };
  beside.take(main, 'shx');
  return { form: 'shapefile', main, ...defined(parts) };
}

const defined = <T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

function rasterGroup(form: 'geotiff' | 'image', main: SourceFile, beside: Beside): FileGroup {
  const world = beside.take(
    main,
    ...(form === 'geotiff' ? ['tfw', 'tifw', 'wld'] : ['pgw', 'pngw', 'jgw', 'jpgw', 'wld']),
  );
  return { form, main, ...defined({ world, prj: beside.take(main, 'prj') }) };
}

/** The archive or the folder that was dropped; '' for loose files. */
const topOf = (path: string): string =>
  path.includes('!') ? path.split('!', 1)[0]! : (path.split('/').slice(0, -1)[0] ?? '');

const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1);

/** Outermost tilesets with all files below their folders. */
function tilesetGroups(entries: readonly Formatted[], taken: Set<string>): FileGroup[] {
  const roots = entries
    .filter(({ format }) => format === 'tileset')
    .sort((a, b) => a.file.path.length - b.file.path.length);
  const groups: FileGroup[] = [];
  for (const { file } of roots) {
    if (taken.has(file.path)) continue;
    const folder = folderOf(file.path);
    const files = entries
      .map((entry) => entry.file)
      .filter((other) => other.path.startsWith(folder) && !taken.has(other.path));
    const own =
      folder === ''
        ? files.filter((other) => other === file || /\.(b3dm|i3dm|pnts|cmpt|glb|gltf|subtree)$/i.test(other.path))
        : files;
    for (const other of own) taken.add(other.path);
    groups.push({ form: 'tileset', main: file, files: own });
  }
  return groups;
}

function groupOf(entry: Formatted, beside: Beside): FileGroup {
  const { file, format, failure } = entry;
  switch (format) {
    case 'shapefile':
    case 'dbf':
      return shapefileGroup(file, beside);
    case 'geotiff':
      return rasterGroup('geotiff', file, beside);
    case 'png':
    case 'jpeg':
      return rasterGroup('image', file, beside);
    case 'geojson':
    case 'csv':
    case 'xlsx':
    case 'parquet':
    case 'geopackage':
      return { form: format, main: file };
    case 'broken':
      return { form: 'broken', main: file, failure: failure ?? '' };
    default:
      return { form: 'unknown', main: file, format };
  }
}

function summarise(
  groups: readonly FileGroup[],
  ignored: ReadonlyMap<string, { sort: IgnoredSort; files: SourceFile[] }>,
): FileGroup[] {
  const rest = [...ignored.values()].map(
    ({ sort, files }): FileGroup => ({ form: 'ignored', main: files[0]!, files, sort }),
  );
  return [...groups, ...rest];
}

/**
 * Looks at the beginning of every file and puts together what belongs together. Nothing gets lost: each file is in a group,
 * even if only as ignored. .dbf files pair with .shp of the same name; a .dbf alone is a table.
 */
export async function groupFiles(files: readonly SourceFile[], signal?: AbortSignal): Promise<readonly FileGroup[]> {
  const entries: Formatted[] = [];
  for (const file of files) {
    signal?.throwIfAborted();
    entries.push(await formatted(file));
  }
  const taken = new Set<string>();
  const groups = tilesetGroups(entries, taken);
  const gml: SourceFile[] = [];
  const ignored = new Map<string, { sort: IgnoredSort; files: SourceFile[] }>();
  const leave = (file: SourceFile, sort: IgnoredSort) => {
    const key = `${topOf(file.path)} ${sort}`;
    const known = ignored.get(key);
    if (known) known.files.push(file);
    else ignored.set(key, { sort, files: [file] });
  };
  const beside = new Beside(entries.filter(({ file }) => !taken.has(file.path)).map(({ file }) => file));
  const later: Formatted[] = [];
  const withShp = new Set(
    entries.filter(({ file }) => extensionOf(file.path) === 'shp').map(({ file }) => stemOf(file.path)),
  );
  for (const entry of entries) {
    if (taken.has(entry.file.path)) continue;
    const sort = ignoredSort(entry);
    if (sort) leave(entry.file, sort);
    else if (entry.format === 'citygml' || extensionOf(entry.file.path) === 'gml') gml.push(entry.file);
    else if (
      entry.format === 'codelist' ||
      (extensionOf(entry.file.path) === 'xml' && codeListName(entry.file.path) !== undefined)
    )
      gml.push(entry.file);
    else if (entry.format === 'tile') leave(entry.file, 'tile');
    else if (entry.format === 'sidecar') later.push(entry);
    else if (entry.format === 'dbf' && withShp.has(stemOf(entry.file.path))) taken.add(entry.file.path);
    else groups.push(groupOf(entry, beside));
  }
  for (const { file } of later) if (!beside.used.has(file.path)) leave(file, 'sidecar');
  if (gml.some(({ path }) => /\.gml$/i.test(path))) groups.push({ form: 'citygml', files: gml });
  else for (const file of gml) leave(file, 'metadata');
  return summarise(groups, ignored);
}
