import { useMemo } from 'react';
import type { PlanarPosition } from '../../domain/plan.ts';
import { type DrawingShape, describeDrawing, type Place } from '../drawing/drawing-state.ts';
import type { DrawingTask } from '../drawing/use-drawing.ts';
import { type Projection, projectionOf } from '../geodesy/crs.ts';
import type { DrawingCallbacks, SceneDrawing, SceneView } from '../scene-types.ts';
import type { EditingCallbacks, EditingTool } from './editing-types.ts';

const shapes: Readonly<Partial<Record<EditingTool, DrawingShape>>> = {
  draw: 'polygon',
  cut: 'polygon',
  split: 'line',
  measure: 'measure',
};

/** What the pointer draws now: for the tool of the plan, else the area of a question; undefined = nothing. */
export function useDrawingTask(
  { editing, drawing }: SceneView,
  callbacks: DrawingCallbacks & EditingCallbacks,
  planarCrs: string,
): DrawingTask | undefined {
  const plane = useMemo(() => projectionOf(planarCrs), [planarCrs]);
  // A place that was snapped to keeps the very position: a way through degrees and back would leave slivers.
  const snapped = useMemo(() => new WeakMap<Place, PlanarPosition>(), []);
  const shape = editing && shapes[editing.tool];
  if (!shape) return drawing === 'polygon' ? { ...callbacks, name: 'area', shape: 'polygon' } : undefined;
  const { snap, tool } = editing;
  const positionOf = (place: Place) => snapped.get(place) ?? toPlane(place, plane);
  return {
    name: tool,
    shape,
    snap: (place, beside) => {
      const position = toPlane(place, plane);
      const [x, y] = toPlane(beside, plane);
      const found = snap?.(position, { toleranceMeters: Math.hypot(x - position[0], y - position[1]) });
      if (!found) return undefined;
      const snappedPlace = toDegrees(found.position, plane);
      snapped.set(snappedPlace, found.position);
      return { place: snappedPlace, label: found.label };
    },
    onDrawing: (told) => {
      if (tool !== 'measure') return;
      const line = told && placesOf(told).map((place) => toPlane(place, plane));
      callbacks.onMeasure?.(told && line && { ...sizesOf(told), line, isFinished: false });
    },
    onPlaces: (places) => {
      const line = places.map(positionOf);
      if (tool === 'split') callbacks.onSplitLine?.(line);
      if (tool === 'draw' || tool === 'cut') callbacks.onPolygonDrawn?.(line, tool);
      const told = describeDrawing({ vertices: places }, plane, shape);
      if (tool === 'measure') callbacks.onMeasure?.({ ...sizesOf(told), line, isFinished: true });
    },
    onDrawingCancelled: () => callbacks.onEditingCancelled?.(),
  };
}

const sizesOf = ({ areaSquareMeters, perimeterMeters, isCrossing }: SceneDrawing) => ({
  lengthMeters: perimeterMeters,
  areaSquareMeters: isCrossing ? 0 : areaSquareMeters,
});

const placesOf = ({ vertices }: SceneDrawing): Place[] =>
  Array.from({ length: vertices.length / 2 }, (_, k) => [vertices[2 * k]!, vertices[2 * k + 1]!]);

function toPlane(place: Place, plane: Projection): PlanarPosition {
  const planar = Float64Array.from(place);
  plane.forward(planar, planar);
  return [planar[0]!, planar[1]!];
}

function toDegrees(position: PlanarPosition, plane: Projection): Place {
  const place = Float64Array.from(position);
  plane.inverse(place, place);
  return [place[0]!, place[1]!];
}
