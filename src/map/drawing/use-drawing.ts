import { Cartesian2, Cartesian3, Math as CesiumMath, ScreenSpaceEventHandler, ScreenSpaceEventType } from 'cesium';
import { useEffect, useMemo, useRef, useState } from 'react';
import { projectionOf } from '../geodesy/crs.ts';
import { densify, drape } from '../layers/drape.ts';
import { groundAt } from '../picking/ground-at.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { DrawingCallbacks, SceneCity } from '../scene-types.ts';
import type { Ground } from '../terrain/ground.ts';
import { drawingKeyOf } from './drawing-keys.ts';
import {
  addVertex,
  closeRing,
  type DrawingShape,
  type DrawingState,
  describeDrawing,
  emptyDrawing,
  type Place,
  removeVertex,
} from './drawing-state.ts';
import { isForMap } from './map-keys.ts';

/** Half the hit area of a vertex. Source: ui.md §4 (24 px). */
const HIT_PIXELS = 12;
const STEP_METERS = 25;

type ScreenPoint = readonly [x: number, y: number];

/** A place that the pointer snaps to. */
export interface SnappedPlace {
  readonly place: Place;
  readonly label: string;
}

/** What is drawn, with what, and who hears of it. */
export interface DrawingTask extends DrawingCallbacks {
  /** Another name is another task: what was not finished is thrown away. */
  readonly name: string;
  readonly shape: DrawingShape;
  /** `beside` is a place a hit area away: a measure for "near". */
  readonly snap?: ((place: Place, beside: Place) => SnappedPlace | undefined) | undefined;
  /** The corners of the finished shape, the very places that were snapped to among them. */
  readonly onPlaces?: ((places: readonly Place[]) => void) | undefined;
}

/** The drawing in CSS pixels of the canvas, for the overlay. */
export interface ScreenDrawing {
  /** From the first vertex to the pointer, following the ground. */
  readonly path: readonly ScreenPoint[];
  /** From the pointer back to the first vertex. */
  readonly closing: readonly ScreenPoint[];
  readonly vertices: readonly ScreenPoint[];
  readonly pointer: ScreenPoint | undefined;
  /** What the pointer snaps to. */
  readonly snapLabel: string | undefined;
  readonly isByKey: boolean;
  readonly canClose: boolean;
  readonly isPathCrossing: boolean;
  readonly isCrossing: boolean;
  readonly areaSquareMeters: number;
  readonly perimeterMeters: number;
}

/** Owns the drawing of an area or a line: pointer, touch and keys set vertices on the ground; gives what the overlay shows. */
export function useDrawing(
  host: SceneHost | undefined,
  { planarCrs, geoidHeightMeters }: SceneCity,
  ground: Ground,
  task: DrawingTask | undefined,
): ScreenDrawing | undefined {
  const plane = useMemo(() => projectionOf(planarCrs), [planarCrs]);
  const latest = useRef(task);
  latest.current = task;
  const [screen, setScreen] = useState<ScreenDrawing>();
  const { name, shape } = task ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: another task begins anew
  useEffect(() => {
    if (!host || !shape) return;
    const { scene } = host.widget;
    const { canvas } = scene;
    let state: DrawingState = emptyDrawing;
    // The crosshair of the keys; the mouse takes it away.
    let crosshair: Cartesian2 | undefined;
    let snapLabel: string | undefined;
    let isSnapping = true;
    const toScreen = (places: readonly Place[]) => screenLine(host, places, ground, geoidHeightMeters);
    // When the drawing ends another task may already be the latest one.
    let teller = latest.current;
    const report = () => {
      teller = latest.current;
      const { isPathCrossing, ...told } = describeDrawing(state, plane, shape);
      latest.current?.onDrawing?.(told);
    };
    const redraw = () => {
      const { vertices, pointer } = state;
      const path = pointer ? [...vertices, pointer] : vertices;
      const { areaSquareMeters, perimeterMeters, isCrossing, isPathCrossing } = describeDrawing(state, plane, shape);
      setScreen({
        path: toScreen(path),
        closing: shape === 'polygon' && path.length >= 3 ? toScreen([path.at(-1)!, path[0]!]) : [],
        vertices: vertices.flatMap((place) => toScreen([place])),
        pointer: pointer && toScreen([pointer])[0],
        snapLabel,
        isByKey: crosshair !== undefined,
        canClose: shape === 'polygon' && closeRing(state, plane) !== undefined,
        areaSquareMeters,
        perimeterMeters,
        isCrossing,
        isPathCrossing,
      });
    };
    const change = (next: DrawingState) => {
      if (next === state) return;
      state = next;
      report();
      scene.requestRender();
    };
    const finish = () => {
      const { vertices } = state;
      const ring = shape === 'polygon' ? closeRing(state, plane) : undefined;
      if (shape === 'polygon' ? !ring : vertices.length < 2) return;
      change(emptyDrawing);
      if (ring) latest.current?.onDrawn?.(ring);
      latest.current?.onPlaces?.(vertices);
    };
    const isNear = (place: Place | undefined, at: Cartesian2) => {
      const [point] = place ? toScreen([place]) : [];
      return point !== undefined && Math.hypot(point[0] - at.x, point[1] - at.y) <= HIT_PIXELS;
    };
    /** The place under the pointer; it snaps to the first vertex, where a click closes. */
    const isFirst = (at: Cartesian2) => shape === 'polygon' && isNear(state.vertices[0], at);
    const pointerAt = (at: Cartesian2) => (isFirst(at) ? state.vertices[0] : snappedAt(at));
    const snappedAt = (at: Cartesian2): Place | undefined => {
      const place = groundAt(host, at);
      const beside = place && groundAt(host, new Cartesian2(at.x + HIT_PIXELS, at.y));
      const snapped = place && beside && isSnapping ? latest.current?.snap?.(place, beside) : undefined;
      snapLabel = snapped?.label;
      return snapped?.place ?? place;
    };
    /** A click on the first vertex, or again on the last one (a double click), closes; elsewhere it sets a vertex. */
    const setAt = (at: Cartesian2) => {
      const { vertices } = state;
      if (isFirst(at) || isNear(vertices.at(-1), at)) return finish();
      const place = snappedAt(at);
      if (place) change(addVertex({ ...state, pointer: place }, place, plane, shape));
    };
    const press = (event: KeyboardEvent) => {
      isSnapping = !event.altKey;
      const key = isForMap(event, canvas) ? drawingKeyOf(event) : undefined;
      if (!key) return;
      event.preventDefault();
      event.stopPropagation();
      if (key.does === 'cancel') latest.current?.onDrawingCancelled?.();
      if (key.does === 'remove') change(removeVertex(state));
      if (key.does === 'enter') crosshair ? setAt(crosshair) : finish();
      if (key.does === 'move') {
        const from = crosshair ?? new Cartesian2(canvas.clientWidth / 2, canvas.clientHeight / 2);
        crosshair = new Cartesian2(
          CesiumMath.clamp(from.x + key.x, 0, canvas.clientWidth - 1),
          CesiumMath.clamp(from.y + key.y, 0, canvas.clientHeight - 1),
        );
        change({ ...state, pointer: pointerAt(crosshair) });
      }
    };
    const handler = new ScreenSpaceEventHandler(canvas);
    handler.setInputAction(({ position }: ScreenSpaceEventHandler.PositionedEvent) => {
      crosshair = undefined;
      setAt(position);
    }, ScreenSpaceEventType.LEFT_CLICK);
    let waiting = 0;
    handler.setInputAction(({ endPosition }: ScreenSpaceEventHandler.MotionEvent) => {
      const at = Cartesian2.clone(endPosition);
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => {
        crosshair = undefined;
        change({ ...state, pointer: pointerAt(at) });
      });
    }, ScreenSpaceEventType.MOUSE_MOVE);
    const released = (event: KeyboardEvent) => {
      isSnapping = !event.altKey;
    };
    const onMove = (event: PointerEvent) => {
      isSnapping = !event.altKey;
    };
    canvas.addEventListener('pointermove', onMove, true);
    canvas.addEventListener('pointerdown', onMove, true);
    window.addEventListener('keyup', released, true);
    window.addEventListener('keydown', press, true);
    const stop = scene.postRender.addEventListener(redraw);
    if (canvas.tabIndex < 0) canvas.tabIndex = 0;
    canvas.focus({ preventScroll: true });
    redraw();
    return () => {
      cancelAnimationFrame(waiting);
      canvas.removeEventListener('pointermove', onMove, true);
      canvas.removeEventListener('pointerdown', onMove, true);
      window.removeEventListener('keyup', released, true);
      window.removeEventListener('keydown', press, true);
      handler.destroy();
      stop();
      setScreen(undefined);
      teller?.onDrawing?.(null);
    };
  }, [host, name, shape, plane, ground, geoidHeightMeters]);
  return screen;
}

/** Places joined along the ground, in CSS pixels; what lies behind the eye is left out. */
function screenLine(
  host: SceneHost,
  places: readonly Place[],
  ground: Ground,
  geoidHeightMeters: number,
): ScreenPoint[] {
  const { scene } = host.widget;
  const lonLat = Float64Array.from(places.flat());
  const line = drape(places.length > 1 ? densify(lonLat, STEP_METERS) : lonLat, ground, geoidHeightMeters, 0.5);
  const points: ScreenPoint[] = [];
  const window = new Cartesian2();
  for (let k = 0; k < line.length; k += 3) {
    const place = scene.cartesianToCanvasCoordinates(
      Cartesian3.fromElements(line[k]!, line[k + 1]!, line[k + 2]!),
      window,
    );
    if (place) points.push([place.x, place.y]);
  }
  return points;
}
