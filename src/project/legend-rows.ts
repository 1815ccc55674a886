import { type HazardKey, parseHazardKey } from '../domain/hazard.ts';
import { hazardClasses, isDepthHazard, notHitColour } from '../domain/hazard-classes.ts';

/** Buildings of the city by their state under one hazard and scale. */
export interface ClassCounts {
  readonly hazardKey: HazardKey;
  readonly notHit: number;
  /** By rank 1…6: index 0 is rank 1. */
  readonly byRank: readonly number[];
  readonly unknown: number;
}

export interface LegendRow {
  readonly id: string;
  readonly swatch: { readonly kind: 'fill'; readonly colour: string } | { readonly kind: 'unknown' };
  readonly label: { readonly ja: string; readonly en: string };
  /** Buildings; null while not counted. */
  readonly count: number | null;
}

const notHitNames = {
  depth: { ja: '調査済・浸水なし', en: 'Surveyed, dry' },
  area: { ja: '調査済・区域外', en: 'Surveyed, outside' },
} as const;
const unknownName = { ja: '不明（未調査）', en: 'Unknown (not surveyed)' } as const;

/** Depth classes that a legend shows even where no building stands in them. */
const SHOWN_UP_TO_RANK = 4;

/**
 * Rows of a hazard's legend, on screen and on paper: classes from high to low, then surveyed and not hit, then unknown.
 * Classes above 10 m are left out where no building stands in them or above.
 */
export function legendRows(key: HazardKey, counts: ClassCounts | null, colourVisionSafe = false): readonly LegendRow[] {
  const { hazard } = parseHazardKey(key);
  const countOf = (state: number): number | null => counts?.byRank[state - 1] ?? null;
  const highest = counts === null ? SHOWN_UP_TO_RANK : counts.byRank.findLastIndex((count) => count > 0) + 1;
  const classes = hazardClasses(hazard, colourVisionSafe)
    .filter(({ state }) => !isDepthHazard(hazard) || state <= Math.max(SHOWN_UP_TO_RANK, highest))
    .map(({ state, colour, ja, en }) => ({
      id: `rank-${state}`,
      swatch: { kind: 'fill', colour } as const,
      label: { ja, en },
      count: countOf(state),
    }));
  const notHit = isDepthHazard(hazard) ? notHitNames.depth : notHitNames.area;
  return [
    ...classes,
    { id: 'none', swatch: { kind: 'fill', colour: notHitColour }, label: notHit, count: counts?.notHit ?? null },
    { id: 'unknown', swatch: { kind: 'unknown' }, label: unknownName, count: counts?.unknown ?? null },
  ];
}
