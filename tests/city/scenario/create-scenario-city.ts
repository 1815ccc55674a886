import { assembleCity } from '../../../src/city/assemble-city.ts';
import type { CityModel } from '../../../src/city/city-model.ts';
import type { MeasureEffect, MeasurePlace, PlanarPolygon, PlanMeasure } from '../../../src/domain/plan.ts';
import {
  type Box,
  createBuildings,
  createHazardPolygons,
  createPolygons,
  createPopulation,
  createZones,
  ORIGIN,
} from '../create-datasets.ts';
import { createFacilities } from '../create-facilities.ts';

/**
 * Five buildings from west to east; people go by floor area × 1, so 1 a square metre of dwelling:
 * a 100 people, 0.8 m (rank 2); b 200, 3.5 m (rank 3); c 100, rank 2 without a depth, storeys unknown; d 300, nothing known
 * of floods; e a shop of 50 m², nobody. d and e stand in 居住誘導区域, a in a landslide special area of 20 × 20 m.
 */
export const createScenarioCity = (): Promise<CityModel> =>
  assembleCity(
    [
      createBuildings('b.gml', [
        {
          id: 'a',
          box: [10, 10, 10, 10],
          usage: 411,
          storeys: 1,
          floorArea: 100,
          risks: [{ hazard: 'river', rank: 2, depth: 0.8 }],
        },
        {
          id: 'b',
          box: [30, 10, 10, 10],
          usage: 411,
          storeys: 2,
          floorArea: 200,
          risks: [{ hazard: 'river', rank: 3, depth: 3.5 }],
        },
        { id: 'c', box: [50, 10, 10, 10], usage: 411, floorArea: 100, risks: [{ hazard: 'river', rank: 2 }] },
        { id: 'd', box: [110, 10, 10, 10], usage: 412, storeys: 5, floorArea: 300 },
        { id: 'e', box: [150, 10, 10, 10], usage: 402, storeys: 1, floorArea: 50 },
      ]),
      createZones('residence.geojson', 'residence', [{ id: 'r', box: [100, 0, 100, 100] }]),
      createHazardPolygons('slope.geojson', 'landslide', [{ box: [5, 5, 20, 20], rank: 2 }], {
        scale: '',
        quantity: 'area_type',
        extent: { kind: 'polygons', polygons: createPolygons([[0, 0, 500, 500]]) },
      }),
      createPopulation('people.txt', [{ id: 'tract', population: 700, over65: 70 }], { boxes: [[0, 0, 500, 500]] }),
      createFacilities('f.csv', 'shelter', [{ name: '小学校', at: [115, 15] }]),
    ],
    [],
    { planarCrs: 'EPSG:6677' },
  );

/** A box in metres from the origin of the toy city, as a plan draws it. */
export function planBox([west, south, width, height]: Box): PlanarPolygon {
  const [x, y] = [ORIGIN[0] + west, ORIGIN[1] + south];
  return [
    [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ],
  ];
}

export const drawn = (...boxes: readonly Box[]): MeasurePlace => ({ kind: 'drawn', polygons: boxes.map(planBox) });

export const measure = (id: string, effect: MeasureEffect, place: MeasurePlace = { kind: 'city' }): PlanMeasure => ({
  id,
  name: `取組${id}`,
  clause: '',
  approach: 'reduce_hard',
  hazards: ['river'],
  place,
  actor: '',
  terms: ['short'],
  effect,
  note: '',
});
