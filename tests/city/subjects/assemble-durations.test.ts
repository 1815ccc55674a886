import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { assembleDurations } from '../../../src/city/subjects/assemble-durations.ts';
import type { Dataset } from '../../../src/domain/datasets.ts';
import { type Box, createBuildings, createHazardPolygons, createHazardRaster } from '../create-datasets.ts';

/** Five houses in a row, one in each cell of 100 m. */
const house = (id: string, cell: number) => ({ id, box: [cell * 100 + 40, 40, 10, 10] as Box });
const houses = createBuildings('houses.gml', ['a', 'b', 'c', 'd', 'e'].map(house));
/** Wet, wet, wet, dry, not surveyed. */
const depth = createHazardRaster('depth.tif', 'river', [[1, 2, 4, 0, null]]);
const hours = (file: string, values: readonly (number | null)[]) =>
  createHazardRaster(file, 'river', [values], { quantity: 'duration' });
const areas = (file: string, quantity: 'duration' | 'depth', ...list: { box: Box; rank?: number; hours?: number }[]) =>
  createHazardPolygons(file, 'river', list, { quantity });

/** [stored class, hours] of every house; undefined where the city has no duration. */
async function durations(datasets: readonly Dataset[], options = {}) {
  const subject = assembleDurations(await assembleCity(datasets, [], options));
  const table = subject?.tables.duration_river_L2;
  if (!table) return undefined;
  return Array.from(table.duration_class as Uint8Array, (value, i) => [value, (table.duration_h as Float32Array)[i]]);
}
const none = Number.NaN;

describe('durations of inundation', () => {
  it('are those of the raster; a dry house has none; wet without hours, and not surveyed, stay unknown', async () => {
    // 30 h = class 3, stored 4; 200 h = class 5, stored 6; the third house is wet and the raster says nothing
    expect(await durations([houses, depth, hours('h.tif', [30, 200, null, null, null])])).toEqual([
      [4, 30],
      [6, 200],
      [0, none],
      [1, none],
      [0, none],
    ]);
  });

  it('are none in less than 0.5 m where a raster or an attribute says 0 hours, and unknown where none says anything', async () => {
    const shallow = createHazardRaster('depth.tif', 'river', [[0.3, 0.3, 0.3, 0, null]]);
    const attribute = { ...houses, risks: attributeOf(1, 0) };
    const found = await durations([attribute, shallow, hours('h.tif', [0, null, null, 40, 0])]);
    // d: the raster finds it dry, the other counts 40 h above 0.5 m: the longer holds
    expect(found!.map(([value]) => value)).toEqual([1, 1, 0, 4, 0]);
  });

  it('are not "none" where a house is wet and the raster says zero hours', async () => {
    expect((await durations([houses, depth, hours('h.tif', [0, 200, 1, 0, 0])]))!.map(([value]) => value)).toEqual([
      0, 6, 2, 1, 0,
    ]);
  });

  it('are a class without hours where a polygon gives the class alone, also the first class that begins at zero', async () => {
    const classes = areas(
      'c.geojson',
      'duration',
      { box: [0, 0, 100, 100], rank: 1 },
      { box: [100, 0, 100, 100], rank: 4 },
    );
    expect((await durations([houses, depth, classes]))!.slice(0, 3)).toEqual([
      [2, none],
      [5, none],
      [0, none],
    ]);
  });

  it('are the longest of rasters, polygons of duration, hours of depth polygons and attributes, in any order', async () => {
    const attribute = { ...houses, risks: attributeOf(0, 100) };
    const datasets: Dataset[] = [
      attribute,
      depth,
      hours('h.tif', [30, 200, 20, null, null]),
      areas('c.geojson', 'duration', { box: [0, 0, 300, 100], rank: 3 }, { box: [0, 0, 100, 100], rank: 2 }),
      areas('d.geojson', 'depth', { box: [200, 0, 100, 100], rank: 3, hours: 700 }),
    ];
    // a: attribute 100 h over 30 h; b: raster 200 h over class 3; c: 700 h over class 3
    const expected = [
      [5, 100],
      [6, 200],
      [8, 700],
      [1, none],
      [0, none],
    ];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(datasets, { minLength: datasets.length }), async (order) => {
        expect(await durations(order)).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });

  it('do not change when polygons are cut into pieces', async () => {
    const area = fc.record({
      from: fc.integer({ min: 0, max: 3 }),
      cells: fc.integer({ min: 1, max: 3 }),
      rank: fc.integer({ min: 1, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(area, { minLength: 1, maxLength: 5 }), async (list) => {
        const whole = list.map(({ from, cells, rank }) => ({ box: [from * 100, 0, cells * 100, 100] as Box, rank }));
        // no house stands on the cut
        const pieces = whole.flatMap(({ box: [west, south, width, height], rank }) => [
          { box: [west, south, 73, height] as Box, rank },
          { box: [west + 73, south, width - 73, height] as Box, rank },
        ]);
        const expected = await durations([houses, depth, areas('c.geojson', 'duration', ...whole)]);
        expect(await durations([houses, depth, areas('c.geojson', 'duration', ...pieces)])).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('keep the hours where another source gives only the class they are of', async () => {
    const classes = areas('c.geojson', 'duration', { box: [0, 0, 200, 100], rank: 3 });
    expect(
      (await durations([houses, depth, classes, hours('h.tif', [30, null, null, null, null])]))!.slice(0, 2),
    ).toEqual([
      [4, 30],
      [4, none],
    ]);
  });

  it('take the longest under the whole footprint where the city is judged by footprints', async () => {
    const wide = createBuildings('wide.gml', [{ id: 'w', box: [40, 40, 100, 10] }]);
    const raster = hours('h.tif', [30, 200, null, null, null]);
    expect(await durations([wide, depth, raster])).toEqual([[4, 30]]);
    expect(await durations([wide, depth, raster], { depthMethod: 'footprint' })).toEqual([[6, 200]]);
  });

  it('are no subject without a depth of the same hazard, nor where no source gives any', async () => {
    expect(await durations([houses, hours('h.tif', [30, 200, null, null, null])])).toBeUndefined();
    expect(await durations([houses, depth])).toBeUndefined();
  });
});

function attributeOf(row: number, hoursOfRow: number): typeof houses.risks {
  return {
    buildingRow: Uint32Array.of(row),
    hazard: ['river'],
    scale: ['L2'],
    name: ['青瀬川'],
    rank: Uint8Array.of(1),
    standardRank: Uint8Array.of(1),
    depthMeters: Float32Array.of(none),
    durationHours: Float32Array.of(hoursOfRow),
    areaType: Uint8Array.of(0),
  };
}
