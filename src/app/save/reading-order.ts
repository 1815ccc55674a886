import type { ExposureRow } from '../../analysis/exposure-result.ts';

const residenceOrder = ['inside', 'outside', 'unknown'];

/** High → low, then not hit, then unknown, as the columns of every table of ranks run. */
const rankOrder = ({ depthRank }: ExposureRow): number =>
  depthRank === 'unknown' ? 1 : depthRank === 'none' ? 0 : -depthRank;

/** Rows as a person reads them: areas in their order, inside before outside, ranks from high to low. */
export function inReadingOrder(rows: readonly ExposureRow[]): readonly ExposureRow[] {
  const place = new Map<string, number>();
  const areaOf = ({ zoneKind, zoneId }: ExposureRow): string => `${zoneKind} ${zoneId}`;
  for (const row of rows) if (!place.has(areaOf(row))) place.set(areaOf(row), place.size);
  return [...rows].sort(
    (a, b) =>
      place.get(areaOf(a))! - place.get(areaOf(b))! ||
      residenceOrder.indexOf(a.residence) - residenceOrder.indexOf(b.residence) ||
      rankOrder(a) - rankOrder(b),
  );
}
