import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanZone } from '../../../src/domain/plan.ts';
import {
  canRemoveVertex,
  insertVertex,
  moveVertex,
  removeVertex,
  type VertexAddress,
  vertexAt,
} from '../../../src/spatial/editing/vertex-edits.ts';
import { square, starZone, zone } from './toy-polygons.ts';

const zones: readonly PlanZone[] = [
  zone('a', [[square(0, 0, 10), square(4, 4, 2)], [square(20, 0, 5)]]),
  zone('b', [[square(40, 0, 5)]]),
];
const corner: VertexAddress = { zone: 'a', polygon: 0, ring: 0, vertex: 2 };

const addressIn = (given: PlanZone, pick: number): VertexAddress => {
  const all = given.polygons.flatMap((rings, polygon) =>
    rings.flatMap((ring, place) => ring.map((_, vertex) => ({ zone: given.id, polygon, ring: place, vertex }))),
  );
  return all[pick % all.length]!;
};

describe('moveVertex', () => {
  it('there and back gives what was', () => {
    fc.assert(
      fc.property(
        starZone,
        fc.nat(),
        fc.double({ noNaN: true }),
        fc.double({ noNaN: true }),
        (polygons, pick, x, y) => {
          const before = [zone('a', polygons)];
          const address = addressIn(before[0]!, pick);
          const there = moveVertex(before, address, [x, y]);
          expect(vertexAt(there, address)).toEqual([x, y]);
          expect(moveVertex(there, address, vertexAt(before, address))).toEqual(before);
        },
      ),
    );
  });

  it('shares every ring that it leaves alone, and leaves what it was given as it was', () => {
    const after = moveVertex(zones, corner, [12, 12]);
    expect(after[0]!.polygons[0]![0]).toEqual([
      [0, 0],
      [10, 0],
      [12, 12],
      [0, 10],
    ]);
    expect(after[1]).toBe(zones[1]);
    expect(after[0]!.polygons[1]).toBe(zones[0]!.polygons[1]);
    expect(after[0]!.polygons[0]![1]).toBe(zones[0]!.polygons[0]![1]);
    expect(vertexAt(zones, corner)).toEqual([10, 10]);
  });

  it('names the place where there is no such vertex', () => {
    expect(() => moveVertex(zones, { ...corner, vertex: 4 }, [0, 0])).toThrow('zone "a", polygon 0, ring 0, vertex 4');
    expect(() => moveVertex(zones, { ...corner, zone: 'c' }, [0, 0])).toThrow('zone "c"');
  });
});

describe('insertVertex and removeVertex', () => {
  it('undo each other', () => {
    fc.assert(
      fc.property(starZone, fc.nat(), (polygons, pick) => {
        const before = [zone('a', polygons)];
        const address = addressIn(before[0]!, pick);
        const more = insertVertex(before, address, [1, 2]);
        const added = { ...address, vertex: address.vertex + 1 };
        expect(vertexAt(more, added)).toEqual([1, 2]);
        expect(removeVertex(more, added)).toEqual(before);
      }),
    );
  });

  it('put a vertex on the edge that closes the ring at its end', () => {
    const after = insertVertex(zones, { ...corner, vertex: 3 }, [0, 5]);
    expect(after[0]!.polygons[0]![0]!.at(-1)).toEqual([0, 5]);
  });

  it('leave a ring its three vertices', () => {
    const triangle = removeVertex(zones, corner);
    expect(triangle[0]!.polygons[0]![0]).toHaveLength(3);
    expect(canRemoveVertex(zones, corner)).toBe(true);
    expect(canRemoveVertex(triangle, { ...corner, vertex: 0 })).toBe(false);
    expect(() => removeVertex(triangle, { ...corner, vertex: 0 })).toThrow(RangeError);
  });
});
