import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanarRing, PlanZone } from '../../../src/domain/plan.ts';
import { zoneAt } from '../../../src/map/editing/zone-at.ts';

const box = (west: number, south: number, east: number, north: number): PlanarRing => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];
const zone = (id: string, ...polygons: readonly (readonly PlanarRing[])[]): PlanZone => ({
  id,
  name: id,
  code: 31,
  polygons,
});

/** 100 m with a hole of 20 m in the middle, and a neighbour 10 m to the east. */
const zones = [
  zone('holed', [box(0, 0, 100, 100), box(40, 40, 60, 60)]),
  zone('two parts', [box(110, 0, 150, 40)], [box(110, 60, 150, 100)]),
];

describe('the zone under the pointer', () => {
  it('is the one whose line is nearest, also from outside', () => {
    expect(zoneAt(zones, [-3, 50], 5)).toBe('holed');
    expect(zoneAt(zones, [104, 20], 8)).toBe('holed');
    expect(zoneAt(zones, [106, 20], 8)).toBe('two parts');
    expect(zoneAt(zones, [57, 50], 5)).toBe('holed');
  });

  it('is else the one around it, not where a hole is', () => {
    expect(zoneAt(zones, [20, 20], 5)).toBe('holed');
    expect(zoneAt(zones, [50, 50], 5)).toBeUndefined();
    expect(zoneAt(zones, [130, 80], 5)).toBe('two parts');
    expect(zoneAt(zones, [130, 50], 5)).toBeUndefined();
    expect(zoneAt([], [0, 0], 5)).toBeUndefined();
  });

  it('is the same wherever a ring begins and whichever way round it goes', () => {
    const place = fc.tuple(fc.integer({ min: -20, max: 170 }), fc.integer({ min: -20, max: 120 }));
    fc.assert(
      fc.property(place, fc.integer({ min: 0, max: 3 }), fc.boolean(), (position, from, isReversed) => {
        const turned = zones.map((one) => ({
          ...one,
          polygons: one.polygons.map((rings) =>
            rings.map((ring) => {
              const shifted = [...ring.slice(from), ...ring.slice(0, from)];
              return isReversed ? shifted.reverse() : shifted;
            }),
          ),
        }));
        // Half metres are never on a line, where either side would be right.
        const off: readonly [number, number] = [position[0] + 0.25, position[1] + 0.25];
        expect(zoneAt(turned, off, 3)).toBe(zoneAt(zones, off, 3));
      }),
    );
  });
});
