import type { Dataset } from '../../src/domain/datasets.ts';
import { meshCodeAt } from '../../src/domain/mesh-code.ts';
import {
  createBuildings,
  createGrid,
  createHazardPolygons,
  createHazardRaster,
  createPeopleFlow,
  createPolygons,
  createPopulation,
  createSource,
  createZones,
} from './create-datasets.ts';

const terrainRow = [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2];

/** Four buildings in two files that share one, two districts, a river raster, a landslide area, people, terrain. */
export function createToyCity(): Dataset[] {
  const [lon, lat] = createPolygons([[0, 0, 1, 1]]).positions as unknown as [number, number];
  const seam = { id: 'seam', box: [130, 10, 10, 10], usage: 411, storeys: 3 } as const;
  return [
    createBuildings('a.gml', [
      {
        id: 'house',
        box: [10, 10, 10, 10],
        usage: 411,
        storeys: 2,
        risks: [{ hazard: 'river', rank: 2, depth: 0.75 }],
        roofs: [6, 7],
      },
      { id: 'flats', box: [40, 10, 20, 10], usage: 412, storeys: 5 },
      { id: 'shop', box: [110, 10, 10, 10], usage: 402, height: 4, floorArea: 450 },
      seam,
    ]),
    createBuildings('b.gml', [seam]),
    createZones('districts.geojson', 'district', [
      { id: 'd1', name: '一丁目', box: [0, 0, 100, 100] },
      { id: 'd2', name: '二丁目', box: [100, 0, 100, 100] },
    ]),
    createZones('residence.geojson', 'residence', [{ id: 'r', box: [0, 0, 100, 100] }]),
    createHazardRaster('river.tif', 'river', [[0.5, 2, 0, 0, null]], { cellMeters: 30 }),
    createHazardPolygons(
      'slope.geojson',
      'landslide',
      [
        { box: [125, 5, 20, 20], rank: 2 },
        { box: [45, 40, 1, 1], rank: 1 },
      ],
      { scale: '', quantity: 'area_type', extent: { kind: 'polygons', polygons: createPolygons([[30, 0, 50, 50]]) } },
    ),
    createPopulation('people.txt', [{ id: meshCodeAt(lon, lat, '250m'), population: 100, over65: 25 }]),
    createPeopleFlow('flow.csv', [{ mesh: meshCodeAt(lon, lat, '1km'), people: 50 }]),
    {
      kind: 'terrain',
      source: createSource('dem.tif'),
      form: 'grid',
      raster: createGrid([terrainRow, terrainRow, terrainRow], 10),
    },
  ];
}
