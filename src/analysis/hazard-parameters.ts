import { z } from 'zod';
import { type HazardKey, hazardScales, hazards } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { parameterMeta } from './parameter-meta.ts';

const hazardKeys = hazards.flatMap((hazard) => hazardScales.map((scale): HazardKey => `${hazard}:${scale}`));

/** Parameter of questions about hazards: keys such as `river:L2`. */
export const hazardsParameter = z
  .array(z.enum(hazardKeys))
  .min(1)
  .readonly()
  .meta(parameterMeta({ title: { ja: '災害と規模', en: 'Hazards and scales' }, control: 'hazards' }));

export const hazardParameter = z
  .enum(hazardKeys)
  .meta(parameterMeta({ title: { ja: '災害と規模', en: 'Hazard and scale' }, control: 'hazard' }));

/** Throws a RangeError for a hazard that the city has no data for. */
export function assertHazards(keys: readonly HazardKey[], layout: CityLayout): void {
  for (const key of keys)
    if (!layout.hazards.some((hazard) => hazard.key === key)) throw new RangeError(`the city has no hazard "${key}"`);
}
