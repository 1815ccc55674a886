import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { openPackage } from '../../../src/city/package/open-package.ts';
import { readPackage } from '../../../src/city/package/read-package.ts';
import { type PackageFile, writePackage } from '../../../src/city/package/write-package.ts';
import type { Dataset } from '../../../src/domain/datasets.ts';
import { sha256Hex } from '../../../src/domain/sha256.ts';
import { createSource } from '../create-datasets.ts';
import { createToyCity } from '../create-toy-city.ts';

const fetchFrom = (files: readonly PackageFile[]) => async (path: string) =>
  files.find((file) => file.path === path)?.bytes;

async function packaged(datasets: readonly Dataset[]) {
  const city = await assembleCity(datasets, []);
  return { city, files: writePackage(datasets, [], city) };
}

/** A TIN of two triangles over the toy city, two metres high in the west and four in the east. */
const tin: Dataset = {
  kind: 'terrain',
  source: createSource('dem.gml'),
  form: 'tin',
  triangles: Float64Array.from(
    [
      [139.72, 35.68, 2],
      [139.73, 35.68, 4],
      [139.73, 35.69, 4],
      [139.72, 35.68, 2],
      [139.73, 35.69, 4],
      [139.72, 35.69, 2],
    ].flat(),
  ),
};

const others: readonly Dataset[] = [
  {
    kind: 'consumption',
    source: createSource('spend.csv'),
    count: 1,
    meshCode: ['53394611'],
    meshLevel: '1km',
    year: Uint16Array.of(2024),
    month: Uint8Array.of(4),
    category: ['飲食'],
    amountYen: Float64Array.of(1.5e9),
  },
  {
    kind: 'facilities',
    source: createSource('sites.csv'),
    count: 2,
    facilityId: ['1', '2'],
    facilityKind: ['shelter', 'evacuation_site'],
    name: ['小学校', '公園'],
    address: ['', '青瀬市'],
    positions: Float64Array.of(139.7, 35.6, 139.8, 35.7),
    capacity: Float64Array.of(Number.NaN, 100),
    usableFor: Uint8Array.of(255, 3),
    extra: ['', '{"a":1}'],
  },
  {
    kind: 'base_map',
    source: createSource('map.png'),
    image: Uint8Array.of(137, 80, 78, 71),
    mediaType: 'image/png',
    width: 2,
    height: 3,
    crs: 'EPSG:6677',
    transform: [1, 0, 2, 0, -1, 3],
  },
];

describe('a city package', () => {
  it('gives the numbers of the datasets it was made from', async () => {
    for (const datasets of [
      createToyCity(),
      [...createToyCity().filter(({ kind }) => kind !== 'terrain'), tin, ...others],
    ]) {
      const { city, files } = await packaged(datasets);
      const again = await openPackage(fetchFrom(files));
      expect(again.tables).toEqual(city.tables);
      expect(again.terrain).toEqual(city.terrain);
      expect(again.footprints).toEqual(city.footprints);
      expect(again.lod2).toEqual(city.lod2);
      expect(again.zones).toEqual(city.zones);
      expect(again.sources).toEqual(city.sources);
      expect(again.facilities).toEqual(city.facilities);
      expect(again.consumption).toEqual(city.consumption);
      expect(again.baseMap).toEqual(city.baseMap);
      expect(again.issues).toEqual(city.issues);
      expect({ ...again, inputs: [], tables: {}, terrain: {} }).toEqual({
        ...city,
        inputs: [],
        tables: {},
        terrain: {},
      });
    }
  });

  it('is a fixed point: packing what was unpacked gives the same bytes', async () => {
    const { files } = await packaged(createToyCity());
    const { datasets, issues } = await readPackage(fetchFrom(files));
    const city = await openPackage(fetchFrom(files));
    expect(writePackage(datasets, issues, city)).toEqual(files);
  });

  it('is the same bytes whatever the order of the datasets', async () => {
    const datasets = createToyCity();
    const { city, files } = await packaged(datasets);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(datasets, { minLength: datasets.length, maxLength: datasets.length }),
        (shuffled) => {
          expect(writePackage(shuffled, [], city)).toEqual(files);
        },
      ),
      { numRuns: 5 },
    );
  });

  it('lists every file with its size and hash', async () => {
    const { files } = await packaged(createToyCity());
    const { manifest } = await readPackage(fetchFrom(files));
    expect(manifest.files.map(({ path }) => path)).toEqual(files.slice(1).map(({ path }) => path));
    for (const [i, file] of files.slice(1).entries())
      expect(manifest.files[i]).toMatchObject({ bytes: file.bytes.length, sha256: sha256Hex(file.bytes) });
  });

  it('counts buildings once that the files repeat', async () => {
    const { files } = await packaged(createToyCity());
    const { manifest } = await readPackage(fetchFrom(files));
    expect(manifest.files.find(({ path }) => path === 'buildings.parquet')!.rows).toBe(4);
  });

  it('says which file is missing, broken or of another version', async () => {
    const { files } = await packaged(createToyCity());
    const without = files.filter(({ path }) => path !== 'zones/district.parquet');
    await expect(readPackage(fetchFrom(without))).rejects.toThrow(
      'zones/district.parquet is listed in manifest.json and missing',
    );
    const cut = files.map((file) =>
      file.path === 'buildings.parquet' ? { ...file, bytes: file.bytes.slice(0, 99) } : file,
    );
    await expect(readPackage(fetchFrom(cut))).rejects.toThrow('buildings.parquet');
    await expect(readPackage(async () => undefined)).rejects.toThrow('manifest.json is missing');
    const newer = new TextEncoder().encode('{"format":"bosai-twin-city-package","version":2}');
    await expect(readPackage(async () => newer)).rejects.toThrow('manifest.json: version');
  });
});
