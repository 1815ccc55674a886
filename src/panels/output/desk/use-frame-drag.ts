import type { Frame, SheetBlock } from '../../../domain/sheet.ts';
import { useAnnounce } from '../../plan/Announcer.tsx';
import { useWords } from '../../shell/use-words.ts';
import { useSheetActions, useShownSheet } from '../OutputContext.tsx';
import { type Edge, type Guide, type Snapped, snapLines, snapMoved, snapResized } from './snap-frame.ts';
import type { DragCalls } from './use-pointer-drag.ts';

/** A block on its way: shown there, and put there when it is let go. */
export interface DraggedBlock {
  readonly id: string;
  readonly frame: Frame;
  readonly guides: readonly Guide[];
}

/** How near a line draws a block, px. */
const REACH_PIXELS = 6;

/** Drags of a block by millimetres of the paper; Alt lets go of the lines. The sheet is changed once, at the end. */
export function useFrameDrag(block: SheetBlock, perMm: number, onDragged: (dragged: DraggedBlock | null) => void) {
  const { t } = useWords();
  const sheet = useShownSheet()!;
  const { moveBlock } = useSheetActions();
  const announce = useAnnounce();
  const name = t(`output.block.${block.kind}`);
  const from = block.frame;
  const follow = (snapped: (dx: number, dy: number) => Snapped, say: (frame: Frame) => string): DragCalls => {
    let last: Frame | undefined;
    return {
      move: (dx, dy) => {
        const { frame, guides } = snapped(dx / perMm, dy / perMm);
        last = frame;
        onDragged({ id: block.id, frame, guides });
      },
      end: (isDragged) => {
        onDragged(null);
        if (!isDragged || !last) return;
        moveBlock(block.id, last);
        announce(say(last));
      },
    };
  };
  const lines = () => {
    const others = sheet.blocks.filter(({ id }) => id !== block.id);
    return snapLines(
      sheet,
      others.map(({ frame }) => frame),
    );
  };
  const reach = (isFree: boolean): number => (isFree ? 0 : REACH_PIXELS / perMm);
  return {
    moved: (isFree: boolean): DragCalls => {
      const drawnTo = lines();
      return follow(
        (dx, dy) => snapMoved({ ...from, x: from.x + dx, y: from.y + dy }, drawnTo, reach(isFree)),
        ({ x, y }) => t('output.desk.moved', { name, x: x.toFixed(1), y: y.toFixed(1) }),
      );
    },
    resized: (edge: Edge, isFree: boolean): DragCalls => {
      const drawnTo = lines();
      return follow(
        (dx, dy) => snapResized(from, edge, [dx, dy], drawnTo, reach(isFree)),
        ({ width, height }) => t('output.desk.sized', { name, width: width.toFixed(1), height: height.toFixed(1) }),
      );
    },
  };
}
