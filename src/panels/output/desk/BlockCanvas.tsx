import { useLayoutEffect, useRef } from 'react';
import type { BlockView } from '../output-data.ts';
import { blockRegion, paintedPixelsPerMm } from './desk-scale.ts';

interface BlockCanvasProps {
  readonly view: BlockView;
  /** CSS pixels of a millimetre. */
  readonly perMm: number;
  /** CSS pixels by which the picture is pulled inside its frame. */
  readonly pull: readonly [x: number, y: number];
}

/** What is printed of a block, at the size of the desk. It stays in its corner while the frame around it is dragged. */
export function BlockCanvas({ view, perMm, pull }: BlockCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { frame, paint } = view;
  const { x, y, width, height } = view.reach ?? frame;
  const painted = paintedPixelsPerMm(frame, perMm, window.devicePixelRatio);
  useLayoutEffect(() => {
    if (canvas.current) paint(canvas.current, painted, blockRegion({ x, y, width, height }, painted));
  }, [paint, painted, x, y, width, height]);
  const region = blockRegion({ x, y, width, height }, painted);
  const cssPerPixel = perMm / painted;
  const isPulled = pull[0] !== 0 || pull[1] !== 0;
  return (
    <span className={isPulled ? 'block-picture block-picture-pulled' : 'block-picture'} aria-hidden>
      <canvas
        ref={canvas}
        style={{
          left: `${region.x * cssPerPixel - frame.x * perMm + pull[0]}px`,
          top: `${region.y * cssPerPixel - frame.y * perMm + pull[1]}px`,
          width: `${region.width * cssPerPixel}px`,
          height: `${region.height * cssPerPixel}px`,
        }}
      />
    </span>
  );
}
