import { beforeAll, describe, expect, it } from 'vitest';
import { applyStroke, type StrokeGround } from '../../../src/app/engine/plan-strokes.ts';
import type { PlanStroke } from '../../../src/app/engine/plan-types.ts';
import type { PlanarPolygon, PlanZone } from '../../../src/domain/plan.ts';
import { planarArea } from '../../../src/spatial/editing/planar-polygons.ts';
import { loadPolygonOverlay, type PolygonOverlay } from '../../../src/spatial/editing/polygon-overlay.ts';

const box = (x0: number, y0: number, x1: number, y1: number): PlanarPolygon => [
  [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ],
];
const zone = (id: string, ...polygons: PlanarPolygon[]): PlanZone => ({ id, name: id, code: 1, polygons });
/** Two neighbours of 100 m × 100 m and one apart. */
const zones = [
  zone('west', box(0, 0, 100, 100)),
  zone('east', box(100, 0, 200, 100)),
  zone('far', box(500, 0, 600, 100)),
];
const red: PlanarPolygon = box(80, 40, 120, 99);
const missing = [{ ja: '急傾斜地崩壊危険区域', en: 'steep slopes' }];
const ground: StrokeGround = { red: () => ({ areas: [red], missing }), depths: () => [] };

describe('applyStroke', () => {
  let overlay: PolygonOverlay;
  beforeAll(async () => {
    overlay = await loadPolygonOverlay();
  });
  const stroke = (what: PlanStroke, more: { readonly only?: string; readonly dropsSlivers?: boolean } = {}) =>
    applyStroke(overlay, ground, what, { zones, dropsSlivers: true, ...more });
  /** To the square centimetre: strips are told apart by a buffer. */
  const areas = (all: readonly PlanZone[]) =>
    Object.fromEntries(all.map(({ id, polygons }) => [id, Math.round(planarArea(polygons) * 1e4) / 1e4]));

  it('takes the red zones out, lists the strip that is left over, and names what it has no data for', () => {
    const { zones: left, slivers, missing: unknown } = stroke({ kind: 'subtract_red' });
    // 20 × 59 of each neighbour is red; above it 20 × 1 is left, too narrow for a plan.
    expect(areas(left)).toEqual({ west: 10_000 - 20 * 60, east: 10_000 - 20 * 60, far: 10_000 });
    expect(left[2]).toBe(zones[2]);
    expect(slivers.map(({ name }) => name)).toEqual(['west', 'east']);
    for (const { areaSquareMeters } of slivers) expect(areaSquareMeters).toBeCloseTo(20, 4);
    expect(unknown).toEqual(missing);
  });

  it('keeps the strips where they are wanted', () => {
    const { zones: left, slivers } = stroke({ kind: 'subtract_red' }, { dropsSlivers: false });
    expect(areas(left)).toEqual({ west: 10_000 - 20 * 59, east: 10_000 - 20 * 59, far: 10_000 });
    expect(slivers).toHaveLength(2);
  });

  it('says that nothing is known of a depth without data, and takes nothing away', () => {
    const { zones: left, missing: unknown } = stroke({ kind: 'subtract_depth', hazard: 'tsunami:L2', depthMeters: 3 });
    expect(left).toBe(zones);
    expect(unknown).toHaveLength(1);
  });

  it('puts zones of a file in place of those that stand, and keeps the very line of one that came back', () => {
    const [[ring]] = [zones[0]!.polygons[0]!];
    const back = { ...zones[0]!, polygons: [[[...ring!.slice(2), ...ring!.slice(0, 2)].reverse()]] };
    const other = zone('west', box(0, 0, 10, 10));
    const { zones: left } = stroke({ kind: 'import_zones', way: 'replace', zones: [back, other] });
    expect(left.map(({ id }) => id)).toEqual(['west', 'west-2']);
    expect(left[0]!.polygons).toBe(zones[0]!.polygons);
    expect(left[1]!.polygons).toBe(other.polygons);
  });

  it('adds zones of a file beside those that stand, with the ground that none of them holds', () => {
    const free = zone('west', box(300, 0, 310, 10));
    const halfHeld = zone('new', box(190, 0, 210, 100));
    const held = zone('held', box(10, 10, 20, 20));
    const { zones: left } = stroke({ kind: 'import_zones', way: 'add', zones: [free, halfHeld, held] });
    expect(areas(left)).toEqual({ west: 1e4, east: 1e4, far: 1e4, 'west-2': 100, new: 1000 });
    expect(left[3]!.polygons, 'what touches nothing is taken bit for bit').toBe(free.polygons);
  });

  it('grows zones into free ground only', () => {
    const { zones: grown } = stroke({ kind: 'buffer', meters: 10 });
    expect(planarArea(overlay.intersection(grown[0]!.polygons, grown[1]!.polygons))).toBeCloseTo(0, 6);
    for (const [index, { polygons }] of grown.entries())
      expect(planarArea(polygons)).toBeGreaterThan(planarArea(zones[index]!.polygons));
    const { zones: shrunk } = stroke({ kind: 'buffer', meters: -10 }, { only: 'far' });
    expect(areas(shrunk)).toEqual({ west: 10_000, east: 10_000, far: 80 * 80 });
  });

  it('joins all zones, those that touch, or two that do not', () => {
    const { zones: one } = stroke({ kind: 'merge' });
    expect(areas(one)).toEqual({ west: 30_000 });
    expect(areas(stroke({ kind: 'merge' }, { only: 'east' }).zones)).toEqual({ east: 20_000, far: 10_000 });
    expect(areas(stroke({ kind: 'merge_two', zones: ['far', 'west'] }).zones)).toEqual({ east: 10_000, far: 20_000 });
  });

  it('makes a zone of its own of each part that a line cuts off; the largest keeps the id', () => {
    const line = [
      [30, -10],
      [30, 110],
    ] as const;
    const { zones: parts } = stroke({ kind: 'split', line });
    expect(areas(parts)).toEqual({ west: 7000, 'west-2': 3000, east: 10_000, far: 10_000 });
  });

  it('cuts a hole, drops a zone that nothing is left of, and never draws over another zone', () => {
    const [ring] = box(10, 10, 30, 30);
    expect(areas(stroke({ kind: 'cut_out', ring: ring! }).zones)).toEqual({ west: 9600, east: 10_000, far: 10_000 });
    const [all] = box(-10, -10, 110, 110);
    expect(areas(stroke({ kind: 'cut_out', ring: all! }).zones)).toEqual({ east: 9000, far: 10_000 });
    const [over] = box(150, 0, 250, 100);
    const { zones: drawn } = stroke({ kind: 'draw', ring: over!, name: '新しい区域' });
    expect(drawn.at(-1)?.name).toBe('新しい区域');
    expect(planarArea(drawn.at(-1)!.polygons)).toBeCloseTo(5000, 6);
  });
});
