import { depthRanks } from '../../domain/depth-rank.ts';
import type { Language } from '../project-schema.ts';

/**
 * How numbers are written everywhere on screen and on paper. Source: ui.md §3, Numbers: half-width digits, ASCII comma,
 * one space before the unit, none before %; decrease △, increase ＋, none ±0. Rounding happens here and only here.
 */

const NO_BREAK_SPACE = '\u00a0';

/** `1,234`, `45.8`. null (no data) becomes `—`. */
export function formatNumber(value: number | null, decimals = 0): string {
  if (value === null || Number.isNaN(value)) return '—';
  return roundedText(value, decimals).replace('-', '−');
}

/** `1,234 人`: the number never parts from its unit. */
export const formatQuantity = (value: number | null, unit: string, decimals = 0): string =>
  value === null || Number.isNaN(value) || unit === ''
    ? formatNumber(value, decimals)
    : `${formatNumber(value, decimals)}${NO_BREAK_SPACE}${unit}`;

/** `12.5%`. A share of nothing is no data. */
export const formatShare = (part: number | null, whole: number | null): string =>
  part === null || whole === null || whole === 0 ? '—' : `${roundedText((part / whole) * 100, 1)}%`;

/** `△3,720 人`, `＋7,080 人`, `±0`. English uses − and +. */
export function formatChange(value: number | null, unit: string, language: Language, decimals = 0): string {
  if (value === null || Number.isNaN(value)) return '—';
  const text = roundedText(Math.abs(value), decimals);
  if (Number(text.replaceAll(',', '')) === 0) return '±0';
  const sign = value < 0 ? { ja: '△', en: '−' } : { ja: '＋', en: '+' };
  return `${sign[language]}${text}${unit === '' ? '' : `${NO_BREAK_SPACE}${unit}`}`;
}

/** `△3,720 人（△36.3%）`: a change with its share of what it is compared with. */
export function formatChangeWithShare(value: number, base: number, unit: string, language: Language): string {
  const change = formatChange(value, unit, language);
  if (change === '±0' || base === 0) return change;
  const share = `${formatChange((value / base) * 100, '', language, 1)}%`;
  return language === 'ja' ? `${change}（${share}）` : `${change} (${share})`;
}

/** Difference of two shares (0…1) in points, not in per cent: `＋1.2 ポイント`. */
export const formatPoints = (difference: number, language: Language): string =>
  formatChange(difference * 100, language === 'ja' ? 'ポイント' : 'points', language, 1);

/** `3–5 m`, `0.5 m 未満`, `5 m以上` from bounds in metres (0 and Infinity are open). */
export function formatDepthRange(fromMeters: number, toMeters: number, language: Language): string {
  if (fromMeters <= 0) return language === 'ja' ? `${toMeters} m 未満` : `under ${toMeters} m`;
  if (toMeters === Number.POSITIVE_INFINITY)
    return language === 'ja' ? `${fromMeters} m以上` : `${fromMeters} m and over`;
  return `${fromMeters}–${toMeters} m`;
}

/** `3.6 m`; with as many places as keep it in its class: 2.96 m is not `3.0 m` beside the class 0.5–3 m. */
export function formatDepth(meters: number): string {
  const rounds = (decimals: number): boolean =>
    depthRanks.some(({ fromMeters }) => meters < fromMeters && Number(meters.toFixed(decimals)) >= fromMeters);
  const decimals = [1, 2, 3].find((places) => !rounds(places)) ?? 4;
  return formatQuantity(meters, 'm', decimals);
}

/** Map scale, `1:5,000`. */
export const formatScale = (denominator: number): string => `1:${roundedText(denominator, 0)}`;

/** `35.81236°N 139.50214°E`. */
export function formatLonLat(lon: number, lat: number): string {
  const part = (value: number, positive: string, negative: string): string =>
    `${Math.abs(value).toFixed(5)}°${value < 0 ? negative : positive}`;
  return `${part(lat, 'N', 'S')} ${part(lon, 'E', 'W')}`;
}

/** `0.55 GB`, `18 MB`, `0.2 MB`: decimal units, as file managers of browsers show them. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(2)}${NO_BREAK_SPACE}GB`;
  if (bytes >= 1e7) return `${Math.round(bytes / 1e6)}${NO_BREAK_SPACE}MB`;
  if (bytes >= 1e5) return `${(bytes / 1e6).toFixed(1)}${NO_BREAK_SPACE}MB`;
  return `${Math.max(bytes > 0 ? 1 : 0, Math.round(bytes / 1e3))}${NO_BREAK_SPACE}kB`;
}

/** `約 1 分 50 秒`: rounded up to 10 seconds above half a minute, so that it does not flicker. */
export function formatTimeLeft(seconds: number, language: Language): string {
  const step = seconds > 30 ? 10 : 5;
  const whole = Math.max(step, Math.ceil(seconds / step) * step);
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  if (language === 'en') return `about ${minutes > 0 ? `${minutes} min ` : ''}${rest > 0 ? `${rest} s` : ''}`.trimEnd();
  return `約 ${[minutes > 0 ? `${minutes} 分` : '', rest > 0 ? `${rest} 秒` : ''].filter(Boolean).join(' ')}`;
}

/** Rounds half away from zero, so that a fall and a rise of the same size read alike. */
function roundedText(value: number, decimals: number): string {
  const factor = 10 ** decimals;
  const rounded = (Math.sign(value) * Math.round(Math.abs(value) * factor + 1e-9)) / factor;
  return formatOf(decimals).format(rounded === 0 ? 0 : rounded);
}

const formats = new Map<number, Intl.NumberFormat>();

/** Made once each: to make one takes as long as writing a hundred numbers, and a dragged line writes a hundred a frame. */
function formatOf(decimals: number): Intl.NumberFormat {
  const known =
    formats.get(decimals) ??
    new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formats.set(decimals, known);
  return known;
}
