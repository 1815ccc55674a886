import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { panelLimits } from '../../project/project-schema.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { ResizeHandle } from '../controls/ResizeHandle.tsx';
import { useProject, useProjectActions } from './ProjectContext.tsx';
import { COMPACT_SCREEN, NARROW_SCREEN, useMediaQuery } from './use-media-query.ts';
import { useWords } from './use-words.ts';

interface AppFrameProps {
  readonly top: ReactNode;
  readonly strip: ReactNode;
  readonly left: ReactNode;
  readonly map: ReactNode;
  readonly right: ReactNode;
  readonly status: ReactNode;
  /** Below the map, above the status line. */
  readonly drawer?: ReactNode;
  /** What the side panels are called; layers and results if absent. */
  readonly names?: { readonly left: string; readonly right: string };
  /** Px of panels that do not resize; the user's own if absent. */
  readonly widths?: { readonly left: number; readonly right: number };
}

/** On compact screens panels that still have their first width take the smaller one of ui.md §1. */
const compactWidths = { left: 256, right: 392 } as const;
const firstWidths = { left: 304, right: 480 } as const;

/** The frame of every mode: bars above and below, panels that resize and fold, the map in what is left. */
export function AppFrame({ top, strip, left, map, right, status, drawer, names, widths }: AppFrameProps) {
  const { t } = useWords();
  const panels = useProject((project) => project.panels);
  const { setPanels } = useProjectActions();
  const compact = useMediaQuery(COMPACT_SCREEN);
  const narrow = useMediaQuery(NARROW_SCREEN);
  useEffect(() => {
    if (!narrow) return;
    setPanels({ rightFolded: true });
    return () => setPanels({ rightFolded: false });
  }, [narrow, setPanels]);
  const width = (side: 'left' | 'right'): number => {
    if (widths) return widths[side];
    const own = side === 'left' ? panels.leftWidth : panels.rightWidth;
    return compact && own === firstWidths[side] ? compactWidths[side] : own;
  };
  return (
    <div
      className={`frame ${narrow ? 'frame-narrow' : ''} ${drawer === undefined ? '' : 'frame-plan'}`}
      style={{
        '--left-width': panels.leftFolded ? '40px' : `${width('left')}px`,
        '--right-width': panels.rightFolded ? '40px' : `${width('right')}px`,
      }}
    >
      <header className="top-bar">{top}</header>
      {strip}
      <SidePanel
        side="left"
        name={names?.left ?? t('layers.title')}
        folded={panels.leftFolded}
        width={width('left')}
        fixed={widths !== undefined}
        onFold={(leftFolded) => setPanels({ leftFolded })}
        onResize={(leftWidth) => setPanels({ leftWidth })}
      >
        {left}
      </SidePanel>
      <main className="map-area">{map}</main>
      {drawer}
      <footer className="status-bar">{status}</footer>
      <SidePanel
        side="right"
        name={names?.right ?? t('panel.results')}
        folded={panels.rightFolded}
        width={width('right')}
        fixed={widths !== undefined}
        onFold={(rightFolded) => setPanels({ rightFolded })}
        onResize={(rightWidth) => setPanels({ rightWidth })}
      >
        {right}
      </SidePanel>
    </div>
  );
}

interface SidePanelProps {
  readonly side: 'left' | 'right';
  readonly name: string;
  readonly folded: boolean;
  readonly width: number;
  readonly fixed: boolean;
  readonly onFold: (folded: boolean) => void;
  readonly onResize: (width: number) => void;
  readonly children: ReactNode;
}

function SidePanel({ side, name, folded, width, fixed, onFold, onResize, children }: SidePanelProps) {
  const { t } = useWords();
  const [resizeLabel, openLabel] =
    side === 'left' ? [t('panel.resizeLeft'), t('panel.openLeft')] : [t('panel.resizeRight'), t('panel.openRight')];
  if (folded)
    return (
      <aside className={`side side-${side} side-folded`}>
        <IconButton
          label={openLabel}
          tooltipSide={side === 'left' ? 'right' : 'left'}
          icon={side === 'left' ? <ChevronRight size={20} aria-hidden /> : <ChevronLeft size={20} aria-hidden />}
          onClick={() => onFold(false)}
        />
        <span className="side-name">{name}</span>
      </aside>
    );
  return (
    <aside className={`side side-${side}`} aria-label={name}>
      {children}
      {!fixed && (
        <ResizeHandle label={resizeLabel} side={side} width={width} limits={panelLimits[side]} onResize={onResize} />
      )}
    </aside>
  );
}
