import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ZonesDataset } from '../../../src/domain/datasets.ts';
import type { PlanZone } from '../../../src/domain/plan.ts';
import type { PolygonColumns } from '../../../src/domain/polygon-columns.ts';
import { type FiledZoneKind, zoneKinds } from '../../../src/domain/zone-kind.ts';
import {
  writeZoneFile,
  type ZoneFile,
  type ZoneFileFormat,
  type ZoneFileOptions,
  zoneFileFormats,
} from '../../../src/exports/zones/write-zone-file.ts';
import type { ZoneExport } from '../../../src/exports/zones/zone-export.ts';
import { readDrop } from '../../../src/readers/read-drop.ts';
import { blobSource } from '../../../src/readers/source-file.ts';
import { fromGeographic } from '../../../src/spatial/coordinate-system.ts';
import { createExport, createZones } from './zone-fixture.ts';

type Ring = readonly (readonly [number, number])[];

/** A ring as a list of vertices that does not depend on its direction or first vertex. */
function canonicalRing(ring: Ring): Ring {
  const turns = [ring, [...ring].reverse()].flatMap((turn) =>
    turn.map((_, start) => [...turn.slice(start), ...turn.slice(0, start)]),
  );
  return turns.reduce((least, turn) => (compare(turn, least) < 0 ? turn : least));
}

/** By coordinates to the millimetre, so that a last digit does not choose another first vertex. */
function compare(a: Ring, b: Ring): number {
  const rounded = (ring: Ring) => ring.flat().map((value) => Math.round(value * 1000));
  const [first, second] = [rounded(a), rounded(b)];
  const at = first.findIndex((value, i) => value !== second[i]);
  return at < 0 ? 0 : first[at]! - second[at]!;
}

const shapeOfZones = (zones: readonly PlanZone[]) =>
  zones.map(({ polygons }) => polygons.map((rings) => rings.map(canonicalRing)));

function shapeOfColumns(polygons: PolygonColumns, positions: Float64Array) {
  const { rowOffsets, polygonOffsets, ringOffsets } = polygons;
  const between = (offsets: Uint32Array, i: number) =>
    Array.from({ length: offsets[i + 1]! - offsets[i]! }, (_, k) => offsets[i]! + k);
  return Array.from({ length: rowOffsets.length - 1 }, (_, row) =>
    between(rowOffsets, row).map((polygon) =>
      between(polygonOffsets, polygon).map((ring) => {
        const vertices = between(ringOffsets, ring).map((v) => [positions[2 * v]!, positions[2 * v + 1]!] as const);
        expect(vertices.at(-1)).toEqual(vertices[0]);
        return canonicalRing(vertices.slice(0, -1));
      }),
    ),
  );
}

async function readBack(file: ZoneFile): Promise<ZonesDataset> {
  const { datasets, issues } = await readDrop([blobSource(file.name, file.blob)]);
  expect(issues).toEqual([]);
  expect(datasets).toHaveLength(1);
  return datasets[0] as ZonesDataset;
}

const write = (change: Partial<ZoneExport>, options: ZoneFileOptions) => writeZoneFile(createExport(change), options);

const variants: readonly ZoneFileOptions[] = [
  ...zoneFileFormats.map((format): ZoneFileOptions => ({ format })),
  { format: 'shapefile', encoding: 'utf-8' },
];

describe.each(variants)('zones as $format ($encoding)', (options) => {
  it('come back bit for bit from a file in plane-rectangular metres', async () => {
    const dataset = await readBack(await write({ crs: 'EPSG:6677' }, options));
    expect(dataset.source.crs).toBe('EPSG:6677');
    expect(dataset.polygonsPlanar!.crs).toBe('EPSG:6677');
    expect(shapeOfColumns(dataset.polygons, dataset.polygonsPlanar!.positions)).toEqual(shapeOfZones(createZones()));
  });

  it('come back within a micrometre from a file in degrees', async () => {
    const dataset = await readBack(await write({ crs: 'EPSG:6668' }, options));
    expect(dataset.source.crs).toBe(options.format === 'geojson' ? 'EPSG:4326' : 'EPSG:6668');
    const planar = fromGeographic(dataset.polygons.positions, 'EPSG:6677');
    const found = shapeOfColumns(dataset.polygons, planar).flat(4);
    const wanted = shapeOfZones(createZones()).flat(4);
    expect(found).toHaveLength(wanted.length);
    expect(Math.max(...found.map((value, i) => Math.abs(value - wanted[i]!)))).toBeLessThanOrEqual(1e-6);
  });

  it('keep id, name, code and kind, and say city, scenario and date', async () => {
    const dataset = await readBack(await write({}, options));
    expect(dataset.zoneId).toEqual(['r-1', '案/2']);
    expect(dataset.name).toEqual(['居住誘導区域 中央', '=1+1, "北" ﾆｼ']);
    expect([...dataset.code]).toEqual([0, 11]);
    expect(dataset.zoneKind).toBe('residence');
    expect(Object.values(JSON.parse(dataset.extra[0]!) as object)).toEqual(
      expect.arrayContaining(['青瀬市', '案A', '赤い区域（レベルA）を除く', '2026-11-23']),
    );
  });

  it('keep their kind whatever the scenario is called', async () => {
    for (const zoneKind of zoneKinds) {
      const scenario = { name: '洪水 浸水/避難所', description: '' };
      const dataset = await readBack(await write({ zoneKind: zoneKind as FiledZoneKind, scenario }, options));
      expect(dataset.zoneKind).toBe(zoneKind);
      expect(dataset.count).toBe(2);
    }
  });

  it('is named after city, scenario, kind and date', async () => {
    const extension = { geojson: 'geojson', shapefile: 'zip', geopackage: 'gpkg', geoparquet: 'parquet' };
    const file = await write({}, options);
    expect(file.name).toBe(`青瀬市_案A_居住誘導区域_20261123.${extension[options.format]}`);
    const odd = await write({ scenario: { name: 'a/b:c*!d', description: '' } }, options);
    expect(odd.name).toMatch(/^青瀬市_a_b_c_d_居住誘導区域/);
  });
});

describe('a shapefile of zones', () => {
  it('says which characters CP932 lacks, and keeps them in UTF-8', async () => {
    const zones = [{ ...createZones()[0]!, name: '区域 😀' }];
    const cp932 = await write({ zones }, { format: 'shapefile' });
    expect(cp932.unmappable).toEqual(['😀']);
    expect((await readBack(cp932)).name).toEqual(['区域 〓']);
    const utf8 = await write({ zones }, { format: 'shapefile', encoding: 'utf-8' });
    expect(utf8.unmappable).toEqual([]);
    expect((await readBack(utf8)).name).toEqual(['区域 😀']);
  });

  it('says which text was cut, at a whole character', async () => {
    const description = `${'説明'.repeat(70)}x`;
    const file = await write({ scenario: { name: '案A', description } }, { format: 'shapefile' });
    expect(file.cut).toEqual(['descript']);
    const extra = JSON.parse((await readBack(file)).extra[0]!) as Record<string, string>;
    // 254 bytes are 127 characters of two bytes.
    expect(extra.descript).toBe(description.slice(0, 127));
    expect((await write({}, { format: 'shapefile' })).cut).toEqual([]);
  });
});

describe('zones in any system', () => {
  it('come back bit for bit, whatever their coordinates', async () => {
    // JSON writes −0 as 0, which is the same place.
    const coordinate = fc.double({ min: -150_000, max: 150_000, noNaN: true }).map((value) => value + 0);
    const ring = fc.tuple(coordinate, coordinate, fc.double({ min: 1, max: 5000, noNaN: true })).map(
      ([x, y, side]) =>
        [
          [x, y],
          [x + side, y],
          [x, y + side],
        ] as const,
    );
    const system = fc.integer({ min: 6669, max: 6687 }).map((code) => `EPSG:${code}`);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...zoneFileFormats), system, ring, async (format, crs, outer) => {
        const zones = [{ id: 'a', name: 'a', code: 1, polygons: [[outer]] }];
        const dataset = await readBack(await write({ zones, planarCrs: crs, crs }, { format }));
        expect(dataset.source.crs).toBe(crs);
        expect(shapeOfColumns(dataset.polygons, dataset.polygonsPlanar!.positions)).toEqual(shapeOfZones(zones));
      }),
      { numRuns: 60 },
    );
  });

  it('refuse a system that cannot be defined in the file', async () => {
    for (const format of zoneFileFormats)
      if (format !== 'geojson') await expect(write({ crs: 'EPSG:3857' }, { format })).rejects.toThrow(RangeError);
  });

  it('leave a zone without ground without shape, and read the others', async () => {
    const zones = [...createZones(), { id: 'empty', name: '空', code: 0, polygons: [] }];
    for (const format of zoneFileFormats) {
      const file = await write({ zones }, { format });
      const { datasets } = await readDrop([blobSource(file.name, file.blob)]);
      expect(datasets.map((dataset) => dataset.kind === 'zones' && dataset.zoneId)).toEqual([['r-1', '案/2']]);
    }
  });
});

/** Not a package: knip takes a literal for one. */
const converter = ['ogr2ogr'].join();
const hasGdal = (() => {
  try {
    return execFileSync(converter, ['--version'], { encoding: 'utf8' }).startsWith('GDAL');
  } catch {
    return false;
  }
})();
if (!hasGdal) process.stderr.write('skipped: zones in GDAL (ogr2ogr is not installed)\n');

/** GDAL before 3.5 has no Parquet; the others are everywhere. */
const gdalFormats: readonly ZoneFileFormat[] = ['geojson', 'shapefile', 'geopackage'];

describe.skipIf(!hasGdal).each(gdalFormats)('zones as %s in GDAL', (format) => {
  const open = async (crs: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'zones-'));
    try {
      const file = await write({ crs }, { format });
      const path = join(folder, file.name);
      writeFileSync(path, new Uint8Array(await file.blob.arrayBuffer()));
      const source = format === 'shapefile' ? `/vsizip/${path}` : path;
      const run = (command: string, ...args: string[]) =>
        execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
      const exact = ['-lco', 'COORDINATE_PRECISION=17', '-lco', 'RFC7946=NO'];
      return {
        summary: run('ogrinfo', '-so', '-al', source),
        collection: JSON.parse(run(converter, '-f', 'GeoJSON', ...exact, '/vsistdout/', source)) as {
          features: {
            properties: Record<string, unknown>;
            geometry: { type: string; coordinates: unknown };
          }[];
        },
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it.each(['EPSG:6668', 'EPSG:6669', 'EPSG:6677', 'EPSG:6687'])('open in %s', async (crs) => {
    const { summary, collection } = await open(crs);
    expect(summary).toContain('Feature Count: 2');
    expect(summary).toMatch(crs === 'EPSG:6668' && format === 'geojson' ? /WGS 84/ : /JGD.?2011/);
    if (format === 'geopackage') expect(summary).toContain(`ID["EPSG",${crs.slice(5)}]`);
    expect(collection.features.map(({ properties }) => properties.name)).toEqual(createZones().map(({ name }) => name));
  });

  it('hold the same corners', async () => {
    const { collection } = await open('EPSG:6677');
    const corners = collection.features.map(({ geometry: { type, coordinates } }) =>
      (type === 'Polygon' ? [coordinates as Ring[]] : (coordinates as Ring[][])).map((rings) =>
        rings.map((ring) => canonicalRing(ring.slice(0, -1))),
      ),
    );
    expect(corners.flat(4).length).toBe(shapeOfZones(createZones()).flat(4).length);
    const wanted = shapeOfZones(createZones()).flat(4);
    for (const [i, value] of corners.flat(4).entries()) expect(value).toBeCloseTo(wanted[i]!, 9);
  });
});
