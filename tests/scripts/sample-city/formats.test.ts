import { inflateSync } from 'node:zlib';
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import fc from 'fast-check';
import { fromArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import { writeGeoTiff } from '../../../scripts/sample-city/formats/geotiff-writer.ts';
import { Picture } from '../../../scripts/sample-city/formats/picture.ts';
import { csv, toCp932 } from '../../../scripts/sample-city/formats/text.ts';
import { zipFiles } from '../../../scripts/sample-city/formats/zip.ts';
import { fromLonLat, meshBounds, meshCode, toLonLat } from '../../../scripts/sample-city/world/frame.ts';
import { hazardGrid } from '../../../scripts/sample-city/world/hazards.ts';
import { dissolve } from '../../../scripts/sample-city/world/plan-areas.ts';
import { reliefTriangles, vertexAt } from '../../../scripts/sample-city/world/relief-mesh.ts';
import { signedArea } from '../../../scripts/sample-city/world/shapes.ts';
import { createTerrain } from '../../../scripts/sample-city/world/terrain.ts';
import { traceCells } from '../../../scripts/sample-city/world/traced-areas.ts';
import { patience } from './sample.ts';

const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

describe('zip', () => {
  it('is opened by an independent reader with the same names and contents', async () => {
    const files = [
      { path: '市/建物.txt', bytes: Buffer.from('青瀬'.repeat(500), 'utf8') },
      { path: 'empty', bytes: new Uint8Array() },
    ];
    const reader = new ZipReader(new BlobReader(new Blob([bufferOf(zipFiles(files))])), { checkSignature: true });
    const entries = await reader.getEntries();
    expect(entries.map(({ filename }) => filename)).toEqual(['市/建物.txt', 'empty']);
    const first = entries[0]!;
    if (first.directory) throw new Error('expected a file');
    expect(await first.getData(new TextWriter())).toBe('青瀬'.repeat(500));
  });
});

describe('GeoTIFF', () => {
  it(
    'comes back from an independent reader value by value, with place, CRS and nodata',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 400 }), async (width, height) => {
          const data = Float32Array.from({ length: width * height }, (_, i) => (i % 7 === 0 ? -9999 : (i % 613) / 100));
          const grid = { width, height, data, west: 165_600, north: -111_904, cellMeters: 10 };
          const labels = { epsg: 6677, nodata: -9999, description: '浸水深', metadata: { UNIT: 'm' } };
          const tiff = await fromArrayBuffer(bufferOf(writeGeoTiff(grid, labels)));
          const image = await tiff.getImage();
          expect([image.getWidth(), image.getHeight()]).toEqual([width, height]);
          expect(image.getBoundingBox()).toEqual([165_600, -111_904 - height * 10, 165_600 + width * 10, -111_904]);
          expect(image.getGDALNoData()).toBe(-9999);
          expect(image.getGeoKeys()?.ProjectedCSTypeGeoKey).toBe(6677);
          const [band] = await image.readRasters();
          expect(Buffer.compare(Buffer.from((band as Float32Array).buffer), Buffer.from(data.buffer))).toBe(0);
        }),
        { numRuns: 6 },
      );
    },
    patience,
  );
});

describe('PNG', () => {
  it('holds the drawn colours as palette indices, one filter byte a row', () => {
    const picture = new Picture(4, 3, [255, 255, 255]);
    picture.fill(
      [
        [
          [1, 1],
          [3, 1],
          [3, 2],
          [1, 2],
        ],
      ],
      [10, 20, 30],
    );
    const png = Buffer.from(picture.toPng());
    const at = png.indexOf('IDAT');
    const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    const palette = png.subarray(png.indexOf('PLTE') + 4);
    const pixel = (x: number, y: number): number[] => [
      ...palette.subarray(rows[y * 5 + 1 + x]! * 3, rows[y * 5 + 1 + x]! * 3 + 3),
    ];
    expect(rows.length).toBe(15);
    expect(pixel(0, 0)).toEqual([255, 255, 255]);
    expect(pixel(1, 1)).toEqual([10, 20, 30]);
    expect(pixel(2, 1)).toEqual([10, 20, 30]);
    expect(pixel(3, 1)).toEqual([255, 255, 255]);
  });
});

describe('text', () => {
  it('becomes CP932 that the platform decodes, and refuses what CP932 lacks', () => {
    expect(new TextDecoder('shift_jis').decode(toCp932('　人口（総数）～①髙'))).toBe('　人口（総数）～①髙');
    expect(() => toCp932('𠮷野家')).toThrow(RangeError);
  });

  it('quotes only the cells that need it', () => {
    expect(csv([['a', 'b,c', 'd"e', 1]])).toBe('a,"b,c","d""e",1\r\n');
  });
});

describe('mesh codes', () => {
  it('agree with known places (JIS X 0410)', () => {
    expect(meshCode([139.767125, 35.681236], 10)).toBe('5339461132');
    expect(meshCode([139.767125, 35.681236], 9)).toBe('533946113');
    expect(meshCode([141.350755, 43.068661], 9)).toBe('644142881');
    expect(meshCode([127.680932, 26.212401], 9)).toBe('392725541');
    expect(meshCode([135.495951, 34.702485], 9)).toBe('523503492');
  });

  it('contain the place they were made for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 123, max: 153, noNaN: true }),
        fc.double({ min: 24, max: 45, noNaN: true }),
        fc.constantFrom(4, 6, 8, 9, 10),
        (lon, lat, digits) => {
          const [west, south, east, north] = meshBounds(meshCode([lon, lat], digits as 4));
          const edge = 1e-9;
          expect(west - edge <= lon && lon < east + edge && south - edge <= lat && lat < north + edge).toBe(true);
        },
      ),
    );
  });

  it('sit in a frame whose projection runs both ways', () => {
    const [x, y] = fromLonLat(toLonLat([1234.5, 2345.6]));
    expect(x).toBeCloseTo(1234.5, 5);
    expect(y).toBeCloseTo(2345.6, 5);
  });
});

describe('relief triangles', () => {
  it('cover the square once, without cracks', { timeout: patience }, () => {
    const triangles = reliefTriangles(createTerrain(7));
    const edges = new Map<string, number>();
    let area = 0;
    for (const corners of triangles) {
      area += signedArea(corners.map(vertexAt));
      corners.forEach((from, i) => {
        const to = corners[(i + 1) % 3]!;
        edges.set(
          `${Math.min(from, to)} ${Math.max(from, to)}`,
          (edges.get(`${Math.min(from, to)} ${Math.max(from, to)}`) ?? 0) + 1,
        );
      });
    }
    expect(area).toBe(5120 * 5120);
    const onBorder = (index: number): string => {
      const [x, y] = vertexAt(index);
      return `${x === 0 ? 'w' : x === 5120 ? 'e' : ''}${y === -1024 ? 's' : y === 4096 ? 'n' : ''}`;
    };
    const open = [...edges].filter(([key, count]) => {
      const [a, b] = key.split(' ').map(Number).map(onBorder) as [string, string];
      return count !== 2 && ![...a].some((side) => b.includes(side));
    });
    expect(open).toEqual([]);
  });
});

describe('joined and traced areas', () => {
  it('keep the area of the squares they are made of', () => {
    const square = (x: number, y: number): [number, number][] => [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
    ];
    const joined = dissolve([square(0, 0), square(1, 0), square(1, 1)]);
    expect(joined.length).toBe(1);
    expect(signedArea(joined[0]!)).toBeCloseTo(3, 9);
  });

  it('trace any set of cells, holes included, to the same total area', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bits) => {
        // An 8 × 8 window in the middle of the grid.
        const marked = (index: number): boolean => {
          const column = (index % hazardGrid.width) - 100;
          const row = Math.floor(index / hazardGrid.width) - 100;
          return column >= 0 && column < 8 && row >= 0 && row < 8 && bits[row * 8 + column]! % 3 > 0;
        };
        const areas = traceCells(marked);
        const total = areas.flat().reduce((sum, ring) => sum + signedArea(ring), 0);
        expect(total).toBe(bits.filter((bit) => bit % 3 > 0).length * 100);
        expect(areas.every(([outline]) => signedArea(outline!) > 0)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
