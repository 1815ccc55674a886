import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingKeyOf } from '../../../src/map/drawing/drawing-keys.ts';
import {
  addVertex,
  closeRing,
  type DrawingState,
  describeDrawing,
  emptyDrawing,
  type Place,
  removeVertex,
} from '../../../src/map/drawing/drawing-state.ts';
import { projectionOf } from '../../../src/map/geodesy/crs.ts';
import { TOY_CRS, TOY_ORIGIN } from '../create-toy-city.ts';

const plane = projectionOf(TOY_CRS);

/** Degrees of a place given in metres from the toy city's corner. */
function at(x: number, y: number): Place {
  const place = Float64Array.of(TOY_ORIGIN.x + x, TOY_ORIGIN.y + y);
  plane.inverse(place, place);
  return [place[0]!, place[1]!];
}
const draw = (...places: readonly (readonly [number, number])[]): DrawingState =>
  places.reduce((state, [x, y]) => addVertex(state, at(x, y), plane), emptyDrawing);

describe('an area while it is drawn', () => {
  it('has the area and the perimeter of the ring closed through the pointer', () => {
    // 200 m × 100 m: 2 ha, 600 m around; three corners set, the fourth under the pointer.
    const state = { ...draw([0, 0], [200, 0], [200, 100]), pointer: at(0, 100) };
    const told = describeDrawing(state, plane);
    expect(told.areaSquareMeters).toBeCloseTo(20_000, 3);
    expect(told.perimeterMeters).toBeCloseTo(600, 5);
    expect(told.isCrossing).toBe(false);
    expect(told.vertices).toHaveLength(6);
  });

  it('counts a pointer that rests on the first or the last vertex as no corner', () => {
    const state = draw([0, 0], [200, 0], [200, 100]);
    const plain = describeDrawing(state, plane);
    for (const pointer of [state.vertices[0]!, state.vertices[2]!])
      expect(describeDrawing({ ...state, pointer }, plane)).toEqual(plain);
    expect(plain.isCrossing).toBe(false);
    expect(plain.areaSquareMeters).toBeCloseTo(10_000, 3);
  });

  it('gives a closed ring once it has three corners, and none before', () => {
    expect(closeRing(draw([0, 0], [10, 0]), plane)).toBeUndefined();
    const ring = closeRing(draw([0, 0], [10, 0], [0, 10]), plane)!;
    expect(ring).toHaveLength(8);
    expect([ring[6], ring[7]]).toEqual([ring[0], ring[1]]);
    expect([ring[2], ring[3]]).toEqual(at(10, 0));
  });

  it('refuses a vertex whose line would cross an earlier one, and one at the same place', () => {
    const state = draw([0, 0], [10, 0], [10, 10]);
    expect(addVertex(state, at(5, -5), plane)).toBe(state);
    expect(addVertex(state, at(10, 10), plane)).toBe(state);
    expect(addVertex(state, at(0, 10), plane)).not.toBe(state);
  });

  it('cannot be closed while only the closing side crosses, and tells so', () => {
    // The last corner lies inside a spiral, so that the way back to the first runs through the line.
    const spiral = draw([0, 0], [30, 0], [30, 30], [10, 30], [10, 10], [20, 10], [20, 20]);
    expect(closeRing(spiral, plane)).toBeUndefined();
    const told = describeDrawing(spiral, plane);
    expect([told.isCrossing, told.isPathCrossing]).toEqual([true, false]);
  });

  it('has no area where all corners lie on one line', () => {
    expect(closeRing(draw([0, 0], [10, 0], [20, 0]), plane)).toBeUndefined();
  });

  it('takes the last vertex back', () => {
    const state = draw([0, 0], [10, 0], [10, 10]);
    expect(removeVertex(state).vertices).toEqual(state.vertices.slice(0, 2));
    expect(removeVertex(emptyDrawing).vertices).toEqual([]);
  });

  it('never holds a line that crosses itself, whatever is clicked', () => {
    const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(places, (clicks) => {
        const state = draw(...clicks);
        expect(describeDrawing(state, plane).isPathCrossing).toBe(false);
        const ring = closeRing(state, plane);
        if (ring) expect(describeDrawing(state, plane).areaSquareMeters).toBeGreaterThan(0);
      }),
    );
  });

  it('reads the keys of the map', () => {
    const key = (name: string, shiftKey = false) => drawingKeyOf({ key: name, shiftKey });
    expect(key('Enter')).toEqual({ does: 'enter' });
    expect(key('Backspace')).toEqual({ does: 'remove' });
    expect(key('Escape')).toEqual({ does: 'cancel' });
    expect(key('ArrowUp')).toEqual({ does: 'move', x: 0, y: -8 });
    expect(key('ArrowRight', true)).toEqual({ does: 'move', x: 48, y: 0 });
    expect(key('g')).toBeUndefined();
  });
});
