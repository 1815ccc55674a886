import {
  type MeasureApproach,
  type MeasureTerm,
  measureApproaches,
  measureTerms,
  type PlanMeasure,
} from '../../../domain/plan.ts';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { useWords } from '../../shell/use-words.ts';
import { usePlan } from '../PlanContext.tsx';
import { useMeasureForm } from './MeasureFormContext.tsx';
import { termRuns } from './term-runs.ts';

/** Last year of each term. Source: 立地適正化計画作成の手引き, 防災指針 取組方針 (domain/plan.ts). */
const termYears: Readonly<Record<MeasureTerm, { readonly from: number; readonly to: number }>> = {
  short: { from: 1, to: 5 },
  middle: { from: 6, to: 10 },
  long: { from: 11, to: 20 },
};

/** 工程: the measures of each approach along 短期, 中期 and 長期. */
export function MeasureSchedule() {
  const { t } = useWords();
  const measures = usePlan(({ plan }) => plan.measures);
  if (measures.length === 0) return <EmptyState sentence={t('plan.schedule.none')} />;
  return (
    <div className="drawer-scroll">
      <table className="data-table schedule-table">
        <caption className="visually-hidden">{t('plan.schedule.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('plan.schedule.measure')}</th>
            {measureTerms.map((term) => (
              <th key={term} scope="col">
                {t(`plan.termShort.${term}`)}
                <span className="caption">{t('plan.schedule.from', termYears[term])}</span>
              </th>
            ))}
          </tr>
        </thead>
        {measureApproaches.map((approach) => (
          <ApproachRows
            key={approach}
            approach={approach}
            measures={measures.filter((measure) => measure.approach === approach)}
          />
        ))}
      </table>
    </div>
  );
}

interface ApproachRowsProps {
  readonly approach: MeasureApproach;
  readonly measures: readonly PlanMeasure[];
}

function ApproachRows({ approach, measures }: ApproachRowsProps) {
  const { t } = useWords();
  const openForm = useMeasureForm();
  if (measures.length === 0) return null;
  return (
    <tbody>
      <tr className="schedule-approach">
        <th scope="rowgroup" colSpan={1 + measureTerms.length}>
          {t(`plan.approach.${approach}`)}
        </th>
      </tr>
      {measures.map((measure) => (
        <tr key={measure.id}>
          <th scope="row">
            <button
              type="button"
              className="measure-name"
              aria-label={t('plan.measures.edit', { name: measure.name })}
              onClick={() => openForm(measure)}
            >
              {measure.name}
            </button>
          </th>
          {termRuns(measure.terms).map(({ first, length, on }) => (
            <td key={first} className="schedule-cell" colSpan={length}>
              {on && (
                <span className={`schedule-bar schedule-${approach}`}>
                  {measure.actor || t(`plan.termShort.${first}`)}
                </span>
              )}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
