import type { Frame, SheetBlock } from '../../../domain/sheet.ts';
import { type Edge, edges } from './snap-frame.ts';
import { type DraggedBlock, useFrameDrag } from './use-frame-drag.ts';
import { type DragCalls, usePointerDrag } from './use-pointer-drag.ts';

interface ChosenHandlesProps {
  readonly block: SheetBlock;
  /** Where it is now, dragged or not. */
  readonly frame: Frame;
  readonly perMm: number;
  readonly onDragged: (dragged: DraggedBlock | null) => void;
}

/** Over everything on the sheet: what the chosen block is resized by. By the keyboard it gets its size in the properties. */
export function ChosenHandles({ block, frame, perMm, onDragged }: ChosenHandlesProps) {
  const { resized } = useFrameDrag(block, perMm, onDragged);
  return (
    <div
      className="block-handles"
      aria-hidden
      style={{
        left: `${frame.x * perMm}px`,
        top: `${frame.y * perMm}px`,
        width: `${frame.width * perMm}px`,
        height: `${frame.height * perMm}px`,
      }}
    >
      {edges.map((edge) => (
        <Handle key={edge} edge={edge} begin={(isFree) => resized(edge, isFree)} />
      ))}
    </div>
  );
}

function Handle({ edge, begin }: { readonly edge: Edge; readonly begin: (isFree: boolean) => DragCalls }) {
  const drag = usePointerDrag(({ altKey }) => begin(altKey));
  return <span className={`handle handle-${edge}`} {...drag} />;
}
