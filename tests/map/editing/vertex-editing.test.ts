import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanarRing, PlanZone } from '../../../src/domain/plan.ts';
import { createEdgeDraper } from '../../../src/map/editing/draped-edges.ts';
import { findHandle, type HandleLayout, nearestOnEdge, vertexAlong } from '../../../src/map/editing/edit-handles.ts';
import { editingKeyOf } from '../../../src/map/editing/editing-keys.ts';
import { ringInHand } from '../../../src/map/editing/vertex-in-hand.ts';
import { projectionOf } from '../../../src/map/geodesy/crs.ts';
import { seaLevel } from '../../../src/map/terrain/ground.ts';

const ring: PlanarRing = [
  [0, 0],
  [100, 0],
  [100, 100],
];
const zones: readonly PlanZone[] = [{ id: 'a', name: '', code: 0, polygons: [[ring]] }];
const vertex = (number: number) => ({ zone: 'a', polygon: 0, ring: 0, vertex: number });

describe('what is under the pointer', () => {
  const layout: HandleLayout = {
    addresses: [0, 1, 2].map(vertex),
    x: Float64Array.of(0, 100, Number.NaN),
    y: Float64Array.of(0, 0, Number.NaN),
    middleX: Float64Array.of(50, Number.NaN, Number.NaN),
    middleY: Float64Array.of(0, Number.NaN, Number.NaN),
    edgePath: (entry) => (entry === 0 ? [0, 0, 50, 4, 100, 0] : []),
  };

  it('is a vertex before the middle of an edge, the middle before the edge, and nothing out of reach', () => {
    expect(findHandle(layout, 8, 5, 12)).toEqual({ kind: 'vertex', vertex: vertex(0) });
    expect(findHandle(layout, 45, 5, 12)).toEqual({ kind: 'edge', after: vertex(0), isMiddle: true });
    expect(findHandle(layout, 25, 7, 12)).toEqual({ kind: 'edge', after: vertex(0), isMiddle: false });
    expect(findHandle(layout, 25, 20, 12)).toBeUndefined();
  });

  it('is a place on the edge, never beyond its ends', () => {
    const coordinate = fc.integer({ min: -200, max: 200 });
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        const [onX, onY] = nearestOnEdge([0, 0], [100, 0], [x, y]);
        expect(onX).toBeCloseTo(Math.min(100, Math.max(0, x)), 9);
        expect(onY).toBe(0);
      }),
    );
  });
});

describe('keys', () => {
  it('move a vertex by a metre, ten with Shift, the way the arrow points on the screen', () => {
    const key = (name: string, heading: number, shiftKey = false) => editingKeyOf({ key: name, shiftKey }, heading);
    expect(key('ArrowUp', 0)).toEqual({ does: 'move', east: 0, north: 1 });
    expect(key('ArrowRight', 350, true)).toEqual({ does: 'move', east: 10, north: 0 });
    // The camera looks east, so up is east and right is south.
    expect(key('ArrowUp', 90)).toEqual({ does: 'move', east: 1, north: 0 });
    expect(key('ArrowRight', 90)).toEqual({ does: 'move', east: 0, north: -1 });
    expect(key('a', 0)).toBeUndefined();
  });

  it('go around the end of a ring in both directions', () => {
    expect(vertexAlong(zones, vertex(2), 1)).toEqual(vertex(0));
    expect(vertexAlong(zones, vertex(0), -1)).toEqual(vertex(2));
    expect(vertexAlong(zones, { ...vertex(0), zone: 'gone' }, 1)).toBeUndefined();
  });
});

describe('a vertex in hand', () => {
  const held = { vertex: vertex(1), from: [100, 0], to: [120, -5], isByKey: false, ringAtStart: ring } as const;

  it('lies over the ring, whether or not the caller has moved or inserted it', () => {
    const moved = [ring[0], [120, -5], ring[2]];
    expect(ringInHand(ring, { ...held, isInserted: false })).toEqual(moved);
    const inserted = [ring[0], [120, -5], ring[1], ring[2]];
    expect(ringInHand(ring, { ...held, isInserted: true })).toEqual(inserted);
    const answered: PlanarRing = [ring[0]!, [50, 0], ring[1]!, ring[2]!];
    expect(ringInHand(answered, { ...held, isInserted: true })).toEqual(inserted);
    expect(ringInHand([ring[0]!], { ...held, isInserted: false })).toEqual([ring[0]]);
  });
});

describe('edges on the ground', () => {
  it('are laid once: a moved vertex costs its two edges', () => {
    let asked = 0;
    const ground = {
      heightsAt: (lonLat: Float64Array) => {
        asked++;
        return seaLevel.heightsAt(lonLat);
      },
    };
    const draper = createEdgeDraper(projectionOf('EPSG:6677'), ground, 36);
    const pieces = draper.ring(ring);
    expect(asked).toBe(3);
    // 100 m in steps of 25 m at most: the scale of the plane may add a step.
    expect([12, 15]).toContain(pieces[0]!.length);
    draper.ring(ring);
    expect(asked).toBe(3);
    draper.ring(ring.with(1, [110, 3]));
    expect(asked).toBe(5);
  });
});
