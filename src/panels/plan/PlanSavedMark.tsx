import { Check, TriangleAlert } from 'lucide-react';
import { Tooltip } from '../controls/Tooltip.tsx';
import { useWords } from '../shell/use-words.ts';
import { usePlanData } from './PlanContext.tsx';

/** In the top bar of plan mode: when the browser last kept the plan. */
export function PlanSavedMark() {
  const { t, language } = useWords();
  const { saved } = usePlanData();
  if (saved.state === 'saving') return <span className="saved-off">{t('plan.saved.saving')}</span>;
  if (saved.state === 'off')
    return (
      <Tooltip text={t('plan.saved.note')}>
        <span className="saved-off saved-refused">
          <TriangleAlert size={16} aria-hidden />
          {t('plan.saved.off')}
        </span>
      </Tooltip>
    );
  const time =
    saved.at === null
      ? null
      : new Date(saved.at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (
    <Tooltip text={t('plan.saved.note')}>
      <span className="saved">
        <Check size={16} aria-hidden />
        {time === null ? t('plan.saved.none') : t('plan.saved.at', { time })}
      </span>
    </Tooltip>
  );
}
