import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedVertex } from '../../../src/app/plan/moved-vertex.ts';
import type { PlanZone } from '../../../src/domain/plan.ts';
import { insertVertex, moveVertex } from '../../../src/spatial/editing/vertex-edits.ts';

const square = (id: string, x: number): PlanZone => ({
  id,
  name: id,
  code: 0,
  polygons: [
    [
      [
        [x, 0],
        [x + 10, 0],
        [x + 10, 10],
        [x, 10],
      ],
      [
        [x + 2, 2],
        [x + 2, 4],
        [x + 4, 4],
      ],
    ],
  ],
});
const zones = [square('a', 0), square('b', 20)];
const address = fc.record({
  zone: fc.constantFrom('a', 'b'),
  polygon: fc.constant(0),
  ring: fc.constantFrom(0, 1),
  vertex: fc.integer({ min: 0, max: 2 }),
});

describe('movedVertex', () => {
  it('finds the vertex that moved, wherever it is', () => {
    fc.assert(
      fc.property(address, fc.integer({ min: 100, max: 200 }), (vertex, x) => {
        const moved = moveVertex(zones, vertex, [x, 7]);
        expect(movedVertex(zones, moved)).toEqual({ vertex, to: [x, 7] });
        expect(moveVertex(zones, movedVertex(zones, moved)!.vertex, [x, 7])).toEqual(moved);
      }),
    );
  });

  it('finds none between zones that differ in more than one vertex, in a count or not at all', () => {
    const first = { zone: 'a', polygon: 0, ring: 0, vertex: 1 };
    const both = moveVertex(moveVertex(zones, first, [11, 1]), { ...first, zone: 'b' }, [31, 1]);
    expect(movedVertex(zones, both)).toBeUndefined();
    expect(
      movedVertex(zones, moveVertex(moveVertex(zones, first, [11, 1]), { ...first, vertex: 2 }, [11, 9])),
    ).toBeUndefined();
    expect(movedVertex(zones, insertVertex(zones, first, [10, 5]))).toBeUndefined();
    expect(movedVertex(zones, zones.slice(1))).toBeUndefined();
    expect(movedVertex(zones, zones)).toBeUndefined();
    expect(movedVertex(zones, [{ ...zones[0]!, name: 'other' }, zones[1]!])).toBeUndefined();
  });
});
