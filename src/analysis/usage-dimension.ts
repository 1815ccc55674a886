import type { Dimension } from './count-buildings.ts';

/**
 * Whether people live in a building, by PLATEAU Building_usage: 411 住宅, 412 共同住宅; 413–415 併用住宅; 0 and 461 are not
 * known. `f` is building_facts.
 */
export const usageDimension: Dimension = {
  column: {
    name: 'usage_group',
    title: { ja: '用途', en: 'Use' },
    labels: [
      { value: 'unknown', label: { ja: '用途不明', en: 'Use not known' } },
      { value: 'dwelling', label: { ja: '住宅・共同住宅', en: 'Houses and apartments' } },
      { value: 'partly_dwelling', label: { ja: '併用住宅', en: 'Houses with shops or workshops' } },
      { value: 'no_dwelling', label: { ja: '住宅以外', en: 'No dwelling' } },
    ],
  },
  sql: `CASE WHEN f.usage IN (0, 461) THEN 0 WHEN f.usage IN (411, 412) THEN 1
      WHEN f.usage IN (413, 414, 415) THEN 2 ELSE 3 END`,
};
