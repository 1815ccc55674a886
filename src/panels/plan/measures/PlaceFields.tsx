import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { zoneKindNames } from '../../../domain/zone-kind.ts';
import { Button } from '../../controls/Button.tsx';
import { Checkbox } from '../../controls/Checkbox.tsx';
import { Segmented } from '../../controls/Segmented.tsx';
import { SelectMenu } from '../../controls/SelectMenu.tsx';
import { useWords } from '../../shell/use-words.ts';
import { usePlanData, usePlanRequests } from '../PlanContext.tsx';
import { FormSection, TextRow } from './FormRows.tsx';
import { type FormPartProps, placeKinds } from './measure-form.ts';

/** Where a measure is: the whole city, zones, facilities, or an area drawn on the map. */
export function PlaceFields({ measureId, ...part }: FormPartProps & { readonly measureId: string }) {
  const { t } = useWords();
  const { form, problems, onChange } = part;
  const { drawPlace } = usePlanRequests();
  return (
    <FormSection label={t('plan.measures.place')} problem={problems.place && t(`plan.form.${problems.place}`)}>
      <Segmented
        label={t('plan.measures.place')}
        value={form.placeKind}
        options={placeKinds.map((value) => ({ value, label: t(`plan.place.${value}`) }))}
        onChange={(placeKind) => {
          onChange({ placeKind });
          if (placeKind === 'drawn' && form.polygons.length === 0) drawPlace(measureId);
        }}
      />
      {form.placeKind === 'zones' && <ZoneChoice {...part} />}
      {form.placeKind === 'facilities' && <FacilityChoice {...part} />}
      {form.placeKind === 'drawn' && <DrawnPlace measureId={measureId} count={form.polygons.length} />}
    </FormSection>
  );
}

function ZoneChoice({ form, onChange }: FormPartProps) {
  const { t, pick } = useWords();
  const { places } = usePlanData();
  const kinds = [...new Set(places.zones.map(({ zoneKind }) => zoneKind))];
  return (
    <>
      <SelectMenu
        label={t('plan.place.kind')}
        value={form.zoneKind}
        options={kinds.map((value) => ({ value, label: pick(zoneKindNames[value]) }))}
        onChange={(zoneKind) => onChange({ zoneKind, zoneIds: [] })}
      />
      <NamedChoice
        options={places.zones.filter(({ zoneKind }) => zoneKind === form.zoneKind)}
        chosen={form.zoneIds}
        onChange={(zoneIds) => onChange({ zoneIds })}
      />
    </>
  );
}

function FacilityChoice({ form, onChange }: FormPartProps) {
  const { pick } = useWords();
  const { places } = usePlanData();
  return (
    <NamedChoice
      options={places.facilities.map(({ id, name, kind }) => ({ id, name: `${name}（${pick(kind)}）` }))}
      chosen={form.facilityIds}
      onChange={(facilityIds) => onChange({ facilityIds })}
    />
  );
}

interface NamedChoiceProps {
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Names that are listed at once; a city has hundreds of districts, so the rest is found by typing. */
const SHOWN = 40;

function NamedChoice({ options, chosen, onChange }: NamedChoiceProps) {
  const { t } = useWords();
  const [filter, setFilter] = useState('');
  const found = options.filter(({ id, name }) => chosen.includes(id) || name.includes(filter.trim()));
  // What is chosen comes first and never falls off the list.
  const sorted = found.toSorted((a, b) => Number(chosen.includes(b.id)) - Number(chosen.includes(a.id)));
  const listed = sorted.slice(0, Math.max(SHOWN, chosen.length));
  return (
    <div className="named-choice">
      <TextRow label={t('plan.place.search')} value={filter} onChange={setFilter} />
      <p className="caption">{t('plan.place.choose', { count: chosen.length })}</p>
      <div className="named-list">
        {listed.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
        ))}
        {listed.length === 0 && <p className="caption">{t('plan.place.none')}</p>}
        {sorted.length > listed.length && (
          <p className="caption">{t('plan.quick.moreSlivers', { count: sorted.length - listed.length })}</p>
        )}
      </div>
    </div>
  );
}

function DrawnPlace({ measureId, count }: { readonly measureId: string; readonly count: number }) {
  const { t } = useWords();
  const { drawingPlaceOf } = usePlanData();
  const { drawPlace } = usePlanRequests();
  const drawing = drawingPlaceOf === measureId;
  const text = drawing
    ? t('plan.place.drawing')
    : count > 0
      ? t('plan.place.drawn_yes', { count })
      : t('plan.place.drawn_no');
  return (
    <div className="drawn-place">
      <p role="status">{text}</p>
      <Button
        look="neutral"
        icon={<PencilLine size={16} aria-hidden />}
        disabled={drawing}
        onClick={() => drawPlace(measureId)}
      >
        {t('plan.place.draw')}
      </Button>
    </div>
  );
}
