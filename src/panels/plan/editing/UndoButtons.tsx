import { Redo2, Undo2 } from 'lucide-react';
import { IconButton } from '../../controls/IconButton.tsx';
import { useWords } from '../../shell/use-words.ts';
import { PlanSavedMark } from '../PlanSavedMark.tsx';
import { useTravel } from './use-travel.ts';

/** In the top bar of plan mode: undo, redo, and when the plan was saved. */
export function UndoButtons() {
  const { t } = useWords();
  const { canUndo, canRedo, undo, redo } = useTravel();
  return (
    <span className="undo-buttons">
      <IconButton label={t('plan.undo')} icon={<Undo2 size={20} aria-hidden />} disabled={!canUndo} onClick={undo} />
      <IconButton label={t('plan.redo')} icon={<Redo2 size={20} aria-hidden />} disabled={!canRedo} onClick={redo} />
      <PlanSavedMark />
    </span>
  );
}
