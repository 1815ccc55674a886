import { Plus } from 'lucide-react';
import { type MeasureTerm, measureTerms, type PlanMeasure } from '../../../domain/plan.ts';
import { formatChange } from '../../../project/language/number-format.ts';
import { Button } from '../../controls/Button.tsx';
import { useWords } from '../../shell/use-words.ts';
import { useEditedScenario, usePlan, usePlanActions, usePlanData } from '../PlanContext.tsx';
import { useMeasureForm } from './MeasureFormContext.tsx';

/** Longest short list beside the map; the whole register is in the drawer. */
const SHOWN = 5;

/** The measures of the scenario in short: those in force first. */
export function MeasureSummary() {
  const { t } = useWords();
  const measures = usePlan(({ plan }) => plan.measures);
  const { measures: inForce } = useEditedScenario();
  const openForm = useMeasureForm();
  const { look } = usePlanActions();
  const drawer = usePlan(({ view }) => view.drawer);
  const sorted = [...measures].sort((a, b) => Number(inForce.includes(b.id)) - Number(inForce.includes(a.id)));
  return (
    <section className="plan-section" aria-labelledby="plan-measures">
      <h3 id="plan-measures">
        {t('plan.measures.title')}
        <Button
          className="push"
          icon={<Plus size={16} aria-hidden />}
          aria-label={t('plan.measures.addLong')}
          onClick={() => openForm(null)}
        >
          {t('plan.measures.add')}
        </Button>
      </h3>
      {measures.length === 0 ? (
        <p className="caption">{t('plan.measures.none')}</p>
      ) : (
        <table className="data-table measure-short">
          <thead>
            <tr>
              <th scope="col">{t('plan.measures.name')}</th>
              <th scope="col">{t('plan.measures.approach')}</th>
              <th scope="col">
                {t('plan.measures.terms')} <span className="optional">{t('plan.measures.termsShort')}</span>
              </th>
              <th scope="col" className="number">
                {t('plan.measures.effect')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, SHOWN).map((measure) => (
              <ShortRow key={measure.id} measure={measure} onOpen={() => openForm(measure)} />
            ))}
          </tbody>
        </table>
      )}
      {measures.length > SHOWN && (
        <Button look="quiet" onClick={() => look({ drawer: { ...drawer, tab: 'measures', folded: false } })}>
          {t('plan.measures.all', { count: measures.length })}
        </Button>
      )}
      {measures.length > 0 && <p className="caption">{t('plan.measures.note')}</p>}
    </section>
  );
}

function ShortRow({ measure, onOpen }: { readonly measure: PlanMeasure; readonly onOpen: () => void }) {
  const { t } = useWords();
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="measure-name"
          aria-label={t('plan.measures.edit', { name: measure.name })}
          onClick={onOpen}
        >
          {measure.name}
        </button>
      </th>
      <td>{t(`plan.approachShort.${measure.approach}`)}</td>
      <td>
        <TermMarks terms={measure.terms} />
      </td>
      <td className="number">
        <MeasureEffectText measure={measure} />
      </td>
    </tr>
  );
}

/** Three boxes: 短期, 中期, 長期. */
export function TermMarks({ terms }: { readonly terms: readonly MeasureTerm[] }) {
  const { t } = useWords();
  const names = terms.map((term) => t(`plan.termShort.${term}`)).join('・');
  return (
    <span className="term-marks" role="img" aria-label={names}>
      {measureTerms.map((term) => (
        <span key={term} className={terms.includes(term) ? 'term-on' : ''} />
      ))}
    </span>
  );
}

/** People that a measure takes out of the hazard areas; 未計算 is not 0. */
export function MeasureEffectText({ measure }: { readonly measure: PlanMeasure }) {
  const { t, language } = useWords();
  const { effects } = usePlanData();
  const outcome = effects.get(measure.id);
  if (measure.effect === undefined || outcome === undefined || outcome.state === 'error')
    return <span className="caption">{t('plan.measures.notComputed')}</span>;
  if (outcome.state === 'loading') return <span className="caption">{t('plan.indicators.computing')}</span>;
  return <>{formatChange(outcome.value.peopleDifference, '', language)}</>;
}
