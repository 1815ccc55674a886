import { Columns2, X } from 'lucide-react';
import { useState } from 'react';
import { CURRENT_SCENARIO } from '../../domain/plan.ts';
import { type CompareMode, compareLimits, compareModes } from '../../project/plan/plan-view.ts';
import { Checkbox } from '../controls/Checkbox.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { Segmented } from '../controls/Segmented.tsx';
import { Swatch } from '../controls/Swatch.tsx';
import { useWords } from '../shell/use-words.ts';
import { usePlan, usePlanActions, useScenarioName } from './PlanContext.tsx';

/** Comparing on the map: side by side, swipe, or the difference of two. */
export function CompareControl() {
  const { t } = useWords();
  const mode = usePlan(({ view }) => view.compare.mode);
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className="map-card map-buttons compare-button">
        <IconButton
          label={t('plan.compare.open')}
          tooltipSide="left"
          icon={<Columns2 size={20} aria-hidden />}
          aria-expanded={open}
          aria-pressed={mode !== 'off'}
          onClick={() => setOpen(!open)}
        />
      </div>
      {open && <CompareCard onClose={() => setOpen(false)} />}
    </>
  );
}

const modeNames = {
  off: 'plan.compare.off',
  split: 'plan.compare.split',
  swipe: 'plan.compare.swipe',
  difference: 'plan.compare.differenceMap',
} as const;

function CompareCard({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const scenarios = usePlan(({ plan }) => plan.scenarios);
  const edited = usePlan(({ view }) => view.scenario);
  const compare = usePlan(({ view }) => view.compare);
  const { look } = usePlanActions();
  const nameOf = useScenarioName();
  const few = scenarios.length < compareLimits.min;
  const chosen = compare.scenarios;
  const setMode = (mode: CompareMode): void => {
    const other = scenarios.find(({ id }) => id !== CURRENT_SCENARIO)?.id;
    const first = [CURRENT_SCENARIO, edited === CURRENT_SCENARIO ? other : edited].filter((id) => id !== undefined);
    const wanted = chosen.length >= compareLimits.min ? chosen : first;
    look({ compare: { mode, scenarios: mode === 'split' ? wanted : wanted.slice(0, 2) } });
  };
  const toggle = (id: string, on: boolean): void => {
    const kept = chosen.filter((one) => one !== id);
    const most = compare.mode === 'split' ? compareLimits.max : 2;
    // A third of two takes the place of the last.
    const next = on ? [...kept.slice(0, most - 1), id] : kept;
    if (next.length < compareLimits.min) return;
    const order = scenarios.map((scenario) => scenario.id).filter((one) => next.includes(one));
    look({ compare: { mode: compare.mode, scenarios: order } });
  };
  return (
    <section className="map-card compare-card" aria-label={t('plan.compare.open')}>
      <div className="compare-head">
        <b>{t('plan.compare.open')}</b>
        <IconButton
          className="icon-button-small push"
          label={t('app.close')}
          icon={<X size={18} aria-hidden />}
          onClick={onClose}
        />
      </div>
      <Segmented
        label={t('plan.compare.open')}
        value={compare.mode}
        options={compareModes.map((value) => ({
          value,
          label: t(modeNames[value]),
          ...(few && value !== 'off' && { disabledBecause: t('plan.compare.needsTwo') }),
        }))}
        onChange={setMode}
      />
      {few && <p className="caption">{t('plan.compare.needsTwo')}</p>}
      {compare.mode !== 'off' && (
        <fieldset className="compare-scenarios">
          <legend className="caption">
            {t(compare.mode === 'split' ? 'plan.compare.scenarios' : 'plan.compare.onlyTwo')}
          </legend>
          {scenarios.map((scenario) => (
            <span key={scenario.id}>
              <Checkbox
                label={nameOf(scenario)}
                checked={chosen.includes(scenario.id)}
                onChange={(on) => toggle(scenario.id, on)}
              />
              <Swatch kind={scenario.id === CURRENT_SCENARIO ? 'dashed' : 'line'} colour={scenario.colour} />
            </span>
          ))}
        </fieldset>
      )}
      {compare.mode !== 'off' && <p className="caption">{t('plan.compare.notEdited')}</p>}
    </section>
  );
}
