import type {
  BuildingsDataset,
  ConsumptionDataset,
  Dataset,
  DatasetSource,
  FacilitiesDataset,
  HazardRasterDataset,
  PeopleFlowDataset,
  PopulationDataset,
  Raster,
} from '../../../src/domain/datasets.ts';
import { facilityKinds } from '../../../src/domain/datasets.ts';
import { noHazardRecords } from '../../../src/domain/no-hazard-records.ts';
import { toGeographic } from '../../../src/spatial/coordinate-system.ts';
import { withPositions } from '../../../src/spatial/polygon-columns-building.ts';
import type { BenchCity } from '../kernels/bench-city.ts';
import { createRandom } from '../kernels/random.ts';
import { benchDatasets } from './bench-datasets.ts';

/** A bench city with all that the questions are about, as the readers would hand it on. */
export function benchSubjectDatasets(city: BenchCity): Dataset[] {
  return [
    buildings(city),
    ...benchDatasets(city),
    ...rasters(city),
    flow(city),
    consumption(city),
    projection(city),
    facilities(city),
  ];
}

const source = (file: string): DatasetSource => ({
  file,
  title: file,
  crs: 'EPSG:6677',
  crsGuessed: false,
  confidence: 1,
});

function buildings(city: BenchCity): BuildingsDataset {
  const count = city.x.length;
  const none = {
    codes: new Uint16Array(count),
    floats: new Float32Array(count).fill(Number.NaN),
    bytes: new Uint8Array(count),
  };
  const noTexts = Array<string>(count).fill('');
  return {
    kind: 'buildings',
    source: source('buildings.geojson'),
    count,
    buildingId: city.buildingId,
    gmlId: noTexts,
    name: noTexts,
    usage: city.usage,
    buildingClass: none.codes,
    structure: city.structure,
    fireproof: none.codes,
    areaClassification: none.codes,
    storeysAbove: city.storeys,
    storeysBelow: none.codes,
    heightMeters: city.heightMeters,
    groundHeightMeters: none.floats,
    totalFloorAreaSquareMeters: city.floorAreaSquareMeters,
    yearOfConstruction: none.codes,
    surveyYear: none.codes,
    lod: none.bytes,
    footprintSource: none.bytes,
    footprint: withPositions(city.footprints, toGeographic(city.footprints.positions, city.planarCrs)),
    footprintPlanar: { crs: city.planarCrs, positions: city.footprints.positions },
    risks: noHazardRecords(),
    extra: noTexts,
  };
}

/** The planned scale, the hours of the largest flood, a tsunami and a storm surge: made of the depths of the bench city. */
function rasters({ depth }: BenchCity): HazardRasterDataset[] {
  const made = (value: (meters: number) => number): Raster => ({
    ...depth,
    data: depth.data.map((meters) => (Number.isNaN(meters) ? meters : Math.max(0, value(meters)))),
  });
  const dataset = (
    hazard: HazardRasterDataset['hazard'],
    scale: HazardRasterDataset['scale'],
    quantity: HazardRasterDataset['quantity'],
    raster: Raster,
  ): HazardRasterDataset => ({
    kind: 'hazard_raster',
    source: source(`${hazard}${scale}${quantity}.tif`),
    hazard,
    scale,
    name: '',
    quantity,
    raster,
  });
  return [
    dataset(
      'river',
      'L1',
      'depth',
      made((meters) => meters - 1),
    ),
    dataset(
      'river',
      'L2',
      'duration',
      made((meters) => meters * 24),
    ),
    dataset(
      'tsunami',
      '',
      'depth',
      made((meters) => meters - 3),
    ),
    dataset(
      'storm_surge',
      '',
      'depth',
      made((meters) => meters - 2.5),
    ),
  ];
}

const meshesOf = (city: BenchCity, digits: number): readonly string[] => [
  ...new Set(city.meshCode.map((code) => code.slice(0, digits))),
];

/** Every hour of a weekday and a holiday in one month, by 1 km mesh. */
function flow(city: BenchCity): PeopleFlowDataset {
  const random = createRandom(7);
  const meshes = meshesOf(city, 8);
  const slots = [0, 1].flatMap((dayFlag) =>
    Array.from({ length: 24 }, (_, hour) => ({ dayFlag, timezone: 100 + hour })),
  );
  const rows = slots.flatMap((slot) =>
    meshes.map((mesh) => ({ ...slot, mesh, people: Math.round(200 + 4000 * random()) })),
  );
  return {
    kind: 'people_flow',
    source: source('flow.csv'),
    count: rows.length,
    meshCode: rows.map(({ mesh }) => mesh),
    meshLevel: '1km',
    year: new Uint16Array(rows.length).fill(2023),
    month: new Uint8Array(rows.length).fill(11),
    dayFlag: Uint8Array.from(rows, ({ dayFlag }) => dayFlag),
    timezone: Uint8Array.from(rows, ({ timezone }) => timezone),
    population: Float64Array.from(rows, ({ people }) => people),
  };
}

/** Twelve months of five categories by 500 m mesh. */
function consumption(city: BenchCity): ConsumptionDataset {
  const random = createRandom(8);
  const meshes = meshesOf(city, 9);
  const categories = ['食料品', '衣料品', '飲食', '娯楽', 'その他'];
  const rows = categories.flatMap((category) =>
    Array.from({ length: 12 }, (_, i) => i + 1).flatMap((month) =>
      meshes.map((mesh) => ({ category, month, mesh, yen: Math.round(1e7 * random()) })),
    ),
  );
  return {
    kind: 'consumption',
    source: source('spending.csv'),
    count: rows.length,
    meshCode: rows.map(({ mesh }) => mesh),
    meshLevel: '500m',
    year: new Uint16Array(rows.length).fill(2023),
    month: Uint8Array.from(rows, ({ month }) => month),
    category: rows.map(({ category }) => category),
    amountYen: Float64Array.from(rows, ({ yen }) => yen),
  };
}

/** 2020 … 2070 in steps of five years, shrinking. */
function projection({ meshCode, population, population65, population75 }: BenchCity): PopulationDataset {
  const years = Array.from({ length: 11 }, (_, i) => 2020 + 5 * i);
  const count = years.length * meshCode.length;
  const column = (values: Float64Array) =>
    Float64Array.from(
      { length: count },
      (_, i) => values[i % meshCode.length]! * 0.95 ** Math.floor(i / meshCode.length),
    );
  return {
    kind: 'population',
    source: source('future.shp'),
    count,
    unitId: years.flatMap(() => meshCode),
    meshLevel: '250m',
    year: Uint16Array.from({ length: count }, (_, i) => years[Math.floor(i / meshCode.length)]!),
    population: column(population),
    population65: column(population65),
    population75: column(population75),
    households: new Float64Array(count).fill(Number.NaN),
    suppressedInto: Array<string>(count).fill(''),
    projection: true,
  };
}

/** 2,000 of all kinds, at places of buildings. */
function facilities({ lonLat }: BenchCity): FacilitiesDataset {
  const count = Math.min(2000, lonLat.length / 2);
  const step = Math.floor(lonLat.length / 2 / count);
  return {
    kind: 'facilities',
    source: source('facilities.csv'),
    count,
    facilityId: Array.from({ length: count }, (_, i) => `f${i}`),
    facilityKind: Array.from({ length: count }, (_, i) => facilityKinds[i % facilityKinds.length]!),
    name: Array.from({ length: count }, (_, i) => `施設${i}`),
    address: Array<string>(count).fill(''),
    positions: Float64Array.from({ length: 2 * count }, (_, i) => lonLat[2 * step * Math.floor(i / 2) + (i % 2)]!),
    capacity: Float64Array.from({ length: count }, (_, i) => 100 + (i % 7) * 50),
    usableFor: new Uint8Array(count).fill(0xff),
    extra: Array<string>(count).fill(''),
  };
}
