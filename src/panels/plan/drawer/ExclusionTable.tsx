import { Fragment } from 'react';
import { units } from '../../../domain/answer.ts';
import { exclusionLevelNames, exclusionLevels } from '../../../domain/exclusion-rules.ts';
import { formatNumber, formatQuantity } from '../../../project/language/number-format.ts';
import { Badge } from '../../controls/Badge.tsx';
import { HatchCell } from '../../controls/HatchCell.tsx';
import { useWords } from '../../shell/use-words.ts';
import { type CheckedRule, checkedRules } from '../indicators/exclusion-rows.ts';
import { usePlan, usePlanData, usePlanRequests, useScenarioName } from '../PlanContext.tsx';
import { indicatorsOf } from '../scenario-figures.ts';

/** Every rule of the levels A to D × scenario, in hectares and people; a rule without data is unknown, never 0. */
export function ExclusionTable() {
  const { t, pick } = useWords();
  const data = usePlanData();
  const scenarios = usePlan(({ plan }) => plan.scenarios);
  const edited = usePlan(({ view }) => view.scenario);
  const nameOf = useScenarioName();
  const columns = scenarios.map(({ id }) => checkedRules(indicatorsOf(data, id), data.findings.get(id)));
  const rules = columns[0] ?? [];
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
          {exclusionLevels.map((level) => (
            <Fragment key={level}>
              <tr className="exclusion-level">
                <th scope="rowgroup" colSpan={scenarios.length + 2}>
                  {pick(exclusionLevelNames[level])}
                </th>
              </tr>
              {rules.map(({ rule }, index) =>
                rule.level === level ? (
                  <tr key={rule.id}>
                    <th scope="row">{pick(rule.name)}</th>
                    {columns.map((rows, column) => (
                      <OverlapCell key={scenarios[column]!.id} scenario={scenarios[column]!.id} row={rows[index]!} />
                    ))}
                    <td className="rule-source">
                      <Badge look="plain">{t('plan.check.toBeChecked')}</Badge> {pick(rule.source)}
                    </td>
                  </tr>
                ) : null,
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className="caption drawer-note">{t('plan.check.note')}</p>
    </div>
  );
}

const looks = { violates: 'verdict-error', consider: 'verdict-worse' } as const;

function OverlapCell({ row, scenario }: { readonly row: CheckedRule; readonly scenario: string }) {
  const { t, pick, language } = useWords();
  const { showRule } = usePlanRequests();
  const { rule, verdict, squareMeters, buildings, population } = row;
  if (verdict === 'missing') return <HatchCell>{t('plan.check.unknown')}</HatchCell>;
  if (verdict === 'computing') return <td className="number caption">{t('plan.indicators.computing')}</td>;
  const isFound = verdict === 'violates' || verdict === 'consider';
  const text = squareMeters === null ? '—' : formatNumber(squareMeters / 10_000, 2);
  const people =
    population === null
      ? formatQuantity(buildings, units.buildings[language])
      : formatQuantity(population, units.people[language]);
  return (
    <td className={`number ${isFound ? looks[verdict] : ''} ${verdict === 'partly' ? 'hatch-cell' : ''}`}>
      {isFound ? (
        <button
          type="button"
          className="cell-button"
          aria-label={`${t('plan.check.show', { rule: pick(rule.name) })}：${text} ha`}
          onClick={() => showRule(rule.id, scenario)}
        >
          {text}
        </button>
      ) : (
        <span className={verdict === 'partly' ? 'plate' : ''}>{text}</span>
      )}
      {isFound && <span className="overlap-people">{people}</span>}
      <span className={`verdict-word ${verdict === 'partly' ? 'plate' : ''}`}>{t(`plan.check.${verdict}`)}</span>
    </td>
  );
}
