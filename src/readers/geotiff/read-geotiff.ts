import { fromArrayBuffer, type GeoTIFFImage, getDecoder } from 'geotiff';
import type { Raster } from '../../domain/datasets.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import { parseCrsName } from '../crs/crs-name.ts';
import { parseWktCrs } from '../crs/parse-wkt-crs.ts';
import type { ReadOptions } from '../read-result.ts';
import type { SourceFile } from '../source-file.ts';
import { registerBoundedDecoders } from './bounded-decoders.ts';

registerBoundedDecoders();

/** 16,000 × 16,000: 1 GB as Float32. Larger rasters must be cut or prepared with the Node command. */
const MAX_CELLS = 256_000_000;
/** No codec of TIFF shrinks more than this (a run of equal bytes in LZW); a larger claim is damage or an attack. */
const MAX_COMPRESSION = 20_000;

export interface GeoTiffOptions extends ReadOptions {
  readonly worldFile?: Raster['transform'];
  /** From a .prj or from the user. */
  readonly crs?: string;
  readonly nodata?: number;
}

/** What a GeoTIFF holds: one band of numbers, or a picture. */
export interface GeoTiffContent {
  readonly width: number;
  readonly height: number;
  readonly transform: Raster['transform'] | undefined;
  readonly crs: string | undefined;
  /** Values of the first band with nodata as NaN; absent for pictures. */
  readonly data?: Float32Array;
  /** Red, green, blue, alpha; absent for numbers. */
  readonly rgba?: Uint8ClampedArray<ArrayBuffer>;
  readonly bands: number;
  readonly nodata: number | undefined;
}

export interface GeoTiffResult {
  readonly content: GeoTiffContent | undefined;
  readonly issues: readonly ImportIssue[];
}

const value = <T>(image: GeoTIFFImage, tag: string): T | undefined =>
  image.fileDirectory.getValue(tag as never) as T | undefined;

function transformOf(image: GeoTIFFImage): Raster['transform'] | undefined {
  const keys = image.getGeoKeys() as Record<string, unknown> | null;
  const matrix = value<ArrayLike<number>>(image, 'ModelTransformation');
  const scale = value<ArrayLike<number>>(image, 'ModelPixelScale');
  const tie = value<ArrayLike<number>>(image, 'ModelTiepoint');
  let transform: [number, number, number, number, number, number] | undefined;
  if (matrix && matrix.length >= 8)
    transform = [matrix[0]!, matrix[1]!, matrix[3]!, matrix[4]!, matrix[5]!, matrix[7]!];
  else if (scale && tie && tie.length >= 6) {
    const [a, e] = [scale[0]!, -scale[1]!];
    transform = [a, 0, tie[3]! - tie[0]! * a, 0, e, tie[4]! - tie[1]! * e];
  }
  if (!transform || transform.some((number) => !Number.isFinite(number))) return undefined;
  if (transform[0] * transform[4] - transform[1] * transform[3] === 0) return undefined;
  const [a, b, c, d, e, f] = transform;
  // RasterPixelIsPoint: the tie point is the centre of the pixel.
  return keys?.GTRasterTypeGeoKey === 2 ? [a, b, c - (a + b) / 2, d, e, f - (d + e) / 2] : transform;
}

const USER_DEFINED = 32_767;

function crsOf(image: GeoTIFFImage): string | undefined {
  const keys = image.getGeoKeys() as Record<string, unknown> | null;
  if (!keys) return undefined;
  const projected = keys.ProjectedCSTypeGeoKey;
  if (typeof projected === 'number' && projected > 0 && projected !== USER_DEFINED) return `EPSG:${projected}`;
  for (const key of ['PCSCitationGeoKey', 'GTCitationGeoKey', 'GeogCitationGeoKey']) {
    const citation = keys[key];
    if (typeof citation !== 'string') continue;
    const wkt = citation.match(/((?:PROJCS|GEOGCS)\[.*\])/s)?.[1];
    const found = wkt ? parseWktCrs(wkt) : key === 'GeogCitationGeoKey' ? undefined : parseCrsName(citation);
    if (found) return found;
  }
  const geographic = keys.GeographicTypeGeoKey;
  if (keys.GTModelTypeGeoKey === 1 || projected === undefined)
    return typeof geographic === 'number' && geographic > 0 && geographic !== USER_DEFINED
      ? `EPSG:${geographic}`
      : undefined;
  return undefined;
}

function checkSize(image: GeoTIFFImage, fileSize: number): string | undefined {
  const [width, height] = [image.getWidth(), image.getHeight()];
  const samples = image.getSamplesPerPixel();
  if (!(width > 0 && height > 0)) return 'width or height is zero';
  if (!(samples >= 1 && samples <= 64)) return `${samples} samples a pixel`;
  if (width * height > MAX_CELLS)
    return `${width} × ${height} cells; at most ${MAX_CELLS.toLocaleString('en')} can be read`;
  const tile = image.getTileWidth() * image.getTileHeight();
  if (!(tile > 0) || tile > MAX_CELLS) return `blocks of ${tile} cells`;
  const bytes = Math.max(width * height, Math.min(tile, width * image.getTileHeight())) * samples;
  if (bytes > fileSize * MAX_COMPRESSION) return `${width} × ${height} cells declared in ${fileSize} bytes`;
  return undefined;
}

type Scaling = { readonly scale: number; readonly offset: number };

/** SCALE and OFFSET of the first band from GDAL_METADATA. */
export function parseGdalScaling(xml: string): Scaling {
  const item = (role: string) => {
    const found = [...xml.matchAll(/<Item\s+([^>]*)>([^<]*)<\/Item>/g)].find(
      ([, attributes]) => new RegExp(`role="${role}"`, 'i').test(attributes!) && !/sample="[1-9]/.test(attributes!),
    );
    const number = found ? Number(found[2]) : Number.NaN;
    return Number.isFinite(number) ? number : undefined;
  };
  return { scale: item('scale') ?? 1, offset: item('offset') ?? 0 };
}

async function scalingOf(image: GeoTIFFImage): Promise<Scaling> {
  if (!image.fileDirectory.hasTag('GDAL_METADATA' as never)) return { scale: 1, offset: 0 };
  const xml: unknown = await image.fileDirectory.loadValue('GDAL_METADATA' as never);
  return typeof xml === 'string' ? parseGdalScaling(xml) : { scale: 1, offset: 0 };
}

function nodataOf(image: GeoTIFFImage, chosen: number | undefined): number | undefined {
  if (chosen !== undefined) return chosen;
  const text = value<string>(image, 'GDAL_NODATA')?.replace(/\0/g, '').trim();
  if (text === undefined || text === '') return undefined;
  return /^nan$/i.test(text) ? Number.NaN : Number(text);
}

/** Cells of the first band, read tile row by tile row so that only one row of blocks is held decoded. */
async function readBand(image: GeoTIFFImage, file: SourceFile, options: GeoTiffOptions): Promise<Float32Array> {
  const [width, height] = [image.getWidth(), image.getHeight()];
  const step = Math.max(1, image.getTileHeight());
  const data = new Float32Array(width * height);
  const decoder = await floatDecoder(image);
  const columns = Math.ceil(width / image.getTileWidth());
  for (let y = 0; y < height; y += step) {
    options.signal?.throwIfAborted();
    if (decoder)
      for (let column = 0; column < columns; column++) {
        const block = await image.getTileOrStrip(column, y / step, 0, decoder, options.signal);
        copyBlock(new Float32Array(block.data, 0, Math.floor(block.data.byteLength / 4)), data, image, column, y);
      }
    else {
      const rows = await image.readRasters({
        window: [0, y, width, Math.min(y + step, height)],
        samples: [0],
        interleave: true,
        ...(options.signal && { signal: options.signal }),
      });
      data.set(rows as unknown as ArrayLike<number>, y * width);
    }
    options.onProgress?.({
      file: file.path,
      bytesRead: Math.round((file.size * (y + step)) / height),
      bytesTotal: file.size,
      rows: y,
    });
  }
  return data;
}

/** Codecs whose blocks need no parameters beyond the common ones: none, LZW, deflate, PackBits. */
const plainCodecs = new Set([1, 5, 8, 32946, 32773]);

/** Decoder for single-band little-endian Float32 files, whose blocks can be copied whole; undefined for all others. */
async function floatDecoder(image: GeoTIFFImage) {
  const compression = value<number>(image, 'Compression') ?? 1;
  const float = image.getSampleFormat() === 3 && image.getBitsPerSample() === 32 && image.littleEndian;
  if (!float || image.getSamplesPerPixel() !== 1 || !plainCodecs.has(compression)) return undefined;
  return getDecoder(compression, {
    tileWidth: image.getTileWidth(),
    tileHeight: image.getTileHeight(),
    planarConfiguration: 1,
    bitsPerSample: [32],
    predictor: Number((await image.fileDirectory.loadValue('Predictor' as never)) ?? 1),
  });
}

function copyBlock(
  block: Float32Array,
  data: Float32Array,
  image: GeoTIFFImage,
  column: number,
  firstRow: number,
): void {
  const [width, height, tileWidth] = [image.getWidth(), image.getHeight(), image.getTileWidth()];
  const left = column * tileWidth;
  const used = Math.min(tileWidth, width - left);
  const rows = Math.min(image.getTileHeight(), height - firstRow);
  for (let row = 0; row < rows; row++)
    data.set(block.subarray(row * tileWidth, row * tileWidth + used), (firstRow + row) * width + left);
}

function applyNodata(data: Float32Array, nodata: number | undefined, { scale, offset }: Scaling): void {
  // Files write nodata as a decimal of the double; the cells hold it rounded to their own type.
  const rounded = nodata === undefined ? Number.NaN : Math.fround(nodata);
  const scaled = scale !== 1 || offset !== 0;
  for (let index = 0; index < data.length; index++) {
    const cell = data[index]!;
    if (cell === rounded) data[index] = Number.NaN;
    else if (scaled) data[index] = cell * scale + offset;
  }
}

/** Palette or at least three bands of bytes with a colour interpretation: a picture, not a depth. */
function isPicture(image: GeoTIFFImage): boolean {
  const photometric = value<number>(image, 'PhotometricInterpretation') ?? 1;
  if (photometric === 3 || photometric === 6) return true;
  return photometric === 2 && image.getSamplesPerPixel() >= 3;
}

async function readPicture(image: GeoTIFFImage): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const [width, height] = [image.getWidth(), image.getHeight()];
  const rgb = (await image.readRGB({ interleave: true, enableAlpha: false } as {
    interleave: true;
  })) as unknown as ArrayLike<number>;
  const divisor = image.getBitsPerSample() === 16 ? 257 : 1;
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let band = 0; band < 3; band++) rgba[pixel * 4 + band] = rgb[pixel * 3 + band]! / divisor;
    rgba[pixel * 4 + 3] = 255;
  }
  return rgba;
}

async function readImage(image: GeoTIFFImage, file: SourceFile, options: GeoTiffOptions): Promise<GeoTiffResult> {
  const oversized = checkSize(image, file.size);
  if (oversized)
    return {
      content: undefined,
      issues: [{ severity: 'error', code: 'raster-size', file: file.path, values: { found: oversized } }],
    };
  const common = {
    width: image.getWidth(),
    height: image.getHeight(),
    transform: transformOf(image) ?? options.worldFile,
    crs: options.crs ?? crsOf(image),
    bands: image.getSamplesPerPixel(),
  };
  if (isPicture(image))
    return { content: { ...common, rgba: await readPicture(image), nodata: undefined }, issues: [] };
  const nodata = nodataOf(image, options.nodata);
  const data = await readBand(image, file, options);
  applyNodata(data, nodata, await scalingOf(image));
  const issues: ImportIssue[] =
    common.bands > 1
      ? [{ severity: 'note', code: 'raster-first-band', file: file.path, values: { bands: common.bands } }]
      : [];
  return { content: { ...common, data, nodata }, issues };
}

/** The content in a buffer of its own length. */
async function exactBytes(file: SourceFile): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = (await file.bytes()) as Uint8Array<ArrayBuffer>;
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}

/**
 * Reads the full-resolution image of a TIFF (COG, tiled or striped, any sample type) once, whole. Damaged files become an
 * issue, never an endless decode: sizes are checked against the file and blocks decode into their declared length.
 */
export async function readGeoTiff(file: SourceFile, options: GeoTiffOptions = {}): Promise<GeoTiffResult> {
  try {
    // fromBlob of geotiff.js 3.0 needs FileReader, which Node does not have.
    const tiff = await fromArrayBuffer((await exactBytes(file)).buffer, options.signal);
    return await readImage(await tiff.getImage(0), file, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    return {
      content: undefined,
      issues: [
        { severity: 'error', code: 'geotiff-damaged', file: file.path, values: { reason: reason.slice(0, 200) } },
      ],
    };
  }
}
