import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import {
  createGroundSurvey,
  groundGrid,
  groundStates,
  MOST_GROUND_CELLS,
} from '../../../src/city/map-extract/ground-states.ts';
import { openPackage } from '../../../src/city/package/open-package.ts';
import { hazardAreaLayers } from '../../../src/city/subjects/hazard-area-layers.ts';
import type { HazardPolygonsDataset, HazardRasterDataset } from '../../../src/domain/datasets.ts';
import { depthHazards, parseHazardKey } from '../../../src/domain/hazard.ts';
import type { PlanarBounds } from '../../../src/domain/map-extract.ts';
import { overlayAreas } from '../../../src/spatial/overlay-areas.ts';
import { AREA_UNRANKED, FIRST_AREA_CLASS, rankOfAreaCode } from '../../../src/tables/area-codes.ts';
import { storedStates } from '../../../src/tables/hazard-codes.ts';
import {
  type Box,
  createBuildings,
  createHazardPolygons,
  createHazardRaster,
  createPolygons,
  ORIGIN,
} from '../create-datasets.ts';

const metres = fc.integer({ min: 0, max: 200 });
const box: fc.Arbitrary<Box> = fc.tuple(
  metres,
  metres,
  fc.integer({ min: 5, max: 90 }),
  fc.integer({ min: 5, max: 90 }),
);
const extent = fc.oneof(
  fc.constant({ kind: 'bounds' } as const),
  fc.constant({ kind: 'everywhere' } as const),
  fc
    .array(box, { minLength: 1, maxLength: 2 })
    .map((boxes) => ({ kind: 'polygons' as const, polygons: createPolygons(boxes) })),
);
const hazard = fc.constantFrom('river', 'collapse', 'landslide' as const);

const polygons = fc
  .record({
    hazard,
    areas: fc.array(
      fc.record({
        box,
        rank: fc.integer({ min: 0, max: 3 }),
        depth: fc.constantFrom(undefined, 0, 0.2, 4),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    extent,
  })
  .map(({ hazard: of, areas, extent: reach }): HazardPolygonsDataset => {
    const rows = areas.map(({ depth, ...area }) => (of === 'river' && depth !== undefined ? { ...area, depth } : area));
    return createHazardPolygons(`${of}.geojson`, of as 'river', rows, { extent: reach });
  });
const raster: fc.Arbitrary<HazardRasterDataset> = fc
  .array(fc.array(fc.constantFrom(null, 0, 0.3, 2, 7), { minLength: 6, maxLength: 6 }), { minLength: 5, maxLength: 5 })
  .map((rows) => createHazardRaster('river.tif', 'river', rows, { cellMeters: 40 }));
const sources = fc.array(fc.oneof(polygons, raster), { minLength: 1, maxLength: 4 });
const buildings = fc.array(fc.tuple(metres, metres), { minLength: 1, maxLength: 12 });

describe('the state of the ground', () => {
  it('is at a building what the tables say of the building', async () => {
    await fc.assert(
      fc.asyncProperty(sources, buildings, async (hazards, places) => {
        const city = await assembleCity(
          [
            createBuildings(
              'a.gml',
              places.map(([x, y], row) => ({ id: `b${row}`, box: [x + 0.25, y + 0.25, 8, 8] })),
            ),
            ...hazards.map((dataset, n) => ({ ...dataset, source: { ...dataset.source, file: `${n}.geojson` } })),
          ],
          [],
        );
        for (const { key, state } of city.tables.hazards) {
          const survey = createGroundSurvey(city, key)!;
          const stored = [...storedStates(state)];
          expect([...survey.statesAt(city.buildings.xMeters, city.buildings.yMeters, 1)]).toEqual(stored);
          // The same as the only cell of a grid about the building.
          const [x, y] = [city.buildings.xMeters[0]!, city.buildings.yMeters[0]!];
          const cell = await groundStates(survey, groundGrid([x - 1, y - 1, x + 1, y + 1], 2));
          expect([...cell.state]).toEqual([stored[0]]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is read row by row from the north', async () => {
    // Cells of 30 m: 2 m deep in the west, dry in the middle, not surveyed in the east; dry and unknown below.
    const river = createHazardRaster(
      'river.tif',
      'river',
      [
        [2, 0, null],
        [0, 0, null],
      ],
      { cellMeters: 30 },
    );
    const survey = createGroundSurvey(
      { hazardPolygons: [], hazardRasters: [river], planarCrs: 'EPSG:6677' },
      'river:L2',
    )!;
    const [x, y] = ORIGIN;
    const ground = await groundStates(survey, groundGrid([x, y, x + 90, y + 60], 30));
    expect([ground.width, ground.height, ...ground.state]).toEqual([3, 2, 3, 1, 0, 1, 1, 0]);
  });

  it('has coarser cells where there would be too many', () => {
    const grid = groundGrid([0, 0, 100_000, 50_000], 0.1);
    expect(grid.width * grid.height).toBeLessThanOrEqual(MOST_GROUND_CELLS);
    expect(grid.width * grid.cellMeters).toBeGreaterThanOrEqual(100_000);
    expect(grid.height * grid.cellMeters).toBeGreaterThanOrEqual(50_000);
  });

  it('is not asked of bounds without an area', () => {
    expect(() => groundGrid([0, 0, 0, 10], 1)).toThrow('0 × 10 m');
    expect(() => groundGrid([0, 0, 10, 10], Number.NaN)).toThrow(RangeError);
  });

  it('ends when it is cancelled', async () => {
    const river = createHazardRaster('river.tif', 'river', [[2]], { cellMeters: 30 });
    const survey = createGroundSurvey(
      { hazardPolygons: [], hazardRasters: [river], planarCrs: 'EPSG:6677' },
      'river:L2',
    )!;
    const ended = new AbortController();
    const states = groundStates(survey, groundGrid([0, 0, 4000, 4000], 1), ended.signal);
    ended.abort();
    await expect(states).rejects.toMatchObject({ name: 'AbortError' });
  });
});

const file = (path: string) => join(import.meta.dirname, '../../../data', path);
const BOUNDS: PlanarBounds = [168_000, -114_400, 168_960, -113_440];

describe('the ground of the sample city in cells', () => {
  it('comes to the exact areas as the cells become smaller', async () => {
    const city = await openPackage(async (path) =>
      existsSync(file(path)) ? new Uint8Array(readFileSync(file(path))) : undefined,
    );
    for (const { key, layers, codeOf } of hazardAreaLayers(city)) {
      const depth = depthHazards.includes(parseHazardKey(key).hazard);
      const stateOf = (code: number) => {
        if (code < AREA_UNRANKED) return code;
        if (code === AREA_UNRANKED) return 0;
        return 1 + (depth ? rankOfAreaCode(code) : code - FIRST_AREA_CLASS + 1);
      };
      const { areas, labels, count } = overlayAreas(layers, BOUNDS);
      const exact = new Float64Array(8);
      for (let row = 0; row < count; row++) exact[stateOf(codeOf(labels, row * layers.length))]! += areas[row]!;
      const survey = createGroundSurvey(city, key)!;
      const errors: number[] = [];
      for (const cellMeters of [16, 4, 1]) {
        const { state } = await groundStates(survey, groundGrid(BOUNDS, cellMeters));
        const counted = new Float64Array(8);
        for (const value of state) counted[value]! += cellMeters ** 2;
        errors.push(counted.reduce((sum, area, value) => sum + Math.abs(area - exact[value]!), 0));
      }
      // 960 m × 960 m. Cells of 1 m are finer than those of the rasters: what is left is rounding at their sides.
      const total = 921_600;
      expect(errors[0]! / total, key).toBeLessThan(0.02);
      expect(errors[1]! / total, key).toBeLessThan(0.005);
      expect(errors[2]! / total, key).toBeLessThan(0.0005);
    }
  });
});
