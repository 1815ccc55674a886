import { Download, MapPin, Pencil, Plus, Trash2, Upload } from 'lucide-react';
import { useRef } from 'react';
import { hazardNames } from '../../../domain/hazard.ts';
import { CURRENT_SCENARIO, type MeasureTarget, type PlanMeasure } from '../../../domain/plan.ts';
import { formatNumber } from '../../../project/language/number-format.ts';
import { Button } from '../../controls/Button.tsx';
import { Checkbox } from '../../controls/Checkbox.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { IconButton } from '../../controls/IconButton.tsx';
import { useWords } from '../../shell/use-words.ts';
import { useAnnounce } from '../Announcer.tsx';
import { useEditedScenario, usePlan, usePlanActions, usePlanRequests, useScenarioName } from '../PlanContext.tsx';
import { useMeasureForm } from './MeasureFormContext.tsx';
import { MeasureEffectText, TermMarks } from './MeasureSummary.tsx';
import { usePlaceText } from './use-place-text.ts';

/** 取組一覧: the whole register as a table. */
export function MeasureRegister() {
  const { t } = useWords();
  const measures = usePlan(({ plan }) => plan.measures);
  const fixed = useEditedScenario().id === CURRENT_SCENARIO;
  const openForm = useMeasureForm();
  const add = (
    <Button icon={<Plus size={16} aria-hidden />} onClick={() => openForm(null)}>
      {t('plan.measures.addLong')}
    </Button>
  );
  return (
    <>
      <div className="drawer-tools">
        {measures.length > 0 && add}
        <RegisterFiles empty={measures.length === 0} />
        <span className="caption">{t(fixed ? 'plan.measures.inForceNote' : 'plan.measures.note')}</span>
      </div>
      <div className="drawer-scroll">
        {measures.length === 0 ? (
          <EmptyState sentence={t('plan.measures.none')} hint={t('plan.measures.hint')} action={add} />
        ) : (
          <RegisterTable measures={measures} />
        )}
      </div>
    </>
  );
}

function RegisterFiles({ empty }: { readonly empty: boolean }) {
  const { t } = useWords();
  const { importMeasures, exportMeasures } = usePlanRequests();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx"
        aria-label={t('plan.measures.importFile')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) importMeasures(file);
          event.target.value = '';
        }}
      />
      <Button look="neutral" icon={<Upload size={16} aria-hidden />} onClick={() => input.current?.click()}>
        {t('plan.measures.importFile')}
      </Button>
      <Button look="neutral" icon={<Download size={16} aria-hidden />} disabled={empty} onClick={exportMeasures}>
        {t('plan.measures.exportFile')}
      </Button>
    </>
  );
}

function RegisterTable({ measures }: { readonly measures: readonly PlanMeasure[] }) {
  const { t } = useWords();
  const heads = ['name', 'approach', 'hazard', 'place', 'terms', 'effect', 'actor', 'target', 'clause'] as const;
  return (
    <table className="data-table register-table">
      <caption className="visually-hidden">{t('plan.measures.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('plan.measures.inForceShort')}</th>
          {heads.map((head) => (
            <th key={head} scope="col" className={head === 'effect' ? 'number' : undefined}>
              {t(`plan.measures.${head}`)}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <RegisterRow key={measure.id} measure={measure} />
        ))}
      </tbody>
    </table>
  );
}

function RegisterRow({ measure }: { readonly measure: PlanMeasure }) {
  const { t, pick } = useWords();
  const scenario = useEditedScenario();
  const scenarioName = useScenarioName()(scenario);
  const { forceMeasure } = usePlanActions();
  const placeText = usePlaceText();
  return (
    <tr>
      <td>
        {scenario.id !== CURRENT_SCENARIO && (
          <Checkbox
            showLabel={false}
            label={`${measure.name}：${t('plan.measures.inForce', { name: scenarioName })}`}
            checked={scenario.measures.includes(measure.id)}
            onChange={(on) => forceMeasure(scenario.id, measure.id, on)}
          />
        )}
      </td>
      <th scope="row">{measure.name}</th>
      <td>{t(`plan.approachShort.${measure.approach}`)}</td>
      <td>{measure.hazards.map((hazard) => pick(hazardNames[hazard])).join('・')}</td>
      <td>{placeText(measure.place)}</td>
      <td>
        <TermMarks terms={measure.terms} />
      </td>
      <td className="number">
        <MeasureEffectText measure={measure} />
      </td>
      <td>{measure.actor || '—'}</td>
      <td>{measure.target ? targetText(measure.target) : '—'}</td>
      <td>{measure.clause || '—'}</td>
      <RowActions measure={measure} />
    </tr>
  );
}

function RowActions({ measure }: { readonly measure: PlanMeasure }) {
  const { t } = useWords();
  const { removeMeasure } = usePlanActions();
  const { showPlace } = usePlanRequests();
  const openForm = useMeasureForm();
  const announce = useAnnounce();
  const { id, name, place } = measure;
  return (
    <td className="row-actions">
      <IconButton
        className="icon-button-small"
        label={t('plan.measures.showPlace', { name })}
        icon={<MapPin size={16} aria-hidden />}
        onClick={() => showPlace(place)}
      />
      <IconButton
        className="icon-button-small"
        label={t('plan.measures.edit', { name })}
        icon={<Pencil size={16} aria-hidden />}
        onClick={() => openForm(measure)}
      />
      <IconButton
        className="icon-button-small"
        label={t('plan.measures.remove', { name })}
        icon={<Trash2 size={16} aria-hidden />}
        onClick={() => {
          removeMeasure(id);
          announce(t('plan.measures.removed', { name }));
        }}
      />
    </td>
  );
}

/** `浸水域の人口 1,234（2020）→ 900 人（2035）`; what is not known is —. */
function targetText({ indicator, unit, baseline, baselineYear, goal, goalYear }: MeasureTarget): string {
  const at = (value: number | null, year: number | null): string =>
    `${formatNumber(value, value === null || Number.isInteger(value) ? 0 : 1)}${year === null ? '' : `（${year}）`}`;
  return `${indicator} ${at(baseline, baselineYear)}→${at(goal, goalYear)}${unit === '' ? '' : ` ${unit}`}`;
}
