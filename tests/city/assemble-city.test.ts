import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeExposure } from '../../src/analysis/exposure.ts';
import { assembleCity } from '../../src/city/assemble-city.ts';
import type { Dataset } from '../../src/domain/datasets.ts';
import { fromGeographic } from '../../src/spatial/coordinate-system.ts';
import { loadQuestionTables } from '../../src/tables/load-city-tables.ts';
import { createNativeDatabase } from '../../src/tables/native-database.ts';
import { createBuildings, createHazardRaster, createZones, ORIGIN, PLANAR_CRS } from './create-datasets.ts';
import { createToyCity } from './create-toy-city.ts';

describe('assembling a city', () => {
  it('answers the toy city as counted by hand', async () => {
    const city = await assembleCity(createToyCity(), []);
    const { buildings, tables } = city;
    expect(city.planarCrs).toBe(PLANAR_CRS);
    expect(buildings.buildingId).toEqual(['house', 'flats', 'shop', 'seam']);
    expect([...buildings.storeys]).toEqual([2, 5, 1, 3]);
    expect([...buildings.storeysEstimated]).toEqual([0, 0, 1, 0]);
    // 10 × 10 m on 2 storeys, 20 × 10 on 5, as surveyed, 10 × 10 on 3
    expect([...buildings.floorAreaSquareMeters]).toEqual([200, 1000, 450, 300].map((area) => expect.closeTo(area, 3)));
    expect([...buildings.floorAreaEstimated]).toEqual([1, 1, 0, 1]);
    expect(buildings.xMeters[0]! - ORIGIN[0]).toBeCloseTo(15, 6);
    expect(buildings.yMeters[0]! - ORIGIN[1]).toBeCloseTo(15, 6);
    expect([...buildings.groundHeightMeters]).toEqual([1, 1, 2, 2].map((height) => expect.closeTo(height, 3)));

    const zones = Object.fromEntries(tables.zones.map((table) => [table.zoneKind, [...table.member]]));
    expect(zones).toEqual({ residence: [0, 0, -1, -1], district: [0, 0, 1, 1] });
    expect([...tables.zones[0]!.areaSquareMeters]).toEqual([expect.closeTo(10_000, 1)]);

    const states = Object.fromEntries(tables.hazards.map(({ key, state }) => [key, [...state]]));
    expect(states).toEqual({ 'river:L2': [2, 2, 0, 255], 'landslide:': [255, 0, 255, 2] });
    expect(tables.source.population).toBe(100);
    expect([...buildings.population].reduce((a, b) => a + b)).toBeCloseTo(100, 9);
  });

  it('does not depend on the order of the datasets', async () => {
    const datasets = createToyCity();
    const expected = await assembleCity(datasets, []);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(datasets, { minLength: datasets.length, maxLength: datasets.length }),
        async (shuffled) => {
          expect(await assembleCity(shuffled, [])).toEqual(expected);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('takes inside and outside 居住誘導区域 from the buildings where no polygon is given', async () => {
    const buildings = createBuildings('b.gml', [
      { id: 'a', box: [0, 0, 10, 10], areaClassification: 31 },
      { id: 'b', box: [20, 0, 10, 10], areaClassification: 32 },
      { id: 'c', box: [40, 0, 10, 10], areaClassification: 22 },
    ]);
    const city = await assembleCity([buildings], []);
    expect(city.tables.zones.map(({ zoneKind, member }) => [zoneKind, [...member]])).toEqual([
      ['residence', [0, 0, -1]],
    ]);
    expect(city.issues.map(({ code }) => code)).toContain('residence-from-buildings');
    expect(city.tables.zones[0]!.unknown).toBeUndefined();
    const drawn = await assembleCity(
      [buildings, createZones('z.geojson', 'residence', [{ id: 'r', box: [30, 0, 30, 30] }])],
      [],
    );
    expect(drawn.tables.zones.map(({ member }) => [...member])).toEqual([[-1, -1, 0]]);
  });

  it('leaves 居住誘導区域 unknown of a building that says nothing of it, down to the table', async () => {
    const buildings = createBuildings('b.gml', [
      { id: 'a', box: [0, 0, 10, 10], areaClassification: 31 },
      { id: 'b', box: [20, 0, 10, 10], areaClassification: 23 },
      { id: 'c', box: [40, 0, 10, 10] },
    ]);
    const city = await assembleCity([buildings, createHazardRaster('r.tif', 'river', [[1]])], []);
    expect([...city.tables.zones[0]!.unknown!]).toEqual([0, 0, 1]);
    const db = await createNativeDatabase();
    try {
      const { inputs, planarCrs, assumptions } = city;
      const context = {
        layout: await loadQuestionTables(db, city.tables),
        inputs,
        planarCrs,
        assumptions,
        now: () => '',
      };
      const { rows } = await computeExposure(db, { zoneKinds: ['city', 'residence'], hazards: ['river:L2'] }, context);
      expect(rows.map((row) => [row.zoneKind, row.zoneId, row.residence, row.buildings])).toEqual([
        ['city', 'city', 'outside', 1],
        ['city', 'city', 'inside', 1],
        ['city', 'city', 'unknown', 1],
        ['residence', '', 'outside', 1],
        ['residence', 'unknown', 'unknown', 1],
        ['residence', 'building-attribute', 'inside', 1],
      ]);
    } finally {
      await db.close();
    }
  });

  it('tells of zones without buildings and of outlines without area', async () => {
    const { issues } = await assembleCity(
      [
        createBuildings('b.gml', [{ id: 'flat', box: [0, 0, 10, 0] }]),
        createZones('z.geojson', 'district', [{ id: 'far', box: [9000, 0, 30, 30] }]),
      ],
      [],
    );
    expect(issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['zones-miss-buildings', 'footprint-without-area']),
    );
  });

  it('puts a building where zones overlap into the first and counts it', async () => {
    const zones = createZones('z.geojson', 'district', [
      { id: 'first', box: [0, 0, 50, 50] },
      { id: 'second', box: [0, 0, 100, 50] },
    ]);
    const buildings = createBuildings('b.gml', [
      { id: 'a', box: [0, 0, 10, 10] },
      { id: 'b', box: [60, 0, 10, 10] },
    ]);
    const city = await assembleCity([buildings, zones], []);
    expect([...city.tables.zones[0]!.member]).toEqual([0, 1]);
    expect(city.issues).toEqual([
      { severity: 'warning', code: 'zones-overlap', file: 'z.geojson', count: 1, values: { zoneKind: '町丁目' } },
    ]);
  });

  it('counts a zone that two files repeat once', async () => {
    const zone = { id: 'd1', box: [0, 0, 50, 50] } as const;
    const city = await assembleCity(
      [createZones('a', 'district', [zone]), createZones('b', 'district', [zone, { id: 'd2', box: [50, 0, 50, 50] }])],
      [],
    );
    expect(city.tables.zones[0]!.zoneId).toEqual(['d1', 'd2']);
    expect(city.issues).toContainEqual(expect.objectContaining({ code: 'zone-duplicate', count: 1 }));
  });

  it('is a city without buildings too, and says so', async () => {
    const city = await assembleCity([createZones('z', 'district', [{ id: 'd', box: [0, 0, 10, 10] }])], []);
    expect(city.buildings.count).toBe(0);
    expect(city.planarCrs).toBe(PLANAR_CRS);
    expect(city.issues.map(({ code }) => code)).toEqual(['no-buildings']);
  });

  it('stops between the stages when cancelled', async () => {
    const controller = new AbortController();
    const stages: string[] = [];
    const assembling = assembleCity(createToyCity(), [], {
      signal: controller.signal,
      onProgress: (stage) => {
        stages.push(stage);
        if (stage === 'zones') controller.abort();
      },
    });
    await expect(assembling).rejects.toMatchObject({ name: 'AbortError' });
    expect(stages).toEqual(['buildings', 'people', 'zones']);
  });

  it('names itself after the sources and knows invented data', async () => {
    const title = '3D都市モデル（Project PLATEAU）青瀬市（架空）（2024年度）';
    const [first, ...rest] = createToyCity();
    const named: Dataset[] = [{ ...first!, source: { ...first!.source, title } } as Dataset, ...rest];
    expect(await assembleCity(named, [])).toMatchObject({ name: '青瀬市', fictional: true });
  });

  it('takes footprints as drawn in the system of the city, and those of another system projected', async () => {
    const drawn = createBuildings('b.geojson', [{ id: 'a', box: [0, 0, 10, 10] }]);
    const positions = fromGeographic(drawn.footprint.positions, PLANAR_CRS).map((metres) => Math.round(metres));
    const footprintsOf = async (crs: string) => {
      const city = await assembleCity([{ ...drawn, footprintPlanar: { crs, positions } }], []);
      return city.footprints.positions;
    };
    expect(await footprintsOf(PLANAR_CRS)).toBe(positions);
    const projected = await footprintsOf('EPSG:6676');
    expect(projected).not.toBe(positions);
    for (const [at, metres] of projected.entries()) expect(metres).toBeCloseTo(positions[at]!, 6);
  });
});
