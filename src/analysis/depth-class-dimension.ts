import type { KeyLabel } from '../domain/answer.ts';
import { detailedDepthClasses, splitRanks, undividedRankValue } from '../domain/depth-class.ts';
import { depthRanks } from '../domain/depth-rank.ts';
import { depthHazards, type HazardKey, parseHazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { FIRST_DEPTH_CODE, storedRank } from '../tables/hazard-codes.ts';
import { depthTable } from '../tables/table-names.ts';
import type { Dimension } from './count-buildings.ts';
import { hazardColumnTitle, hazardLabels, hazardSource } from './hazard-dimension.ts';

/** The six standard ranks, or the eight of the detailed legend. */
export type DepthClasses = 'standard' | 'detailed';

/**
 * Labels of the classes of a hazard. Detailed: unknown, not hit, then by rank; a rank that holds several detailed classes
 * has one more, 内訳不明, for places of which only the rank is known. Hazards without depths have their own classes always.
 */
export function depthClassLabels(key: HazardKey, classes: DepthClasses, layout: CityLayout): readonly KeyLabel[] {
  const standard = hazardLabels(key, layout);
  if (classes === 'standard' || !depthHazards.includes(parseHazardKey(key).hazard)) return standard;
  return [
    ...standard.slice(0, storedRank(1)),
    ...depthRanks.flatMap(({ rank, ja, en, colour }): readonly KeyLabel[] => [
      ...(splitRanks.includes(rank)
        ? [
            {
              value: undividedRankValue(rank),
              label: { ja: `${ja}（内訳不明）`, en: `${en} (not divided)` },
              colour,
              state: 'hit' as const,
            },
          ]
        : []),
      ...detailedDepthClasses
        .filter((detailed) => detailed.rank === rank)
        .map((detailed) => ({
          value: detailed.value,
          label: { ja: detailed.ja, en: detailed.en },
          colour: detailed.colour,
          state: 'hit' as const,
        })),
    ]),
  ];
}

/** The class of each building as a dimension, with the tables that it reads. */
export function depthClassDimension(
  key: HazardKey,
  classes: DepthClasses,
  layout: CityLayout,
): { readonly dimension: Dimension; readonly tables: readonly string[] } {
  const labels = depthClassLabels(key, classes, layout);
  const column = { name: 'class', title: hazardColumnTitle, labels };
  const detailed = labels.length > storedRank(depthRanks.length) + 1;
  if (!detailed) return { dimension: { column, sql: 'hazard.state' }, tables: [hazardSource(key)] };
  const hasDepth = layout.hazards.some((hazard) => hazard.key === key && hazard.hasDepth);
  return {
    dimension: { column, sql: detailedSql(labels, hasDepth) },
    tables: [hazardSource(key), ...(hasDepth ? [`"${depthTable(key)}" AS depth`] : [])],
  };
}

/** A depth tells the detailed class only where it lies in the rank: classes must nest. */
function detailedSql(labels: readonly KeyLabel[], hasDepth: boolean): string {
  const place = (value: string) => labels.findIndex((label) => label.value === value);
  const code = (meters: number) => FIRST_DEPTH_CODE + Math.round(meters * 100);
  const cases = depthRanks.map(({ rank }) => {
    const parts = detailedDepthClasses.filter((detailed) => detailed.rank === rank);
    if (!splitRanks.includes(rank)) return `WHEN ${storedRank(rank)} THEN ${place(parts[0]!.value)}`;
    const undivided = place(undividedRankValue(rank));
    const known = parts.map(
      ({ value, fromMeters, toMeters }) =>
        `WHEN depth.depth_code BETWEEN ${code(fromMeters)} AND ${code(toMeters) - 1} THEN ${place(value)}`,
    );
    return `WHEN ${storedRank(rank)} THEN ${hasDepth ? `CASE ${known.join(' ')} ELSE ${undivided} END` : undivided}`;
  });
  return `CASE hazard.state ${cases.join(' ')} ELSE hazard.state END`;
}
