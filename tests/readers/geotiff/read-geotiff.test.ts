import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeArrayBuffer } from 'geotiff';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeLzw, RasterBlockError } from '../../../src/readers/geotiff/bounded-decoders.ts';
import { parseGdalScaling, readGeoTiff } from '../../../src/readers/geotiff/read-geotiff.ts';
import { parseWorldFile } from '../../../src/readers/geotiff/world-file.ts';
import { readShapefile } from '../../../src/readers/shapefile/read-shapefile.ts';
import { realData } from '../../real-data.ts';
import { diskSource, sourceOf } from '../source-of.ts';

const raster = (folder: string) => (name: string) => diskSource(name, join(folder, name));

describe('decodeLzw', () => {
  /** The codes 256 (clear), the given ones, 257 (end), nine bits each. */
  const packed = (...codes: number[]) => {
    const bits = [256, ...codes, 257].map((code) => code.toString(2).padStart(9, '0')).join('');
    return Uint8Array.from(bits.match(/.{1,8}/g)!, (byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
  };

  it('unpacks literals and repeats', () => {
    expect([...decodeLzw(packed(1, 2, 258, 260, 7), 8)]).toEqual([1, 2, 1, 2, 1, 2, 1, 7]);
  });

  it('never makes more than the block declares', () => {
    const run = Array.from({ length: 200 }, (_, index) => 258 + index);
    expect(decodeLzw(packed(9, ...run), 100)).toEqual(new Uint8Array(100).fill(9));
  });

  it('refuses codes that are not defined yet', () => {
    expect(() => decodeLzw(packed(1, 300), 10)).toThrow(RasterBlockError);
    expect(() => decodeLzw(packed(300), 10)).toThrow(RasterBlockError);
  });
});

describe('readGeoTiff', () => {
  const written = (more: Record<string, unknown> = {}) =>
    writeArrayBuffer(Float32Array.of(0, 0.5, -9999, 3) as never, {
      width: 2,
      height: 2,
      BitsPerSample: [32],
      SampleFormat: [3],
      ProjectedCSTypeGeoKey: 6677,
      GTModelTypeGeoKey: 1,
      ModelPixelScale: [10, 10, 0],
      ModelTiepoint: [0, 0, 0, 1000, 2000, 0],
      GDAL_NODATA: '-9999',
      ...more,
    });

  it('gives values, nodata, place and coordinate system', async () => {
    const { content, issues } = await readGeoTiff(sourceOf('a.tif', new Uint8Array(written() as ArrayBuffer)));
    expect(issues).toEqual([]);
    expect(content).toMatchObject({
      width: 2,
      height: 2,
      crs: 'EPSG:6677',
      transform: [10, 0, 1000, 0, -10, 2000],
      nodata: -9999,
    });
    expect([...content!.data!]).toEqual([0, 0.5, Number.NaN, 3]);
  });

  it('shifts by half a cell where the tie point is the centre of a pixel', async () => {
    const { content } = await readGeoTiff(
      sourceOf('a.tif', new Uint8Array(written({ GTRasterTypeGeoKey: 2 }) as ArrayBuffer)),
    );
    expect(content!.transform).toEqual([10, 0, 995, 0, -10, 2005]);
  });

  it('reads scale and offset of the first band only', () => {
    const xml =
      '<GDALMetadata><Item name="OFFSET" sample="1" role="offset">9</Item><Item name="SCALE" sample="0" role="scale">0.01</Item></GDALMetadata>';
    expect(parseGdalScaling(xml)).toEqual({ scale: 0.01, offset: 0 });
  });

  it('makes text and empty files an issue', async () => {
    for (const content of ['', 'no tiff', 'II*\0'])
      expect((await readGeoTiff(sourceOf('x.tif', content))).issues[0]).toMatchObject({
        severity: 'error',
        code: 'geotiff-damaged',
        file: 'x.tif',
      });
  });
});

describe('parseWorldFile', () => {
  it('moves from the centre of the first pixel to its corner', () => {
    expect(parseWorldFile('10\n0\n0\n-10\n1005\n1995\n')).toEqual([10, 0, 1000, 0, -10, 2000]);
    expect(parseWorldFile('10\r\n0\r\n0\r\n')).toBeUndefined();
  });
});

const surge = realData('raster/kumamoto-hightide');
const surgeShapes = realData('vector/kumamoto-hightide-shp');

describe.skipIf(!surge || !surgeShapes)('readGeoTiff on the Kumamoto storm surge', () => {
  it('holds exactly the depths of the shapefile it was made from', async () => {
    const { content } = await readGeoTiff(await raster(surge!)('hightide_BP001_00020m_depth_cog_DERIVED.tif'));
    const part = (extension: string) => diskSource(`a.${extension}`, join(surgeShapes!, `BP001_00020m.${extension}`));
    const { table } = await readShapefile({ shp: await part('SHP'), dbf: await part('DBF'), prj: await part('PRJ') });
    const depths = table!.columns[table!.fields.indexOf('浸水深')]!.map((cell) => Math.fround(cell as number)).sort(
      (a, b) => a - b,
    );
    const cells = Array.from(content!.data!)
      .filter((cell) => !Number.isNaN(cell))
      .sort((a, b) => a - b);
    expect(cells).toEqual(depths);
    expect(content!.crs).toBe('EPSG:4612');
  });
});

const kinds = realData('raster/rasterio');

describe.skipIf(!kinds)('readGeoTiff on the files of rasterio', () => {
  const read = async (name: string) => readGeoTiff(await raster(kinds!)(name));

  it('reads 64-bit, NaN and declared nodata', async () => {
    expect([...(await read('float.tif')).content!.data!]).toHaveLength(6);
    expect((await read('float_nan.tif')).content!.data!.some(Number.isNaN)).toBe(true);
    expect((await read('float_raster_with_nodata.tif')).content!.data!.some(Number.isNaN)).toBe(true);
    expect((await read('all-nodata.tif')).content!.data!.every(Number.isNaN)).toBe(true);
  });

  it('tells pictures from numbers', async () => {
    for (const name of ['RGB.byte.tif', 'rgb_lzw.tif', 'rgb_deflate.tif', 'cogeo.tif'])
      expect((await read(name)).content).toMatchObject({ rgba: expect.any(Uint8ClampedArray) });
    expect((await read('byte.tif')).content!.rgba).toBeUndefined();
  });

  it('decodes the same picture from LZW, deflate and no compression', async () => {
    const pixels = async (name: string) => Buffer.from((await read(name)).content!.rgba!);
    const plain = await pixels('RGB.byte.tif');
    for (const name of ['rgb_lzw.tif', 'rgb_deflate.tif'])
      expect({ name, same: plain.equals(await pixels(name)) }).toEqual({ name, same: true });
  });

  it('keeps a rotation', async () => {
    const { transform } = (await read('rotated.tif')).content!;
    expect(transform![1]).not.toBe(0);
  });

  it('makes a corrupt file an issue', async () => {
    expect((await read('corrupt.tif')).issues).toMatchObject([{ severity: 'error', code: 'geotiff-damaged' }]);
  });
});

const fuzz = realData('malformed/geotiff');

describe.skipIf(!fuzz)('readGeoTiff on fuzzed files', () => {
  let heapBefore = 0;
  beforeAll(() => {
    heapBefore = process.memoryUsage().rss;
  });

  it('ends for every one of them with content or an issue, and within a gigabyte', async () => {
    for (const name of readdirSync(fuzz!)) {
      const { content, issues } = await readGeoTiff(await raster(fuzz!)(name));
      expect({ name, answered: content !== undefined || issues.length > 0 }).toEqual({ name, answered: true });
    }
    expect(process.memoryUsage().rss - heapBefore).toBeLessThan(1024 ** 3);
  });
});
