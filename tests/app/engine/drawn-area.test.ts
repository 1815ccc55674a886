import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAreaDrawing } from '../../../src/app/engine/drawn-area.ts';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { fromGeographic, toGeographic } from '../../../src/spatial/coordinate-system.ts';
import { ORIGIN, PLANAR_CRS } from '../../city/create-datasets.ts';
import { createToyCity } from '../../city/create-toy-city.ts';

/** Corners in metres from the toy city's origin, as the map gives them: interleaved degrees, closed. */
const ringOf = (...corners: readonly (readonly [number, number])[]): Float64Array => {
  const closed = [...corners, corners[0]!];
  return toGeographic(Float64Array.from(closed.flatMap(([x, y]) => [ORIGIN[0] + x, ORIGIN[1] + y])), PLANAR_CRS);
};

const box = (x: number, y: number, width: number, height: number) =>
  ringOf([x, y], [x + width, y], [x + width, y + height], [x, y + height]);

describe('an area drawn on the map', async () => {
  const { buildings } = await assembleCity(createToyCity(), []);
  const { zoneOf } = createAreaDrawing(buildings, PLANAR_CRS);

  it('holds the buildings whose representative point lies in it, and its true area', () => {
    // house 15, 15; flats 50, 15; shop 115, 15; seam 135, 15
    const { table } = zoneOf(box(0, 0, 100, 50));
    const inside = buildings.buildingId.filter((_, index) => table.member[index] === 0);
    expect(inside.toSorted()).toEqual(['flats', 'house']);
    expect(table.areaSquareMeters[0]).toBeCloseTo(5000, 3);
    expect([table.zoneKind, table.zoneId, table.name]).toEqual(['drawn', ['drawn'], ['描いた範囲']]);
  });

  it('holds none where there is none', () => {
    expect(new Set(zoneOf(box(500, 500, 10, 10)).table.member)).toEqual(new Set([-1]));
  });

  it('is the same however the ring is begun and turned', () => {
    const corners = [
      [0, 0],
      [60, -10],
      [120, 40],
      [20, 60],
    ] as const;
    const asDrawn = zoneOf(ringOf(...corners)).table;
    fc.assert(
      fc.property(fc.nat(3), fc.boolean(), (first, turned) => {
        const moved = [...corners.slice(first), ...corners.slice(0, first)];
        const { table } = zoneOf(ringOf(...(turned ? moved.toReversed() : moved)));
        expect(table.member).toEqual(asDrawn.member);
        expect(table.areaSquareMeters[0]).toBeCloseTo(asDrawn.areaSquareMeters[0]!, 3);
      }),
    );
  });

  it.each([
    ['crosses-itself', ringOf([0, 0], [100, 100], [100, 0], [0, 100])],
    ['crosses-itself', ringOf([0, 0], [100, 0], [50, 50], [100, 100], [0, 100], [50, 50])],
    ['too-few-corners', ringOf([0, 0], [100, 0])],
    ['too-few-corners', ringOf([0, 0], [100, 0], [100, 0], [0, 0])],
    ['too-few-corners', Float64Array.of(139, 35, Number.NaN, 35, 139, 36, 139, 35)],
    ['no-area', box(0, 0, 0.5, 0.5)],
  ])('refuses a ring that is no area: %s', (reason, ring) => {
    expect(() => zoneOf(ring)).toThrow(expect.objectContaining({ name: 'RingError', reason }));
  });

  it('takes every simple ring: one that winds around a middle never crosses itself', () => {
    const radius = fc.double({ min: 5, max: 200, noNaN: true });
    fc.assert(
      fc.property(fc.array(radius, { minLength: 3, maxLength: 30 }), (radii) => {
        const corners = radii.map((r, i) => {
          const angle = (2 * Math.PI * i) / radii.length;
          return [r * Math.cos(angle), r * Math.sin(angle)] as const;
        });
        const ring = ringOf(...corners);
        const { planar, table } = zoneOf(ring);
        expect(table.areaSquareMeters[0]).toBeGreaterThan(0);
        expect(planar.positions).toEqual(fromGeographic(ring, PLANAR_CRS));
      }),
    );
  });
});
