import type { TimeSlot } from '../../../project/project-schema.ts';
import { Segmented } from '../../controls/Segmented.tsx';
import { SelectMenu } from '../../controls/SelectMenu.tsx';
import { useProject, useProjectActions } from '../../shell/ProjectContext.tsx';
import { useWords } from '../../shell/use-words.ts';
import { askedSlot, shownYear, slotIndex, yearField } from '../asked-parameters.ts';
import { formFields } from '../form-fields.ts';
import type { ParameterChoices, QuestionCard } from '../question-data.ts';
import { TimePlayer } from './TimePlayer.tsx';
import { monthOf, nearestTime, timeAxes, timesAlong } from './time-axes.ts';
import { useTimeWords } from './use-time-words.ts';

interface TimeSectionProps {
  readonly card: QuestionCard;
  readonly choices: ParameterChoices;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly stale: boolean;
}

/** The time of day and the year of a question that takes them; nothing of one that does not. */
export function TimeSection({ card, choices, asked, stale }: TimeSectionProps) {
  const { t } = useWords();
  const { choose } = useProjectActions();
  const fields = formFields(card.form);
  const year = yearField(card, choices);
  const own = useProject((project) => project.year);
  const slot = fields.find(({ control }) => control === 'slot');
  const { years, slots } = choices;
  if ((year === undefined || years.length < 2) && (slot === undefined || slots.length === 0)) return null;
  return (
    <section className="panel-section time-section" aria-label={t('time.title')}>
      {slot !== undefined && slots.length > 0 && <SlotControls slots={slots} asked={asked[slot.name]} stale={stale} />}
      {year !== undefined && years.length > 1 && (
        <TimePlayer
          label={t('strip.year')}
          steps={years.map((own) => t('strip.yearValue', { year: own }))}
          index={yearIndex(years, own, asked[year.name])}
          stale={stale}
          onChange={(index) => choose({ year: years[index] ?? null })}
        />
      )}
    </section>
  );
}

/** Of several years that are asked at once the year of the screen is shown, else the one that is asked. */
function yearIndex(years: readonly number[], chosen: number | null, asked: unknown): number {
  const year = Array.isArray(asked) || chosen !== null ? shownYear(chosen, years) : Number(asked);
  return Math.max(0, years.indexOf(year ?? Number.NaN));
}

interface SlotControlsProps {
  readonly slots: readonly TimeSlot[];
  readonly asked: unknown;
  readonly stale: boolean;
}

function SlotControls({ slots, asked, stale }: SlotControlsProps) {
  const { t } = useWords();
  const words = useTimeWords();
  const { choose } = useProjectActions();
  const slot = askedSlot(slots, asked);
  if (slot === undefined) return null;
  const axes = timeAxes(slots);
  const along = timesAlong(slots, slot, axes.axis);
  const wish = (next: Parameters<typeof nearestTime>[2]): void => choose({ slot: nearestTime(slots, slot, next) });
  return (
    <>
      <div className="time-choices">
        {axes.axis === 'timezone' && axes.months.length > 1 && (
          <SelectMenu
            label={t('time.month')}
            value={monthOf(slot)}
            options={axes.months.map((month) => ({ value: month, label: words.month(month) }))}
            onChange={(month) => wish({ month })}
          />
        )}
        {axes.dayFlags.length > 1 && (
          <Segmented
            label={t('time.day')}
            value={String(slot.dayFlag)}
            options={axes.dayFlags.map((flag) => ({ value: String(flag), label: words.dayFlag(flag) }))}
            onChange={(flag) => wish({ dayFlag: Number(flag) })}
          />
        )}
        {axes.axis === 'month' && axes.timezones.length > 1 && (
          <Segmented
            label={t('strip.time')}
            value={String(slot.timezone)}
            options={axes.timezones.map((zone) => ({ value: String(zone), label: words.timezone(zone) }))}
            onChange={(zone) => wish({ timezone: Number(zone) })}
          />
        )}
      </div>
      <TimePlayer
        label={axes.axis === 'timezone' ? t('strip.time') : t('time.month')}
        steps={along.map((time) =>
          axes.axis === 'timezone' ? words.timezone(time.timezone) : words.month(monthOf(time)),
        )}
        index={slotIndex(along, slot)}
        stale={stale}
        onChange={(index) => choose({ slot: along[index] ?? null })}
      />
    </>
  );
}
