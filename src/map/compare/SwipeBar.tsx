import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { SceneSwipe } from './compare-types.ts';

export interface SwipeBarProps {
  readonly swipe: SceneSwipe;
  readonly onSwipe: (position: number) => void;
}

const DEFAULT_LABEL = '比較の境界';
const STEP = 0.02;
const FAR_STEP = 0.1;

/** The bar between two scenarios: dragged, or moved by arrow keys (Shift or Page farther, Home and End to the edges). */
export function SwipeBar({ swipe: { left, right, position, label = DEFAULT_LABEL }, onSwipe }: SwipeBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const go = (to: number) => onSwipe(Math.min(1, Math.max(0, to)));
  const drag = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left: start, width } = bar.current!.parentElement!.getBoundingClientRect();
    go((event.clientX - start) / width);
  };
  const press = (event: KeyboardEvent) => {
    const to = keyMoves[event.key]?.(position, event.shiftKey ? FAR_STEP : STEP);
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  const percent = Math.round(position * 100);
  return (
    <div ref={bar} className="map-swipe" style={{ left: `${position * 100}%` }}>
      <span className="map-swipe-left">{left.name}</span>
      <span className="map-swipe-right">{right.name}</span>
      <div
        className="map-swipe-handle"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${left.name} ${percent}% / ${right.name} ${100 - percent}%`}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={press}
      />
    </div>
  );
}

const keyMoves: Readonly<Record<string, (position: number, step: number) => number>> = {
  ArrowLeft: (position, step) => position - step,
  ArrowDown: (position, step) => position - step,
  ArrowRight: (position, step) => position + step,
  ArrowUp: (position, step) => position + step,
  PageDown: (position) => position - FAR_STEP,
  PageUp: (position) => position + FAR_STEP,
  Home: () => 0,
  End: () => 1,
};
