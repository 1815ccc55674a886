import { Check, TriangleAlert } from 'lucide-react';
import { units } from '../../../domain/answer.ts';
import type { PlanVerdict } from '../../../domain/plan-comparison.ts';
import type { PlanIndicatorDefinition } from '../../../domain/plan-indicator-list.ts';
import { Badge } from '../../controls/Badge.tsx';
import { useWords } from '../../shell/use-words.ts';
import { differenceText, indicatorValue, relativeText, shortTitle, verdictLooks } from '../indicator-display.ts';
import { targetOf } from '../measures/indicator-target.ts';
import { TargetText } from '../measures/TargetText.tsx';
import { usePlan, usePlanData } from '../PlanContext.tsx';
import { comparedWithCurrent, indicatorsOf, isPartlyUnknown } from '../scenario-figures.ts';

interface IndicatorTileProps {
  readonly definition: PlanIndicatorDefinition;
  readonly scenario: string;
  readonly isCurrent: boolean;
}

/** Name, verdict, value and its difference from 現行. A rule that must hold has a bar at the left. */
export function IndicatorTile({ definition, scenario, isCurrent }: IndicatorTileProps) {
  const { t, language } = useWords();
  const data = usePlanData();
  const comparison = comparedWithCurrent(data, definition, scenario);
  const value = indicatorValue(definition, comparison.plan, language);
  const computed = indicatorsOf(data, scenario);
  const partly = isPartlyUnknown(definition, computed);
  const must = definition.better === 'zero';
  const target = targetOf(
    definition,
    usePlan(({ plan }) => plan.measures),
  );
  const bar = must
    ? `tile-must tile-must-${comparison.verdict === 'violates' ? 'broken' : partly ? 'open' : 'kept'}`
    : '';
  return (
    <li className={`tile ${bar}`}>
      <h3>
        {definition.id === 'red_zone_area' ? t('plan.indicators.redZone') : shortTitle(definition, language)}
        {(!isCurrent || must) && <VerdictBadge verdict={comparison.verdict} partly={partly} />}
      </h3>
      <p className={`tile-value ${computed && comparison.plan === null ? 'hatch-text' : ''}`}>
        {computed ? value.number : <small>{t('plan.indicators.notComputed')}</small>}
        <small>{value.unit}</small>
      </p>
      <p className="tile-change">
        {!isCurrent && (
          <>
            <b className={`verdict-${verdictLooks[comparison.verdict]}`}>
              {differenceText(definition, comparison, language, units[definition.unit][language])}
            </b>
            {!must && <span>{relativeText(definition, comparison, language)}</span>}
          </>
        )}
        {must && (
          <span className="caption">
            {partly
              ? computed && computed.redZone.missing.length > 0
                ? t('plan.indicators.missingRules', { count: computed.redZone.missing.length })
                : t('plan.check.partly')
              : t('plan.indicators.mustBeZero')}
          </span>
        )}
      </p>
      {target && (
        <p className="tile-target caption">
          <TargetText definition={definition} target={target} />
        </p>
      )}
    </li>
  );
}

/** A rule that is kept as far as data go is not 適合: some of it is not known. */
function VerdictBadge({ verdict, partly }: { readonly verdict: PlanVerdict; readonly partly: boolean }) {
  const { t } = useWords();
  if (verdict === 'plain') return null;
  if (partly && verdict === 'fits') return <Badge look="notice">{t('plan.indicators.partlyUnknown')}</Badge>;
  const icon =
    verdict === 'fits' ? (
      <Check size={14} aria-hidden />
    ) : verdict === 'violates' ? (
      <TriangleAlert size={14} aria-hidden />
    ) : undefined;
  return (
    <Badge look={verdictLooks[verdict]} icon={icon}>
      {t(`plan.verdict.${verdict}`)}
    </Badge>
  );
}
