import type { TimeSlot } from '../../../project/project-schema.ts';

/** A time of the source is a month, a kind of day and an hour; one of them runs along the slider. */
export interface TimeAxes {
  readonly months: readonly string[];
  readonly dayFlags: readonly number[];
  readonly timezones: readonly number[];
  /** What the slider runs over: the hours of a day where the source has them, else months. */
  readonly axis: 'timezone' | 'month';
}

export const monthOf = ({ year, month }: TimeSlot): string => `${year}-${month}`;

export function timeAxes(slots: readonly TimeSlot[]): TimeAxes {
  const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
  const months = unique(slots.map(monthOf));
  const timezones = unique(slots.map(({ timezone }) => timezone)).sort((a, b) => dayOrder(a) - dayOrder(b));
  return {
    months,
    dayFlags: unique(slots.map(({ dayFlag }) => dayFlag)).sort((a, b) => weekOrder(a) - weekOrder(b)),
    timezones,
    axis: timezones.length > 2 || months.length < 2 ? 'timezone' : 'month',
  };
}

/** Hours by the clock; night (1–4) before day (11–14), the whole day last. Codes as in `PeopleFlowDataset`. */
const dayOrder = (timezone: number): number => (timezone >= 100 ? timezone - 100 : ([11, 1, 24][timezone] ?? 25));
/** Weekday, holiday, all days. */
const weekOrder = (dayFlag: number): number => [1, 0, 2][dayFlag] ?? 3;

/** Times along the slider with everything else as in `slot`, in order. */
export function timesAlong(slots: readonly TimeSlot[], slot: TimeSlot, axis: TimeAxes['axis']): readonly TimeSlot[] {
  const same = slots.filter(
    (other) =>
      other.dayFlag === slot.dayFlag &&
      (axis === 'month' ? other.timezone === slot.timezone : monthOf(other) === monthOf(slot)),
  );
  return axis === 'month' ? same : [...same].sort((a, b) => dayOrder(a.timezone) - dayOrder(b.timezone));
}

/** The time of the source that is nearest to a wish: the same in as much as there is. */
export function nearestTime(
  slots: readonly TimeSlot[],
  from: TimeSlot,
  wish: { readonly month?: string; readonly dayFlag?: number; readonly timezone?: number },
): TimeSlot {
  const wanted = { month: monthOf(from), dayFlag: from.dayFlag, timezone: from.timezone, ...wish };
  const score = (other: TimeSlot): number =>
    same(monthOf(other), wanted.month, 'month' in wish) +
    same(other.dayFlag, wanted.dayFlag, 'dayFlag' in wish) +
    same(other.timezone, wanted.timezone, 'timezone' in wish);
  return slots.reduce((best, other) => (score(other) > score(best) ? other : best), from);
}

/** What is wished for outweighs what should stay. */
const same = (value: unknown, wanted: unknown, wished: boolean): number => (value === wanted ? (wished ? 4 : 1) : 0);
