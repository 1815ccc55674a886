/**
 * Classes of 浸水継続時間. Source: 洪水浸水想定区域図作成マニュアル（第4版）表7.4; 国土数値情報 A31a_305.
 * `toHours` is exclusive, Infinity for the last.
 */
export interface DurationClass {
  readonly code: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly fromHours: number;
  readonly toHours: number;
  readonly colour: `#${string}`;
  readonly ja: string;
  readonly en: string;
}

export const durationClasses: readonly DurationClass[] = [
  { code: 1, fromHours: 0, toHours: 12, colour: '#a0d2ff', ja: '12 時間未満', en: 'under 12 hours' },
  { code: 2, fromHours: 12, toHours: 24, colour: '#0041ff', ja: '12–24 時間', en: '12–24 hours' },
  { code: 3, fromHours: 24, toHours: 72, colour: '#faf500', ja: '1–3 日', en: '1–3 days' },
  { code: 4, fromHours: 72, toHours: 168, colour: '#ff9900', ja: '3 日–1 週間', en: '3 days–1 week' },
  { code: 5, fromHours: 168, toHours: 336, colour: '#ff2800', ja: '1–2 週間', en: '1–2 weeks' },
  { code: 6, fromHours: 336, toHours: 672, colour: '#b40068', ja: '2–4 週間', en: '2–4 weeks' },
  {
    code: 7,
    fromHours: 672,
    toHours: Number.POSITIVE_INFINITY,
    colour: '#600060',
    ja: '4 週間以上',
    en: '4 weeks and over',
  },
];

/** Class of a duration in hours; 0 for none (zero, negative or not a number). */
export function durationClassOfHours(hours: number): number {
  if (!(hours > 0)) return 0;
  return durationClasses.find((item) => hours < item.toHours)?.code ?? 7;
}
