import { z } from 'zod';
import type { Cell, KeyColumn, Text } from '../domain/answer.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import type { FlowLayout, FlowSlot, FlowTime } from '../tables/subject-layout.ts';
import { parameterMeta } from './parameter-meta.ts';

/** Codes of `PeopleFlowDataset`. Hours by period: 全国の人流オープンデータ 昼 11–14 時台, 深夜 1–4 時台. */
const DAY = 0;
const NIGHT = 1;
const WHOLE_DAY = 2;
const HOUR_ZERO = 100;
const ALL_DAYS = 2;

/** Hours (first and last) in which people are where they work: outside them they are shared out over dwellings. */
export type DayHours = readonly number[];
export const defaultDayHours: DayHours = [7, 18];

export const flowSlotParameter = z
  .object({
    year: z.int().min(0),
    month: z.int().min(0).max(12),
    dayFlag: z.int().min(0).max(ALL_DAYS),
    timezone: z
      .int()
      .min(0)
      .max(HOUR_ZERO + 23),
  })
  .readonly()
  .meta(parameterMeta({ title: { ja: '年月・平日休日・時刻', en: 'Month, kind of day, time' }, control: 'slot' }));

const hour = z.int().min(0).max(23);
export const dayHoursParameter = z
  .array(hour)
  .length(2)
  .readonly()
  .meta(
    parameterMeta({
      title: { ja: '昼の按分を使う時刻（最初と最後の時台）', en: 'Hours shared out as daytime (first and last)' },
      control: 'numbers',
      assumption: true,
      source: { ja: 'この道具の初期値', en: 'Default of this tool' },
    }),
  );

export const dayFlagColumn: KeyColumn = {
  name: 'day_type',
  title: { ja: '平日・休日', en: 'Kind of day' },
  labels: [
    { value: 'holiday', label: { ja: '休日', en: 'holiday' } },
    { value: 'weekday', label: { ja: '平日', en: 'weekday' } },
    { value: 'all', label: { ja: '全日', en: 'all days' } },
  ],
};

const periods: readonly { readonly code: number; readonly value: string; readonly label: Text }[] = [
  { code: DAY, value: 'day', label: { ja: '昼（11〜14時台）', en: 'day (11–14 h)' } },
  { code: NIGHT, value: 'night', label: { ja: '深夜（1〜4時台）', en: 'night (1–4 h)' } },
  { code: WHOLE_DAY, value: 'whole_day', label: { ja: '終日', en: 'whole day' } },
  ...Array.from({ length: 24 }, (_, h) => ({
    code: HOUR_ZERO + h,
    value: String(h).padStart(2, '0'),
    label: { ja: `${h}時台`, en: `${h} h` },
  })),
];

/** Columns that say which time a row is of. */
export const flowTimeColumns: readonly KeyColumn[] = [
  { name: 'year', title: { ja: '年', en: 'Year' } },
  { name: 'month', title: { ja: '月（0 は通年）', en: 'Month (0 = whole year)' } },
  dayFlagColumn,
  { name: 'time', title: { ja: '時刻', en: 'Time' }, labels: periods.map(({ value, label }) => ({ value, label })) },
  { name: 'mesh_level', title: { ja: 'メッシュ', en: 'Mesh' } },
];

export const flowTimeCells = (slot: FlowSlot): readonly Cell[] => [
  slot.year,
  slot.month,
  dayFlagColumn.labels![slot.dayFlag]!.value,
  periods.find(({ code }) => code === slot.timezone)?.value ?? String(slot.timezone),
  slot.meshLevel,
];

/** 「2021年11月 休日 14時台」 */
export function flowTimeText({ year, month, dayFlag, timezone }: FlowTime): Text {
  const day = dayFlagColumn.labels![dayFlag]!.label;
  const time = periods.find(({ code }) => code === timezone)?.label ?? { ja: String(timezone), en: String(timezone) };
  return {
    ja: `${year}年${month === 0 ? '' : `${month}月`}の${day.ja}・${time.ja}`,
    en: `${month === 0 ? year : `${year}-${String(month).padStart(2, '0')}`}, ${day.en}, ${time.en}`,
  };
}

/** Throws a RangeError where the city has no people flow. */
export function flowOf(layout: CityLayout): FlowLayout {
  const flow = layout.subjects?.flow;
  if (!flow) throw new RangeError('the city has no people flow');
  return flow;
}

export const isSameTime = (a: FlowTime, b: FlowTime): boolean =>
  a.year === b.year && a.month === b.month && a.dayFlag === b.dayFlag && a.timezone === b.timezone;

/**
 * The time of the source that stands for the asked one: first the nearest month, then the kind of day (all days stand for
 * either, nothing else does), then the time of day (an hour is stood for by 昼 or 深夜, these by an hour in their middle, all by
 * 終日). Throws a RangeError where none can: a weekday never stands for a holiday, nor night for day.
 */
export function slotStandingFor(asked: FlowTime, flow: FlowLayout, dayHours: DayHours): number {
  const best = findSlot(asked, flow, dayHours);
  if (best < 0) throw new RangeError(`the people flow has nothing that stands for ${flowTimeText(asked).en}`);
  return best;
}

/**
 * What is asked first: 14:00 of a holiday in the newest month (what a plan that counts residents forgets), of a weekday or of
 * all days where holidays are not known; else the newest time of the source.
 */
export function firstAskedTime(flow: FlowLayout): FlowTime {
  const { year, month, dayFlag, timezone } = flow.slots.at(-1)!;
  const afternoons = [0, 1, ALL_DAYS].map((day) => ({ year, month, dayFlag: day, timezone: HOUR_ZERO + 14 }));
  const known = afternoons.find((time) => findSlot(time, flow, defaultDayHours) >= 0);
  return known ?? { year, month, dayFlag, timezone };
}

/** As `slotStandingFor`; −1 where none can. */
function findSlot(asked: FlowTime, { slots }: FlowLayout, dayHours: DayHours): number {
  let best = -1;
  let bestOff: readonly number[] = [];
  slots.forEach((slot, index) => {
    const off = [monthsOff(asked, slot), daysOff(asked, slot), timeOff(asked.timezone, slot.timezone, dayHours)];
    if (off.every(Number.isFinite) && (best < 0 || isLess(off, bestOff))) [best, bestOff] = [index, off];
  });
  return best;
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at]! < b[at]!;
}

/** A whole year stands for its months, farther than each of them. */
function monthsOff(asked: FlowTime, slot: FlowTime): number {
  if (asked.month === slot.month) return Math.abs(asked.year - slot.year) * 12;
  const wholeYear = asked.month === 0 || slot.month === 0;
  if (wholeYear) return Math.abs(asked.year - slot.year) * 12 + 0.5;
  return Math.abs(asked.year * 12 + asked.month - slot.year * 12 - slot.month);
}

const daysOff = (asked: FlowTime, slot: FlowTime): number =>
  asked.dayFlag === slot.dayFlag ? 0 : slot.dayFlag === ALL_DAYS ? 1 : Number.POSITIVE_INFINITY;

/** Hours in the middle of the source's own periods. */
const middleHours: readonly (readonly [period: number, hour: number])[] = [
  [DAY, 12],
  [NIGHT, 3],
];

function timeOff(asked: number, slot: number, dayHours: DayHours): number {
  if (asked === slot) return 0;
  const isHour = (code: number) => code >= HOUR_ZERO;
  if (isHour(asked) && !isHour(slot) && slot !== WHOLE_DAY)
    return isDaytime(asked, dayHours) === (slot === DAY) ? 1 : Number.POSITIVE_INFINITY;
  if (middleHours.some(([period, h]) => asked === period && slot === HOUR_ZERO + h)) return 1;
  return slot === WHOLE_DAY ? 2 : Number.POSITIVE_INFINITY;
}

const isDaytime = (timezone: number, [first = 0, last = 23]: DayHours): boolean => {
  const h = timezone - HOUR_ZERO;
  return first <= last ? h >= first && h <= last : h >= first || h <= last;
};

/** By which shares of `meshGroups` people are shared out: by day, by night, a whole day by both for as many hours as each holds. */
export function shareSqls(dayHours: DayHours): readonly [day: string, night: string, wholeDay: string] {
  const hours = Array.from({ length: 24 }, (_, h) => HOUR_ZERO + h).filter((code) => isDaytime(code, dayHours)).length;
  return ['share_day', 'share_night', `(share_day * ${hours} + share_night * ${24 - hours}) / 24`];
}

/** Index into `shareSqls` of a time of day. */
export function shareIndexOf(timezone: number, dayHours: DayHours): 0 | 1 | 2 {
  if (timezone === DAY || timezone === NIGHT || timezone === WHOLE_DAY) return timezone;
  return isDaytime(timezone, dayHours) ? 0 : 1;
}
