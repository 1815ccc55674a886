import { useAnnounce } from '../plan/Announcer.tsx';
import { useWords } from '../shell/use-words.ts';
import { useSheetActions, useTravelSteps } from './OutputContext.tsx';

export interface SheetTravel {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): void;
  redo(): void;
}

/** Undo and redo, each saying which step it was. */
export function useTravel(): SheetTravel {
  const { t } = useWords();
  const { last, next } = useTravelSteps();
  const { undo, redo } = useSheetActions();
  const announce = useAnnounce();
  return {
    canUndo: last !== null,
    canRedo: next !== null,
    undo: () => {
      undo();
      if (last) announce(t('output.undone', { step: t(`output.step.${last.name}`) }));
    },
    redo: () => {
      redo();
      if (next) announce(t('output.redone', { step: t(`output.step.${next.name}`) }));
    },
  };
}
