import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { assembleAreas } from '../../../src/city/subjects/assemble-areas.ts';
import type { Dataset } from '../../../src/domain/datasets.ts';
import type { SubjectTables } from '../../../src/tables/subjects/subject-tables.ts';
import {
  type Box,
  createHazardPolygons,
  createHazardRaster,
  createPolygons,
  createZones,
  PLANAR_CRS,
} from '../create-datasets.ts';

const areasOf = async (datasets: readonly Dataset[]): Promise<SubjectTables | undefined> =>
  assembleAreas(await assembleCity(datasets, [], { planarCrs: PLANAR_CRS }));

/** Rows as `kind number residence hazard:scale code` → m², to a hundredth. */
function rowsOf(subject: SubjectTables | undefined): Record<string, number> {
  const table = subject!.tables.zone_hazard_areas as Record<string, ArrayLike<string | number>>;
  return Object.fromEntries(
    Array.from(table.area_m2!, (area, row) => [
      `${table.zone_kind![row]} ${table.zone_number![row]} ${table.residence![row]} ${table.hazard![row]}:${table.scale![row]} ${table.class_code![row]}`,
      Math.round(Number(area) * 100) / 100,
    ]),
  );
}

const districts = createZones('districts.geojson', 'district', [
  { id: 'd1', box: [0, 0, 100, 100] },
  { id: 'd2', box: [100, 0, 100, 100] },
]);
const residence = createZones('residence.geojson', 'residence', [{ id: 'r', box: [50, 0, 100, 100] }]);

describe('ground of zones by class of hazard', () => {
  it('gives each cell of a raster to its class: code 0 not surveyed, 9 for 3–5 m', async () => {
    // cells of 100 m over both districts: 3 m deep in the first, nodata in the second
    const rows = rowsOf(await areasOf([districts, residence, createHazardRaster('r.tif', 'river', [[3, null]])]));
    expect(rows).toEqual({
      'city 1 0 river:L2 0': 5000,
      'city 1 0 river:L2 9': 5000,
      'city 1 1 river:L2 0': 5000,
      'city 1 1 river:L2 9': 5000,
      'residence 1 1 river:L2 0': 5000,
      'residence 1 1 river:L2 9': 5000,
      'district 1 0 river:L2 9': 5000,
      'district 1 1 river:L2 9': 5000,
      'district 2 0 river:L2 0': 5000,
      'district 2 1 river:L2 0': 5000,
    });
  });

  it('takes the worst of overlapping areas, and what is known of a rank by depth', async () => {
    const areas = createHazardPolygons(
      'river.geojson',
      'river',
      [
        { box: [0, 0, 100, 100], rank: 2 }, // 0.5–3 m, not divided: code 6
        { box: [0, 0, 50, 50], rank: 2, depth: 1.5 }, // 1–3 m: code 8
        { box: [25, 0, 50, 50], rank: 4 }, // 5–10 m: code 10
      ],
      { extent: { kind: 'everywhere' } },
    );
    expect(rowsOf(await areasOf([districts, areas]))).toEqual({
      'city 1 2 river:L2 1': 10_000,
      'city 1 2 river:L2 6': 6250,
      'city 1 2 river:L2 8': 1250,
      'city 1 2 river:L2 10': 2500,
      'district 1 2 river:L2 6': 6250,
      'district 1 2 river:L2 8': 1250,
      'district 1 2 river:L2 10': 2500,
      'district 2 2 river:L2 1': 10_000,
    });
  });

  it('knows nothing outside an assumed extent, and nothing from it where a raster says how far its survey reaches', async () => {
    const areas = createHazardPolygons('river.geojson', 'river', [
      { box: [0, 0, 20, 100], rank: 1 },
      { box: [80, 0, 20, 100], rank: 1 },
    ]);
    const alone = rowsOf(await areasOf([districts, areas]));
    expect(alone['district 1 2 river:L2 1']).toBeCloseTo(6000, 0);
    // the box has its sides along meridian and parallel, here turned by 0.06°: a sliver of 5.57 m² lies in the next district
    expect(alone['district 2 2 river:L2 0']).toBeCloseTo(10_000 - 5.57, 2);
    const raster = createHazardRaster('r.tif', 'river', [[null, 0]]);
    const both = rowsOf(await areasOf([districts, areas, raster]));
    expect(both['district 1 2 river:L2 0']).toBeCloseTo(6000, 1);
    expect(both['district 2 2 river:L2 1']).toBeCloseTo(10_000, 1);
  });

  it('adds up the two kinds of house collapse where they overlap', async () => {
    const areas = createHazardPolygons(
      'collapse.geojson',
      'collapse',
      [
        { box: [0, 0, 60, 100], rank: 1 },
        { box: [40, 0, 60, 100], rank: 2 },
      ],
      { quantity: 'area_type', extent: { kind: 'everywhere' } },
    );
    expect(rowsOf(await areasOf([districts, areas]))).toMatchObject({
      'district 1 2 collapse:L2 3': 4000,
      'district 1 2 collapse:L2 4': 4000,
      'district 1 2 collapse:L2 5': 2000,
    });
  });

  it('tells what is drawn, what is enclosed, and what an earlier zone of the kind has', async () => {
    const overlapping = createZones('d.geojson', 'district', [
      { id: 'd1', box: [0, 0, 100, 100] },
      { id: 'd2', box: [90, 0, 100, 100] },
    ]);
    const subject = await areasOf([overlapping, createHazardRaster('r.tif', 'river', [[0, 0]])]);
    const { zone_kind, drawn_m2, enclosed_m2, ground_m2 } = subject!.tables.zone_areas!;
    expect(zone_kind).toEqual(['city', 'district', 'district']);
    const near = (values: unknown) => Array.from(values as Float64Array, (value) => Math.round(value * 1000) / 1000);
    expect(near(drawn_m2)).toEqual([19_000, 10_000, 10_000]);
    expect(near(enclosed_m2)).toEqual([19_000, 10_000, 10_000]);
    expect(near(ground_m2)).toEqual([19_000, 10_000, 9000]);
  });

  it('says nothing of a city without zones or without hazards', async () => {
    expect(await areasOf([districts])).toBeUndefined();
    expect(await areasOf([createHazardRaster('r.tif', 'river', [[1]])])).toBeUndefined();
  });
});

const box: fc.Arbitrary<Box> = fc.tuple(
  fc.integer({ min: -20, max: 180 }),
  fc.integer({ min: -20, max: 80 }),
  fc.integer({ min: 1, max: 90 }),
  fc.integer({ min: 1, max: 90 }),
);
const area = fc.record({ box, rank: fc.integer({ min: 1, max: 6 }) });

describe('laws', () => {
  it('shares every zone’s ground out among the classes of each hazard, to a billionth', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(box, { minLength: 1, maxLength: 5 }),
        fc.array(area, { maxLength: 6 }),
        async (boxes, areas) => {
          const zones = createZones(
            'z.geojson',
            'district',
            boxes.map((one, i) => ({ id: `z${i}`, box: one })),
          );
          const subject = await areasOf([
            zones,
            residence,
            createHazardPolygons('river.geojson', 'river', areas, { scale: 'L1' }),
            createHazardRaster(
              'r.tif',
              'river',
              [
                [0.2, null],
                [0, 7],
              ],
              { cellMeters: 37 },
            ),
          ]);
          const table = subject!.tables.zone_areas as Record<string, ArrayLike<number>>;
          const cells = subject!.tables.zone_hazard_areas as Record<string, ArrayLike<number | string>>;
          Array.from(table.ground_m2!).forEach((ground, zone) => {
            for (const scale of areas.length > 0 ? ['L1', 'L2'] : ['L2']) {
              let sum = 0;
              for (let row = 0; row < cells.area_m2!.length; row++)
                if (
                  cells.zone_kind![row] === table.zone_kind![zone] &&
                  cells.zone_number![row] === table.zone_number![zone] &&
                  cells.scale![row] === scale
                )
                  sum += Number(cells.area_m2![row]);
              // slivers below 1e-6 m² are no rows
              expect(Math.abs(sum - ground)).toBeLessThanOrEqual(1e-9 * ground + 1e-5);
            }
          });
        },
      ),
      { numRuns: 40 },
    ));

  it('does not depend on the order of hazard areas, and covers more where areas are added', () =>
    fc.assert(
      fc.asyncProperty(fc.array(area, { minLength: 1, maxLength: 6 }), area, async (areas, more) => {
        const extent = { kind: 'polygons', polygons: createPolygons([[0, 0, 200, 100]]) } as const;
        const ask = async (list: typeof areas) =>
          rowsOf(await areasOf([districts, createHazardPolygons('a.geojson', 'river', list, { extent })]));
        const plain = await ask(areas);
        expect(await ask([...areas].reverse())).toEqual(plain);
        const dry = (rows: Record<string, number>) =>
          (rows['city 1 2 river:L2 1'] ?? 0) + (rows['city 1 2 river:L2 0'] ?? 0);
        expect(dry(await ask([...areas, more]))).toBeLessThanOrEqual(dry(plain) + 0.02);
      }),
      { numRuns: 30 },
    ));
});
