import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toEcef } from '../../../src/map/geodesy/ecef.ts';
import { createLocalPlane } from '../../../src/map/geodesy/local-plane.ts';

const turn = (m: readonly number[], [x, y, z]: readonly number[]) =>
  [0, 1, 2].map((row) => m[row]! * x! + m[row + 4]! * y! + m[row + 8]! * z! + m[row + 12]!);

it('has its origin at its place, with east, north and up in this order', () => {
  const plane = createLocalPlane(139.7, 35.6, 40);
  expect([...plane.project(Float64Array.of(139.7, 35.6), 40)].map((v) => Math.abs(v) < 1e-6)).toEqual([true, true]);
  // A minute of latitude is 1,849.4 m at 35.6° N, one of longitude 1,510.1 m (WGS 84).
  const [east] = plane.project(Float64Array.of(139.7 + 1 / 60, 35.6), 40);
  const [, north] = plane.project(Float64Array.of(139.7, 35.6 + 1 / 60), 40);
  expect(east).toBeCloseTo(1510.1, 0);
  expect(north).toBeCloseTo(1849.4, 0);
  const above = new Float64Array(3);
  toEcef(139.7, 35.6, 140, above, 0);
  expect(turn(plane.fromEcef, [...above])[2]).toBeCloseTo(100, 6);
});

it('goes to the plane and back without loss', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 123, max: 153, noNaN: true }),
      fc.double({ min: 24, max: 45, noNaN: true }),
      fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -20_000, max: 20_000, noNaN: true }))),
      (lon, lat, place) => {
        const plane = createLocalPlane(lon, lat, 0);
        const back = turn(plane.fromEcef, turn(plane.toEcef, place));
        for (const axis of [0, 1, 2]) expect(back[axis]).toBeCloseTo(place[axis]!, 6);
      },
    ),
  );
});
