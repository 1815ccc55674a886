import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameCorners } from '../../../src/map/camera/frame.ts';

const RADIANS = Math.PI / 180;

describe('framing a box', () => {
  it('has all corners in view, one of them at the edge, for any direction', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 359 }),
        fc.integer({ min: -90, max: -30 }),
        fc.integer({ min: 50, max: 5000 }),
        fc.integer({ min: 50, max: 5000 }),
        fc.integer({ min: 0, max: 40 }),
        (headingDegrees, pitchDegrees, width, depth, height) => {
          const corners = [-1, 1].flatMap((x) =>
            [-1, 1].flatMap((y) => [0, height].map((z) => [(x * width) / 2, (y * depth) / 2, z] as const)),
          );
          const [halfWidthRadians, halfHeightRadians] = [30 * RADIANS, 18 * RADIANS];
          const framing = { headingDegrees, pitchDegrees, halfWidthRadians, halfHeightRadians, fill: 0.9 };
          const { rangeMeters, shift } = frameCorners(corners, framing);
          const [h, p] = [headingDegrees * RADIANS, pitchDegrees * RADIANS];
          const forward = [Math.sin(h) * Math.cos(p), Math.cos(h) * Math.cos(p), Math.sin(p)];
          const right = [Math.cos(h), -Math.sin(h), 0];
          const up = [-Math.sin(h) * Math.sin(p), -Math.cos(h) * Math.sin(p), Math.cos(p)];
          const eye = [shift[0], shift[1], 0].map((value, k) => value - forward[k]! * rangeMeters);
          const shares = corners.flatMap((corner) => {
            const away = corner.map((value, k) => value - eye[k]!);
            const along = (axis: number[]) => away.reduce((sum, value, k) => sum + value * axis[k]!, 0);
            return [
              Math.abs(along(right)) / along(forward) / Math.tan(halfWidthRadians),
              Math.abs(along(up)) / along(forward) / Math.tan(halfHeightRadians),
            ];
          });
          // The last round moves the middle once more after the range was taken.
          expect(Math.max(...shares)).toBeLessThan(0.96);
          expect(Math.max(...shares)).toBeGreaterThan(0.85);
        },
      ),
    );
  });
});
