import type { PlanarPosition } from '../../domain/plan.ts';
import type { VertexAddress } from '../../spatial/editing/vertex-edits.ts';
import {
  findHandle,
  type Handle,
  type HandleLayout,
  HIT_PIXELS,
  nearestOnEdge,
  nearestPoint,
  positionOf,
  ringOf,
  TOUCH_HIT_PIXELS,
  vertexAlong,
} from './edit-handles.ts';
import type { EditingKey } from './editing-keys.ts';
import type { EditingCallbacks, SceneEditing, VertexDrag } from './editing-types.ts';
import type { VertexInHand } from './vertex-in-hand.ts';

/** CSS pixels that a press may slip before it is a drag. */
const SLIP_PIXELS = 3;
const TOUCH_SLIP_PIXELS = 7;
const LEAST_VERTICES = 3;

type ScreenPoint = readonly [x: number, y: number];

/** What the tool needs of the map; all of it as it is now. */
export interface VertexSurface {
  readonly editing: () => SceneEditing;
  readonly callbacks: () => EditingCallbacks;
  readonly handles: () => HandleLayout | undefined;
  /** Position of the ground under a place of the canvas. */
  readonly placeAt: (at: ScreenPoint) => PlanarPosition | undefined;
  readonly screenOf: (position: PlanarPosition) => ScreenPoint | undefined;
  readonly middle: () => ScreenPoint;
  /** Brings a position into view, unless it is. */
  readonly show: (position: PlanarPosition) => void;
  /** Holds the camera while a pointer drags. */
  readonly holdCamera: (isHeld: boolean) => void;
}

/** Pointer and keys on the vertices. Calls back; keeps nothing but the vertex in hand. */
export interface VertexTool {
  readonly hand: () => VertexInHand | undefined;
  readonly isPressed: () => boolean;
  readonly handleAt: (at: ScreenPoint) => Handle | undefined;
  /** Whether a handle was hit, and so the pointer belongs to it. */
  readonly press: (at: ScreenPoint, isTouch: boolean) => boolean;
  readonly drag: (at: ScreenPoint, isSnapping: boolean) => void;
  readonly release: () => void;
  /** Whether the key meant something. */
  readonly key: (key: EditingKey, isFocused: boolean) => boolean;
  /** Ends what the keys hold; the vertex stays. */
  readonly finishKeys: () => void;
  /** Puts the vertex back. */
  readonly cancel: () => void;
}

interface Press {
  readonly handle: Handle;
  readonly at: ScreenPoint;
  /** From the handle to the pointer: the vertex does not jump to the pointer. */
  readonly grab: ScreenPoint;
  readonly slipPixels: number;
}

export function createVertexTool(surface: VertexSurface): VertexTool {
  let press: Press | undefined;
  let hand: VertexInHand | undefined;
  const zones = () => surface.editing().zones;
  const select = (vertex: VertexAddress | null) => surface.callbacks().onVertexSelect?.(vertex);
  const tell = ({ vertex, to, isInserted, snap }: VertexInHand, phase: VertexDrag['phase']) =>
    surface.callbacks().onVertexDrag?.({ vertex, to, phase, isInserted, snap });

  const take = (
    vertex: VertexAddress,
    from: PlanarPosition,
    isByKey: boolean,
    ringAtStart = ringOf(zones(), vertex),
  ) => {
    if (!ringAtStart) return;
    const isInserted = !isByKey && press?.handle.kind === 'edge';
    hand = { vertex, from, to: from, isByKey, isInserted, ringAtStart };
    tell(hand, 'start');
  };
  const insert = (handle: Handle & { kind: 'edge' }, at: ScreenPoint) => {
    const ring = ringOf(zones(), handle.after);
    const [start, end] = [ring?.[handle.after.vertex], ring?.[(handle.after.vertex + 1) % ring.length]];
    if (!ring || !start || !end) return undefined;
    const middle: PlanarPosition = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
    const below = handle.isMiddle ? undefined : surface.placeAt(at);
    const position = below ? nearestOnEdge(start, end, below) : middle;
    const vertex = { ...handle.after, vertex: handle.after.vertex + 1 };
    surface.callbacks().onVertexInsert?.(handle.after, position);
    select(vertex);
    return { vertex, position, ring };
  };
  const begin = ({ handle, at }: Press) => {
    if (handle.kind === 'vertex') {
      const from = positionOf(zones(), handle.vertex);
      if (from) take(handle.vertex, from, false);
    } else {
      const inserted = insert(handle, at);
      if (inserted) take(inserted.vertex, inserted.position, false, inserted.ring);
    }
  };
  const finish = () => {
    const held = hand;
    hand = undefined;
    if (held) tell(held, 'end');
  };
  const letGo = () => {
    if (press) surface.holdCamera(false);
    press = undefined;
  };
  const moveByKey = (east: number, north: number): boolean => {
    const active = surface.editing().activeVertex;
    const from = active && positionOf(zones(), active);
    if (!hand && active && from) take(active, from, true);
    if (!hand) return false;
    hand = { ...hand, to: [hand.to[0] + east, hand.to[1] + north] };
    tell(hand, 'move');
    surface.show(hand.to);
    return true;
  };
  const goAlong = (step: 1 | -1): boolean => {
    finish();
    const active = surface.editing().activeVertex;
    const next = active && vertexAlong(zones(), active, step);
    const position = next && positionOf(zones(), next);
    if (!next || !position) return false;
    select(next);
    surface.show(position);
    return true;
  };
  const remove = (): boolean => {
    finish();
    const active = surface.editing().activeVertex;
    const count = active && ringOf(zones(), active)?.length;
    if (!active || !count) return false;
    surface.callbacks().onVertexRemove?.(active);
    // The vertex before is next, so that Backspace takes back a line step by step.
    if (count > LEAST_VERTICES) select({ ...active, vertex: active.vertex === 0 ? count - 2 : active.vertex - 1 });
    return true;
  };
  const confirm = (): boolean => {
    if (hand) {
      finish();
      return true;
    }
    const handles = surface.handles();
    if (!handles || surface.editing().activeVertex) return false;
    const nearest = nearestPoint(handles.x, handles.y, ...surface.middle(), Number.POSITIVE_INFINITY);
    if (nearest === undefined) return false;
    select(handles.addresses[nearest]!);
    return true;
  };
  const cancel = () => {
    const held = hand;
    hand = undefined;
    letGo();
    if (held) tell({ ...held, to: held.from, snap: undefined }, 'cancel');
  };
  const goBack = (): boolean => {
    if (hand || press) cancel();
    else if (surface.editing().activeVertex) select(null);
    else surface.callbacks().onEditingCancelled?.();
    return true;
  };
  const handleAt = ([x, y]: ScreenPoint, reach = HIT_PIXELS) => {
    const handles = surface.handles();
    return handles && findHandle(handles, x, y, reach);
  };

  return {
    hand: () => hand,
    isPressed: () => press !== undefined,
    handleAt: (at) => handleAt(at),
    press: (at, isTouch) => {
      const handle = handleAt(at, isTouch ? TOUCH_HIT_PIXELS : HIT_PIXELS);
      if (!handle) return false;
      finish();
      const held = handle.kind === 'vertex' ? positionOf(zones(), handle.vertex) : undefined;
      const place = held && surface.screenOf(held);
      press = {
        handle,
        at,
        grab: place ? [at[0] - place[0], at[1] - place[1]] : [0, 0],
        slipPixels: isTouch ? TOUCH_SLIP_PIXELS : SLIP_PIXELS,
      };
      surface.holdCamera(true);
      if (handle.kind === 'vertex') select(handle.vertex);
      return true;
    },
    drag: (at, isSnapping) => {
      if (!press) return;
      if (!hand && Math.hypot(at[0] - press.at[0], at[1] - press.at[1]) <= press.slipPixels) return;
      if (!hand) begin(press);
      const place: ScreenPoint = [at[0] - press.grab[0], at[1] - press.grab[1]];
      const below = surface.placeAt(place);
      if (!hand || !below) return;
      const snap = isSnapping ? findSnap(surface, hand.vertex, below, place) : undefined;
      hand = { ...hand, to: snap?.position ?? below, snap };
      tell(hand, 'move');
    },
    release: () => {
      const released = press;
      if (!released) return;
      letGo();
      if (hand) finish();
      else if (released.handle.kind === 'edge') insert(released.handle, released.at);
    },
    key: (key, isFocused) => {
      // A pointer that drags comes first; only Esc is heard.
      if (press && key.does !== 'cancel') return true;
      if (key.does === 'move') return moveByKey(key.east, key.north);
      if (key.does === 'along') return isFocused && goAlong(key.step);
      if (key.does === 'remove') return remove();
      return key.does === 'confirm' ? confirm() : goBack();
    },
    finishKeys: () => {
      if (hand?.isByKey) finish();
    },
    cancel,
  };
}

function findSnap(surface: VertexSurface, vertex: VertexAddress, position: PlanarPosition, [x, y]: ScreenPoint) {
  const { snap } = surface.editing();
  if (!snap) return undefined;
  const beside = surface.placeAt([x + HIT_PIXELS, y]) ?? surface.placeAt([x - HIT_PIXELS, y]);
  if (!beside) return undefined;
  const toleranceMeters = Math.hypot(beside[0] - position[0], beside[1] - position[1]);
  return snap(position, { toleranceMeters, vertex });
}
