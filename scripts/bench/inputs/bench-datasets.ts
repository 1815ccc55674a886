import type { Dataset, DatasetSource } from '../../../src/domain/datasets.ts';
import type { PolygonColumns } from '../../../src/domain/polygon-columns.ts';
import type { FiledZoneKind } from '../../../src/domain/zone-kind.ts';
import { toGeographic } from '../../../src/spatial/coordinate-system.ts';
import { withPositions } from '../../../src/spatial/polygon-columns-building.ts';
import type { BenchCity } from '../kernels/bench-city.ts';

/** A bench city as the readers would hand it on, without its buildings. */
export function benchDatasets(city: BenchCity): Dataset[] {
  const geographic = (polygons: PolygonColumns) =>
    withPositions(polygons, toGeographic(polygons.positions, city.planarCrs));
  const zones = (zoneKind: FiledZoneKind, polygons: PolygonColumns): Dataset => {
    const count = polygons.rowOffsets.length - 1;
    const names = Array.from({ length: count }, (_, row) => `${zoneKind}-${row}`);
    return {
      kind: 'zones',
      source: source(`${zoneKind}.geojson`),
      zoneKind,
      count,
      zoneId: names,
      name: names,
      code: new Uint16Array(count),
      polygons: geographic(polygons),
      extra: names.map(() => ''),
    };
  };
  return [
    zones('district', city.districts),
    zones('residence', city.residence),
    landslides(city, geographic(city.landslide)),
    {
      kind: 'hazard_raster',
      source: source('depth.tif'),
      hazard: 'river',
      scale: 'L2',
      name: '',
      quantity: 'depth',
      raster: city.depth,
    },
    population(city),
  ];
}

const source = (file: string): DatasetSource => ({
  file,
  title: file,
  crs: 'EPSG:6677',
  crsGuessed: false,
  confidence: 1,
});

function landslides({ landslideRank }: BenchCity, polygons: PolygonColumns): Dataset {
  const count = landslideRank.length;
  return {
    kind: 'hazard_polygons',
    source: source('landslide.geojson'),
    hazard: 'landslide',
    scale: '',
    quantity: 'area_type',
    count,
    name: Array.from(landslideRank, () => ''),
    standardRank: landslideRank,
    depthMeters: new Float32Array(count).fill(Number.NaN),
    durationHours: new Float32Array(count).fill(Number.NaN),
    areaType: landslideRank,
    phenomenon: new Uint8Array(count),
    polygons,
    extent: { kind: 'everywhere' },
  };
}

function population({ meshCode, population: people, population65, population75 }: BenchCity): Dataset {
  return {
    kind: 'population',
    source: source('mesh.csv'),
    count: meshCode.length,
    unitId: meshCode,
    meshLevel: '250m',
    year: new Uint16Array(meshCode.length).fill(2020),
    population: people,
    population65,
    population75,
    households: new Float64Array(meshCode.length).fill(Number.NaN),
    suppressedInto: meshCode.map(() => ''),
    projection: false,
  };
}
