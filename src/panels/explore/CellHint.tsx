import { Button } from '../controls/Button.tsx';
import { useProject, useProjectActions } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';

/** Says that numbers can be pressed; while one is, the way back. */
export function CellHint() {
  const { t } = useWords();
  const pressed = useProject(({ selection }) => selection?.kind === 'cell');
  const { select } = useProjectActions();
  return (
    <p className="cell-hint caption">
      {pressed ? t('table.selected') : t('table.cellHint')}
      {pressed && (
        <Button look="quiet" className="link-button" onClick={() => select(null)}>
          {t('table.clear')}
        </Button>
      )}
    </p>
  );
}
