import { describe, expect, it } from 'vitest';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { createMapExtractor } from '../../../src/city/map-extract/map-extractor.ts';
import { applyScenario } from '../../../src/city/scenario/apply-scenario.ts';
import type { BaseMapDataset } from '../../../src/domain/datasets.ts';
import type { MapExtractRequest } from '../../../src/domain/map-extract.ts';
import { polygonAreas } from '../../../src/spatial/polygon-areas.ts';
import { createSource, createZones, ORIGIN, PLANAR_CRS } from '../create-datasets.ts';
import { createFacilities, createRoads } from '../create-facilities.ts';
import { createToyCity } from '../create-toy-city.ts';

const [X, Y] = ORIGIN;
const bounds = (west: number, south: number, east: number, north: number) =>
  [X + west, Y + south, X + east, Y + north] as const;

const request: MapExtractRequest = {
  bounds: bounds(0, 0, 149, 100),
  hazard: 'river:L2',
  cellMeters: 10,
  zoneKinds: ['district', 'residence'],
  hazardAreas: ['landslide'],
  facilities: ['shelter'],
  buildings: true,
  labels: true,
};

const roads = createRoads('roads.gml', [
  [0, 30, 150, 4],
  [500, 30, 20, 4],
]);

const city = await assembleCity(
  [
    ...createToyCity(),
    roads,
    createFacilities('f.csv', 'shelter', [
      { name: '公民館', at: [20, 20] },
      { name: '遠い公民館', at: [900, 20] },
    ]),
    createFacilities('m.csv', 'medical', [{ name: '医院', at: [30, 20] }]),
  ],
  [],
);
const extractor = createMapExtractor();

describe('an extract', () => {
  it('has the buildings that touch its bounds with the states of the tables', async () => {
    const { footprints } = await extractor.extract(city, { ...request, bounds: bounds(45, 5, 115, 25) });
    // "flats" (40…60) is cut by the western side, "shop" (110…120) by the eastern one.
    const ids = [...footprints!.building].map((index) => city.buildings.buildingId[index]);
    expect(ids.sort()).toEqual(['flats', 'shop']);
    const column = city.tables.hazards.find(({ key }) => key === 'river:L2')!;
    expect([...footprints!.state]).toEqual([...footprints!.building].map((index) => (column.state[index]! + 1) & 255));
    expect([...footprints!.pointX]).toEqual([...footprints!.building].map((index) => city.buildings.xMeters[index]));
  });

  it('has the ground, zones, areas, roads, facilities and names of its bounds, and their sources', async () => {
    const extract = await extractor.extract(city, request);
    // The raster: 30 m cells of 0.5, 2, 0, 0 m and one not surveyed, 30 m high; nothing is known north of it.
    const { width, height, state } = extract.ground!;
    expect([width, height]).toEqual([15, 10]);
    expect([...state.subarray(9 * 15)]).toEqual([3, 3, 3, 3, 3, 3, 1, 1, 1, 1, 1, 1, 0, 0, 0]);
    expect([...state.subarray(0, 15)]).toEqual(new Array(15).fill(0));
    expect(extract.zones.map(({ zoneKind, zoneId }) => [zoneKind, ...zoneId])).toEqual([
      ['district', 'd1', 'd2'],
      ['residence', 'r'],
    ]);
    expect(extract.hazardAreas.map(({ hazard, rank }) => [hazard, ...rank])).toEqual([['landslide', 2, 1]]);
    expect(extract.roads!.rowOffsets.length - 1).toBe(1);
    expect(extract.facilities.map(({ name }) => name)).toEqual(['公民館']);
    // The middle of the second district (150, 50) lies beyond.
    expect(extract.places.map(({ kind, name }) => [kind, name])).toEqual([['district', '一丁目']]);
    expect(extract.sources.map(({ file }) => file)).toEqual([
      'river.tif',
      'slope.geojson',
      'residence.geojson',
      'districts.geojson',
      'a.gml',
      'f.csv',
      'roads.gml',
    ]);
  });

  it('has no ground where only attributes of buildings speak of the hazard, or none was asked for', async () => {
    const attributes = await assembleCity([createToyCity()[0]!], []);
    const { ground, footprints } = await extractor.extract(attributes, request);
    expect(ground).toBeNull();
    expect(footprints!.state).toContain(3);
    const none = await extractor.extract(city, { ...request, hazard: null });
    expect([none.ground, Math.max(...none.footprints!.state)]).toEqual([null, 0]);
  });

  it('leaves the columns of the city alone: they may be handed to another thread', async () => {
    const { zones, footprints, roads: surfaces } = await extractor.extract(city, request);
    for (const { polygons } of [...zones, footprints!, { polygons: surfaces! }]) polygons.positions.fill(Number.NaN);
    const again = await extractor.extract(city, request);
    expect(again.zones[0]!.polygons.positions.every(Number.isFinite)).toBe(true);
    expect(again.roads!.positions.every(Number.isFinite)).toBe(true);
  });

  it('shows a scenario: its zones, and what it has more and less than 現行', async () => {
    // The residence area (0…100 × 0…100) moves by 20 m to the east.
    const ring = [
      [X + 20, Y],
      [X + 120, Y],
      [X + 120, Y + 100],
      [X + 20, Y + 100],
    ] as const;
    const zones = { residence: [{ id: 'r', name: '', code: 0, polygons: [[ring]] }] };
    const { model } = applyScenario(city, { zones, measures: [] }, []);
    const { difference, zones: drawn } = await extractor.extract(model, request, { other: city });
    expect(drawn.find(({ zoneKind }) => zoneKind === 'residence')!.polygons.positions[0]).toBe(X + 20);
    expect(difference!.map(({ zoneKind }) => zoneKind)).toEqual(['residence']);
    const areas = (columns: Parameters<typeof polygonAreas>[0]) => polygonAreas(columns).reduce((a, b) => a + b, 0);
    // 20 m × 100 m each.
    expect(areas(difference![0]!.removed)).toBeCloseTo(2000, 3);
    expect(areas(difference![0]!.added)).toBeCloseTo(2000, 3);
    expect((await extractor.extract(city, request, { other: city })).difference).toEqual([]);
  });

  it('has no sources of zones that the plan drew', async () => {
    const edited = createZones('x', 'residence', []);
    const { sources, zones } = await extractor.extract(city, {
      ...request,
      scenarioZones: { residence: edited.zoneId.map((id) => ({ id, name: '', code: 0, polygons: [] })) },
    });
    expect(sources.map(({ file }) => file)).not.toContain('residence.geojson');
    expect(zones.map(({ zoneKind }) => zoneKind)).toEqual(['district']);
  });

  it('ends when it is cancelled', async () => {
    await expect(extractor.extract(city, request, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('the base map of an extract', () => {
  // 3 × 2 pixels of 50 m: red green blue over black white grey, from (0, 100) down to (150, 0).
  const colours = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [0, 0, 0],
    [255, 255, 255],
    [128, 128, 128],
  ] as const;
  const baseMap: BaseMapDataset = {
    kind: 'base_map',
    source: createSource('base.png'),
    image: new Uint8Array(1),
    mediaType: 'image/png',
    width: 3,
    height: 2,
    crs: PLANAR_CRS,
    transform: [50, 0, X, 0, -50, Y + 100],
  };
  const decode = async () => ({
    width: 3,
    height: 2,
    pixels: Uint8ClampedArray.from(colours.flatMap((colour) => [...colour, 255])),
  });

  it('lies where it belongs, and is clear beyond its rim', async () => {
    const withMap = { ...city, baseMap };
    const request2 = { ...request, bounds: bounds(-50, 0, 150, 100), cellMeters: 50 };
    const picture = (await createMapExtractor(decode).extract(withMap, request2)).baseMap!;
    // No finer than half of the source's pixels: 8 × 4 pixels of 25 m were allowed, 50 m were asked for.
    expect([picture.width, picture.height]).toEqual([4, 2]);
    const pixel = (column: number, row: number) => [
      ...picture.pixels.subarray(4 * (row * 4 + column), 4 * (row * 4 + column) + 4),
    ];
    expect([pixel(0, 0), pixel(1, 0), pixel(3, 0), pixel(2, 1)]).toEqual([
      [0, 0, 0, 0],
      [255, 0, 0, 255],
      [0, 0, 255, 255],
      [255, 255, 255, 255],
    ]);
  });

  it('is left out where its file is no picture', async () => {
    const extract = createMapExtractor(() => Promise.reject(new Error('no picture')));
    const { baseMap: picture, sources } = await extract.extract({ ...city, baseMap }, request);
    expect(picture).toBeNull();
    expect(sources.map(({ file }) => file)).not.toContain('base.png');
  });
});
