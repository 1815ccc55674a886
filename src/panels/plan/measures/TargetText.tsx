import type { PlanIndicatorDefinition } from '../../../domain/plan-indicator-list.ts';
import { formatNumber } from '../../../project/language/number-format.ts';
import { useWords } from '../../shell/use-words.ts';
import type { IndicatorTarget } from './indicator-target.ts';

interface TargetTextProps {
  readonly definition: Pick<PlanIndicatorDefinition, 'better'>;
  readonly target: IndicatorTarget;
}

/** `目標 40.0 人/ha 以上（2035年）`; numbers and unit as the register has them. */
export function TargetText({ definition: { better }, target: { target, measure } }: TargetTextProps) {
  const { t } = useWords();
  const { goal, unit, goalYear } = target;
  const number = `${formatNumber(goal, Number.isInteger(goal) ? 0 : 1)}${unit === '' ? '' : ` ${unit}`}`;
  const way =
    better === 'more' ? 'plan.target.atLeast' : better === 'neutral' ? 'plan.target.plain' : 'plan.target.atMost';
  return (
    <span title={measure}>
      {t(way, { goal: number })}
      {goalYear !== null && t('plan.target.year', { year: goalYear })}
    </span>
  );
}
