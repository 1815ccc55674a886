import { type KeyboardEvent, useRef, useState } from 'react';
import type { Frame, SheetBlock } from '../../../domain/sheet.ts';
import { useWords } from '../../shell/use-words.ts';
import { useSheetActions, useSheets } from '../OutputContext.tsx';
import type { BlockView } from '../output-data.ts';
import { BlockCanvas } from './BlockCanvas.tsx';
import { movedMap } from './moved-map.ts';
import { type DraggedBlock, useFrameDrag } from './use-frame-drag.ts';
import { type DragCalls, usePointerDrag } from './use-pointer-drag.ts';

interface BlockOnPaperProps {
  readonly block: SheetBlock;
  /** Absent until it is composed. */
  readonly view: BlockView | undefined;
  /** Where it is now, dragged or not. */
  readonly frame: Frame;
  /** CSS pixels of a millimetre. */
  readonly perMm: number;
  readonly onDragged: (dragged: DraggedBlock | null) => void;
}

/** One block of the sheet: its picture, and what it is taken hold of by. */
export function BlockOnPaper({ block, view, frame, perMm, onDragged }: BlockOnPaperProps) {
  const { t } = useWords();
  const isChosen = useSheets((state) => state.view.block === block.id);
  const panning = useSheets((state) => state.view.panning) && isChosen;
  const { look } = useSheetActions();
  const { moved } = useFrameDrag(block, perMm, onDragged);
  const { pull, pulling, pressArrow } = useMapPull(block, view, perMm);
  const isFlat = block.kind === 'map' && block.map.view.kind === 'flat';
  const hold = usePointerDrag(({ altKey }) => {
    if (panning) return pulling();
    look({ block: block.id, panning: false });
    return moved(altKey);
  });
  const name = t(`output.block.${block.kind}`);
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') look({ block: block.id, panning: isChosen && isFlat });
    else if (!panning || !pressArrow(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={['block', isChosen && 'block-chosen', panning && 'block-panning'].filter(Boolean).join(' ')}
      style={{
        left: `${frame.x * perMm}px`,
        top: `${frame.y * perMm}px`,
        width: `${frame.width * perMm}px`,
        height: `${frame.height * perMm}px`,
      }}
      data-block={block.id}
      data-kind={block.kind}
    >
      {view ? (
        <BlockCanvas view={view} perMm={perMm} pull={pull} />
      ) : (
        <span className="block-waiting" aria-hidden>
          {name}
        </span>
      )}
      <button
        type="button"
        className="block-hold"
        aria-pressed={isChosen}
        aria-label={view?.alternative ? `${name}：${view.alternative}` : name}
        aria-description={t(panning ? 'output.desk.panHint' : 'output.desk.help')}
        onFocus={() => !isChosen && look({ block: block.id, panning: false })}
        onDoubleClick={() => isFlat && look({ block: block.id, panning: true })}
        onKeyDown={press}
        {...hold}
      />
      {panning && <span className="block-hint">{t('output.desk.panHint')}</span>}
    </div>
  );
}

/** The map goes the other way than the arrow: the arrow moves the view. */
const arrows: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Pulls the map inside its frame: the picture follows at once, the sheet is changed when it is let go. */
function useMapPull(block: SheetBlock, view: BlockView | undefined, perMm: number) {
  const { changeMap } = useSheetActions();
  const [pull, setPull] = useState<readonly [x: number, y: number]>([0, 0]);
  const gesture = useRef('');
  const pullBy = (right: number, down: number, ofGesture?: string): void => {
    if (block.kind !== 'map' || block.map.view.kind !== 'flat') return;
    const flat = block.map.view;
    const centre = flat.centre ?? view?.centre;
    if (!centre || !view?.scale) return;
    const next = movedMap(flat, { centre, scale: view.scale }, [right, down]);
    changeMap(block.id, { ...block.map, view: next }, ofGesture);
  };
  const pulling = (): DragCalls => {
    let by: readonly [number, number] = [0, 0];
    return {
      move: (dx, dy) => {
        by = [dx, dy];
        setPull(by);
      },
      end: (isDragged) => {
        setPull([0, 0]);
        if (isDragged) pullBy(by[0] / perMm, by[1] / perMm);
      },
    };
  };
  const pressArrow = (event: KeyboardEvent): boolean => {
    const arrow = arrows[event.key];
    if (!arrow) return false;
    // All repeats of a key that is held are one step.
    if (!event.repeat) gesture.current = `pull ${block.id} ${event.timeStamp}`;
    const mm = event.shiftKey ? 50 : 5;
    pullBy(arrow[0] * mm, arrow[1] * mm, gesture.current);
    return true;
  };
  return { pull, pulling, pressArrow };
}
