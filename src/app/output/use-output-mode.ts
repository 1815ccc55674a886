import type { Remote } from 'comlink';
import type { i18n } from 'i18next';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Plan } from '../../domain/plan.ts';
import type { SheetCamera } from '../../domain/sheet.ts';
import type { Notice } from '../../panels/explore/explore-data.ts';
import type { OutputMode } from '../../panels/output/OutputContext.tsx';
import type { SheetBook } from '../../project/output/sheet-book.ts';
import { initialPlan } from '../../project/plan/plan-slice.ts';
import type { Language } from '../../project/project-schema.ts';
import type { CityEngine } from '../engine/city-engine.ts';
import type { CitySummary } from '../engine/engine-types.ts';
import type { DrawnCity } from './oblique-printer.ts';
import type { OutputRoom, OutputRoomOptions } from './output-room.ts';

interface OutputModeRequest {
  readonly engine: Remote<CityEngine> | null;
  readonly summary: CitySummary | null;
  readonly words: i18n;
  readonly language: Language;
  /** The plan as it stands; null = none yet. */
  readonly plan: Plan | null;
  /** Output mode is on the screen. */
  readonly active: boolean;
  readonly notify: (notice: Notice | undefined) => void;
  /** What 3D pictures are drawn of; null until all of it is there. */
  readonly drawn: DrawnCity | null;
  /** Where the 3D scene looks from now; null before its first frame. */
  readonly camera: () => SheetCamera | null;
  /** データで渡す. */
  readonly dataActions?: OutputRoomOptions['dataActions'];
}

export interface OutputOfCity {
  /** For the panels; undefined until output mode is open. */
  readonly mode: OutputMode | undefined;
  /** Why output mode could not be opened. */
  readonly failure: string | undefined;
  /** The sheets of the city, whether output mode is open or not. `lack`: why they are not there, in words. Never rejects. */
  readonly book: () => Promise<{ readonly book?: SheetBook | undefined; readonly lack?: string }>;
  readonly openBook: (book: SheetBook) => Promise<void>;
}

const never = (): (() => void) => () => undefined;
const nothing = (): null => null;

/** Output mode of the open city. Its code comes when it is first entered; it then stays until another city is opened. */
export function useOutputMode(request: OutputModeRequest): OutputOfCity {
  const { engine, summary, words, language, plan, active, drawn } = request;
  const [failure, setFailure] = useState<string>();
  const [opened, setOpened] = useState<OutputRoom | null>(null);
  const latest = useRef(request);
  latest.current = request;
  const room = opened?.summary === summary ? opened : null;
  const isWanted = engine !== null && summary !== null && (active || room !== null);
  useEffect(() => {
    if (!engine || !summary || !isWanted) return;
    let isOutdated = false;
    let open: OutputRoom | undefined;
    import('./output-room.ts')
      .then(async ({ openOutputRoom }) => {
        open = await openOutputRoom({
          engine,
          summary,
          words,
          language: () => latest.current.language,
          plan: () => latest.current.plan ?? initialPlan,
          notify: (notice) => latest.current.notify(notice),
          drawn: () => latest.current.drawn,
          camera: () => latest.current.camera(),
          ...(latest.current.dataActions && { dataActions: latest.current.dataActions }),
        });
        if (isOutdated) open.end();
        else setOpened(open);
      })
      .catch((error: unknown) => isOutdated || setFailure(words.t('output.openingFailed', { reason: textOf(error) })));
    return () => {
      isOutdated = true;
      open?.end();
      setOpened(null);
      setFailure(undefined);
    };
  }, [engine, summary, words, isWanted]);
  useEffect(() => (active ? () => room?.rest() : undefined), [room, active]);
  const composed = useRef<{ readonly room: OutputRoom; readonly plan: Plan | null; readonly language: Language }>(null);
  // While a plan is edited in its own mode nothing is composed; what changed meanwhile is seen when output mode is entered.
  useEffect(() => {
    const { current } = composed;
    if (!room || !active) return;
    if (current?.room === room && current.plan === plan && current.language === language) return;
    composed.current = { room, plan, language };
    room.factsChanged();
  }, [room, active, plan, language]);
  const state = useSyncExternalStore(room?.states.subscribe ?? never, room?.states.getState ?? nothing);
  const sheets = useSyncExternalStore(room?.store.subscribe ?? never, room?.store.getState ?? nothing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a city offers depends on plan and language as well
  const data = useMemo(
    () => (room && state && sheets ? room.dataOf(sheets, state) : null),
    [room, state, sheets, plan, language, drawn],
  );
  const mode = useMemo(
    () => (room && data ? { store: room.store, data, actions: room.actions } : undefined),
    [room, data],
  );
  return {
    mode,
    failure,
    book: async () => {
      if (room) return { book: room.store.getState().book };
      if (!summary) return {};
      try {
        return { book: await (await import('./kept-sheets.ts')).keptSheets(summary) };
      } catch (error) {
        return { lack: words.t('output.failures.unread', { reason: textOf(error) }) };
      }
    },
    openBook: async (book) => {
      if (room) room.store.getState().actions.open(book);
      else if (summary) await (await import('./kept-sheets.ts')).replaceKeptSheets(summary, book);
    },
  };
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
