import { type PointerEvent, useRef } from 'react';

export interface DragCalls {
  /** Pixels since the button went down; called from a small distance on, so that a click is no drag. */
  readonly move: (dx: number, dy: number) => void;
  /** `dragged` false: it was a click, or the drag was broken off. */
  readonly end: (dragged: boolean) => void;
}

const SLACK_PIXELS = 3;

/** Handlers of an element that is dragged; `begin` says what a drag from here does, undefined: nothing. */
export function usePointerDrag(begin: (event: PointerEvent) => DragCalls | undefined) {
  const drag = useRef<{ x: number; y: number; calls: DragCalls; dragged: boolean } | null>(null);
  const finish = (isKept: boolean): void => {
    const current = drag.current;
    drag.current = null;
    current?.calls.end(isKept && current.dragged);
  };
  return {
    onPointerDown: (event: PointerEvent): void => {
      if (event.button !== 0) return;
      const calls = begin(event);
      if (!calls) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, y: event.clientY, calls, dragged: false };
    },
    onPointerMove: (event: PointerEvent): void => {
      const current = drag.current;
      if (!current) return;
      const [dx, dy] = [event.clientX - current.x, event.clientY - current.y];
      if (!current.dragged && Math.hypot(dx, dy) < SLACK_PIXELS) return;
      current.dragged = true;
      current.calls.move(dx, dy);
    },
    onPointerUp: () => finish(true),
    onPointerCancel: () => finish(false),
  };
}
