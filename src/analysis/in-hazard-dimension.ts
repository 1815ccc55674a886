import type { HazardKey } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { STORED_NOT_HIT } from '../tables/hazard-codes.ts';
import type { Dimension } from './count-buildings.ts';
import { unknownReason } from './hazard-dimension.ts';

/** The three states of one hazard without its classes; its table is read as `hazard`. */
export const inHazardDimension = (key: HazardKey, layout: CityLayout): Dimension => ({
  column: {
    name: 'in_hazard',
    title: { ja: '災害の区域', en: 'In the hazard' },
    labels: [
      {
        value: 'unknown',
        label: { ja: '不明（未調査）', en: 'Not known (not surveyed)' },
        state: 'unknown',
        reason: unknownReason(key, layout),
      },
      { value: 'outside', label: { ja: '区域外（調査済み）', en: 'Outside (surveyed)' }, state: 'not_hit' },
      { value: 'inside', label: { ja: '区域内', en: 'Inside' }, state: 'hit' },
    ],
  },
  sql: `CASE WHEN hazard.state > ${STORED_NOT_HIT} THEN 2 ELSE hazard.state END`,
});
