import { Button } from '../controls/Button.tsx';
import { ErrorBlock } from '../controls/ErrorBlock.tsx';
import { useProjectActions } from '../shell/ProjectContext.tsx';
import { useWords } from '../shell/use-words.ts';

/** Over the map until plan mode is open, or when it cannot be. */
export function PlanOpening({ failure }: { readonly failure: string | undefined }) {
  const { t } = useWords();
  const { choose } = useProjectActions();
  if (failure === undefined)
    return (
      <p className="map-card plan-opening plan-opening-soon" role="status">
        {t('plan.opening')}
      </p>
    );
  return (
    <div className="map-card plan-opening">
      <ErrorBlock
        place={t('mode.plan')}
        message={failure}
        actions={<Button onClick={() => choose({ mode: 'explore' })}>{t('coming.back')}</Button>}
      />
    </div>
  );
}
