import type {
  BaseMapDataset,
  DatasetSource,
  HazardRasterDataset,
  Raster,
  TerrainDataset,
} from '../../domain/datasets.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import { isKnownCrs } from '../../spatial/coordinate-system.ts';
import { chooseCrs } from '../crs/guess-crs.ts';
import { parseWktCrs } from '../crs/parse-wkt-crs.ts';
import { readGeoTiff } from '../geotiff/read-geotiff.ts';
import { parseWorldFile } from '../geotiff/world-file.ts';
import { encodePng } from '../image/encode-png.ts';
import { imageSize } from '../image/image-size.ts';
import type { FileSettings } from '../import-settings.ts';
import type { ReadOptions } from '../read-result.ts';
import { roleFromName } from '../recognise/role-from-name.ts';
import { formatRole, parseRole, type Role } from '../role.ts';
import type { SourceFile } from '../source-file.ts';
import { decodeText } from '../table/decode-text.ts';
import { yearOfPath } from './file-year.ts';
import type { FileGroup } from './group-files.ts';
import { failed, fileName, type GroupResult, SURE_FROM, stated } from './group-result.ts';

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

/** Deeper than any inundation: the file counts in centimetres, or does not declare its nodata value. */
const IMPLAUSIBLE_DEPTH_METERS = 100;

function implausibleDepths(data: Float32Array, file: string): ImportIssue[] {
  let max = 0;
  let count = 0;
  for (let index = 0; index < data.length; index++) {
    const value = data[index]!;
    if (!(value > IMPLAUSIBLE_DEPTH_METERS)) continue;
    max = Math.max(max, value);
    count++;
  }
  return count === 0
    ? []
    : [{ severity: 'warning', code: 'depth-implausible', file, count, values: { max: String(max) } }];
}

/** Reads a GeoTIFF, or a picture with a world file. */
export async function readRasterGroup(
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
    const deep = role.quantity === 'depth' ? implausibleDepths(raster.data, file) : [];
    const dataset: HazardRasterDataset = {
      kind: 'hazard_raster',
      source,
      hazard: role.hazard,
      scale: role.scale,
      name: hazardName(file),
      quantity: role.quantity,
      raster,
    };
    return { datasets: [dataset], issues: [...issues, ...empty, ...negative, ...deep] };
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
