import { type DepthRank, stateOfDepth } from './depth-rank.ts';

/** A class of inundation depth as printed: from (inclusive) to (exclusive), metres; Infinity where it has no upper end. */
export interface DepthClass {
  readonly fromMeters: number;
  readonly toMeters: number;
}

const numberWithUnit = /(\d+(?:\.\d+)?)\s*(cm|m|センチ|メートル)?/g;

/**
 * Reads depth classes as 国土数値情報 A40, A49 and municipal maps write them: `1m以上2m未満`, `0.3m以上 ～ 1.0m未満`,
 * `0.5m未満`, `20m以上`, `50cm〜1m`, `3-5m`. A single number alone is a depth, not a class. Returns undefined for
 * anything else.
 */
export function parseDepthText(text: string): DepthClass | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[~〜∼―−–—]/g, '-')
    .replace(/\s+/g, '');
  const found = [...plain.matchAll(numberWithUnit)];
  if (found.length === 0 || found.length > 2) return undefined;
  const lastUnit = found.at(-1)?.[2];
  const meters = found.map(
    ([, digits, unit]) => Number(digits) * ((unit ?? lastUnit) === 'cm' || (unit ?? lastUnit) === 'センチ' ? 0.01 : 1),
  );
  const [first, second] = meters as [number, number | undefined];
  if (second !== undefined) return second > first ? { fromMeters: first, toMeters: second } : undefined;
  if (/未満|以下|まで|^-|<|under/.test(plain)) return { fromMeters: 0, toMeters: first };
  if (/以上|超|-$|>|over/.test(plain)) return { fromMeters: first, toMeters: Number.POSITIVE_INFINITY };
  return undefined;
}

/** Standard rank of a class: the rank of its deepest water (of its lower end where it has no upper end). */
export function standardRankOfDepthClass({ fromMeters, toMeters }: DepthClass): DepthRank['rank'] {
  const deepest = Number.isFinite(toMeters) ? toMeters - 1e-6 : Math.max(fromMeters, 1e-6);
  return stateOfDepth(deepest) as DepthRank['rank'];
}

/** Whether one class covers more than one standard rank, so that its rank is an assumption. */
export function spansStandardRanks({ fromMeters, toMeters }: DepthClass): boolean {
  const shallowest = stateOfDepth(Math.max(fromMeters, 1e-6));
  return shallowest !== standardRankOfDepthClass({ fromMeters, toMeters });
}
