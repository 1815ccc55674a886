import { assembleCity } from '../../../src/city/assemble-city.ts';
import { assembleAreas } from '../../../src/city/subjects/assemble-areas.ts';
import { assembleExclusions } from '../../../src/city/subjects/assemble-exclusions.ts';
import { assembleFacilities } from '../../../src/city/subjects/assemble-facilities.ts';
import type { Dataset, FacilitiesDataset } from '../../../src/domain/datasets.ts';
import { toGeographic } from '../../../src/spatial/coordinate-system.ts';
import type { ColumnValues } from '../../../src/tables/database.ts';
import type { SubjectTables } from '../../../src/tables/subjects/subject-tables.ts';
import {
  createBuildings,
  createHazardPolygons,
  createHazardRaster,
  createPopulation,
  createSource,
  createZones,
  ORIGIN,
  PLANAR_CRS,
} from '../../city/create-datasets.ts';

/**
 * A city drawn in metres, 200 × 100, so that every area can be worked out on paper. x runs east, y north:
 *
 * - districts: west x < 100, east x > 100; 居住誘導区域: 50 < x < 150
 * - river L2, a raster: 3.5 m deep where x < 100, not surveyed beyond
 * - river L1, areas, surveyed everywhere: under 0.5 m (undivided) where x < 50, 1.5 m deep where 50 < x < 70
 * - 土砂災害: 特別警戒 140 < x < 170, y < 30 and a sliver 149.5 < x < 150.5, 50 < y < 51; 警戒 120 < x < 180, y < 60
 * - 災害危険区域 60 < x < 80, 60 < y < 80; 市街化調整区域 x > 140; 工業専用地域 55 < x < 65, y < 10
 *
 * | building | at | district | residence | people | river L2 | river L1 | landslide |
 * |---|---|---|---|---|---|---|---|
 * | west | (15, 15) | west | out | 10 | 3.5 m | rank 1 | not hit |
 * | middle | (65, 65) | west | in | 20 | 3.5 m | 1.5 m | not hit |
 * | slope | (145, 13) | east | in | 30 | unknown | not hit | 特別警戒 |
 * | east | (175, 75) | east | out | 40 | unknown | not hit | not hit |
 *
 * A hospital stands at (66, 66); a school that is a shelter too, one place, at (145, 12).
 */
const datasets: readonly Dataset[] = [
  createBuildings('houses.gml', [
    { id: 'west', box: [10, 10, 10, 10], storeys: 1, floorArea: 100 },
    { id: 'middle', box: [60, 60, 10, 10], storeys: 2, floorArea: 200 },
    { id: 'slope', box: [142, 10, 6, 6], storeys: 2, floorArea: 72 },
    { id: 'east', box: [170, 70, 10, 10], storeys: 1, floorArea: 100 },
  ]),
  createZones('districts.geojson', 'district', [
    { id: 'west', name: '西町', box: [0, 0, 100, 100] },
    { id: 'east', name: '東町', box: [100, 0, 100, 100] },
  ]),
  createZones('residence.geojson', 'residence', [{ id: 'r', name: '居住誘導区域', box: [50, 0, 100, 100] }]),
  {
    ...createZones('classification.geojson', 'area_classification', [
      { id: 'c22', name: '市街化区域', box: [0, 0, 140, 100] },
      { id: 'c23', name: '市街化調整区域', box: [140, 0, 60, 100] },
    ]),
    code: Uint16Array.of(22, 23),
  },
  {
    ...createZones('use.geojson', 'use_district', [{ id: 'u13', name: '工業専用地域', box: [55, 0, 10, 10] }]),
    code: Uint16Array.of(13),
  },
  createZones('risk.geojson', 'disaster_risk_area', [{ id: 'risk', name: '出水', box: [60, 60, 20, 20] }]),
  createHazardRaster('river-l2.tif', 'river', [[3.5, null]]),
  createHazardPolygons(
    'river-l1.geojson',
    'river',
    [
      { box: [0, 0, 50, 100], rank: 1 },
      { box: [50, 0, 20, 100], rank: 2, depth: 1.5 },
    ],
    { scale: 'L1', extent: { kind: 'everywhere' } },
  ),
  createHazardPolygons(
    'slope.geojson',
    'landslide',
    [
      { box: [140, 0, 30, 30], rank: 2, name: '急傾斜 1' },
      { box: [149.5, 50, 1, 1], rank: 2, name: '急傾斜 2' },
      { box: [120, 0, 60, 60], rank: 1, name: '土石流 1' },
    ],
    { scale: '', quantity: 'area_type', extent: { kind: 'everywhere' } },
  ),
  createPopulation(
    'people.geojson',
    [10, 20, 30, 40].map((population, i) => ({ id: `p${i}`, population, over65: population / 2 })),
    { boxes: [0, 50, 100, 150].map((x) => [x, 0, 50, 100] as const) },
  ),
  createFacilities([
    { id: 'hospital', kind: 'medical', name: '青瀬病院', at: [66, 66] },
    { id: 'school', kind: 'school', name: '東小学校', at: [145, 12] },
    { id: 'shelter', kind: 'shelter', name: '東小学校', at: [145, 12] },
  ]),
];

function createFacilities(
  facilities: readonly {
    readonly id: string;
    readonly kind: FacilitiesDataset['facilityKind'][number];
    readonly name: string;
    readonly at: readonly [number, number];
  }[],
): FacilitiesDataset {
  const planar = facilities.flatMap(({ at }) => [ORIGIN[0] + at[0], ORIGIN[1] + at[1]]);
  return {
    kind: 'facilities',
    source: createSource('facilities.csv'),
    count: facilities.length,
    facilityId: facilities.map(({ id }) => id),
    facilityKind: facilities.map(({ kind }) => kind),
    name: facilities.map(({ name }) => name),
    address: facilities.map(() => ''),
    positions: toGeographic(Float64Array.from(planar), PLANAR_CRS),
    capacity: new Float64Array(facilities.length).fill(Number.NaN),
    usableFor: new Uint8Array(facilities.length),
    extra: facilities.map(() => ''),
  };
}

export const areaModel = await assembleCity(datasets, [], { planarCrs: PLANAR_CRS });

/** The city was drawn in whole metres: what projecting it to degrees and back adds in the last bits differs by engine. */
const drawn = (values: ColumnValues): ColumnValues =>
  values instanceof Float64Array ? values.map((value) => Math.round(value * 2 ** 20) / 2 ** 20) : values;

const asDrawn = ({ tables, layout }: SubjectTables): SubjectTables => ({
  layout,
  tables: Object.fromEntries(
    Object.entries(tables).map(([name, columns]) => [
      name,
      Object.fromEntries(Object.entries(columns).map(([column, values]) => [column, drawn(values)])),
    ]),
  ),
});

export function areaSubjects(): readonly SubjectTables[] {
  const ground = [assembleAreas, assembleExclusions].flatMap((assemble) => assemble(areaModel) ?? []).map(asDrawn);
  return [...ground, ...[assembleFacilities(areaModel) ?? []].flat()];
}
