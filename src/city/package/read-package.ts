import type { Dataset, DatasetSource, Raster } from '../../domain/datasets.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import { readBuildings } from './buildings-files.ts';
import {
  readConsumption,
  readFacilities,
  readHazardPolygons,
  readPeopleFlow,
  readPopulation,
  readRoads,
  readZones,
} from './dataset-files.ts';
import { manifestSchema, type PackageDataset, type PackageManifest } from './manifest.ts';
import { type ParquetTable, readParquet } from './parquet-table.ts';
import { readPackageRaster } from './read-package-raster.ts';

export interface ReadPackage {
  readonly manifest: PackageManifest;
  readonly datasets: readonly Dataset[];
  readonly issues: readonly ImportIssue[];
}

export interface ReadPackageOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number, path: string) => void;
}

/**
 * Reads a city package, wherever its files lie: `fetchFile` gives the bytes of a path, or undefined where there is no such
 * file. Throws an Error that names the file which is missing or broken, or an AbortError.
 */
export async function readPackage(
  fetchFile: (path: string) => Promise<Uint8Array | undefined>,
  options: ReadPackageOptions = {},
): Promise<ReadPackage> {
  const manifest = parseManifest(await fetchFile('manifest.json'));
  const total = manifest.files.length;
  let done = 0;
  const fetched = async (path: string): Promise<Uint8Array> => {
    options.signal?.throwIfAborted();
    const bytes = await fetchFile(path);
    if (!bytes) throw new Error(`${path} is listed in manifest.json and missing`);
    options.onProgress?.(++done, total, path);
    return bytes;
  };
  const files: PackageFiles = {
    bytes: fetched,
    table: async (path) => readParquet(await fetched(path), path),
    raster: async (path) => readPackageRaster(await fetched(path), path),
  };
  const [issues, ...datasets] = await Promise.all([
    fetched('issues.json').then((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as readonly ImportIssue[]),
    ...manifest.datasets.map((entry) => readDataset(entry, manifest.sources as DatasetSource[], files)),
  ]);
  return { manifest, datasets: datasets.flat(), issues };
}

/** Throws an Error that says which field of `manifest.json` is wrong. */
export function parseManifest(bytes: Uint8Array | undefined): PackageManifest {
  if (!bytes) throw new Error('manifest.json is missing: this is no city package');
  const parsed = manifestSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new Error(`manifest.json: ${first?.path.join('.')}: ${first?.message}`);
}

interface PackageFiles {
  bytes(path: string): Promise<Uint8Array>;
  table(path: string): Promise<ParquetTable>;
  raster(path: string): Promise<Raster>;
}

async function readDataset(
  entry: PackageDataset,
  sources: readonly DatasetSource[],
  files: PackageFiles,
): Promise<readonly Dataset[]> {
  if (entry.kind === 'buildings') {
    const [table, records, surfaces] = await Promise.all([
      files.table(entry.path),
      files.table(entry.hazardRecordsPath),
      entry.lod2Path ? files.table(entry.lod2Path) : undefined,
    ]);
    return readBuildings(table, records, surfaces, entry.sources, sources);
  }
  const source = sources[entry.source];
  if (!source) throw new Error(`manifest.json: ${entry.path} names source ${entry.source}, which is not listed`);
  return [await readOther(entry, source, files)];
}

async function readOther(
  entry: Exclude<PackageDataset, { kind: 'buildings' }>,
  source: DatasetSource,
  files: PackageFiles,
): Promise<Dataset> {
  const { kind, path } = entry;
  switch (kind) {
    case 'zones':
      return { kind, source, zoneKind: entry.zoneKind, ...readZones(await files.table(path)) };
    case 'hazard_polygons': {
      const { hazard, scale, quantity, extentPath } = entry;
      const extent =
        entry.extent === 'polygons'
          ? { kind: 'polygons' as const, polygons: (await files.table(extentPath ?? path)).polygons() }
          : { kind: entry.extent };
      return { kind, source, hazard, scale, quantity, extent, ...readHazardPolygons(await files.table(path)) };
    }
    case 'hazard_raster': {
      const { hazard, scale, quantity, name } = entry;
      return { kind, source, hazard, scale, quantity, name, raster: await files.raster(path) };
    }
    case 'terrain':
      return { kind, source, form: 'grid', raster: await files.raster(path) };
    case 'roads':
      return { kind, source, ...readRoads(await files.table(path)) };
    case 'population': {
      const { meshLevel, projection, polygons } = entry;
      const table = await files.table(path);
      return { kind, source, ...(meshLevel && { meshLevel }), projection, ...readPopulation(table, polygons) };
    }
    case 'people_flow':
      return { kind, source, meshLevel: entry.meshLevel, ...readPeopleFlow(await files.table(path)) };
    case 'consumption':
      return { kind, source, meshLevel: entry.meshLevel, ...readConsumption(await files.table(path)) };
    case 'facilities':
      return { kind, source, ...readFacilities(await files.table(path)) };
    case 'base_map': {
      const { mediaType, width, height, crs, transform } = entry;
      return { kind, source, image: await files.bytes(path), mediaType, width, height, crs, transform };
    }
  }
}
