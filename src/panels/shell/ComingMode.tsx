import type { Mode } from '../../project/project-schema.ts';
import { Button } from '../controls/Button.tsx';
import { useProjectActions } from './ProjectContext.tsx';
import { useWords } from './use-words.ts';

interface ComingModeProps {
  readonly mode: Extract<Mode, 'present'>;
}

/** A mode that is not there yet: says what it will do, and the way back. */
export function ComingMode({ mode }: ComingModeProps) {
  const { t } = useWords();
  const { choose } = useProjectActions();
  return (
    <section className="coming" aria-labelledby="coming-title">
      <h2 id="coming-title">{t('coming.title', { mode: t(`mode.${mode}`) })}</h2>
      <p>{t(`coming.${mode}`)}</p>
      <div className="coming-actions">
        <Button size="large" look="primary" onClick={() => choose({ mode: 'explore' })}>
          {t('coming.back')}
        </Button>
      </div>
    </section>
  );
}
