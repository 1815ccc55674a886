import type {
  BuildingsDataset,
  DatasetSource,
  HazardPolygonsDataset,
  HazardRasterDataset,
  PeopleFlowDataset,
  PopulationDataset,
  Raster,
  SurveyExtent,
  ZonesDataset,
} from '../../src/domain/datasets.ts';
import type { Hazard, HazardScale } from '../../src/domain/hazard.ts';
import type { PolygonColumns } from '../../src/domain/polygon-columns.ts';
import type { FiledZoneKind } from '../../src/domain/zone-kind.ts';
import { toGeographic } from '../../src/spatial/coordinate-system.ts';
import { buildPolygonColumns } from '../../src/spatial/polygon-columns-building.ts';

/** Small datasets drawn in metres of EPSG:6677 around a place in Tokyo, handed on in degrees as readers do. */

export const PLANAR_CRS = 'EPSG:6677';
/** Metres east and north of the origin of the toy city in EPSG:6677. */
export const ORIGIN: readonly [number, number] = [-10_000, -35_000];

/** west, south, width, height in metres from the origin. */
export type Box = readonly [number, number, number, number];

export function createPolygons(boxes: readonly Box[]): PolygonColumns {
  const planar = buildPolygonColumns(
    boxes.map(([west, south, width, height]) => {
      const [x, y] = [ORIGIN[0] + west, ORIGIN[1] + south];
      return [
        [
          [
            [x, y],
            [x + width, y],
            [x + width, y + height],
            [x, y + height],
            [x, y],
          ],
        ],
      ];
    }),
  );
  return { ...planar, positions: toGeographic(planar.positions, PLANAR_CRS) };
}

export const createSource = (file: string, title = file): DatasetSource => ({
  file,
  title,
  crs: 'EPSG:6668',
  crsGuessed: false,
  confidence: 1,
});

export interface ToyBuilding {
  readonly id: string;
  readonly box: Box;
  readonly usage?: number;
  readonly storeys?: number;
  readonly height?: number;
  readonly floorArea?: number;
  readonly surveyYear?: number;
  readonly lod?: number;
  readonly areaClassification?: number;
  readonly risks?: readonly {
    readonly hazard: Hazard;
    readonly scale?: HazardScale;
    readonly name?: string;
    readonly rank?: number;
    readonly depth?: number;
    readonly areaType?: number;
  }[];
  /** Heights of flat LOD2 roofs over the box. */
  readonly roofs?: readonly number[];
}

export function createBuildings(file: string, buildings: readonly ToyBuilding[]): BuildingsDataset {
  const codes = (value: (building: ToyBuilding) => number | undefined) =>
    Uint16Array.from(buildings, (building) => value(building) ?? 0);
  const risks = buildings.flatMap((building, row) => (building.risks ?? []).map((risk) => ({ row, ...risk })));
  const roofs = buildings.flatMap((building, row) =>
    (building.roofs ?? []).map((height) => ({ row, height, ...building })),
  );
  const roofPolygons = createPolygons(roofs.map((roof) => roof.box));
  return {
    kind: 'buildings',
    source: createSource(file),
    count: buildings.length,
    buildingId: buildings.map(({ id }) => id),
    gmlId: buildings.map(({ id }) => `bldg_${id}`),
    name: buildings.map(({ id }) => `建物 ${id}`),
    usage: codes(({ usage }) => usage ?? 411),
    buildingClass: codes(() => 3001),
    structure: codes(() => 601),
    fireproof: codes(() => 0),
    areaClassification: codes(({ areaClassification }) => areaClassification),
    storeysAbove: codes(({ storeys }) => storeys),
    storeysBelow: codes(() => 0),
    heightMeters: Float32Array.from(buildings, ({ height }) => height ?? Number.NaN),
    groundHeightMeters: Float32Array.from(buildings, () => Number.NaN),
    totalFloorAreaSquareMeters: Float64Array.from(buildings, ({ floorArea }) => floorArea ?? Number.NaN),
    yearOfConstruction: codes(() => 1990),
    surveyYear: codes(({ surveyYear }) => surveyYear),
    lod: Uint8Array.from(buildings, ({ lod }) => lod ?? 1),
    footprintSource: new Uint8Array(buildings.length),
    footprint: createPolygons(buildings.map(({ box }) => box)),
    risks: {
      buildingRow: Uint32Array.from(risks, ({ row }) => row),
      hazard: risks.map(({ hazard }) => hazard),
      scale: risks.map(({ scale }) => scale ?? 'L2'),
      name: risks.map(({ name }) => name ?? ''),
      rank: Uint8Array.from(risks, ({ rank }) => rank ?? 0),
      standardRank: Uint8Array.from(risks, ({ rank }) => rank ?? 0),
      depthMeters: Float32Array.from(risks, ({ depth }) => depth ?? Number.NaN),
      durationHours: new Float32Array(risks.length).fill(Number.NaN),
      areaType: Uint8Array.from(risks, ({ areaType }) => areaType ?? 0),
    },
    ...(roofs.length > 0 && {
      lod2: {
        buildingRow: Uint32Array.from(roofs, ({ row }) => row),
        surfaceType: new Uint8Array(roofs.length),
        polygons: {
          ...roofPolygons,
          heights: Float32Array.from(roofs.flatMap(({ height }) => new Array(5).fill(height))),
        },
      },
    }),
    extra: buildings.map(() => ''),
  };
}

export function createZones(
  file: string,
  zoneKind: FiledZoneKind,
  zones: readonly { readonly id: string; readonly box: Box; readonly name?: string }[],
): ZonesDataset {
  return {
    kind: 'zones',
    source: createSource(file),
    zoneKind,
    count: zones.length,
    zoneId: zones.map(({ id }) => id),
    name: zones.map(({ id, name }) => name ?? id),
    code: new Uint16Array(zones.length),
    polygons: createPolygons(zones.map(({ box }) => box)),
    extra: zones.map(() => ''),
  };
}

export function createHazardPolygons(
  file: string,
  hazard: Hazard,
  areas: readonly {
    readonly box: Box;
    readonly rank?: number;
    readonly depth?: number;
    readonly hours?: number;
    readonly name?: string;
  }[],
  options: {
    readonly scale?: HazardScale;
    readonly extent?: SurveyExtent;
    readonly quantity?: HazardPolygonsDataset['quantity'];
  } = {},
): HazardPolygonsDataset {
  return {
    kind: 'hazard_polygons',
    source: createSource(file),
    hazard,
    scale: options.scale ?? 'L2',
    quantity: options.quantity ?? 'depth',
    count: areas.length,
    name: areas.map(({ name }) => name ?? ''),
    standardRank: Uint8Array.from(areas, ({ rank }) => rank ?? 0),
    depthMeters: Float32Array.from(areas, ({ depth }) => depth ?? Number.NaN),
    durationHours: Float32Array.from(areas, ({ hours }) => hours ?? Number.NaN),
    areaType: new Uint8Array(areas.length),
    phenomenon: new Uint8Array(areas.length),
    polygons: createPolygons(areas.map(({ box }) => box)),
    extent: options.extent ?? { kind: 'bounds' },
  };
}

/** Rows from north to south; null = not surveyed. The south-western corner lies at the origin of the toy city. */
export function createGrid(rows: readonly (readonly (number | null)[])[], cellMeters: number): Raster {
  return {
    width: rows[0]!.length,
    height: rows.length,
    data: Float32Array.from(rows.flat(), (value) => value ?? Number.NaN),
    crs: PLANAR_CRS,
    transform: [cellMeters, 0, ORIGIN[0], 0, -cellMeters, ORIGIN[1] + rows.length * cellMeters],
  };
}

export function createHazardRaster(
  file: string,
  hazard: Hazard,
  rows: readonly (readonly (number | null)[])[],
  options: {
    readonly scale?: HazardScale;
    readonly cellMeters?: number;
    readonly quantity?: 'depth' | 'duration';
  } = {},
): HazardRasterDataset {
  return {
    kind: 'hazard_raster',
    source: createSource(file),
    hazard,
    scale: options.scale ?? 'L2',
    name: '',
    quantity: options.quantity ?? 'depth',
    raster: createGrid(rows, options.cellMeters ?? 100),
  };
}

export function createPopulation(
  file: string,
  units: readonly {
    readonly id: string;
    readonly population: number | null;
    readonly over65?: number | null;
    readonly into?: string;
    readonly year?: number;
  }[],
  options: { readonly projection?: boolean; readonly boxes?: readonly Box[] } = {},
): PopulationDataset {
  const numbers = (values: readonly (number | null | undefined)[]) =>
    Float64Array.from(values, (value) => value ?? Number.NaN);
  return {
    kind: 'population',
    source: createSource(file),
    count: units.length,
    unitId: units.map(({ id }) => id),
    ...(options.boxes ? { polygons: createPolygons(options.boxes) } : { meshLevel: '250m' }),
    year: Uint16Array.from(units, ({ year }) => year ?? 2020),
    population: numbers(units.map(({ population }) => population)),
    population65: numbers(units.map(({ over65 }) => over65)),
    population75: numbers(units.map(() => null)),
    households: numbers(units.map(() => null)),
    suppressedInto: units.map(({ into }) => into ?? ''),
    projection: options.projection ?? false,
  };
}

export function createPeopleFlow(
  file: string,
  rows: readonly {
    readonly mesh: string;
    readonly people: number;
    readonly year?: number;
    readonly month?: number;
    readonly dayFlag?: number;
    readonly timezone?: number;
  }[],
): PeopleFlowDataset {
  return {
    kind: 'people_flow',
    source: createSource(file),
    count: rows.length,
    meshCode: rows.map(({ mesh }) => mesh),
    meshLevel: '1km',
    year: Uint16Array.from(rows, ({ year }) => year ?? 2021),
    month: Uint8Array.from(rows, ({ month }) => month ?? 10),
    dayFlag: Uint8Array.from(rows, ({ dayFlag }) => dayFlag ?? 1),
    timezone: Uint8Array.from(rows, ({ timezone }) => timezone ?? 0),
    population: Float64Array.from(rows, ({ people }) => people),
  };
}
