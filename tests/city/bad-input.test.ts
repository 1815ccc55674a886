import { describe, expect, it } from 'vitest';
import { type AssembleOptions, assembleCity } from '../../src/city/assemble-city.ts';
import { assembleAreas } from '../../src/city/subjects/assemble-areas.ts';
import { assembleExclusions } from '../../src/city/subjects/assemble-exclusions.ts';
import type { Dataset, PopulationDataset, ZonesDataset } from '../../src/domain/datasets.ts';
import { meshCodeAt, meshNeighbours } from '../../src/domain/mesh-code.ts';
import { toGeographic } from '../../src/spatial/coordinate-system.ts';
import { buildPolygonColumns, type PolygonRings } from '../../src/spatial/polygon-columns-building.ts';
import {
  type Box,
  createBuildings,
  createHazardPolygons,
  createHazardRaster,
  createPolygons,
  createPopulation,
  createZones,
  ORIGIN,
  PLANAR_CRS,
} from './create-datasets.ts';

/** One test for each line of docs/rules-for-bad-input.md. */

const options: AssembleOptions = { planarCrs: PLANAR_CRS };
const river = createHazardRaster('river.tif', 'river', [[1, 1]]);
const house = (id: string, x: number, y: number) => ({ id, box: [x, y, 2, 2] as Box, floorArea: 10 });

/** Zones with rings of any shape, in metres from the origin of the toy city. */
function zonesOf(...features: readonly (readonly PolygonRings[])[]): ZonesDataset {
  const planar = buildPolygonColumns(
    features.map((polygons) =>
      polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [ORIGIN[0] + x, ORIGIN[1] + y] as const))),
    ),
  );
  const zones = createZones(
    'z.geojson',
    'district',
    features.map((_, i) => ({ id: `z${i + 1}`, box: [0, 0, 1, 1] })),
  );
  return { ...zones, polygons: { ...planar, positions: toGeographic(planar.positions, PLANAR_CRS) } };
}

async function look(...datasets: readonly Dataset[]) {
  const city = await assembleCity(datasets, [], options);
  const areas = assembleAreas(city);
  const table = areas?.tables.zone_areas as Record<string, ArrayLike<number>> | undefined;
  const near = (values: ArrayLike<number>) => Array.from(values, (value) => Math.round(value * 1000) / 1000);
  return {
    city,
    areas,
    /** Ground of the zones of the first kind, the whole city first. */
    ground: table ? near(table.ground_m2!) : [],
    member: [...(city.tables.zones[0]?.member ?? [])],
    issues: [...city.issues, ...(areas?.issues ?? [])],
    codes: [...city.issues, ...(areas?.issues ?? [])].map(({ code }) => code),
  };
}

const square = (x: number, y: number, size: number): PolygonRings => [
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
  ],
];

describe('zones', () => {
  it('that cross themselves enclose what an odd number of turns enclose, for ground and for buildings', async () => {
    // a bow tie of two triangles of 40 × 20 / 2 m² each; by coordinates they cancel out
    const bowTie: PolygonRings = [
      [
        [0, 0],
        [40, 40],
        [40, 0],
        [0, 40],
      ],
    ];
    const found = await look(zonesOf([bowTie]), river, createBuildings('b', [house('in', 4, 19), house('out', 19, 2)]));
    expect(found.ground).toEqual([800, 800]);
    expect(found.member).toEqual([0, -1]);
    expect(found.issues).toContainEqual({
      severity: 'warning',
      code: 'zone-outline-crosses',
      file: 'z.geojson',
      count: 1,
      values: { zoneKind: '町丁目', id: 'z1', area: 800 },
    });
  });

  it('with parts that overlap lose the ground that two parts hold, and it is told', async () => {
    const found = await look(zonesOf([square(0, 0, 40), square(20, 0, 40)]), river);
    expect(found.ground).toEqual([1600, 1600]); // 2 × 1600 − 2 × 20 × 40
    expect(found.codes).toContain('zone-outline-crosses');
  });

  it('with holes do not hold what stands in the hole', async () => {
    const ring = [...square(0, 0, 40), ...square(10, 10, 20)];
    const found = await look(zonesOf([ring]), river, createBuildings('b', [house('in', 2, 2), house('hole', 18, 18)]));
    expect(found.ground).toEqual([1200, 1200]);
    expect(found.member).toEqual([0, -1]);
    expect(found.codes).not.toContain('zone-outline-crosses');
  });

  it('that are given twice count once', async () => {
    const zones = createZones('a.geojson', 'district', [{ id: 'd', box: [0, 0, 40, 40] }]);
    const found = await look(zones, createZones('b.geojson', 'district', [{ id: 'd', box: [0, 0, 40, 40] }]), river);
    expect(found.ground).toEqual([1600, 1600]);
    expect(found.codes).toContain('zone-duplicate');
  });

  it('that overlap give the common ground to the first, as its buildings', async () => {
    const found = await look(
      zonesOf([square(0, 0, 40)], [square(30, 0, 40)]),
      river,
      createBuildings('b', [house('both', 33, 10)]),
    );
    expect(found.ground).toEqual([2800, 1600, 1200]);
    expect(found.member).toEqual([0]);
    expect(found.issues).toContainEqual(
      expect.objectContaining({
        code: 'zones-overlap-ground',
        count: 1,
        values: expect.objectContaining({ area: 400 }),
      }),
    );
    expect(found.codes).toContain('zones-overlap');
  });

  it('that are slivers stay zones, and are told', async () => {
    const sliver: PolygonRings = [
      [
        [40, 0],
        [40.05, 0],
        [40.05, 40],
        [40, 40],
      ],
    ];
    const found = await look(zonesOf([square(0, 0, 40)], [sliver]), river);
    expect(found.ground).toEqual([1602, 1600, 2]);
    expect(found.issues).toContainEqual(expect.objectContaining({ code: 'zone-sliver', severity: 'note', count: 1 }));
  });

  it('that are flat lines have no ground and hold no building', async () => {
    const line: PolygonRings = [
      [
        [0, 0],
        [40, 0],
        [20, 0],
      ],
    ];
    const found = await look(zonesOf([square(0, 0, 40)], [line]), river);
    expect(found.ground).toEqual([1600, 1600, 0]);
    expect(found.codes).toContain('zone-sliver');
  });
});

describe('hazards', () => {
  it('far away say nothing of the city: unknown, never not hit', async () => {
    const far = createHazardPolygons('far.geojson', 'river', [{ box: [50_000, 50_000, 100, 100], rank: 3 }]);
    const found = await look(zonesOf([square(0, 0, 40)]), far, createBuildings('b', [house('a', 4, 4)]));
    expect([...found.city.tables.hazards[0]!.state]).toEqual([255]);
    const { class_code, area_m2 } = found.areas!.tables.zone_hazard_areas!;
    expect([...(class_code as Uint8Array)]).toEqual([0, 0]);
    expect((area_m2 as Float64Array)[1]).toBeCloseTo(1600, 6);
    expect(found.codes).toContain('hazard-misses-buildings');
  });

  it('that are given twice, or cross themselves, take no ground twice', async () => {
    const extent = { kind: 'polygons', polygons: createPolygons([[0, 0, 100, 100]]) } as const;
    const area = { box: [0, 0, 20, 40], rank: 3 } as const;
    const found = await look(
      zonesOf([square(0, 0, 40)]),
      createHazardPolygons('a.geojson', 'river', [area, area], { extent }),
      createHazardPolygons('b.geojson', 'river', [area], { extent }),
    );
    const { zone_kind, class_code, area_m2 } = found.areas!.tables.zone_hazard_areas!;
    const ofDistrict = [...(class_code as Uint8Array)].flatMap((code, row) =>
      (zone_kind as string[])[row] === 'district' ? [[code, Math.round((area_m2 as Float64Array)[row]!)]] : [],
    );
    expect(ofDistrict).toEqual([
      [1, 800],
      [9, 800],
    ]);
  });
});

describe('buildings without area', () => {
  it('count as buildings, with no floor area and no people, and are told', async () => {
    const flat = createBuildings('b.gml', [{ id: 'flat', box: [5, 5, 8, 0] }, house('real', 20, 20)]);
    const people = createPopulation('p.csv', [{ id: meshHere(), population: 30 }]);
    const { city, codes, member } = await look(zonesOf([square(0, 0, 40)]), river, flat, people);
    expect(city.tables.buildings.count).toBe(2);
    expect([...city.tables.buildings.floorAreaSquareMeters]).toEqual([0, 10]);
    expect([...city.tables.buildings.population]).toEqual([0, 30]);
    expect(member).toEqual([0, 0]);
    expect(codes).toContain('footprint-without-area');
  });

  it('take up the people of a mesh in which nothing else stands in equal shares', async () => {
    const flat = createBuildings('b.gml', [
      { id: 'a', box: [5, 5, 8, 0] },
      { id: 'b', box: [15, 5, 8, 0] },
    ]);
    const { city } = await look(flat, createPopulation('p.csv', [{ id: meshHere(), population: 30 }]));
    expect([...city.tables.buildings.population]).toEqual([15, 15]);
    expect(city.tables.unplaced.population).toBe(0);
  });
});

const corner = createPolygons([[0, 0, 1, 1]]).positions;
const meshHere = () => meshCodeAt(corner[0]!, corner[1]!, '250m');
const meshBeside = () => meshNeighbours(meshHere(), '250m')[0]!;

describe('meshes', () => {
  const buildings = createBuildings('b.gml', [house('a', 2, 2), house('b', 30, 2)]);
  const totals = async (...people: readonly PopulationDataset[]) => {
    const { city, codes } = await look(buildings, ...people);
    const placed = city.tables.buildings.population.reduce((sum, value) => sum + (value || 0), 0);
    return { source: city.tables.source.population, placed, unplaced: city.tables.unplaced.population, codes };
  };

  it('without a building keep their people apart, so that totals agree', async () => {
    const found = await totals(
      createPopulation('p.csv', [
        { id: meshHere(), population: 60 },
        { id: meshBeside(), population: 5 },
      ]),
    );
    expect(found).toMatchObject({ source: 65, placed: 60, unplaced: 5 });
    expect(found.codes).toContain('population-unplaced');
  });

  it('that overlap as drawn units give a building the people of the first, and lose nobody', async () => {
    const { meshLevel: _, ...units } = createPopulation('p.geojson', [
      { id: 'u1', population: 40 },
      { id: 'u2', population: 70 },
    ]);
    const found = await totals({
      ...units,
      polygons: createPolygons([
        [0, 0, 20, 20],
        [0, 0, 60, 20],
      ]),
    });
    expect(found).toMatchObject({ source: 110, placed: 110, unplaced: 0 });
    expect(found.codes).toContain('population-units-overlap');
  });

  it('that miss some buildings leave those without people, and all people are placed or told', async () => {
    const far = await totals(createPopulation('p.csv', [{ id: meshBeside(), population: 9 }]));
    expect(far).toMatchObject({ source: 9, placed: 0, unplaced: 9 });
  });
});

describe('a city of people without buildings', () => {
  it('has all of them unplaced', async () => {
    const { city, codes } = await look(createPopulation('p.csv', [{ id: meshHere(), population: 12 }]));
    expect(city.tables.source.population).toBe(12);
    expect(city.tables.unplaced.population).toBe(12);
    expect(codes).toEqual(expect.arrayContaining(['no-buildings', 'population-unplaced']));
  });
});

describe('the exclusion check', () => {
  it('takes a residence area that crosses itself by even-odd too', async () => {
    const bowTie: PolygonRings = [
      [
        [0, 0],
        [40, 40],
        [40, 0],
        [0, 40],
      ],
    ];
    const residence = { ...zonesOf([bowTie]), zoneKind: 'residence' as const };
    const { city } = await look(residence, river);
    const { covered_m2, drawn_m2 } = assembleExclusions(city)!.tables.exclusion_zones!;
    expect((covered_m2 as Float64Array)[0]).toBeCloseTo(800, 6);
    expect((drawn_m2 as Float64Array)[0]).toBeCloseTo(0, 3);
  });
});
