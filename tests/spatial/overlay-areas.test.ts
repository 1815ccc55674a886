import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolygonColumns } from '../../src/domain/polygon-columns.ts';
import { boundsOfPositions } from '../../src/spatial/cell-grid.ts';
import { createIntersectionArea } from '../../src/spatial/intersection-area.ts';
import {
  type OverlayAreas,
  type OverlayLayer,
  overlayAreas,
  overlayAreasInSteps,
} from '../../src/spatial/overlay-areas.ts';
import { polygonAreas } from '../../src/spatial/polygon-areas.ts';
import {
  buildPolygonColumns,
  type PolygonRings,
  takeRows,
  withPositions,
} from '../../src/spatial/polygon-columns-building.ts';
import { createPolygonLocator } from '../../src/spatial/polygon-locator.ts';
import { latticeFeatures, starPolygon, starRing } from './random-polygons.ts';

/** Planar coordinates of a city lie some 1e5 m from the origin of their system. */
const plane = [-100_000, -100_000, 300_000, 300_000] as const;
const lattice = [-1, -1, 9, 9] as const;

const rows = (polygons: PolygonColumns) => polygons.rowOffsets.length - 1;
const numbered = (polygons: PolygonColumns) => Array.from({ length: rows(polygons) }, (_, row) => row + 1);
const zones = (polygons: PolygonColumns): OverlayLayer => ({
  rule: 'smallest',
  sources: [{ polygons, labels: numbered(polygons) }],
});
const hazard = (polygons: PolygonColumns, labels: ArrayLike<number>): OverlayLayer => ({
  rule: 'largest',
  sources: [{ polygons, labels }],
});

/** Area by the labels of all layers, joined by commas; what has no area is left out. */
function byLabels({ count, labels, areas }: OverlayAreas): Record<string, number> {
  const layers = labels.length / count;
  const entries = Array.from(
    areas,
    (area, i) => [Array.from(labels.slice(i * layers, (i + 1) * layers)).join(), area] as const,
  );
  return Object.fromEntries(entries.filter(([, area]) => Math.abs(area) > 1e-12));
}

/** Area of one label of one layer, over all labels of the others. */
function areaOf({ count, labels, areas }: OverlayAreas, layer: number, label: number): number {
  const layers = labels.length / count;
  return areas.reduce((sum, area, i) => (labels[i * layers + layer] === label ? sum + area : sum), 0);
}

function expectSame(a: OverlayAreas, b: OverlayAreas, digits = 9): void {
  const [left, right] = [byLabels(a), byLabels(b)];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)]))
    expect(left[key] ?? 0, key).toBeCloseTo(right[key] ?? 0, digits);
}

const square = (x: number, y: number, size: number): PolygonRings => [
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
  ],
];

describe('by hand', () => {
  it('tells apart the four fields of two overlapping squares', () => {
    // 4×4 at the origin and 4×4 at (2, 1): common ground 2×3, of each 16 − 6 = 10, outside 100 − 26 = 74
    const result = overlayAreas(
      [zones(buildPolygonColumns([[square(0, 0, 4)]])), zones(buildPolygonColumns([[square(2, 1, 4)]]))],
      lattice,
    );
    expect(byLabels(result)).toEqual({ '0,0': 74, '1,0': 10, '0,1': 10, '1,1': 6 });
  });

  it('gives common ground of zones to the first, and of hazard areas to the worst', () => {
    const pair = buildPolygonColumns([[square(0, 0, 4)], [square(2, 1, 4)]]);
    expect(byLabels(overlayAreas([zones(pair)], lattice))).toEqual({ '0': 74, '1': 16, '2': 10 });
    expect(byLabels(overlayAreas([hazard(pair, [1, 2])], lattice))).toEqual({ '0': 74, '1': 10, '2': 16 });
  });

  it('takes a ring that crosses itself by even-odd, as points are: both wings of a bow tie', () => {
    const bowTie = buildPolygonColumns([
      [
        [
          [
            [0, 0],
            [4, 4],
            [4, 0],
            [0, 4],
          ],
        ],
      ],
    ]);
    expect(areaOf(overlayAreas([zones(bowTie)], lattice), 0, 1)).toBeCloseTo(8, 12);
  });

  it('lays cells of a raster under polygons: rank 2 on a third of a zone, the rest surveyed or not', () => {
    const raster = {
      width: 3,
      height: 1,
      data: Float32Array.of(2, 0, Number.NaN),
      crs: 'EPSG:6677',
      transform: [1, 0, 0, 0, -1, 3] as const,
    };
    // cells 1×1 at y 2…3; the zone is 3 wide and 1 high, half a cell further up: of each cell half is in it
    const zone = buildPolygonColumns([
      [
        [
          [
            [0, 2.5],
            [3, 2.5],
            [3, 3.5],
            [0, 3.5],
          ],
        ],
      ],
    ]);
    const layer: OverlayLayer = {
      rule: 'largest',
      sources: [{ raster, crs: 'EPSG:6677', labelOf: (depth) => (depth > 0 ? 2 : 1) }],
    };
    expect(byLabels(overlayAreas([zones(zone), layer], lattice))).toEqual({
      '0,0': 100 - 2 - 2,
      '0,1': 0.5,
      '0,2': 0.5,
      '1,0': 2,
      '1,1': 0.5,
      '1,2': 0.5,
    });
  });

  it('leaves out rows with coordinates that are no numbers, and names them', () => {
    const broken = buildPolygonColumns([[square(0, 0, 1)], [square(Number.NaN, 0, 1)]]);
    const result = overlayAreas([zones(broken)], lattice);
    expect(result.invalidRows).toEqual([[[1]]]);
    expect(byLabels(result)).toEqual({ '0': 99, '1': 1 });
  });
});

describe('laws on rings of every kind, valid or not', () => {
  const anyLabels = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 5 });

  it('shares the whole rectangle out, whatever lies in it', () => {
    fc.assert(
      fc.property(latticeFeatures, latticeFeatures, anyLabels, (a, b, labels) => {
        const { areas } = overlayAreas([zones(a), hazard(b, labels)], lattice);
        expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(100, 9);
        expect(Math.min(...areas)).toBeGreaterThanOrEqual(-1e-12);
      }),
    );
  });

  it('agrees with a point in the middle of every cell of a fine grid', () => {
    fc.assert(
      fc.property(latticeFeatures, latticeFeatures, (a, b) => {
        const steps = 160;
        const at = (i: number) => -1 + (10 * (i + 0.37)) / steps;
        const x = Float64Array.from({ length: steps * steps }, (_, i) => at(i % steps));
        const y = Float64Array.from({ length: steps * steps }, (_, i) => at(Math.floor(i / steps)));
        const [inA, inB] = [a, b].map((polygons) => createPolygonLocator(polygons).locate(x, y));
        const sampled: Record<string, number> = {};
        inA!.forEach((row, i) => {
          const key = `${row + 1},${inB![i]! + 1}`;
          sampled[key] = (sampled[key] ?? 0) + 100 / x.length;
        });
        const found = byLabels(overlayAreas([zones(a), zones(b)], lattice));
        // edges pass through cells of 1/256 on both sides alike: what a point misses of one class it adds to another
        for (const key of new Set([...Object.keys(sampled), ...Object.keys(found)]))
          expect(Math.abs((sampled[key] ?? 0) - (found[key] ?? 0)), key).toBeLessThan(1.5);
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order of hazard areas, on repeats, or on the direction and start of rings', () => {
    fc.assert(
      fc.property(latticeFeatures, latticeFeatures, anyLabels, (a, b, labels) => {
        const plain = overlayAreas([zones(a), hazard(b, labels.slice(0, rows(b)))], lattice);
        const order = numbered(b).reverse();
        const turned = order.flatMap((row) => [row - 1, row - 1]);
        const again = hazard(
          takeRows(b, turned),
          turned.map((row) => labels[row]!),
        );
        expectSame(overlayAreas([zones(reversed(a)), again], lattice), plain);
      }),
    );
  });

  it('grows with a hazard that grows', () => {
    fc.assert(
      fc.property(latticeFeatures, latticeFeatures, latticeFeatures, (zone, small, more) => {
        const larger = concat(small, more);
        const one = (polygons: PolygonColumns) =>
          overlayAreas([zones(zone), hazard(polygons, new Uint8Array(rows(polygons)).fill(1))], lattice);
        const [inSmall, inLarge] = [byLabels(one(small)), byLabels(one(larger))];
        for (const key of Object.keys(inSmall).filter((entry) => entry.endsWith(',1')))
          expect(inSmall[key]!).toBeLessThanOrEqual((inLarge[key] ?? 0) + 1e-9);
      }),
    );
  });
});

describe('laws on valid polygons at the coordinates of a city', () => {
  const far = (polygons: PolygonColumns) =>
    withPositions(
      polygons,
      polygons.positions.map((value, i) => 100 * value + (i % 2 ? -112_000 : 166_000)),
    );
  const features = fc
    .array(starPolygon, { minLength: 1, maxLength: 4 })
    .map((polygons) => far(buildPolygonColumns(polygons.map((rings) => [rings]))));
  const within = [160_000, -120_000, 170_000, -110_000] as const;

  it('adds up to the zone’s own area, to a billionth', () => {
    fc.assert(
      fc.property(features, features, (zone, water) => {
        const one = takeRows(zone, [0]);
        const result = overlayAreas([zones(one), hazard(water, numbered(water))], within);
        const own = polygonAreas(one)[0]!;
        expect(Math.abs(areaOf(result, 0, 1) - own)).toBeLessThan(1e-9 * own);
      }),
    );
  });

  it('agrees with the area of the intersection of two features', () => {
    fc.assert(
      fc.property(features, features, (a, b) => {
        const [one, other] = [takeRows(a, [0]), takeRows(b, [0])];
        const expected = createIntersectionArea(one, other)(0, 0);
        const found = byLabels(overlayAreas([zones(one), zones(other)], within))['1,1'] ?? 0;
        expect(Math.abs(found - expected)).toBeLessThan(1e-9 * polygonAreas(one)[0]!);
      }),
    );
  });

  it('does not depend on where the rectangle ends, nor on a polygon being cut in two', () => {
    fc.assert(
      fc.property(features, features, fc.double({ min: -3, max: 3, noNaN: true }), (a, b, cut) => {
        const plain = overlayAreas([zones(a), hazard(b, numbered(b))], within);
        const wide = overlayAreas([zones(a), hazard(b, numbered(b))], plane);
        const halves = numbered(b).flatMap((label) => [label, label]);
        const split = overlayAreas([zones(a), hazard(cutInTwo(b, 166_000 + 100 * cut), halves)], within);
        expectSame(split, plain, 6);
        const inside = (result: OverlayAreas) =>
          Object.entries(byLabels(result)).filter(([key, area]) => key !== '0,0' && area > 1e-3);
        for (const [key, area] of inside(wide)) expect(byLabels(plain)[key]).toBeCloseTo(area, 3);
      }),
    );
  });

  it('is as exact where hundreds of edges meet in one place', () => {
    const spokes = 720;
    const fan = buildPolygonColumns(
      Array.from({ length: spokes }, (_, i) => {
        const [from, to] = [i, i + 1].map((step) => (2 * Math.PI * step) / spokes) as [number, number];
        return [
          [
            [
              [166_000, -112_000],
              [166_000 + 500 * Math.cos(from), -112_000 + 500 * Math.sin(from)],
              [166_000 + 500 * Math.cos(to), -112_000 + 500 * Math.sin(to)],
            ],
          ],
        ];
      }),
    );
    const result = overlayAreas([zones(fan)], boundsOfPositions(fan.positions));
    const piece = (500 * 500 * Math.sin((2 * Math.PI) / spokes)) / 2;
    for (let label = 1; label <= spokes; label++) expect(areaOf(result, 0, label)).toBeCloseTo(piece, 5);
  });
});

const concat = (a: PolygonColumns, b: PolygonColumns): PolygonColumns => {
  const [ringBase, polygonBase, rowBase] = [
    a.positions.length / 2,
    a.ringOffsets.length - 1,
    a.polygonOffsets.length - 1,
  ];
  const join = (first: Uint32Array, second: Uint32Array, base: number) =>
    Uint32Array.from([...first, ...Array.from(second.slice(1), (offset) => offset + base)]);
  return {
    positions: Float64Array.from([...a.positions, ...b.positions]),
    ringOffsets: join(a.ringOffsets, b.ringOffsets, ringBase),
    polygonOffsets: join(a.polygonOffsets, b.polygonOffsets, polygonBase),
    rowOffsets: join(a.rowOffsets, b.rowOffsets, rowBase),
  };
};

/** Every ring the other way round. */
function reversed(polygons: PolygonColumns): PolygonColumns {
  const positions = polygons.positions.slice();
  for (let ring = 0; ring + 1 < polygons.ringOffsets.length; ring++) {
    const [start, end] = [polygons.ringOffsets[ring]!, polygons.ringOffsets[ring + 1]!];
    for (let vertex = start; vertex < end; vertex++) {
      const from = start + end - 1 - vertex;
      positions[2 * vertex] = polygons.positions[2 * from]!;
      positions[2 * vertex + 1] = polygons.positions[2 * from + 1]!;
    }
  }
  return withPositions(polygons, positions);
}

/** Every row as two: what lies west and what lies east of x (Sutherland–Hodgman; bridges along x enclose nothing). */
function cutInTwo(polygons: PolygonColumns, x: number): PolygonColumns {
  const { ringOffsets, polygonOffsets, rowOffsets } = polygons;
  const range = (offsets: Uint32Array, i: number) =>
    Array.from({ length: offsets[i + 1]! - offsets[i]! }, (_, k) => offsets[i]! + k);
  const ring = (i: number) =>
    range(ringOffsets, i).map((v) => [polygons.positions[2 * v]!, polygons.positions[2 * v + 1]!] as const);
  const side = (row: number, sign: number): PolygonRings[] =>
    range(rowOffsets, row).map((polygon) => range(polygonOffsets, polygon).map((i) => clipped(ring(i), x, sign)));
  return buildPolygonColumns(numbered(polygons).flatMap((row) => [side(row - 1, -1), side(row - 1, 1)]));
}

type Point = readonly [number, number];

function clipped(ring: readonly Point[], x: number, sign: number): Point[] {
  return ring.slice(1).flatMap((to, i): Point[] => {
    const from = ring[i]!;
    const [before, after] = [sign * (from[0] - x) >= 0, sign * (to[0] - x) >= 0];
    const y = from[1] + (to[1] - from[1]) * ((x - from[0]) / (to[0] - from[0]));
    return [...(before === after ? [] : [[x, y] as const]), ...(after ? [to] : [])];
  });
}

describe('areas in steps', () => {
  it('are those at once, to the last bit, with pauses between', async () => {
    const stars = Array.from({ length: 300 }, (_, i): PolygonRings[] => {
      const radii = Array.from({ length: 40 }, (_, k) => 20 + ((i * 7 + k * 13) % 19));
      return [[starRing([(i % 20) * 40, Math.floor(i / 20) * 40], radii)]] as unknown as PolygonRings[];
    });
    const layers = [zones(buildPolygonColumns(stars))];
    const within = [-50, -50, 850, 650] as const;
    let pauses = 0;
    expect(await overlayAreasInSteps(layers, within, async () => void pauses++)).toEqual(overlayAreas(layers, within));
    // 12,000 edges, at most 2,000 a step
    expect(pauses).toBeGreaterThan(6);
  });
});
