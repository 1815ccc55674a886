import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleCity } from '../../src/city/assemble-city.ts';
import type { Dataset } from '../../src/domain/datasets.ts';
import {
  type Box,
  createBuildings,
  createHazardPolygons,
  createHazardRaster,
  type ToyBuilding,
} from './create-datasets.ts';

const here: Box = [40, 40, 20, 20];
/** All of the 100 m square around the building, and a square far away. */
const around: Box = [0, 0, 100, 100];
const away: Box = [1000, 1000, 100, 100];

type Risk = NonNullable<ToyBuilding['risks']>[number];

const sources = {
  attribute: (risk: Risk): Dataset => createBuildings('b.gml', [{ id: 'x', box: here, risks: [risk] }]),
  noAttribute: (): Dataset => createBuildings('b.gml', [{ id: 'x', box: here }]),
  raster: (value: number | null): Dataset => createHazardRaster('r.tif', 'river', [[value]]),
  inPolygon: (rank: number, depth?: number): Dataset =>
    createHazardPolygons('p.geojson', 'river', [{ box: around, rank, ...(depth !== undefined && { depth }) }]),
  besidePolygon: (): Dataset =>
    createHazardPolygons('q.geojson', 'river', [
      { box: away, rank: 5 },
      { box: [-500, -500, 1, 1], rank: 5 },
    ]),
  beyondPolygon: (): Dataset => createHazardPolygons('s.geojson', 'river', [{ box: away, rank: 5 }]),
};

async function riverOf(...datasets: Dataset[]) {
  const city = await assembleCity(datasets, []);
  const column = city.tables.hazards.find(({ key }) => key === 'river:L2');
  return column && [column.state[0], Number.isNaN(column.depthMeters[0]) ? null : column.depthMeters[0]];
}

describe('three states of a hazard', () => {
  const none = sources.noAttribute();
  const table: readonly (readonly [string, readonly Dataset[], readonly [number, number | null]])[] = [
    ['a raster depth is a hit', [none, sources.raster(1.5)], [2, 1.5]],
    ['a raster zero is surveyed and not hit', [none, sources.raster(0)], [0, null]],
    ['a raster cell without data is unknown', [none, sources.raster(null)], [255, null]],
    ['inside a polygon is a hit', [none, sources.inPolygon(4)], [4, null]],
    ['inside a polygon of depth zero is surveyed and not hit', [none, sources.inPolygon(0, 0)], [0, null]],
    ['inside a polygon without rank and depth is unknown', [none, sources.inPolygon(0)], [255, null]],
    ['outside the polygons and inside their bounds is not hit', [none, sources.besidePolygon()], [0, null]],
    ['beyond the bounds of the polygons is unknown', [none, sources.beyondPolygon()], [255, null]],
    ['an attribute with a rank is a hit', [sources.attribute({ hazard: 'river', rank: 3 })], [3, null]],
    ['an attribute with a depth alone is a hit', [sources.attribute({ hazard: 'river', depth: 4 })], [3, 4]],
    ['an attribute without rank and depth is unknown', [sources.attribute({ hazard: 'river' })], [255, null]],
    [
      'and stays so though a survey says not hit',
      [sources.attribute({ hazard: 'river' }), sources.raster(0)],
      [255, null],
    ],
    [
      'a missing attribute is unknown until a survey covers it',
      [none, sources.raster(0), sources.beyondPolygon()],
      [0, null],
    ],
    ['a hit beats not hit', [sources.attribute({ hazard: 'river', rank: 1 }), sources.raster(0)], [1, null]],
    [
      'the largest rank of all hits counts, with its own depth',
      [sources.attribute({ hazard: 'river', rank: 4 }), sources.raster(1.5)],
      [4, null],
    ],
    [
      'of equal ranks the larger depth counts',
      [sources.inPolygon(2, 0.75), sources.attribute({ hazard: 'river', rank: 2, depth: 1 })],
      [2, 1],
    ],
    [
      'not hit beats unknown in either order',
      [none, sources.raster(null), createHazardRaster('t.tif', 'river', [[0]])],
      [0, null],
    ],
    [
      'bounds that are only assumed do not survey the ground that a raster leaves unsurveyed',
      [none, sources.raster(null), sources.besidePolygon()],
      [255, null],
    ],
  ];
  for (const [name, datasets, expected] of table)
    it(name, async () => {
      expect(await riverOf(...datasets)).toEqual(expected);
      expect(await riverOf(...datasets.toReversed())).toEqual(expected);
    });

  it('a hazard that no source knows has no column', async () => {
    expect(await riverOf(none)).toBeUndefined();
  });

  it('takes a missing attribute as not hit where the user says so, and only for hazards that the file tells of', async () => {
    const buildings = createBuildings('b.gml', [
      { id: 'x', box: here, risks: [{ hazard: 'river', rank: 3 }] },
      { id: 'y', box: [200, 0, 10, 10] },
    ]);
    const slopes = createHazardPolygons('s.geojson', 'landslide', [{ box: away, rank: 1 }], { scale: '' });
    const said = await assembleCity([buildings, slopes], [], { missingRiskMeansNotHit: (file) => file === 'b.gml' });
    expect(said.tables.hazards.map(({ key, state }) => [key, ...state])).toEqual([
      ['river:L2', 3, 0],
      ['landslide:', 255, 255],
    ]);
    expect(said.assumptions).toContainEqual({ code: 'missing-risk-attribute-not-hit', value: 'b.gml', editable: true });
    const unsaid = await assembleCity([buildings], []);
    expect([...unsaid.tables.hazards[0]!.state]).toEqual([3, 255]);
  });

  it('judges by the largest overlap of the footprint when asked to', async () => {
    const wide = createBuildings('b.gml', [{ id: 'x', box: [70, 40, 90, 20] }]);
    const raster = createHazardRaster('r.tif', 'river', [[0, 2]]);
    const stateBy = async (depthMethod: 'point' | 'footprint', ...more: Dataset[]) => {
      const { tables } = await assembleCity([wide, ...more], [], { depthMethod });
      return [tables.hazards[0]!.state[0], tables.hazards[0]!.depthMeters[0]];
    };
    expect(await stateBy('footprint', raster)).toEqual([2, 2]);
    const polygons = createHazardPolygons('p.geojson', 'river', [
      { box: [0, 0, 110, 100], rank: 1, depth: 0.25 },
      { box: [110, 0, 10, 100], rank: 3, depth: 4 },
      { box: [120, 0, 100, 100], rank: 2, depth: 1 },
    ]);
    expect(await stateBy('point', polygons)).toEqual([3, 4]);
    expect(await stateBy('footprint', polygons)).toEqual([2, 1]);
  });

  it('keeps the scales apart', async () => {
    const city = await assembleCity(
      [none, createHazardRaster('a.tif', 'river', [[1]], { scale: 'L1' }), createHazardRaster('b.tif', 'river', [[6]])],
      [],
    );
    expect(city.tables.hazards.map(({ key, state }) => [key, state[0]])).toEqual([
      ['river:L1', 2],
      ['river:L2', 4],
    ]);
  });

  it('adds the two kinds of house collapse up instead of ranking them', async () => {
    const area = (file: string, rank: number) => createHazardPolygons(file, 'collapse', [{ box: around, rank }]);
    const stateOf = async (...datasets: Dataset[]) =>
      (await assembleCity([none, ...datasets], [])).tables.hazards[0]!.state[0];
    expect(await stateOf(area('a', 1))).toBe(1);
    expect(await stateOf(area('a', 1), area('b', 2))).toBe(3);
    expect(
      await stateOf(
        createHazardPolygons('c', 'collapse', [
          { box: around, rank: 2 },
          { box: around, rank: 1 },
        ]),
      ),
    ).toBe(3);
  });

  it('adds the kinds of collapse up by largest overlap of the footprint too', async () => {
    const stateBy = async (...kinds: readonly [rank: number, box: Box][]) => {
      const areas = createHazardPolygons(
        'a',
        'collapse',
        kinds.map(([rank, box]) => ({ box, rank })),
      );
      const city = await assembleCity([none, areas], [], { depthMethod: 'footprint' });
      return city.tables.hazards[0]!.state[0];
    };
    expect(await stateBy([1, around], [2, around])).toBe(3);
    // most of the footprint (40–60 m) lies in the first kind, less than half of it in the second
    expect(await stateBy([1, [0, 0, 55, 100]], [2, [0, 0, 45, 100]])).toBe(1);
  });

  it('tells of a survey that covers no building', async () => {
    const codesOf = async (...datasets: Dataset[]) => (await assembleCity([none, ...datasets], [])).issues;
    expect((await codesOf(sources.beyondPolygon())).map(({ code }) => code)).toContain('hazard-misses-buildings');
    expect((await codesOf(sources.besidePolygon())).map(({ code }) => code)).not.toContain('hazard-misses-buildings');
  });

  it('tells of durations that no depth goes with', async () => {
    const hours = createHazardRaster('t.tif', 'river', [[30]], { quantity: 'duration' });
    const alone = await assembleCity([none, hours], []);
    expect(alone.issues.map(({ code }) => code)).toContain('duration-without-depth');
    const joined = await assembleCity([none, hours, sources.raster(1)], []);
    expect(joined.issues.map(({ code }) => code)).not.toContain('duration-without-depth');
  });

  it('never turns unknown into not hit: a state of 0 needs a survey that covers the place', async () => {
    const cell = fc.option(fc.constantFrom(0, 0.2, 1, 4, 25));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 4 }), async (values) => {
        const rasters = values.map((value, i) => createHazardRaster(`${i}.tif`, 'river', [[value]]));
        const [state] = (await riverOf(none, ...rasters))!;
        const largest = Math.max(...values.map((value) => value ?? Number.NEGATIVE_INFINITY));
        if (largest > 0) expect(state).toBeGreaterThanOrEqual(1);
        else expect(state).toBe(largest === 0 ? 0 : 255);
      }),
      { numRuns: 40 },
    );
  });
});

describe('hazard records', () => {
  it('list a dataset once that a drop holds under two names', async () => {
    const twice = (file: string) => createHazardPolygons(file, 'river', [{ box: around, rank: 2 }]);
    const { tables, issues } = await assembleCity([sources.noAttribute(), twice('b'), twice('a')], []);
    expect(tables.hazardRecords.source).toEqual(['a']);
    expect(issues).toContainEqual(expect.objectContaining({ code: 'file-repeated', file: 'b' }));
    const other = createHazardPolygons('c', 'river', [{ box: around, rank: 3 }]);
    const both = await assembleCity([sources.noAttribute(), twice('a'), other], []);
    expect(both.tables.hazardRecords.source).toEqual(['a', 'c']);
  });

  it('that lack rank and depth are told with the file that holds them', async () => {
    const { issues } = await assembleCity([sources.attribute({ hazard: 'river' }), sources.raster(0)], []);
    expect(issues).toContainEqual(expect.objectContaining({ code: 'hazard-rank-missing', file: 'b.gml' }));
  });

  it('leave out polygons that say dry', async () => {
    const polygons = createHazardPolygons('p.geojson', 'river', [
      { box: around, depth: 0 },
      { box: around, rank: 2, depth: 1 },
    ]);
    const { hazardRecords } = (await assembleCity([sources.noAttribute(), polygons], [])).tables;
    expect([...hazardRecords.rank]).toEqual([2]);
  });

  it('list every source that hits a building, with its file and the duration joined', async () => {
    const { tables } = await assembleCity(
      [
        sources.attribute({ hazard: 'river', rank: 3, name: '青瀬川' }),
        sources.raster(1.5),
        sources.inPolygon(4),
        sources.beyondPolygon(),
        createHazardRaster('t.tif', 'river', [[30]], { quantity: 'duration' }),
        createHazardPolygons('u.geojson', 'river', [{ box: around, rank: 4 }], { quantity: 'duration' }),
      ],
      [],
    );
    const records = tables.hazardRecords;
    const rows = [...records.buildingIndex.keys()].map((i) => [
      records.source[i],
      records.name[i],
      records.rank[i],
      Number.isNaN(records.depthMeters[i]) ? null : records.depthMeters[i],
      Number.isNaN(records.durationHours[i]) ? null : records.durationHours[i],
    ]);
    expect(rows).toEqual([
      ['b.gml#attribute', '青瀬川', 3, null, null],
      ['p.geojson', '', 4, null, 72],
      ['r.tif', '', 2, 1.5, 72],
    ]);
  });
});
