import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { projectionOf } from '../geodesy/crs.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { SceneCity } from '../scene-types.ts';
import type { Ground } from '../terrain/ground.ts';
import { createEdgeDraper } from './draped-edges.ts';
import { panWithRightButton } from './editing-camera.ts';
import { createEditingSurface, type EditedView } from './editing-surface.ts';
import type { EditingCallbacks } from './editing-types.ts';
import { listenToVertices } from './listen-to-vertices.ts';
import { listenToZones } from './listen-to-zones.ts';

/**
 * Owns the editing of zones: the lines, handles and changed ground painted over the map after each frame and with each move
 * of a vertex, and the pointer and keys that move it. A dragged line does not wait for a frame of the scene.
 */
export function useEditing(
  host: SceneHost | undefined,
  { planarCrs, geoidHeightMeters }: SceneCity,
  ground: Ground,
  view: EditedView,
  callbacks: EditingCallbacks,
): RefObject<HTMLCanvasElement | null> {
  const overlay = useRef<HTMLCanvasElement>(null);
  const plane = useMemo(() => projectionOf(planarCrs), [planarCrs]);
  const draper = useMemo(() => createEdgeDraper(plane, ground, geoidHeightMeters), [plane, ground, geoidHeightMeters]);
  const latest = useRef({ view, callbacks, draper, plane });
  latest.current = { view, callbacks, draper, plane };
  const repaint = useRef<() => void>(undefined);
  const isShown = view.editing !== undefined || view.areaChange !== undefined;
  const { tool } = view.editing ?? {};
  useEffect(() => {
    if (!host || !isShown || !overlay.current) return;
    const surface = createEditingSurface(host, overlay.current, () => latest.current);
    repaint.current = surface.paint;
    const stops = [host.widget.scene.postRender.addEventListener(surface.paint)];
    if (tool) stops.push(panWithRightButton(host.widget.scene));
    if (tool === 'vertices') stops.push(listenToVertices(host, surface));
    if (tool === 'select') stops.push(listenToZones(host, surface));
    surface.paint();
    return () => {
      for (const stop of stops) stop();
      repaint.current = undefined;
    };
  }, [host, isShown, tool]);
  const { editing, areaChange } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is painted is read when it is
  useEffect(() => repaint.current?.(), [editing, areaChange, draper]);
  return overlay;
}
