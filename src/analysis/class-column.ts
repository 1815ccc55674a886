import type { KeyColumn, KeyLabel } from '../domain/answer.ts';
import type { HazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { hazardColumnTitle, hazardLabels } from './hazard-dimension.ts';
import { UNPLACED } from './zone-sums.ts';

/** Class of what no building stands for. */
const unplacedClass: KeyLabel = {
  value: UNPLACED,
  label: { ja: '未配分', en: 'unplaced' },
  state: 'unknown',
  reason: {
    ja: '配分できる建物のないメッシュなので、区分を決められない',
    en: 'no building in the mesh takes it up, so it has no class',
  },
};

/** Classes of several hazards in one column, each value once, with the row of what has no place. */
export function classColumn(hazards: readonly HazardKey[], layout: CityLayout): KeyColumn {
  const labels = new Map(
    hazards.flatMap((key) => hazardLabels(key, layout)).map((label) => [label.value, label] as const),
  );
  return { name: 'class', title: hazardColumnTitle, labels: [...labels.values(), unplacedClass] };
}

/** Whether a row of such a column is hit. */
export const isHit = (value: unknown): boolean => !['unknown', 'none', UNPLACED].includes(String(value));

/** Verdicts by stored state in the column `class` of `meshGroups`. */
export const verdictConditions = { hit: 'class >= 2', notHit: 'class = 1', unknown: 'class = 0' } as const;
