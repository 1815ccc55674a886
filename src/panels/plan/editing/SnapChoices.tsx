import { type SnapTarget, snapTargets } from '../../../project/plan/plan-view.ts';
import { Checkbox } from '../../controls/Checkbox.tsx';
import { useWords } from '../../shell/use-words.ts';
import { usePlan, usePlanActions } from '../PlanContext.tsx';

/** What a dragged vertex snaps to. */
export function SnapChoices() {
  const { t } = useWords();
  const snaps = usePlan(({ view }) => view.snaps);
  const { look } = usePlanActions();
  const set = (target: SnapTarget, on: boolean): void =>
    look({ snaps: snapTargets.filter((one) => (one === target ? on : snaps.includes(one))) });
  return (
    <fieldset className="plan-box snap-choices">
      <legend>{t('plan.snap.title')}</legend>
      {snapTargets.map((target) => (
        <Checkbox
          key={target}
          label={t(`plan.snap.${target}`)}
          checked={snaps.includes(target)}
          onChange={(on) => set(target, on)}
        />
      ))}
      <p className="caption">{t('plan.snap.hint')}</p>
    </fieldset>
  );
}
