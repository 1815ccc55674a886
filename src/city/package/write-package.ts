import type {
  BuildingsDataset,
  Dataset,
  DatasetSource,
  HazardPolygonsDataset,
  TerrainDataset,
} from '../../domain/datasets.ts';
import type { ImportIssue } from '../../domain/import-issue.ts';
import { sha256Hex } from '../../domain/sha256.ts';
import type { CityModel } from '../city-model.ts';
import { mergeBuildings } from '../merge-buildings.ts';
import { sortDatasets, sortIssues } from '../sort-datasets.ts';
import { writeBuildings, writeHazardRecords, writeSurfaces } from './buildings-files.ts';
import {
  writeConsumption,
  writeFacilities,
  writeHazardPolygons,
  writePeopleFlow,
  writePolygons,
  writePopulation,
  writeRoads,
  writeZones,
} from './dataset-files.ts';
import { writeGeotiff } from './geotiff-file.ts';
import { PACKAGE_FORMAT, PACKAGE_VERSION, type PackageDataset, type PackageManifest } from './manifest.ts';

export interface PackageFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What of the assembled city goes into the manifest; its terrain replaces the terrain datasets. */
export type PackagedCity = Pick<
  CityModel,
  'name' | 'fictional' | 'planarCrs' | 'geoidHeightMeters' | 'bounds' | 'terrain'
>;

/**
 * The files of a city package, `manifest.json` first. Assembling what `readPackage` gives back yields the numbers that
 * assembling `datasets` yields. The same input gives the same bytes, in whatever order the datasets come.
 */
export function writePackage(
  datasets: readonly Dataset[],
  issues: readonly ImportIssue[],
  city: PackagedCity,
): PackageFile[] {
  const writer = createPackageWriter();
  const sorted = sortDatasets(datasets);
  const buildings = sorted.filter((dataset) => dataset.kind === 'buildings');
  const merged = buildings.length > 0 ? addBuildings(writer, buildings) : [];
  for (const dataset of sorted) addDataset(writer, dataset);
  addTerrain(
    writer,
    sorted.filter((dataset) => dataset.kind === 'terrain'),
    city,
  );
  writer.add('issues.json', json(sortIssues([...issues, ...merged])), issues.length + merged.length);
  const manifest: PackageManifest = {
    format: PACKAGE_FORMAT,
    version: PACKAGE_VERSION,
    name: city.name,
    fictional: city.fictional,
    planarCrs: city.planarCrs,
    geoidHeightMeters: city.geoidHeightMeters,
    bounds: [...city.bounds],
    ...writer.contents(),
  };
  return [{ path: 'manifest.json', bytes: json(manifest) }, ...writer.files];
}

const json = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, undefined, 1)}\n`);

type PackageWriter = ReturnType<typeof createPackageWriter>;

function createPackageWriter() {
  const files: PackageFile[] = [];
  const listed: PackageManifest['files'] = [];
  const sources: DatasetSource[] = [];
  const sourceRows = new Map<string, number>();
  const datasets: PackageDataset[] = [];
  return {
    files,
    /** Row of the source list; one row however many datasets share the source. */
    source(source: DatasetSource): number {
      const key = JSON.stringify(source);
      const known = sourceRows.get(key);
      if (known !== undefined) return known;
      sourceRows.set(key, sources.length);
      return sources.push(source) - 1;
    },
    /** Adds a file; a name that is taken gets a number. Returns the path. */
    add(wanted: string, bytes: Uint8Array, rows: number): string {
      const dot = wanted.lastIndexOf('.');
      let path = wanted;
      for (let n = 2; files.some((file) => file.path === path); n++)
        path = `${wanted.slice(0, dot)}-${n}${wanted.slice(dot)}`;
      files.push({ path, bytes });
      listed.push({ path, bytes: bytes.length, sha256: sha256Hex(bytes), rows });
      return path;
    },
    list: (dataset: PackageDataset) => datasets.push(dataset),
    contents: () => ({ sources, datasets, files: listed }),
  };
}

function addBuildings(writer: PackageWriter, datasets: readonly BuildingsDataset[]): readonly ImportIssue[] {
  const { buildings, issues } = mergeBuildings(datasets);
  const sources = datasets.map((dataset) => writer.source(dataset.source));
  const { risks, lod2 } = buildings;
  writer.list({
    kind: 'buildings',
    sources,
    path: writer.add('buildings.parquet', writeBuildings(buildings, sources), buildings.count),
    hazardRecordsPath: writer.add(
      'building_hazards.parquet',
      writeHazardRecords(risks, buildings.buildingId),
      risks.buildingRow.length,
    ),
    ...(lod2 && { lod2Path: writer.add('lod2.parquet', writeSurfaces(lod2), lod2.buildingRow.length) }),
  });
  return issues;
}

function addDataset(writer: PackageWriter, dataset: Dataset): void {
  const source = writer.source(dataset.source);
  switch (dataset.kind) {
    case 'zones': {
      const path = writer.add(`zones/${dataset.zoneKind}.parquet`, writeZones(dataset), dataset.count);
      writer.list({ kind: dataset.kind, source, path, zoneKind: dataset.zoneKind });
      return;
    }
    case 'hazard_polygons':
      addHazardPolygons(writer, dataset, source);
      return;
    case 'hazard_raster': {
      const { hazard, scale, quantity, name, raster } = dataset;
      const path = writer.add(`${hazardPath(dataset)}.tif`, writeGeotiff(raster), raster.width * raster.height);
      writer.list({ kind: dataset.kind, source, path, hazard, scale, quantity, name });
      return;
    }
    case 'roads':
      writer.list({ kind: 'roads', source, path: writer.add('roads.parquet', writeRoads(dataset), dataset.count) });
      return;
    case 'population': {
      const name = dataset.projection ? 'population/projection.parquet' : 'population/census.parquet';
      writer.list({
        kind: dataset.kind,
        source,
        path: writer.add(name, writePopulation(dataset), dataset.count),
        ...(dataset.meshLevel && { meshLevel: dataset.meshLevel }),
        projection: dataset.projection,
        polygons: dataset.polygons !== undefined,
      });
      return;
    }
    case 'people_flow': {
      const path = writer.add(`flow/people-${dataset.meshLevel}.parquet`, writePeopleFlow(dataset), dataset.count);
      writer.list({ kind: dataset.kind, source, path, meshLevel: dataset.meshLevel });
      return;
    }
    case 'consumption': {
      const path = writer.add('consumption/amounts.parquet', writeConsumption(dataset), dataset.count);
      writer.list({ kind: dataset.kind, source, path, meshLevel: dataset.meshLevel });
      return;
    }
    case 'facilities': {
      const kinds = [...new Set(dataset.facilityKind)].sort();
      const path = writer.add(`facilities/${kinds[0] ?? 'other'}.parquet`, writeFacilities(dataset), dataset.count);
      writer.list({ kind: dataset.kind, source, path, kinds });
      return;
    }
    case 'base_map': {
      const { mediaType, width, height, crs } = dataset;
      const name = mediaType === 'image/png' ? 'base_map.png' : 'base_map.jpg';
      const path = writer.add(name, dataset.image, 0);
      writer.list({
        kind: dataset.kind,
        source,
        path,
        mediaType,
        width,
        height,
        crs,
        transform: [...dataset.transform],
      });
      return;
    }
    case 'buildings':
    case 'terrain':
  }
}

const hazardPath = ({ hazard, scale, quantity }: Pick<HazardPolygonsDataset, 'hazard' | 'scale' | 'quantity'>) =>
  `hazards/${[hazard, scale.toLowerCase(), quantity].filter(Boolean).join('-')}`;

function addHazardPolygons(writer: PackageWriter, dataset: HazardPolygonsDataset, source: number): void {
  const { hazard, scale, quantity, extent, count } = dataset;
  const name = hazardPath(dataset);
  const path = writer.add(`${name}.parquet`, writeHazardPolygons(dataset), count);
  const extentPath =
    extent.kind === 'polygons'
      ? writer.add(`${name}-extent.parquet`, writePolygons(extent.polygons), extent.polygons.rowOffsets.length - 1)
      : undefined;
  writer.list({
    kind: dataset.kind,
    source,
    path,
    hazard,
    scale,
    quantity,
    extent: extent.kind,
    ...(extentPath && { extentPath }),
  });
}

/** A TIN would fill gigabytes, so the package holds the grid that the city was assembled with. */
function addTerrain(writer: PackageWriter, datasets: readonly TerrainDataset[], { terrain }: PackagedCity): void {
  if (!terrain || datasets.length === 0) return;
  const path = writer.add('terrain.tif', writeGeotiff(terrain), terrain.width * terrain.height);
  writer.list({ kind: 'terrain', source: writer.source(datasets[0]!.source), path });
}
