import type { Mode } from '../../project/project-schema.ts';
import { Button } from '../controls/Button.tsx';
import type { ExploreActions } from '../explore/explore-data.ts';
import { useProjectActions } from './ProjectContext.tsx';
import { useWords } from './use-words.ts';

interface ComingModeProps {
  readonly mode: Exclude<Mode, 'explore' | 'plan'>;
  readonly actions: Pick<ExploreActions, 'saveFigure' | 'saveTable'>;
}

/** A mode that is not there yet: says what it will do, what can be done today, and the way back. */
export function ComingMode({ mode, actions }: ComingModeProps) {
  const { t } = useWords();
  const { choose } = useProjectActions();
  return (
    <section className="coming" aria-labelledby="coming-title">
      <h2 id="coming-title">{t('coming.title', { mode: t(`mode.${mode}`) })}</h2>
      <p>{t(`coming.${mode}`)}</p>
      <div className="coming-actions">
        {mode === 'export' && (
          <>
            <Button size="large" look="secondary" onClick={actions.saveFigure}>
              {t('coming.saveFigure')}
            </Button>
            <Button size="large" look="secondary" onClick={() => actions.saveTable('xlsx')}>
              {t('coming.saveTable')}
            </Button>
          </>
        )}
        <Button size="large" look="primary" onClick={() => choose({ mode: 'explore' })}>
          {t('coming.back')}
        </Button>
      </div>
    </section>
  );
}
