import { orientation } from '../../spatial/orientation.ts';
import { ringSignedArea } from '../../spatial/polygon-areas.ts';
import type { Projection } from '../geodesy/crs.ts';
import type { SceneDrawing } from '../scene-types.ts';

/** Degrees. */
export type Place = readonly [lon: number, lat: number];

/** An area while it is drawn; never changed in place. */
export interface DrawingState {
  readonly vertices: readonly Place[];
  /** Where the next vertex would be set. */
  readonly pointer?: Place | undefined;
}

/** A ring; a line; or a line that may cross itself, because it is only measured. */
export type DrawingShape = 'polygon' | 'line' | 'measure';

/** Less is a slip of the hand: corners on one line. */
const SMALLEST_SQUARE_METERS = 1;

export const emptyDrawing: DrawingState = { vertices: [] };

/** Sets a vertex. A place that repeats the last one or makes the line cross itself is refused: the state stays the same. */
export function addVertex(
  state: DrawingState,
  place: Place,
  plane: Projection,
  shape: DrawingShape = 'polygon',
): DrawingState {
  const last = state.vertices.at(-1);
  if (last && isSame(last, place)) return state;
  const vertices = [...state.vertices, place];
  return shape !== 'measure' && isLineCrossing(toPlane(vertices, plane), false) ? state : { ...state, vertices };
}

export const removeVertex = (state: DrawingState): DrawingState => ({
  ...state,
  vertices: state.vertices.slice(0, -1),
});

/** Closed ring of the vertices set so far (interleaved degrees), or undefined where it is none or crosses itself. */
export function closeRing({ vertices }: DrawingState, plane: Projection): Float64Array | undefined {
  if (vertices.length < 3) return undefined;
  const planar = toPlane(vertices, plane);
  const areaSquareMeters = Math.abs(ringSignedArea(planar, 0, planar.length / 2));
  if (isLineCrossing(planar, true) || areaSquareMeters < SMALLEST_SQUARE_METERS) return undefined;
  return Float64Array.from([...vertices, vertices[0]!].flat());
}

/** What is told of the drawing: a ring is thought closed through the pointer, a line ends at it. */
export function describeDrawing(
  { vertices, pointer }: DrawingState,
  plane: Projection,
  shape: DrawingShape = 'polygon',
): SceneDrawing & { readonly isPathCrossing: boolean } {
  // On the first or the last vertex the pointer adds no corner.
  const isCorner = pointer && [vertices[0], vertices.at(-1)].every((place) => !place || !isSame(place, pointer));
  const places = isCorner ? [...vertices, pointer] : vertices;
  const planar = toPlane(places, plane);
  const isArea = places.length >= 3 && shape !== 'line';
  const isRing = shape === 'polygon';
  const isPathCrossing = shape !== 'measure' && isLineCrossing(planar, false);
  return {
    vertices: Float64Array.from(vertices.flat()),
    areaSquareMeters: isArea ? Math.abs(ringSignedArea(planar, 0, planar.length / 2)) : 0,
    perimeterMeters: isRing && !isArea ? 0 : lengthOf(isRing ? planar : planar.subarray(0, -2)),
    isCrossing: shape === 'line' ? isPathCrossing : isLineCrossing(planar, true),
    isPathCrossing,
  };
}

const isSame = (a: Place, b: Place): boolean => a[0] === b[0] && a[1] === b[1];

/** Closed, metres. */
function toPlane(places: readonly Place[], plane: Projection): Float64Array {
  if (places.length === 0) return new Float64Array();
  const planar = Float64Array.from([...places, places[0]!].flat());
  plane.forward(planar, planar);
  return planar;
}

function lengthOf(line: Float64Array): number {
  let length = 0;
  for (let k = 2; k < line.length; k += 2) length += Math.hypot(line[k]! - line[k - 2]!, line[k + 1]! - line[k - 1]!);
  return length;
}

/** Whether a closed ring meets itself elsewhere than at its corners; without `closing` its last side is left out. */
function isLineCrossing(ring: Float64Array, closing: boolean): boolean {
  const sides = ring.length / 2 - 1 - (closing ? 0 : 1);
  for (let a = 0; a < sides; a++)
    for (let b = a + 1; b < sides; b++) {
      const areNeighbours = b === a + 1 || (closing && a === 0 && b === sides - 1);
      if (areNeighbours ? isFoldedBack(ring, a, b) : doSidesMeet(ring, a, b)) return true;
    }
  return false;
}

function doSidesMeet(ring: Float64Array, a: number, b: number): boolean {
  const [ax, ay, bx, by] = sideOf(ring, a);
  const [cx, cy, dx, dy] = sideOf(ring, b);
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  const side = (x: number, y: number) => Math.sign(orientation(ax, ay, bx, by, x, y));
  const other = (x: number, y: number) => Math.sign(orientation(cx, cy, dx, dy, x, y));
  return side(cx, cy) * side(dx, dy) <= 0 && other(ax, ay) * other(bx, by) <= 0;
}

/** Neighbours share a corner; they cross only where one runs back over the other. */
function isFoldedBack(ring: Float64Array, a: number, b: number): boolean {
  const [first, second] = b === a + 1 ? [a, b] : [b, a];
  const [ax, ay, bx, by] = sideOf(ring, first);
  const [, , cx, cy] = sideOf(ring, second);
  return orientation(ax, ay, bx, by, cx, cy) === 0 && (bx - ax) * (cx - bx) + (by - ay) * (cy - by) < 0;
}

const sideOf = (ring: Float64Array, k: number): readonly [number, number, number, number] => [
  ring[2 * k]!,
  ring[2 * k + 1]!,
  ring[2 * k + 2]!,
  ring[2 * k + 3]!,
];
