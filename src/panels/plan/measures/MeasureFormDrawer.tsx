import { useEffect, useId, useRef, useState } from 'react';
import { units } from '../../../domain/answer.ts';
import { hazardNames, hazards } from '../../../domain/hazard.ts';
import { measureApproaches, measureTerms, type PlanMeasure } from '../../../domain/plan.ts';
import { Button } from '../../controls/Button.tsx';
import { Drawer } from '../../controls/Drawer.tsx';
import { Segmented } from '../../controls/Segmented.tsx';
import { useProject } from '../../shell/ProjectContext.tsx';
import { useWords } from '../../shell/use-words.ts';
import { useAnnounce } from '../Announcer.tsx';
import { usePlanActions, usePlanData } from '../PlanContext.tsx';
import { listedIndicators } from '../scenario-figures.ts';
import { EffectFields } from './EffectFields.tsx';
import { CheckRow, FormSection, TextRow } from './FormRows.tsx';
import { type FormPartProps, formOf, measureOf } from './measure-form.ts';
import { PlaceFields } from './PlaceFields.tsx';

interface MeasureFormDrawerProps {
  /** Null: a new one. */
  readonly measure: PlanMeasure | null;
  readonly onClose: () => void;
}

/** The form of a measure, as a sheet at the right: the map stays live, so that its place can be drawn. */
export function MeasureFormDrawer({ measure, onClose }: MeasureFormDrawerProps) {
  const { t } = useWords();
  const hazard = useProject((project) => project.hazard);
  const { choice, drawnPlace } = usePlanData();
  const { putMeasure } = usePlanActions();
  const announce = useAnnounce();
  const [typed, setTyped] = useState(() => formOf(measure, hazard));
  const [tries, setTries] = useState(0);
  const form = drawnPlace && typed.placeKind === 'drawn' ? { ...typed, polygons: drawnPlace } : typed;
  const result = measureOf(form, choice.hazards);
  const problems = tries > 0 && !result.ok ? result.problems : {};
  const body = useRef<HTMLDivElement>(null);
  // What is missing may lie beyond the edge of the sheet.
  useEffect(() => {
    if (tries > 0) body.current?.querySelector('.field-problem')?.scrollIntoView({ block: 'center' });
  }, [tries]);
  const part: FormPartProps = { form, problems, onChange: (change) => setTyped({ ...form, ...change }) };
  const save = (): void => {
    setTries(tries + 1);
    if (!result.ok) return;
    putMeasure(result.measure);
    announce(t('plan.measures.saved', { name: result.measure.name }));
    onClose();
  };
  return (
    <Drawer
      open
      onClose={onClose}
      title={t(measure === null ? 'plan.form.addTitle' : 'plan.form.editTitle')}
      closeLabel={t('app.close')}
      actions={
        <>
          <Button size="large" look="neutral" className="push" onClick={onClose}>
            {t('plan.form.cancel')}
          </Button>
          <Button size="large" look="primary" onClick={save}>
            {t('plan.form.save')}
          </Button>
        </>
      }
    >
      <div ref={body} className="measure-form">
        <WhatFields {...part} />
        <PlaceFields {...part} measureId={measure?.id ?? ''} />
        <EffectFields {...part} />
        <TargetFields {...part} />
      </div>
    </Drawer>
  );
}

function WhatFields({ form, problems, onChange }: FormPartProps) {
  const { t, pick } = useWords();
  return (
    <>
      <TextRow
        label={t('plan.form.name')}
        value={form.name}
        first
        problem={problems.name && t(`plan.form.${problems.name}`)}
        onChange={(name) => onChange({ name })}
      />
      <FormSection label={t('plan.measures.approach')}>
        <Segmented
          label={t('plan.measures.approach')}
          value={form.approach}
          options={measureApproaches.map((value) => ({ value, label: t(`plan.approachShort.${value}`) }))}
          onChange={(approach) => onChange({ approach })}
        />
      </FormSection>
      <CheckRow
        label={t('plan.form.hazards')}
        options={hazards.map((value) => ({ value, label: pick(hazardNames[value]) }))}
        chosen={form.hazards}
        problem={problems.hazards && t(`plan.form.${problems.hazards}`)}
        onChange={(next) => onChange({ hazards: next })}
      />
      <CheckRow
        label={t('plan.form.terms')}
        options={measureTerms.map((value) => ({ value, label: t(`plan.term.${value}`) }))}
        chosen={form.terms}
        problem={problems.terms && t(`plan.form.${problems.terms}`)}
        onChange={(next) => onChange({ terms: next })}
      />
      <TextRow label={t('plan.form.actor')} value={form.actor} onChange={(actor) => onChange({ actor })} />
      <TextRow label={t('plan.form.clause')} value={form.clause} onChange={(clause) => onChange({ clause })} />
    </>
  );
}

const targetFields = ['indicator', 'unit', 'baseline', 'baselineYear', 'goal', 'goalYear'] as const;

function TargetFields({ form, problems, onChange }: FormPartProps) {
  const { t, pick, language } = useWords();
  const id = useId();
  const listed = listedIndicators(usePlanData(), undefined);
  const change = (field: (typeof targetFields)[number], text: string): void => {
    const known = field === 'indicator' ? listed.find(({ title }) => pick(title) === text) : undefined;
    onChange({ [field]: text, ...(known && form.unit === '' && { unit: units[known.unit][language] }) });
  };
  return (
    <>
      <datalist id={`${id}-indicators`}>
        {listed.map((definition) => (
          <option key={definition.id} value={pick(definition.title)} />
        ))}
      </datalist>
      <FormSection label={t('plan.form.targetTitle')} problem={problems.target && t(`plan.form.${problems.target}`)}>
        <div className="target-grid">
          {targetFields.map((field) => (
            <label key={field} htmlFor={`${id}-${field}`} className={`target-${field}`}>
              <span className="caption">{t(`plan.form.${field}`)}</span>
              <input
                id={`${id}-${field}`}
                className="text-field"
                value={form[field]}
                inputMode={field === 'indicator' || field === 'unit' ? 'text' : 'decimal'}
                {...(field === 'indicator' && { list: `${id}-indicators` })}
                onChange={(event) => change(field, event.target.value)}
              />
            </label>
          ))}
        </div>
        <p className="caption">{t('plan.target.hint')}</p>
      </FormSection>
      <TextRow label={t('plan.form.note')} value={form.note} lines={2} onChange={(note) => onChange({ note })} />
    </>
  );
}
