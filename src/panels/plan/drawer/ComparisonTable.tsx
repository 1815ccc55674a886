import { Save } from 'lucide-react';
import { Fragment, useState } from 'react';
import { units } from '../../../domain/answer.ts';
import type { HazardKey } from '../../../domain/hazard.ts';
import { CURRENT_SCENARIO, type Scenario } from '../../../domain/plan.ts';
import { hazardLabel } from '../../../project/language/hazard-label.ts';
import { Menu, MenuItem } from '../../controls/Menu.tsx';
import { Segmented } from '../../controls/Segmented.tsx';
import { Swatch } from '../../controls/Swatch.tsx';
import { useWords } from '../../shell/use-words.ts';
import {
  differenceText,
  hazardOf,
  indicatorValue,
  relativeText,
  shortTitle,
  verdictLooks,
} from '../indicator-display.ts';
import { targetOf } from '../measures/indicator-target.ts';
import { TargetText } from '../measures/TargetText.tsx';
import { usePlan, usePlanData, usePlanRequests, useScenarioName } from '../PlanContext.tsx';
import { isStale } from '../scenario-figures.ts';
import { useShownHazard } from '../use-shown-hazard.ts';
import { type ComparisonCell, type ComparisonRow, comparisonRows } from './comparison-rows.ts';

/** All scenarios × indicators, each with its difference from 現行. */
export function ComparisonTable() {
  const { t } = useWords();
  const data = usePlanData();
  const scenarios = usePlan(({ plan }) => plan.scenarios);
  const edited = usePlan(({ view }) => view.scenario);
  const hazard = useShownHazard();
  const [all, setAll] = useState<'main' | 'all'>('main');
  const rows = comparisonRows(
    data,
    scenarios.map(({ id }) => id),
    hazard,
    all === 'all',
  );
  return (
    <>
      <div className="drawer-tools">
        <Segmented
          label={t('plan.compare.group')}
          value={all}
          options={[
            { value: 'main', label: t('plan.compare.main') },
            { value: 'all', label: t('plan.compare.all') },
          ]}
          onChange={setAll}
        />
        <SaveMenu />
      </div>
      <div className="drawer-scroll">
        <table className="data-table comparison-table">
          <caption className="visually-hidden">{t('plan.compare.table')}</caption>
          <ComparisonHead scenarios={scenarios} edited={edited} hazard={hazard} />
          <tbody>
            {rows.map((row) => (
              <ComparisonLine
                key={row.definition.id}
                row={row}
                hazard={hazard}
                edited={edited}
                stale={scenarios.map(({ id }) => isStale(data.figures.get(id)))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function SaveMenu() {
  const { t } = useWords();
  const { saveComparison } = usePlanRequests();
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className="button button-neutral">
          <Save size={16} aria-hidden />
          {t('plan.compare.save')}
        </button>
      }
    >
      <MenuItem onSelect={() => saveComparison('xlsx')}>{t('plan.compare.saveXlsx')}</MenuItem>
      <MenuItem onSelect={() => saveComparison('csv-utf8')}>{t('plan.compare.saveCsv')}</MenuItem>
    </Menu>
  );
}

interface ComparisonHeadProps {
  readonly scenarios: readonly Scenario[];
  readonly edited: string;
  readonly hazard: HazardKey | undefined;
}

function ComparisonHead({ scenarios, edited, hazard }: ComparisonHeadProps) {
  const { t, language } = useWords();
  const nameOf = useScenarioName();
  return (
    <thead>
      <tr>
        <th scope="col">
          {hazard === undefined
            ? t('plan.compare.indicator')
            : t('plan.compare.indicatorOf', { hazard: hazardLabel(hazard, language) })}
        </th>
        <th scope="col">{t('plan.compare.unit')}</th>
        {scenarios.map((scenario) => (
          <Fragment key={scenario.id}>
            <th scope="col" className={`number ${edited === scenario.id ? 'edited-column' : ''}`}>
              <span className="column-scenario">
                <Swatch kind={scenario.id === CURRENT_SCENARIO ? 'dashed' : 'line'} colour={scenario.colour} />
                {nameOf(scenario)}
              </span>
            </th>
            {scenario.id !== CURRENT_SCENARIO && (
              <th scope="col" className={`number ${edited === scenario.id ? 'edited-column' : ''}`}>
                {t('plan.compare.difference')}
              </th>
            )}
          </Fragment>
        ))}
      </tr>
    </thead>
  );
}

interface ComparisonLineProps {
  readonly row: ComparisonRow;
  readonly edited: string;
  readonly stale: readonly boolean[];
  /** Named in the head of the table. */
  readonly hazard: HazardKey | undefined;
}

function ComparisonLine({ row, edited, stale, hazard }: ComparisonLineProps) {
  const { language, pick } = useWords();
  const target = targetOf(
    row.definition,
    usePlan(({ plan }) => plan.measures),
  );
  const named = hazard !== undefined && hazardOf(row.definition.id) === hazard;
  return (
    <tr>
      <th scope="row">
        {named ? shortTitle(row.definition, language) : pick(row.definition.title)}
        {target && (
          <span className="row-target caption">
            <TargetText definition={row.definition} target={target} />
          </span>
        )}
      </th>
      <td>{units[row.definition.unit][language]}</td>
      {row.cells.map((cell, index) => (
        <Fragment key={cell.scenario}>
          <ValueCell row={row} cell={cell} edited={edited === cell.scenario} stale={stale[index] === true} />
          {cell.scenario !== CURRENT_SCENARIO && (
            <DifferenceCell row={row} cell={cell} edited={edited === cell.scenario} stale={stale[index] === true} />
          )}
        </Fragment>
      ))}
    </tr>
  );
}

interface CellProps {
  readonly row: ComparisonRow;
  readonly cell: ComparisonCell;
  readonly edited: boolean;
  readonly stale: boolean;
}

/** A value with its bar. Unknown is hatched and says so; not computed yet is 未計算. */
function ValueCell({ row, cell, edited, stale }: CellProps) {
  const { t, language } = useWords();
  const { plan } = cell.comparison;
  const unknown = cell.computed && (plan === null || (row.countsUnknown && plan > 0));
  const text = indicatorValue(row.definition, plan, language).number;
  const classes = ['number', 'value-cell', unknown && 'hatch-cell', edited && 'edited-column', stale && 'stale'];
  return (
    <td className={classes.filter(Boolean).join(' ')}>
      <span className={unknown ? 'plate' : ''}>
        {cell.computed ? (plan === null ? t('plan.compare.unknown') : text) : t('plan.indicators.notComputed')}
      </span>
      {cell.share !== null && !unknown && (
        <span aria-hidden className="sparkbar" style={{ '--share': `${Math.max(0, cell.share) * 100}%` }} />
      )}
    </td>
  );
}

function DifferenceCell({ row, cell, edited, stale }: CellProps) {
  const { t, language } = useWords();
  const { comparison, partly } = cell;
  const relative = relativeText(row.definition, comparison, language);
  const fitsInPart = partly && comparison.verdict === 'fits';
  const look = fitsInPart ? 'plain' : verdictLooks[comparison.verdict];
  const word = fitsInPart
    ? t('plan.indicators.partlyUnknown')
    : t(comparison.verdict === 'small' ? 'plan.verdictSmall' : `plan.verdict.${comparison.verdict}`);
  return (
    <td className={`number difference-cell verdict-${look} ${edited ? 'edited-column' : ''} ${stale ? 'stale' : ''}`}>
      {differenceText(row.definition, comparison, language)}
      {relative !== null && (
        <span className="optional">{language === 'ja' ? `（${relative}）` : ` (${relative})`}</span>
      )}
      <span className="verdict-word">
        {cell.computed && comparison.verdict !== 'plain' && comparison.verdict !== 'same' ? word : ''}
      </span>
    </td>
  );
}
