import { closeSync, existsSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { writeGeotiff } from '../../../src/city/package/geotiff-file.ts';
import { meshBounds } from '../../../src/domain/mesh-code.ts';
import type { PolygonColumns } from '../../../src/domain/polygon-columns.ts';
import { fromGeographic } from '../../../src/spatial/coordinate-system.ts';
import { type BenchCity, createBenchCity } from '../kernels/bench-city.ts';

export interface BenchFiles {
  readonly folder: string;
  /** Settings file for the batch, with the columns and the CRS of every file; lies beside the folder. */
  readonly settings: string;
}

/**
 * A bench city as the files that a municipality's GIS would export: GeoJSON in EPSG:6677 with its own column names,
 * a GeoTIFF of the depth. Written once below `folder`; the same bytes for the same number of buildings.
 */
export function writeBenchFiles(folder: string, buildings: number): BenchFiles {
  const files = { folder: join(folder, `city-${buildings}`), settings: join(folder, `city-${buildings}.json`) };
  if (existsSync(files.settings)) return files;
  mkdirSync(files.folder, { recursive: true });
  const city = createBenchCity(buildings);
  const file = (name: string) => join(files.folder, name);
  writeFeatures(file('tatemono.geojson'), city.footprints, buildingProperties(city));
  writeFeatures(file('chocho.geojson'), city.districts, (row) => `"cho_id":"D${row}","cho_mei":"${row}丁目"`);
  writeFeatures(file('yudo.geojson'), city.residence, () => '"kuiki":"居住誘導区域"');
  writeFeatures(file('dosha.geojson'), city.landslide, (row) => `"kubun":${city.landslideRank[row]}`);
  const { polygons, properties } = meshFeatures(city);
  writeFeatures(file('jinko.geojson'), polygons, properties);
  writeFileSync(file('shinsui.tif'), writeGeotiff(city.depth));
  writeFileSync(files.settings, JSON.stringify(settings, undefined, 2));
  return files;
}

const settings = {
  default: { crs: 'EPSG:6677' },
  files: {
    'tatemono.geojson': {
      as: 'buildings',
      columns: {
        building_id: 'tatemono_no',
        usage: 'yoto',
        structure: 'kozo',
        storeys: 'kaisu',
        height_m: 'takasa',
        floor_area_m2: 'nobeyuka',
      },
    },
    'chocho.geojson': { as: 'district', columns: { zone_id: 'cho_id', name: 'cho_mei' } },
    'yudo.geojson': { as: 'residence', columns: { name: 'kuiki' } },
    'dosha.geojson': { as: 'hazard:landslide', columns: { area_type: 'kubun' } },
    'jinko.geojson': {
      as: 'population',
      columns: { mesh_code: 'mesh', population: 'jinko', population_65: 'over65', population_75: 'over75' },
    },
    'shinsui.tif': { as: 'hazard:river:L2:depth' },
  },
};

const buildingProperties =
  ({ buildingId, usage, structure, storeys, heightMeters, floorAreaSquareMeters }: BenchCity) =>
  (row: number) =>
    `"tatemono_no":"${buildingId[row]}","yoto":${usage[row]},"kozo":${structure[row]},"kaisu":${storeys[row]},` +
    `"takasa":${heightMeters[row]!.toFixed(1)},"nobeyuka":${floorAreaSquareMeters[row]!.toFixed(2)}`;

/** A withheld value is null, as an e-Stat `*` becomes in a GIS. */
function meshFeatures({ meshCode, population, population65, population75 }: BenchCity) {
  const number = (value: number) => (Number.isNaN(value) ? 'null' : String(value));
  const corners = meshCode.flatMap((code) => {
    const [west, south, east, north] = meshBounds(code, '250m');
    return [west, south, east, south, east, north, west, north, west, south];
  });
  const every = (vertices: number) => Uint32Array.from({ length: meshCode.length + 1 }, (_, index) => index * vertices);
  const positions = fromGeographic(Float64Array.from(corners), 'EPSG:6677');
  const polygons = { positions, ringOffsets: every(5), polygonOffsets: every(1), rowOffsets: every(1) };
  const properties = (row: number) =>
    `"mesh":"${meshCode[row]}","jinko":${number(population[row]!)},"over65":${number(population65[row]!)},"over75":${number(population75[row]!)}`;
  return { polygons, properties };
}

/** Characters gathered before they go to disk. */
const PORTION = 4 << 20;

/** A FeatureCollection as QGIS writes it: one feature a line, millimetres. */
function writeFeatures(path: string, polygons: PolygonColumns, properties: (row: number) => string): void {
  const file = openSync(path, 'w');
  let text =
    '{\n"type": "FeatureCollection",\n"crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::6677" } },\n"features": [\n';
  const rows = polygons.rowOffsets.length - 1;
  for (let row = 0; row < rows; row++) {
    text += `{"type":"Feature","properties":{${properties(row)}},"geometry":{"type":"Polygon","coordinates":${rings(polygons, row)}}}${row < rows - 1 ? ',' : ''}\n`;
    if (text.length < PORTION) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, `${text}]\n}\n`);
  closeSync(file);
}

function rings({ positions, ringOffsets, polygonOffsets, rowOffsets }: PolygonColumns, row: number): string {
  const parts: string[] = [];
  for (let ring = polygonOffsets[rowOffsets[row]!]!; ring < polygonOffsets[rowOffsets[row]! + 1]!; ring++) {
    const vertices: string[] = [];
    for (let vertex = ringOffsets[ring]!; vertex < ringOffsets[ring + 1]!; vertex++)
      vertices.push(`[${positions[2 * vertex]!.toFixed(3)},${positions[2 * vertex + 1]!.toFixed(3)}]`);
    parts.push(`[${vertices.join(',')}]`);
  }
  return `[${parts.join(',')}]`;
}
