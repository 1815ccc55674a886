import fc from 'fast-check';
import { fromArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import { writeGeotiff } from '../../../src/city/package/geotiff-file.ts';
import type { Raster } from '../../../src/domain/datasets.ts';

function createRaster(width: number, height: number, cell: (i: number) => number, crs = 'EPSG:6677'): Raster {
  return {
    width,
    height,
    data: Float32Array.from({ length: width * height }, (_, i) => cell(i)),
    crs,
    transform: [10, 0, -1000.5, 0, -10, 2000.25],
  };
}

const open = async (raster: Raster) => (await fromArrayBuffer(writeGeotiff(raster).buffer as ArrayBuffer)).getImage();

describe('GeoTIFF files', () => {
  it('give every cell back bit for bit through another reader, NaN and edge tiles included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), async (width, height) => {
        const raster = createRaster(width, height, (i) => (i % 7 === 0 ? Number.NaN : Math.sin(i) * 10 ** (i % 9)));
        const image = await open(raster);
        const [data] = await image.readRasters();
        expect(data).toEqual(raster.data);
      }),
      { numRuns: 12 },
    );
  });

  it('carry place, CRS and nodata', async () => {
    const image = await open(createRaster(3, 2, (i) => i));
    expect(image.getOrigin().slice(0, 2)).toEqual([-1000.5, 2000.25]);
    expect(image.getResolution().slice(0, 2)).toEqual([10, -10]);
    expect(image.getGeoKeys()).toMatchObject({ GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 6677 });
    expect(image.getGDALNoData()).toBeNaN();
  });

  it('write a geographic CRS as such', async () => {
    const image = await open(createRaster(3, 2, (i) => i, 'EPSG:6668'));
    expect(image.getGeoKeys()).toMatchObject({ GTModelTypeGeoKey: 2, GeographicTypeGeoKey: 6668 });
  });

  it('refuse a CRS without a code', () => {
    expect(() => writeGeotiff(createRaster(1, 1, () => 0, 'local'))).toThrow(
      /expected a CRS such as EPSG:6677, got "local"/,
    );
  });
});
