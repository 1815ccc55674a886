import { formatNumber } from '../../../project/language/number-format.ts';
import { Badge } from '../../controls/Badge.tsx';
import { HatchCell } from '../../controls/HatchCell.tsx';
import { useWords } from '../../shell/use-words.ts';
import { type ExclusionRow, exclusionRows, lawfulRules, violates } from '../indicators/exclusion-rows.ts';
import { usePlan, usePlanData, usePlanRequests, useScenarioName } from '../PlanContext.tsx';
import { indicatorsOf } from '../scenario-figures.ts';

/** Every rule of level A × scenario, in hectares; a rule without data is unknown, never 0. */
export function ExclusionTable() {
  const { t, pick } = useWords();
  const data = usePlanData();
  const scenarios = usePlan(({ plan }) => plan.scenarios);
  const edited = usePlan(({ view }) => view.scenario);
  const nameOf = useScenarioName();
  const columns = scenarios.map(({ id }) => exclusionRows(indicatorsOf(data, id)));
  return (
    <div className="drawer-scroll">
      <table className="data-table exclusion-table">
        <caption className="visually-hidden">{t('plan.check.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('plan.check.rule')}</th>
            {scenarios.map((scenario) => (
              <th
                key={scenario.id}
                scope="col"
                className={`number ${edited === scenario.id ? 'edited-column' : ''}`}
              >{`${nameOf(scenario)} ha`}</th>
            ))}
            <th scope="col">{t('plan.check.source')}</th>
          </tr>
        </thead>
        <tbody>
          {lawfulRules.map((rule, index) => (
            <tr key={rule.id}>
              <th scope="row">{pick(rule.name)}</th>
              {columns.map((rows, column) => (
                <OverlapCell key={scenarios[column]!.id} row={rows[index]!} />
              ))}
              <td className="rule-source">
                <Badge look="plain">{t('plan.check.toBeChecked')}</Badge> {pick(rule.source)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="caption drawer-note">{t('plan.check.note')}</p>
    </div>
  );
}

function OverlapCell({ row }: { readonly row: ExclusionRow }) {
  const { t, pick } = useWords();
  const { showRule } = usePlanRequests();
  if (row.missing) return <HatchCell>{t('plan.check.unknown')}</HatchCell>;
  if (row.squareMeters === null) return <td className="number">{t('plan.indicators.notComputed')}</td>;
  const text = formatNumber(row.squareMeters / 10_000, 2);
  const broken = violates(row);
  return (
    <td className={`number ${broken ? 'verdict-error' : ''}`}>
      {broken ? (
        <button
          type="button"
          className="cell-button"
          aria-label={`${t('plan.check.show', { rule: pick(row.rule.name) })}：${text} ha`}
          onClick={() => showRule(row.rule.id)}
        >
          {text}
        </button>
      ) : (
        text
      )}
      <span className="verdict-word">{t(broken ? 'plan.check.violates' : 'plan.check.fits')}</span>
    </td>
  );
}
