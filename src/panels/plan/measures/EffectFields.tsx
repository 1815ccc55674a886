import { facilityKindNames } from '../../../domain/facility-kind.ts';
import { Segmented } from '../../controls/Segmented.tsx';
import { SelectMenu } from '../../controls/SelectMenu.tsx';
import { useWords } from '../../shell/use-words.ts';
import { CheckRow, FormSection, TextRow } from './FormRows.tsx';
import { type EffectKind, effectKinds, type FormPartProps, lowersDepth } from './measure-form.ts';

/** What a measure changes in the numbers, with the assumption that it rests on. */
export function EffectFields(part: FormPartProps) {
  const { t } = useWords();
  const { form, problems, onChange } = part;
  const usable = (kind: EffectKind): boolean => kind !== 'lower_depth' || lowersDepth(form);
  return (
    <FormSection label={t('plan.form.effect')} problem={problems.effect && t(`plan.form.${problems.effect}`)}>
      <SelectMenu
        label={t('plan.form.effect')}
        value={form.effectKind}
        options={effectKinds.filter(usable).map((value) => ({ value, label: t(`plan.effect.${value}`) }))}
        onChange={(effectKind) => onChange({ effectKind })}
      />
      <EffectValues {...part} />
      <p className="assumption">
        {t(`plan.effect.assumption.${form.effectKind}`, {
          meters: form.meters || '—',
          storeys: form.storeys || '—',
          share: form.sharePercent || '—',
        })}
      </p>
    </FormSection>
  );
}

function EffectValues({ form, onChange }: FormPartProps) {
  const { t, pick } = useWords();
  if (form.effectKind === 'lower_depth')
    return (
      <>
        <TextRow
          numeric
          label={t('plan.effect.meters')}
          value={form.meters}
          onChange={(meters) => onChange({ meters })}
        />
        <CheckRow
          label={t('plan.effect.scales')}
          options={[
            { value: 'L1', label: `L1 ${t('strip.scaleL1')}` },
            { value: 'L2', label: `L2 ${t('strip.scaleL2')}` },
          ]}
          chosen={form.scales}
          onChange={(scales) => onChange({ scales })}
        />
      </>
    );
  if (form.effectKind === 'new_shelter')
    return (
      <>
        <Segmented
          label={t('plan.effect.shelterKind')}
          value={form.shelterKind}
          options={(['shelter', 'evacuation_site'] as const).map((value) => ({
            value,
            label: pick(facilityKindNames[value]),
          }))}
          onChange={(shelterKind) => onChange({ shelterKind })}
        />
        <TextRow
          numeric
          label={t('plan.effect.capacity')}
          value={form.capacity}
          onChange={(capacity) => onChange({ capacity })}
        />
      </>
    );
  if (form.effectKind === 'minimum_storeys')
    return (
      <TextRow
        numeric
        label={t('plan.effect.storeys')}
        value={form.storeys}
        onChange={(storeys) => onChange({ storeys })}
      />
    );
  if (form.effectKind === 'relocate')
    return (
      <TextRow
        numeric
        label={t('plan.effect.share')}
        value={form.sharePercent}
        onChange={(sharePercent) => onChange({ sharePercent })}
      />
    );
  return null;
}
