import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { type Frame, paperSizeMm, type SheetBlock } from '../../../domain/sheet.ts';
import { Button } from '../../controls/Button.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { ErrorBlock } from '../../controls/ErrorBlock.tsx';
import { useAnnounce } from '../../plan/Announcer.tsx';
import { useWords } from '../../shell/use-words.ts';
import {
  useChosenBlock,
  useOutputData,
  useOutputRequests,
  useSheetActions,
  useSheets,
  useShownSheet,
} from '../OutputContext.tsx';
import { useRemoveBlock } from '../use-remove-block.ts';
import { BlockCanvas } from './BlockCanvas.tsx';
import { BlockOnPaper } from './BlockOnPaper.tsx';
import { ChosenHandles } from './ChosenHandles.tsx';
import { pixelsPerMm } from './desk-scale.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import type { DraggedBlock } from './use-frame-drag.ts';

/** The sheet as it is printed, to be arranged by hand. */
export function SheetDesk() {
  const { t } = useWords();
  const sheet = useShownSheet();
  const { preview, templates, shownPage } = useOutputData();
  const { takeTemplate, retry, showPage } = useOutputRequests();
  const { look } = useSheetActions();
  const desk = useRef<HTMLDivElement>(null);
  const size = useSize(desk);
  useDeskKeys();
  const first = templates.find(({ lack }) => lack === undefined);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc lets go of the chosen block as well
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <div
      className="desk"
      ref={desk}
      onClick={(event) => event.target === event.currentTarget && look({ block: null, panning: false })}
    >
      {!sheet && (
        <div className="desk-empty">
          <EmptyState
            sentence={t('output.desk.empty')}
            action={
              first && (
                <Button look="primary" onClick={() => takeTemplate(first.id)}>
                  {t('output.desk.make')}
                </Button>
              )
            }
          />
        </div>
      )}
      {sheet && size.width > 0 && <Paper desk={size} />}
      {shownPage !== null && (
        <div className="desk-page map-card" role="status">
          {t('output.atlas.showing', { name: shownPage })}
          <Button onClick={() => showPage(null)}>{t('output.atlas.back')}</Button>
        </div>
      )}
      {sheet && preview.state === 'failed' && (
        <div className="desk-error">
          <ErrorBlock
            place={preview.error?.place ?? ''}
            message={preview.error?.message ?? ''}
            advice={preview.error?.advice}
            actions={<Button onClick={retry}>{t('app.retry')}</Button>}
          />
        </div>
      )}
    </div>
  );
}

function Paper({ desk }: { readonly desk: { readonly width: number; readonly height: number } }) {
  const { t } = useWords();
  const sheet = useShownSheet()!;
  const { preview, atlas } = useOutputData();
  const { zoom, panning } = useSheets(({ view }) => view);
  const chosen = useChosenBlock();
  const { look, moveBlock } = useSheetActions();
  const announce = useAnnounce();
  const remove = useRemoveBlock();
  const [dragged, setDragged] = useState<DraggedBlock | null>(null);
  const gesture = useRef('');
  const perMm = pixelsPerMm(zoom, sheet, desk);
  const [width, height] = paperSizeMm(sheet);
  const frameOf = (block: SheetBlock): Frame => (dragged?.id === block.id ? dragged.frame : block.frame);
  const shown = preview.sheet === sheet.id ? preview.blocks : [];
  const press = (event: KeyboardEvent): void => {
    if (!chosen || panning) return;
    const [x, y] = steps[event.key] ?? [0, 0];
    if (event.key === 'Delete' || event.key === 'Backspace') remove(chosen);
    else if (x === 0 && y === 0) return;
    else {
      // All repeats of a key that is held are one step.
      if (!event.repeat) gesture.current = `key ${chosen.id} ${event.timeStamp}`;
      const by = event.shiftKey ? 10 : 1;
      const frame = { ...chosen.frame, x: chosen.frame.x + x * by, y: chosen.frame.y + y * by };
      moveBlock(chosen.id, frame, gesture.current);
      announce(
        t('output.desk.moved', {
          name: t(`output.block.${chosen.kind}`),
          x: frame.x.toFixed(1),
          y: frame.y.toFixed(1),
        }),
      );
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <article
      className="sheet"
      aria-label={`${t('output.desk.label')}：${preview.title || sheet.name}`}
      aria-busy={preview.state === 'composing'}
      data-state={preview.sheet === sheet.id ? preview.state : 'composing'}
      data-atlas={atlas.state}
      style={{ width: `${width * perMm}px`, height: `${height * perMm}px` }}
      onKeyDown={press}
    >
      <span className="sheet-margin" aria-hidden style={{ inset: `${sheet.marginMm * perMm}px` }} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Esc does the same */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div className="sheet-ground" onClick={() => look({ block: null, panning: false })} />
      {sheet.blocks.map((block) => (
        <BlockOnPaper
          key={block.id}
          block={block}
          view={shown.find(({ id }) => id === block.id)}
          frame={frameOf(block)}
          perMm={perMm}
          onDragged={setDragged}
        />
      ))}
      {shown
        .filter(({ id }) => !sheet.blocks.some((block) => block.id === id))
        .map((view) => (
          <div
            key={view.id}
            className="block block-kept"
            style={{
              left: `${view.frame.x * perMm}px`,
              top: `${view.frame.y * perMm}px`,
              width: `${view.frame.width * perMm}px`,
              height: `${view.frame.height * perMm}px`,
            }}
          >
            <BlockCanvas view={view} perMm={perMm} pull={noPull} />
          </div>
        ))}
      {chosen && !panning && (
        <ChosenHandles block={chosen} frame={frameOf(chosen)} perMm={perMm} onDragged={setDragged} />
      )}
      {dragged?.guides.map(({ axis, at }) => (
        <span
          key={`${axis}${at}`}
          aria-hidden
          className={`guide guide-${axis}`}
          style={axis === 'x' ? { left: `${at * perMm}px` } : { top: `${at * perMm}px` }}
        />
      ))}
    </article>
  );
}

const noPull = [0, 0] as const;

const steps: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function useSize(ref: { readonly current: HTMLElement | null }): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (): void => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
