import { describe, expect, it } from 'vitest';
import { createCameraLink } from '../../../src/map/compare/camera-link.ts';
import type { SceneCamera } from '../../../src/map/scene-types.ts';

const cameraAt = (lon: number): SceneCamera => ({
  lon,
  lat: 35,
  eyeHeightMeters: 500,
  headingDegrees: 359.99999,
  pitchDegrees: -45,
  metersPerPixel: 1,
});

describe('cameras that follow each other', () => {
  it('moves the others when one is moved, and nothing when they say that they came along', () => {
    const link = createCameraLink();
    expect(link.report('a', cameraAt(139))).toEqual({ move: 'others', to: cameraAt(139) });
    expect(link.report('b', cameraAt(139)).move).toBe('none');
    expect(link.report('b', cameraAt(140)).move).toBe('others');
    expect(link.report('a', { ...cameraAt(140 + 1e-10), headingDegrees: 0.00001 }).move).toBe('none');
  });

  it('brings a view that joins to where the others are', () => {
    const link = createCameraLink();
    link.report('a', cameraAt(139));
    link.report('a', cameraAt(141));
    expect(link.report('b', cameraAt(139))).toEqual({ move: 'self', to: cameraAt(141) });
    expect(link.report('b', cameraAt(142)).move).toBe('others');
    link.leave('b');
    expect(link.report('b', cameraAt(139)).move).toBe('self');
  });
});
