import { useWords } from '../../shell/use-words.ts';
import { useAnnounce } from '../Announcer.tsx';
import { useHistory, usePlanActions } from '../PlanContext.tsx';

export interface Travel {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): void;
  redo(): void;
}

/** Undo and redo, each saying which step it was. */
export function useTravel(): Travel {
  const { t } = useWords();
  const history = useHistory();
  const { undo, redo } = usePlanActions();
  const announce = useAnnounce();
  const shown = history.findIndex(({ offset }) => offset === 0);
  const [last, next] = [history[shown], history[shown + 1]];
  const canUndo = shown > 0;
  return {
    canUndo,
    canRedo: next !== undefined,
    undo: () => {
      undo();
      if (last && canUndo) announce(t('plan.undone', { step: t(`plan.step.${last.step.name}`) }));
    },
    redo: () => {
      redo();
      if (next) announce(t('plan.redone', { step: t(`plan.step.${next.step.name}`) }));
    },
  };
}
