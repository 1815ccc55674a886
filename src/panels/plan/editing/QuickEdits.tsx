import { Combine, ShieldMinus, SplitSquareVertical } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { depthHazards, type HazardKey, hazardNames, parseHazardKey } from '../../../domain/hazard.ts';
import { Button } from '../../controls/Button.tsx';
import { SelectMenu } from '../../controls/SelectMenu.tsx';
import { useWords } from '../../shell/use-words.ts';
import { usePlanActions, usePlanData, usePlanRequests } from '../PlanContext.tsx';
import { parseNumber } from '../parse-number.ts';
import { useShownHazard } from '../use-shown-hazard.ts';
import { StepPreviewCard } from './StepPreviewCard.tsx';

/** Edits that need no drawing. Each is shown first and taken into the line after. */
export function QuickEdits() {
  const { t } = useWords();
  const { preview, line } = usePlanData();
  const { previewStep } = usePlanRequests();
  const { look } = usePlanActions();
  return (
    <section className="plan-box quick-edits" aria-labelledby="plan-quick">
      <h3 id="plan-quick">{t('plan.quick.title')}</h3>
      {preview !== null ? (
        <StepPreviewCard preview={preview} />
      ) : (
        <fieldset className="quick-tools" disabled={line === null}>
          <legend className="visually-hidden">{t('plan.quick.title')}</legend>
          <Button icon={<ShieldMinus size={16} aria-hidden />} onClick={() => previewStep({ kind: 'subtract_red' })}>
            {t('plan.quick.subtract_red')}
          </Button>
          <DepthRow />
          <BufferRow />
          <div className="quick-row">
            <Button
              look="neutral"
              icon={<Combine size={16} aria-hidden />}
              onClick={() => previewStep({ kind: 'merge' })}
            >
              {t('plan.quick.merge')}
            </Button>
            <Button
              look="neutral"
              icon={<SplitSquareVertical size={16} aria-hidden />}
              onClick={() => look({ tool: 'split' })}
            >
              {t('plan.quick.split')}
            </Button>
          </div>
        </fieldset>
      )}
    </section>
  );
}

/** 3 m: the depth that reaches the second floor. Source: domain/depth-rank.ts. */
const FIRST_DEPTH = '3';
const FIRST_BUFFER = '50';

function DepthRow() {
  const { t, pick } = useWords();
  const { choice } = usePlanData();
  const { previewStep } = usePlanRequests();
  const shown = useShownHazard();
  const [chosen, setChosen] = useState<HazardKey | null>(null);
  const [depth, setDepth] = useState(FIRST_DEPTH);
  const keys = choice.hazards.filter((key) => depthHazards.includes(parseHazardKey(key).hazard));
  const hazard = [chosen, shown, keys[0]].find((key) => key != null && keys.includes(key));
  if (hazard == null) return null;
  const depthMeters = parseNumber(depth);
  const usable = depthMeters !== null && depthMeters >= 0;
  const nameOf = (key: HazardKey): string => {
    const parts = parseHazardKey(key);
    return `${pick(hazardNames[parts.hazard])} ${parts.scale}`.trimEnd();
  };
  return (
    <QuickForm
      title={t('plan.quick.subtract_depth')}
      usable={usable}
      onPreview={() => usable && previewStep({ kind: 'subtract_depth', hazard, depthMeters })}
    >
      <SelectMenu
        label={t('plan.quick.hazard')}
        value={hazard}
        options={keys.map((key) => ({ value: key, label: nameOf(key) }))}
        onChange={setChosen}
      />
      <MetersField
        label={t('plan.quick.depth')}
        unit={t('plan.quick.depthUnit')}
        value={depth}
        usable={usable}
        onChange={setDepth}
      />
    </QuickForm>
  );
}

function BufferRow() {
  const { t } = useWords();
  const { previewStep } = usePlanRequests();
  const [text, setText] = useState(FIRST_BUFFER);
  const meters = parseNumber(text);
  const usable = meters !== null && meters !== 0;
  return (
    <QuickForm
      title={t('plan.quick.buffer')}
      usable={usable}
      onPreview={() => usable && previewStep({ kind: 'buffer', meters })}
    >
      <MetersField
        label={t('plan.quick.meters')}
        unit={t('plan.quick.metersUnit')}
        value={text}
        usable={usable}
        onChange={setText}
      />
    </QuickForm>
  );
}

interface QuickFormProps {
  readonly title: string;
  readonly usable: boolean;
  readonly onPreview: () => void;
  readonly children: ReactNode;
}

function QuickForm({ title, usable, onPreview, children }: QuickFormProps) {
  const { t } = useWords();
  return (
    <form
      className="quick-form"
      onSubmit={(event) => {
        event.preventDefault();
        onPreview();
      }}
    >
      <b>{title}</b>
      <div className="quick-row">{children}</div>
      <Button type="submit" disabled={!usable} aria-label={`${title}：${t('plan.quick.preview')}`}>
        {t('plan.quick.preview')}
      </Button>
    </form>
  );
}

interface MetersFieldProps {
  readonly label: string;
  /** Shown behind the field. */
  readonly unit: string;
  readonly value: string;
  readonly usable: boolean;
  readonly onChange: (value: string) => void;
}

function MetersField({ label, unit, value, usable, onChange }: MetersFieldProps) {
  return (
    <span className="meters-field">
      <input
        className="text-field"
        aria-label={label}
        inputMode="decimal"
        value={value}
        aria-invalid={!usable}
        onChange={(event) => onChange(event.target.value)}
      />
      <span aria-hidden>{unit}</span>
    </span>
  );
}
