import { Check, CircleHelp, TriangleAlert } from 'lucide-react';
import { CURRENT_SCENARIO } from '../../../domain/plan.ts';
import { formatQuantity } from '../../../project/language/number-format.ts';
import { useWords } from '../../shell/use-words.ts';
import { useEditedScenario, usePlanData, usePlanRequests } from '../PlanContext.tsx';
import { indicatorsOf } from '../scenario-figures.ts';
import { type ExclusionRow, exclusionRows, violates } from './exclusion-rows.ts';

/** Areas that must not be held, each with its overlap; a rule without data is hatched and says so. */
export function ExclusionSummary() {
  const { t } = useWords();
  const data = usePlanData();
  const scenario = useEditedScenario();
  const rows = exclusionRows(indicatorsOf(data, scenario.id));
  const current = exclusionRows(indicatorsOf(data, CURRENT_SCENARIO));
  return (
    <section className="plan-section" aria-labelledby="plan-exclusion">
      <h3 id="plan-exclusion">
        {t('plan.check.title')}
        <span className="caption">{t('plan.check.lawful')}</span>
      </h3>
      <ul className="rule-list">
        {rows.map((row, index) => (
          <RuleLine
            key={row.rule.id}
            row={row}
            scenario={scenario.id}
            before={scenario.id === CURRENT_SCENARIO ? undefined : current[index]}
          />
        ))}
      </ul>
    </section>
  );
}

interface RuleLineProps {
  readonly row: ExclusionRow;
  readonly scenario: string;
  readonly before: ExclusionRow | undefined;
}

function RuleLine({ row, scenario, before }: RuleLineProps) {
  const { t, pick } = useWords();
  const { showRule } = usePlanRequests();
  const name = pick(row.rule.name);
  const broken = violates(row);
  const hectares = (squareMeters: number): string => formatQuantity(squareMeters / 10_000, 'ha', 2);
  if (row.missing)
    return (
      <li className="rule-unknown">
        <CircleHelp size={18} aria-hidden />
        <span className="plate">{name}</span>
        <span className="plate">{t('plan.check.unknown')}</span>
      </li>
    );
  const open = row.partly && !broken;
  return (
    <li className={broken ? 'rule-broken' : open ? 'rule-unknown' : 'rule-kept'}>
      {broken ? (
        <TriangleAlert size={18} aria-hidden />
      ) : open ? (
        <CircleHelp size={18} aria-hidden />
      ) : (
        <Check size={18} aria-hidden />
      )}
      {broken ? (
        <button
          type="button"
          className="link-button"
          aria-label={t('plan.check.show', { rule: name })}
          onClick={() => showRule(row.rule.id, scenario)}
        >
          {name}
        </button>
      ) : (
        <span className={open ? 'plate' : ''}>{name}</span>
      )}
      <span className={open ? 'number plate' : 'number'}>
        {row.squareMeters === null ? t('plan.indicators.notComputed') : hectares(row.squareMeters)}
        {open && <span className="caption"> {t('plan.check.partly')}</span>}
        {before && violates(before) && before.squareMeters !== null && (
          <span className="caption">（{t('plan.check.current', { area: hectares(before.squareMeters) })}）</span>
        )}
      </span>
    </li>
  );
}
