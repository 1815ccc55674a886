import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

interface ResizeHandleProps {
  readonly label: string;
  /** Side of the screen on which the panel stands. */
  readonly side: 'left' | 'right';
  readonly width: number;
  readonly limits: { readonly min: number; readonly max: number };
  readonly onResize: (width: number) => void;
}

/** The inner edge of a side panel: drag it, or focus it and use the arrow keys (16 px a step). */
export function ResizeHandle({ label, side, width, limits, onResize }: ResizeHandleProps) {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const outwards = side === 'left' ? 1 : -1;
  const move = (event: PointerEvent): void => {
    if (start.current !== null) onResize(start.current.width + outwards * (event.clientX - start.current.x));
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 16, ArrowLeft: -16 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onResize(width + outwards * step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a window splitter (WAI-ARIA APG) is a focusable separator, not an hr
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={limits.min}
      aria-valuemax={limits.max}
      tabIndex={0}
      className={`resize-handle resize-handle-${side}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={move}
      onPointerUp={() => {
        start.current = null;
      }}
      onKeyDown={press}
    />
  );
}
