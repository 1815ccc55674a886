import { type KeyboardEvent, useState } from 'react';
import type { Frame, SheetBlock } from '../../../domain/sheet.ts';
import { useAnnounce } from '../../plan/Announcer.tsx';
import { useWords } from '../../shell/use-words.ts';
import { useSheetActions, useSheets, useShownSheet } from '../OutputContext.tsx';
import type { BlockView } from '../output-data.ts';
import { BlockCanvas } from './BlockCanvas.tsx';
import { movedMap } from './moved-map.ts';
import { type Edge, edges, type Guide, type Snapped, snapLines, snapMoved, snapResized } from './snap-frame.ts';
import { usePointerDrag } from './use-pointer-drag.ts';

interface BlockOnPaperProps {
  readonly block: SheetBlock;
  /** Absent until it is composed. */
  readonly view: BlockView | undefined;
  /** CSS pixels of a millimetre. */
  readonly perMm: number;
  readonly onGuides: (guides: readonly Guide[]) => void;
}

/** How near a line draws a block, px. */
const REACH_PIXELS = 6;

/** One block of the sheet: its picture, and what it is taken hold of by. */
export function BlockOnPaper({ block, view, perMm, onGuides }: BlockOnPaperProps) {
  const { t } = useWords();
  const sheet = useShownSheet()!;
  const isChosen = useSheets((state) => state.view.block === block.id);
  const panning = useSheets((state) => state.view.panning) && isChosen;
  const { look, moveBlock, changeMap } = useSheetActions();
  const announce = useAnnounce();
  const [dragged, setDragged] = useState<Frame | null>(null);
  const [pull, setPull] = useState<readonly [number, number]>([0, 0]);
  const name = t(`output.block.${block.kind}`);
  const flat = block.kind === 'map' && block.map.view.kind === 'flat' ? block.map.view : undefined;

  const pullMap = (right: number, down: number, gesture: string): void => {
    const centre = flat?.centre ?? view?.centre;
    if (!flat || block.kind !== 'map' || !centre || !view?.scale) return;
    const next = movedMap(flat, { centre, scale: view.scale }, [right, down]);
    changeMap(block.id, { ...block.map, view: next }, gesture);
  };
  /** Follows the pointer by what `snapped` makes of it; the sheet is changed once, at the end. */
  const follow = (snapped: (dx: number, dy: number) => Snapped, say: (frame: Frame) => string) => {
    let last: Frame | undefined;
    return {
      move: (dx: number, dy: number) => {
        const next = snapped(dx / perMm, dy / perMm);
        last = next.frame;
        setDragged(next.frame);
        onGuides(next.guides);
      },
      end: (isDragged: boolean) => {
        setDragged(null);
        onGuides([]);
        if (!isDragged || !last) return;
        moveBlock(block.id, last);
        announce(say(last));
      },
    };
  };
  const linesOfSheet = () =>
    snapLines(
      sheet,
      sheet.blocks.filter(({ id }) => id !== block.id).map((other) => other.frame),
    );
  const moving = usePointerDrag(({ altKey }) => {
    if (!panning) look({ block: block.id, panning: false });
    if (panning) {
      let by: readonly [number, number] = [0, 0];
      return {
        move: (dx, dy) => {
          by = [dx, dy];
          setPull(by);
        },
        end: (isDragged) => {
          setPull([0, 0]);
          if (isDragged) pullMap(by[0] / perMm, by[1] / perMm, '');
        },
      };
    }
    const lines = linesOfSheet();
    const from = block.frame;
    return follow(
      (dx, dy) => snapMoved({ ...from, x: from.x + dx, y: from.y + dy }, lines, altKey ? 0 : REACH_PIXELS / perMm),
      ({ x, y }) => t('output.desk.moved', { name, x: x.toFixed(1), y: y.toFixed(1) }),
    );
  });
  const resize = (edge: Edge) => {
    const lines = linesOfSheet();
    const from = block.frame;
    return follow(
      (dx, dy) => snapResized(from, edge, [dx, dy], lines, REACH_PIXELS / perMm),
      ({ width, height }) => t('output.desk.sized', { name, width: width.toFixed(1), height: height.toFixed(1) }),
    );
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') look({ block: block.id, panning: isChosen && flat !== undefined });
    else if (!panning || !(event.key in pulls)) return;
    else {
      const by = event.shiftKey ? 50 : 5;
      const [right, down] = pulls[event.key]!;
      pullMap(right * by, down * by, event.repeat ? `pull ${block.id}` : '');
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const frame = dragged ?? block.frame;
  const place = {
    left: `${frame.x * perMm}px`,
    top: `${frame.y * perMm}px`,
    width: `${frame.width * perMm}px`,
    height: `${frame.height * perMm}px`,
  };
  return (
    <div
      className={`block ${isChosen ? 'block-chosen' : ''} ${panning ? 'block-panning' : ''}`}
      style={place}
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
        aria-description={panning ? t('output.desk.panHint') : t('output.desk.help')}
        onFocus={() => !isChosen && look({ block: block.id, panning: false })}
        onDoubleClick={() => flat && look({ block: block.id, panning: true })}
        onKeyDown={press}
        {...moving}
      />
      {isChosen && !panning && edges.map((edge) => <Handle key={edge} edge={edge} begin={() => resize(edge)} />)}
      {panning && <span className="block-hint">{t('output.desk.panHint')}</span>}
    </div>
  );
}

/** The map goes the other way than the arrow: the arrow moves the view. */
const pulls: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

interface HandleProps {
  readonly edge: Edge;
  readonly begin: () => ReturnType<Parameters<typeof usePointerDrag>[0]>;
}

/** For the pointer only: by the keyboard a block gets its size in the properties. */
function Handle({ edge, begin }: HandleProps) {
  const drag = usePointerDrag(begin);
  return <span aria-hidden className={`handle handle-${edge}`} {...drag} />;
}
