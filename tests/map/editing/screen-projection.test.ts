import { describe, expect, it } from 'vitest';
import { projectPath, projectPoint, type ScreenProjection } from '../../../src/map/editing/screen-projection.ts';

/** An eye at the origin that looks along −z, 90° wide and high: x and y over the distance are −1 … 1 at the edges. */
const screen: ScreenProjection = {
  // biome-ignore format: columns
  matrix: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, -1, 0, 0, -1, 0],
  width: 200,
  height: 100,
};

describe('places on the screen', () => {
  it('stand where the eye sees them, and nowhere behind it', () => {
    expect(projectPoint(screen, [0, 0, -10])).toEqual([100, 50]);
    expect(projectPoint(screen, [5, 5, -10])).toEqual([150, 25]);
    expect(projectPoint(screen, [0, 0, 10])).toBeUndefined();
  });

  it('end a line at the plane of the eye instead of throwing it to the other side', () => {
    const path = projectPath(screen, [Float64Array.of(2, 0, -10), Float64Array.of(2, 0, 10)], false);
    expect(path).toHaveLength(4);
    // 0.5 m before the eye, 2 m to the right: four half-widths right of the middle.
    expect(path.slice(0, 2)).toEqual([120, 50]);
    expect(path[2]).toBeCloseTo(500, 6);
    expect(path[3]).toBeCloseTo(50, 6);
  });

  it('close a ring, and cut off the part behind the eye in two places', () => {
    const corners = [
      [-5, 0, -10],
      [5, 0, -10],
      [0, 5, 10],
    ].map((corner) => Float64Array.from(corner));
    const path = projectPath(screen, corners, true);
    // Two corners, a cut on either side of the third, and the first corner again.
    expect(path).toHaveLength(10);
    expect(path.slice(-2)).toEqual(path.slice(0, 2));
    expect(projectPath(screen, [Float64Array.of(0, 0, 5, 1, 0, 5)], true)).toEqual([]);
  });
});
