import type { PlanarPosition, PlanZone } from '../../domain/plan.ts';
import type { EditingCallbacks, VertexDrag } from '../../map/editing/editing-types.ts';
import { type CrossingWatch, watchCrossings } from '../../spatial/editing/crossings.ts';
import {
  canRemoveVertex,
  insertVertex,
  moveVertex,
  removeVertex,
  type VertexAddress,
} from '../../spatial/editing/vertex-edits.ts';
import { crossingsOf } from './line-problem.ts';
import type { PlanDesk } from './plan-desk.ts';

export interface LineEditingOptions {
  readonly desk: PlanDesk;
  /** Of a zone that is drawn. */
  readonly newZoneName: () => string;
  /** What a vertex snapped to last. */
  readonly snapName: () => string | null;
  /** The lines that a vertex is drawn to follow the line as it is when a drag begins. */
  readonly onDragBegins: (zones: readonly PlanZone[]) => void;
}

/** One vertex on its way. */
interface Drag {
  readonly gesture: string;
  /** As they were before the gesture. */
  readonly before: readonly PlanZone[];
  readonly watch: CrossingWatch;
  /** Faults of the zones that the vertex is not part of. */
  readonly elsewhere: readonly PlanarPosition[];
}

/** What the hands do to the line on the map, as steps of the plan. */
export function createLineEditing({ desk, newZoneName, snapName, onDragBegins }: LineEditingOptions): EditingCallbacks {
  let gestures = 0;
  let inserted: { readonly gesture: string; readonly before: readonly PlanZone[] } | undefined;
  let drag: Drag | undefined;
  const newGesture = () => `gesture ${++gestures} ${desk.store.getState().view.scenario}`;

  const beginDrag = ({ vertex, isInserted }: VertexDrag): void => {
    const zones = desk.zones();
    const zone = zones.find(({ id }) => id === vertex.zone);
    if (!zone) return;
    const begun = (isInserted && inserted) || { gesture: newGesture(), before: zones };
    drag = {
      ...begun,
      watch: watchCrossings(zone.polygons, vertex),
      elsewhere: crossingsOf(zones.filter((other) => other !== zone)),
    };
    onDragBegins(zones);
    desk.set({ isDragging: true, activeVertex: vertex, activeZone: vertex.zone });
  };

  const moveTo = ({ vertex, to, isInserted, snap }: VertexDrag): void => {
    if (!drag) return;
    const zones = moveVertex(desk.zones(), vertex, to);
    const crossings = [...drag.elsewhere, ...drag.watch.at(to).map(({ x, y }): PlanarPosition => [x, y])];
    const snappedTo = snap ? snapName() : null;
    if (snappedTo !== desk.getState().snappedTo) desk.set({ snappedTo });
    desk.edit(isInserted ? 'insert_vertex' : 'move_vertex', zones, drag.gesture, crossings);
  };

  const endDrag = (event: VertexDrag): void => {
    if (!drag) return;
    const { gesture, before } = drag;
    const step = event.isInserted ? 'insert_vertex' : 'move_vertex';
    if (event.phase === 'end') moveTo(event);
    else desk.edit(step, before, gesture);
    drag = undefined;
    inserted = undefined;
    desk.endDrag(event.phase === 'cancel' ? { activeVertex: null } : {});
  };

  return {
    onVertexDrag: (event) => {
      if (event.phase === 'start') beginDrag(event);
      else if (event.phase === 'move') moveTo(event);
      else endDrag(event);
    },
    onVertexInsert: (after, position) => {
      const before = desk.zones();
      inserted = { gesture: newGesture(), before };
      desk.edit('insert_vertex', insertVertex(before, after, position), inserted.gesture);
      desk.set({ activeVertex: { ...after, vertex: after.vertex + 1 }, activeZone: after.zone });
    },
    onVertexRemove: (vertex) => {
      const zones = desk.zones();
      if (!canRemoveVertex(zones, vertex)) return;
      desk.edit('remove_vertex', removeVertex(zones, vertex));
      desk.set({ activeVertex: null });
    },
    onVertexSelect: (vertex: VertexAddress | null) =>
      desk.set({ activeVertex: vertex, ...(vertex && { activeZone: vertex.zone }) }),
    onZoneSelect: (zone) => {
      const { tool } = desk.store.getState().view;
      const { activeZone } = desk.getState();
      if (tool === 'merge' && zone !== null && activeZone !== undefined && activeZone !== zone)
        void desk.take('merge', { kind: 'merge_two', zones: [activeZone, zone] });
      else desk.set({ activeZone: zone ?? undefined, activeVertex: null });
    },
    onZoneRemove: (zone) => {
      desk.edit(
        'remove_zone',
        desk.zones().filter(({ id }) => id !== zone),
      );
      desk.set({ activeZone: undefined });
    },
    onSplitLine: (line) => void desk.take('split', { kind: 'split', line }, desk.getState().activeZone),
    onPolygonDrawn: (ring, tool) => {
      if (desk.getState().drawingPlaceOf !== null) desk.set({ drawnPlace: [[ring]], drawingPlaceOf: null });
      else if (tool === 'cut') void desk.take('cut_out', { kind: 'cut_out', ring });
      else void desk.take('draw', { kind: 'draw', ring, name: newZoneName() });
    },
    onMeasure: (measure) =>
      desk.set({
        measured: measure && {
          lengthMeters: measure.lengthMeters,
          areaSquareMeters: measure.areaSquareMeters === 0 ? null : measure.areaSquareMeters,
        },
      }),
    onEditingCancelled: () => {
      if (desk.getState().drawingPlaceOf !== null) desk.set({ drawingPlaceOf: null });
      else desk.store.getState().actions.look({ tool: 'select' });
    },
    onSwipe: (swipePosition) => desk.set({ swipePosition }),
  };
}
