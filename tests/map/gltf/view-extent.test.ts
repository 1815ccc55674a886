import { describe, expect, it } from 'vitest';
import { projectionOf } from '../../../src/map/geodesy/crs.ts';
import { viewExtent } from '../../../src/map/gltf/view-extent.ts';

const place = Float64Array.of(-12_000, -34_000);
projectionOf('EPSG:6677').inverse(place, place);
const camera = {
  lon: place[0]!,
  lat: place[1]!,
  headingDegrees: 90,
  pitchDegrees: -90,
  metersPerPixel: 0.5,
  eyeHeightMeters: 1040,
};
const middle = ([minX, minY, maxX, maxY]: readonly number[]) => [(minX! + maxX!) / 2, (minY! + maxY!) / 2];

describe('the ground in view', () => {
  it('lies below an eye that looks down, as wide as the longer side of the window', () => {
    const extent = viewExtent(camera, { width: 1000, height: 800 }, 'EPSG:6677', 40);
    expect(middle(extent)[0]).toBeCloseTo(-12_000, 3);
    expect(middle(extent)[1]).toBeCloseTo(-34_000, 3);
    // 1,000 px of 0.5 m.
    expect(extent[2] - extent[0]).toBeCloseTo(500, 6);
    expect(extent[3] - extent[1]).toBeCloseTo(500, 6);
  });

  it('lies ahead of an eye that looks aside: 1,000 m over the ground at 45° is 1,000 m', () => {
    const [x, y] = middle(viewExtent({ ...camera, pitchDegrees: -45 }, { width: 10, height: 10 }, 'EPSG:6677', 40));
    expect(x).toBeCloseTo(-11_000, 3);
    expect(y).toBeCloseTo(-34_000, 3);
  });

  it('has an end where the view has none', () => {
    const far = { ...camera, pitchDegrees: 0, metersPerPixel: 1000 };
    const [minX, , maxX] = viewExtent(far, { width: 1000, height: 800 }, 'EPSG:6677', 40);
    expect(maxX - minX).toBeCloseTo(6000, 3);
    expect(Number.isFinite(minX)).toBe(true);
  });
});
