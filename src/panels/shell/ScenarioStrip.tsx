import { type Hazard, hazardKey, hazardNames, hazards, parseHazardKey } from '../../domain/hazard.ts';
import { CURRENT_SCENARIO } from '../../domain/plan.ts';
import { chosenHazardKey } from '../../project/change-project.ts';
import { EXPOSURE_QUESTION, type TimeSlot } from '../../project/project-schema.ts';
import { Segmented } from '../controls/Segmented.tsx';
import { SelectMenu } from '../controls/SelectMenu.tsx';
import { askedSlot, shownYear, yearField } from '../explore/asked-parameters.ts';
import type { CityFacts, ScenarioName } from '../explore/explore-data.ts';
import { formFields } from '../explore/form-fields.ts';
import type { QuestionsData } from '../explore/question-data.ts';
import { monthOf, nearestTime, timesAlong } from '../explore/questions/time-axes.ts';
import { useTimeWords } from '../explore/questions/use-time-words.ts';
import { useAskedParameters } from '../explore/use-asked-parameters.ts';
import { useProject, useProjectActions } from './ProjectContext.tsx';
import { StripField } from './StripField.tsx';
import { useWords } from './use-words.ts';
import { YearSlider } from './YearSlider.tsx';

interface ScenarioStripProps {
  readonly city: CityFacts;
  readonly questions: Pick<QuestionsData, 'cards' | 'choices'>;
  /** To choose from; empty: there is nothing to choose. */
  readonly scenarios: readonly ScenarioName[];
  readonly opening: boolean;
}

/** What everything on the screen is about: scenario, hazard, river, scale, time of day, year. */
export function ScenarioStrip({ city, questions, scenarios, opening }: ScenarioStripProps) {
  const { t } = useWords();
  const chosen = useProject((project) => project.question);
  // A question that the city cannot answer leaves the exposure view on the screen.
  const card = questions.cards.find(({ id, lack }) => id === chosen && lack === null);
  const fields = card === undefined ? [] : formFields(card.form);
  const slotField = fields.find(({ control }) => control === 'slot');
  const hasYears = card !== undefined && yearField(card, questions.choices) !== undefined;
  const { slots, years } = questions.choices;
  const asked = useAskedParameters(card, city, questions.choices);
  return (
    <section className="strip" aria-label={t('strip.label')}>
      {scenarios.length > 0 && <ScenarioChoice city={city} scenarios={scenarios} />}
      <HazardChoice city={city} />
      <SourceChoice city={city} />
      <ScaleChoice city={city} />
      {slotField !== undefined && slots.length > 0 ? (
        <SlotChoice slots={slots} asked={asked[slotField.name]} />
      ) : (
        // Further questions name in their table who is counted.
        (card === undefined || chosen === EXPOSURE_QUESTION) && <TimeChoice city={city} />
      )}
      <YearSlider
        years={hasYears && years.length > 0 ? years : city.populationYears}
        first={hasYears ? shownYear(null, years) : undefined}
        opening={opening}
      />
    </section>
  );
}

/** Whose numbers are shown. 現行 is chosen as any other is, so that its name stands there, too. */
function ScenarioChoice({ city, scenarios }: Pick<ScenarioStripProps, 'city' | 'scenarios'>) {
  const { t } = useWords();
  const { choose } = useProjectActions();
  return (
    <StripField caption={t('strip.scenario')}>
      <SelectMenu
        label={t('strip.scenario')}
        size="large"
        value={city.scenario?.id ?? CURRENT_SCENARIO}
        options={scenarios.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(scenario) => choose({ scenario })}
      />
    </StripField>
  );
}

function HazardChoice({ city }: { readonly city: CityFacts }) {
  const { t, pick } = useWords();
  const hazard = useProject((project) => project.hazard);
  const { choose } = useProjectActions();
  const has = (item: Hazard): boolean => city.hazardKeys.some((key) => parseHazardKey(key).hazard === item);
  return (
    <StripField caption={t('strip.hazard')}>
      <Segmented
        label={t('strip.hazard')}
        size="large"
        value={hazard}
        options={hazards.map((item) => ({
          value: item,
          label: pick(hazardNames[item]),
          ...(!has(item) && { disabledBecause: t('strip.absent', { name: pick(hazardNames[item]) }) }),
        }))}
        onChange={(next) => choose({ hazard: next, sourceName: null })}
      />
    </StripField>
  );
}

const ALL_SOURCES = '';

/** Shown where there is more than one river or coast to choose; the tables take the largest rank of all otherwise. */
function SourceChoice({ city }: { readonly city: CityFacts }) {
  const { t } = useWords();
  const hazard = useProject((project) => project.hazard);
  const sourceName = useProject((project) => project.sourceName);
  const { choose } = useProjectActions();
  const names = city.sourceNames[hazard] ?? [];
  if (names.length < 2) return null;
  return (
    <StripField caption={t('strip.source')}>
      <SelectMenu
        label={t('strip.source')}
        size="large"
        value={sourceName ?? ALL_SOURCES}
        options={[
          { value: ALL_SOURCES, label: t('strip.sourceAll') },
          ...names.map((name) => ({ value: name, label: name })),
        ]}
        onChange={(next) => choose({ sourceName: next === ALL_SOURCES ? null : next })}
      />
    </StripField>
  );
}

function ScaleChoice({ city }: { readonly city: CityFacts }) {
  const { t } = useWords();
  const hazard = useProject((project) => project.hazard);
  const scale = useProject((project) => project.scale);
  const { choose } = useProjectActions();
  const key = chosenHazardKey({ hazard, scale }, city.hazardKeys);
  const shown = key === undefined ? scale : parseHazardKey(key).scale;
  const why = (item: 'L1' | 'L2'): { disabledBecause?: string } =>
    city.hazardKeys.includes(hazardKey(hazard, item))
      ? {}
      : { disabledBecause: shown === '' ? t('strip.scaleNone') : t('strip.absentScale') };
  return (
    <StripField caption={shown === '' ? t('strip.scaleNone') : t('strip.scale')}>
      <Segmented
        label={t('strip.scale')}
        size="large"
        value={shown === '' ? null : shown}
        options={[
          { value: 'L1', label: <ScaleName scale="L1" name={t('strip.scaleL1')} />, ...why('L1') },
          { value: 'L2', label: <ScaleName scale="L2" name={t('strip.scaleL2')} />, ...why('L2') },
        ]}
        onChange={(next) => choose({ scale: next })}
      />
    </StripField>
  );
}

const ScaleName = ({ scale, name }: { readonly scale: string; readonly name: string }) => (
  <span className="scale-name">
    <b>{scale}</b> {name}
  </span>
);

function TimeChoice({ city }: { readonly city: CityFacts }) {
  const { t } = useWords();
  const timeOfDay = useProject((project) => project.timeOfDay);
  const { choose } = useProjectActions();
  return (
    <StripField caption={t('strip.time')}>
      <Segmented
        label={t('strip.time')}
        size="large"
        value={timeOfDay === 'day' ? 'day' : 'night'}
        options={[
          {
            value: 'night',
            label: (
              <span>
                {t('strip.night')}
                <span className="optional">{t('strip.nightDetail')}</span>
              </span>
            ),
          },
          {
            value: 'day',
            label: t('strip.day'),
            ...(!city.hasDaytimePeople && { disabledBecause: t('strip.absentTime') }),
          },
        ]}
        onChange={(next) => choose({ timeOfDay: next })}
      />
    </StripField>
  );
}

/** The time of the people flow that the question is asked of; the day and the month are chosen beside the answer. */
function SlotChoice({ slots, asked }: { readonly slots: readonly TimeSlot[]; readonly asked: unknown }) {
  const { t } = useWords();
  const words = useTimeWords();
  const { choose } = useProjectActions();
  const slot = askedSlot(slots, asked);
  if (slot === undefined) return null;
  const times = timesAlong(slots, slot, 'timezone');
  return (
    <StripField caption={`${t('strip.time')}　${words.month(monthOf(slot))} ${words.dayFlag(slot.dayFlag)}`}>
      <SelectMenu
        label={t('strip.time')}
        size="large"
        value={String(slot.timezone)}
        options={times.map(({ timezone }) => ({ value: String(timezone), label: words.timezone(timezone) }))}
        onChange={(next) => choose({ slot: nearestTime(slots, slot, { timezone: Number(next) }) })}
      />
    </StripField>
  );
}
