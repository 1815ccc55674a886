import type {
  BaseMapDataset,
  Dataset,
  DatasetSource,
  HazardRasterDataset,
  Raster,
  TerrainDataset,
} from '../../domain/datasets.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import { isKnownCrs } from '../../spatial/coordinate-system.ts';
import { parseCrsName } from '../crs/crs-name.ts';
import { chooseCrs } from '../crs/guess-crs.ts';
import { parseWktCrs } from '../crs/parse-wkt-crs.ts';
import { readGeoJson } from '../geojson/read-geojson.ts';
import { readGeoTiff } from '../geotiff/read-geotiff.ts';
import { parseWorldFile } from '../geotiff/world-file.ts';
import { encodePng } from '../image/encode-png.ts';
import { imageSize } from '../image/image-size.ts';
import type { FileSettings } from '../import-settings.ts';
import { interpretTable } from '../interpret/interpret-table.ts';
import { Interpreter } from '../interpret/interpretation.ts';
import { readParquet } from '../parquet/read-parquet.ts';
import type { ReadOptions } from '../read-result.ts';
import type { FileFormat } from '../recognise/file-format.ts';
import { recogniseTable } from '../recognise/role-from-columns.ts';
import { roleFromName } from '../recognise/role-from-name.ts';
import { formatRole, parseRole, type Role } from '../role.ts';
import { readShapefile } from '../shapefile/read-shapefile.ts';
import type { SourceFile } from '../source-file.ts';
import { decodeText } from '../table/decode-text.ts';
import { parseCsv } from '../table/parse-csv.ts';
import { readXlsxTable } from '../table/read-xlsx.ts';
import { GEOMETRY_POLYGON, type RecordTable } from '../table/record-table.ts';
import { yearOfPath } from './file-year.ts';
import type { FileGroup } from './group-files.ts';

/** A group as read: what it was taken for, and what came of it. */
export interface GroupResult {
  readonly recognisedAs: string;
  readonly title: string;
  readonly confidence: number;
  readonly encoding?: string;
  readonly crs?: string;
  readonly year?: number;
  readonly datasets: readonly Dataset[];
  readonly issues: readonly ImportIssue[];
}

/** Below this the user is told what was assumed. */
const SURE_FROM = 0.7;

const fileName = (path: string): string => path.split(/[/!]/).at(-1)!;

const failed = (recognisedAs: string, file: SourceFile, issues: readonly ImportIssue[]): GroupResult => ({
  recognisedAs,
  title: fileName(file.path),
  confidence: 0,
  datasets: [],
  issues,
});

async function readTable(
  group: FileGroup,
  settings: FileSettings,
  options: ReadOptions,
): Promise<{ table?: RecordTable; issues: readonly ImportIssue[] }> {
  switch (group.form) {
    case 'geojson': {
      const { table, issues } = await readGeoJson(group.main, options);
      return { ...(table && { table }), issues };
    }
    case 'csv': {
      const { text, encoding } = decodeText(await group.main.bytes(), settings.encoding);
      const { table, issues } = parseCsv(text, group.main.path, encoding);
      return { ...(table && { table }), issues };
    }
    case 'xlsx': {
      const { table, issues } = await readXlsxTable(group.main);
      return { ...(table && { table }), issues };
    }
    case 'parquet': {
      const { table, issues } = await readParquet(group.main);
      return { ...(table && { table }), issues };
    }
    case 'shapefile': {
      const { shp } = group;
      if (!shp) return { issues: [{ severity: 'error', code: 'shapefile-shp-missing', file: group.main.path }] };
      const { table, issues } = await readShapefile({ ...group, shp }, settings.encoding);
      return { ...(table && { table }), issues };
    }
    default:
      return { issues: [] };
  }
}

/** 将来推計人口 and others come as a .dbf alone. */
async function readLoneDbf(
  group: Extract<FileGroup, { form: 'shapefile' }>,
  settings: FileSettings,
): Promise<RecordTable | undefined> {
  if (group.shp || !group.dbf) return undefined;
  const { parseDbf } = await import('../shapefile/parse-dbf.ts');
  const cpg = group.cpg ? decodeText(await group.cpg.bytes()).text : undefined;
  const dbf = parseDbf(await group.dbf.bytes(), settings.encoding ?? cpg);
  return { ...dbf, file: group.dbf.path, rowWord: 'record', firstRow: 1 };
}

interface TableCrs {
  readonly crs: string;
  readonly guessed: boolean;
  readonly issue?: ImportIssue;
}

const stated = (settings: FileSettings): string | undefined =>
  settings.crs === undefined ? undefined : (parseCrsName(settings.crs) ?? settings.crs);

/** All positions of a table, for judging their range. */
function samplePositions(table: RecordTable): Float64Array {
  const { geometry } = table;
  if (!geometry) return new Float64Array();
  if (geometry.type.includes(GEOMETRY_POLYGON)) return geometry.polygons.positions.subarray(0, 20_000);
  return geometry.points.filter((value) => !Number.isNaN(value)).subarray(0, 20_000);
}

/** Roles that come by mesh code. */
const meshRoles: ReadonlySet<Role['as']> = new Set(['population', 'future_population', 'people_flow', 'consumption']);

function crsOfTable(table: RecordTable, role: Role, settings: FileSettings, isGeoJson: boolean): TableCrs {
  if (!table.geometry) {
    return { crs: meshRoles.has(role.as) ? 'JIS X 0410' : (stated(settings) ?? 'EPSG:6668'), guessed: false };
  }
  const said = stated(settings) ?? table.crs;
  if (said !== undefined) {
    if (isKnownCrs(said)) return { crs: said, guessed: false };
    return {
      crs: said,
      guessed: false,
      issue: { severity: 'error', code: 'crs-unsupported', file: table.file, values: { crs: said } },
    };
  }
  const positions = samplePositions(table);
  if (positions.length === 0) return { crs: 'EPSG:6668', guessed: false };
  // RFC 7946: a GeoJSON that states nothing is WGS84 longitude, latitude.
  const degrees = positions.every((value, index) => Math.abs(value) <= (index % 2 === 0 ? 180 : 90));
  if (isGeoJson && degrees) return { crs: 'EPSG:4326', guessed: false };
  const chosen = chooseCrs(positions);
  if (!chosen) return { crs: '', guessed: false, issue: { severity: 'error', code: 'crs-missing', file: table.file } };
  return {
    ...chosen,
    issue: { severity: 'warning', code: 'crs-guessed', file: table.file, values: { crs: chosen.crs } },
  };
}

function roleUnknown(table: RecordTable, form: string): ImportIssue {
  return {
    severity: 'error',
    code: 'role-unknown',
    file: table.file,
    values: { form, found: table.fields.join(', ').slice(0, 400) || '—' },
  };
}

/** A table of any format as datasets. */
function interpretGroup(
  table: RecordTable,
  form: string,
  settings: FileSettings,
  before: readonly ImportIssue[],
): GroupResult {
  const said = settings.as === undefined ? undefined : parseRole(settings.as);
  const recognised = recogniseTable(table);
  const role = said ?? recognised?.role;
  const title = settings.title ?? recognised?.title ?? fileName(table.file);
  const year = settings.year ?? yearOfPath(table.file);
  const head = { title, ...(table.encoding && { encoding: table.encoding }), ...(year && { year }) };
  if (!role)
    return { ...head, recognisedAs: form, confidence: 0, datasets: [], issues: [...before, roleUnknown(table, form)] };
  const confidence = said ? 1 : recognised!.confidence;
  const crs = crsOfTable(table, role, settings, form === 'geojson');
  const issues = [...before, ...(crs.issue ? [crs.issue] : [])];
  if (confidence < SURE_FROM)
    issues.push({
      severity: 'warning',
      code: 'role-guessed',
      file: table.file,
      values: { role: formatRole(role), percent: Math.round(confidence * 100) },
    });
  const report = { ...head, recognisedAs: formatRole(role), confidence, crs: crs.crs };
  if (crs.issue?.severity === 'error') return { ...report, datasets: [], issues };
  const source: DatasetSource = {
    file: table.file,
    title,
    ...(year && { year }),
    ...(settings.licence && { licence: settings.licence }),
    ...(table.encoding && { encoding: table.encoding }),
    crs: crs.crs,
    crsGuessed: crs.guessed,
    confidence,
  };
  // The columns of the set that was recognised hold unless the user took the file for something else.
  const same = recognised !== undefined && (!said || said.as === recognised.role.as);
  const columns = { ...(same && recognised.columns), ...settings.columns };
  const interpreter = new Interpreter(table, role, source, { ...settings, columns });
  const result = interpretTable(interpreter, same && recognised.locationPlan && (!said || said.as === 'zones'));
  return { ...report, datasets: result.datasets, issues: [...issues, ...result.issues] };
}

async function readTableGroup(
  group: Extract<FileGroup, { main: SourceFile }>,
  settings: FileSettings,
  options: ReadOptions,
): Promise<GroupResult> {
  const lone = group.form === 'shapefile' ? await readLoneDbf(group, settings) : undefined;
  const { table, issues } = lone ? { table: lone, issues: [] } : await readTable(group, settings, options);
  if (!table) return failed(group.form, group.main, issues);
  if (table.rowCount === 0 && issues.every((issue) => issue.severity !== 'error'))
    return failed(group.form, group.main, [
      ...issues,
      {
        severity: 'error',
        code: 'table-empty',
        file: group.main.path,
        values: { found: table.fields.join(', ').slice(0, 200) || '—' },
      },
    ]);
  const result = interpretGroup(table, group.form, settings, issues);
  // A .dbf without its .shp that is no table of meshes or positions lacks the shapes.
  if (lone && result.datasets.length === 0)
    return {
      ...result,
      issues: [
        { severity: 'error', code: 'shapefile-shp-missing', file: group.main.path },
        ...result.issues.filter(({ code }) => code !== 'role-unknown'),
      ],
    };
  return result;
}

async function prjCrs(prj: SourceFile | undefined): Promise<string | undefined> {
  return prj ? parseWktCrs(decodeText(await prj.bytes()).text) : undefined;
}

async function worldTransform(world: SourceFile | undefined): Promise<Raster['transform'] | undefined> {
  return world ? parseWorldFile(decodeText(await world.bytes()).text) : undefined;
}

/** Role of a raster: said, or by name; a picture can only be a base map. */
function rasterRole(
  settings: FileSettings,
  file: SourceFile,
  picture: boolean,
): { role: Role; confidence: number } | undefined {
  const said = settings.as === undefined ? undefined : parseRole(settings.as);
  if (said) return { role: said, confidence: 1 };
  if (picture) return { role: { as: 'base_map' }, confidence: 0.9 };
  const named = roleFromName(file.path);
  return named && (named.role.as === 'hazard' || named.role.as === 'terrain') ? named : undefined;
}

interface RasterCrs {
  readonly crs: string | undefined;
  readonly guessed: boolean;
  readonly issues: readonly ImportIssue[];
}

function crsOfRaster(
  file: string,
  found: string | undefined,
  transform: Raster['transform'],
  width: number,
  height: number,
): RasterCrs {
  if (found !== undefined)
    return isKnownCrs(found)
      ? { crs: found, guessed: false, issues: [] }
      : {
          crs: undefined,
          guessed: false,
          issues: [{ severity: 'error', code: 'crs-unsupported', file, values: { crs: found } }],
        };
  const [a, b, c, d, e, f] = transform;
  const chosen = chooseCrs(Float64Array.of(c, f, c + a * width + b * height, f + d * width + e * height));
  if (!chosen) return { crs: undefined, guessed: false, issues: [{ severity: 'error', code: 'crs-missing', file }] };
  return { ...chosen, issues: [{ severity: 'warning', code: 'crs-guessed', file, values: { crs: chosen.crs } }] };
}

function sourceOf(file: SourceFile, settings: FileSettings, crs: RasterCrs, confidence: number): DatasetSource {
  const year = settings.year ?? yearOfPath(file.path);
  return {
    file: file.path,
    title: settings.title ?? fileName(file.path),
    ...(year && { year }),
    ...(settings.licence && { licence: settings.licence }),
    crs: crs.crs ?? '',
    crsGuessed: crs.guessed,
    confidence,
  };
}

/** Depths and durations below zero are marks of "not surveyed" that the file does not declare. */
function clearNegative(data: Float32Array, file: string): ImportIssue[] {
  let min = 0;
  let count = 0;
  for (let index = 0; index < data.length; index++) {
    const value = data[index]!;
    if (value < 0) {
      min = Math.min(min, value);
      data[index] = Number.NaN;
      count++;
    }
  }
  return count === 0
    ? []
    : [{ severity: 'warning', code: 'raster-negative', file, count, values: { min: String(min) } }];
}

async function readRasterGroup(
  group: Extract<FileGroup, { form: 'geotiff' | 'image' }>,
  settings: FileSettings,
  options: ReadOptions,
): Promise<GroupResult> {
  const { main } = group;
  const world = await worldTransform(group.world);
  const crs = stated(settings) ?? (await prjCrs(group.prj));
  return group.form === 'image'
    ? readImageGroup(group, settings, world, crs)
    : readTiffGroup(main, settings, world, crs, options);
}

async function readTiffGroup(
  main: SourceFile,
  settings: FileSettings,
  world: Raster['transform'] | undefined,
  stateCrs: string | undefined,
  options: ReadOptions,
): Promise<GroupResult> {
  const { content, issues } = await readGeoTiff(main, {
    ...options,
    ...(world && { worldFile: world }),
    ...(stateCrs !== undefined && { crs: stateCrs }),
    ...(settings.nodata !== undefined && { nodata: settings.nodata }),
  });
  if (!content) return failed('geotiff', main, issues);
  const found = rasterRole(settings, main, content.rgba !== undefined);
  const { transform, width, height } = content;
  if (!transform)
    return failed(found ? formatRole(found.role) : 'geotiff', main, [
      ...issues,
      { severity: 'error', code: 'raster-position-missing', file: main.path },
    ]);
  const crs = crsOfRaster(main.path, content.crs, transform, width, height);
  if (!crs.crs) return failed(found ? formatRole(found.role) : 'geotiff', main, [...issues, ...crs.issues]);
  if (!found)
    return {
      ...failed('geotiff', main, [
        ...issues,
        { severity: 'error', code: 'role-unknown', file: main.path, values: { form: 'GeoTIFF', found: '—' } },
      ]),
      crs: crs.crs,
    };
  const all = [...issues, ...crs.issues];
  if (found.confidence < SURE_FROM)
    all.push({
      severity: 'warning',
      code: 'role-guessed',
      file: main.path,
      values: { role: formatRole(found.role), percent: Math.round(found.confidence * 100) },
    });
  const source = sourceOf(main, settings, crs, found.confidence);
  const report = {
    recognisedAs: formatRole(found.role),
    title: source.title,
    confidence: found.confidence,
    crs: crs.crs,
    ...(source.year && { year: source.year }),
  };
  if (content.rgba) {
    if (found.role.as !== 'base_map')
      return {
        ...report,
        datasets: [],
        issues: [
          ...all,
          {
            severity: 'error',
            code: 'role-form-mismatch',
            file: main.path,
            values: { role: report.recognisedAs, form: 'RGB' },
          },
        ],
      };
    const image = await encodePng(content.rgba, width, height);
    const dataset: BaseMapDataset = {
      kind: 'base_map',
      source,
      image,
      mediaType: 'image/png',
      width,
      height,
      crs: crs.crs,
      transform,
    };
    return { ...report, datasets: [dataset], issues: all };
  }
  const raster: Raster = { width, height, data: content.data!, crs: crs.crs, transform };
  return { ...report, ...rasterDatasets(found.role, raster, source, main.path, all) };
}

function rasterDatasets(
  role: Role,
  raster: Raster,
  source: DatasetSource,
  file: string,
  issues: readonly ImportIssue[],
): Pick<GroupResult, 'datasets' | 'issues'> {
  const empty: ImportIssue[] = raster.data.every(Number.isNaN)
    ? [{ severity: 'warning', code: 'raster-no-values', file }]
    : [];
  if (role.as === 'terrain') {
    const dataset: TerrainDataset = { kind: 'terrain', form: 'grid', raster, source };
    return { datasets: [dataset], issues: [...issues, ...empty] };
  }
  if (role.as === 'hazard' && role.quantity !== 'area_type') {
    const negative = clearNegative(raster.data, file);
    const dataset: HazardRasterDataset = {
      kind: 'hazard_raster',
      source,
      hazard: role.hazard,
      scale: role.scale,
      name: hazardName(file),
      quantity: role.quantity,
      raster,
    };
    return { datasets: [dataset], issues: [...issues, ...empty, ...negative] };
  }
  return {
    datasets: [],
    issues: [
      ...issues,
      { severity: 'error', code: 'role-form-mismatch', file, values: { role: formatRole(role), form: 'GeoTIFF' } },
    ],
  };
}

/** River or coast in a file name: `洪水浸水想定_青瀬川_想定最大規模_L2.tif` → 青瀬川. */
function hazardName(path: string): string {
  const stem = fileName(path)
    .normalize('NFKC')
    .replace(/\.[^.]+$/, '');
  return stem.split(/[_\s-]/).find((word) => /[川海岸湾港池]$/.test(word)) ?? stem;
}

async function readImageGroup(
  { main }: Extract<FileGroup, { form: 'geotiff' | 'image' }>,
  settings: FileSettings,
  transform: Raster['transform'] | undefined,
  stateCrs: string | undefined,
): Promise<GroupResult> {
  const bytes = await main.bytes();
  const size = imageSize(bytes);
  if (!size)
    return failed('base_map', main, [
      { severity: 'error', code: 'read-failed', file: main.path, values: { reason: 'PNG / JPEG header' } },
    ]);
  if (!transform)
    return failed('base_map', main, [{ severity: 'error', code: 'image-position-missing', file: main.path }]);
  const crs = crsOfRaster(main.path, stateCrs, transform, size.width, size.height);
  if (!crs.crs) return failed('base_map', main, crs.issues);
  const source = sourceOf(main, settings, crs, 0.9);
  const mediaType = bytes[0] === 0x89 ? 'image/png' : 'image/jpeg';
  const dataset: BaseMapDataset = {
    kind: 'base_map',
    source,
    image: bytes,
    mediaType,
    ...size,
    crs: crs.crs,
    transform,
  };
  return {
    recognisedAs: 'base_map',
    title: source.title,
    confidence: 0.9,
    crs: crs.crs,
    datasets: [dataset],
    issues: crs.issues,
  };
}

function unrecognised(file: SourceFile, format: FileFormat): GroupResult {
  const { path } = file;
  if (format === 'empty') return failed('empty', file, [{ severity: 'error', code: 'file-empty', file: path }]);
  return failed(format, file, [
    { severity: 'error', code: 'file-unrecognised', file: path, values: { found: format } },
  ]);
}

/** Reads one group (all but CityGML and tilesets). Never rejects for what is in a file; rejects with an AbortError only. */
export async function readGroup(group: FileGroup, settings: FileSettings, options: ReadOptions): Promise<GroupResult> {
  if (group.form === 'citygml' || group.form === 'tileset' || group.form === 'ignored')
    throw new RangeError(`expected a group of one file, got ${group.form}`);
  try {
    if (group.form === 'broken') throw new Error(group.failure);
    if (group.form === 'unknown') return unrecognised(group.main, group.format);
    if (group.form === 'geotiff' || group.form === 'image') return await readRasterGroup(group, settings, options);
    return await readTableGroup(group, settings, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    return failed(group.form, group.main, [
      { severity: 'error', code: 'read-failed', file: group.main.path, values: { reason: reason.slice(0, 300) } },
    ]);
  }
}
