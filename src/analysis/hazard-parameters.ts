import { z } from 'zod';
import { type HazardKey, hazardScales, hazards } from '../domain/hazard.ts';
import type { CityLayout } from '../tables/city-layout.ts';
import { eachOnce, isDistinct, parameterMeta } from './parameter-meta.ts';

const hazardKeys = hazards.flatMap((hazard) => hazardScales.map((scale): HazardKey => `${hazard}:${scale}`));

/** Parameter of questions about hazards: keys such as `river:L2`. */
export const hazardsParameter = z
  .array(z.enum(hazardKeys))
  .min(1)
  .refine(isDistinct, eachOnce)
  .readonly()
  .meta(parameterMeta({ title: { ja: '災害と規模', en: 'Hazards and scales' }, control: 'hazards' }));

/** Throws a RangeError for a hazard that the city has no data for. */
export function assertHazards(keys: readonly HazardKey[], layout: CityLayout): void {
  for (const key of keys)
    if (!layout.hazards.some((hazard) => hazard.key === key)) throw new RangeError(`the city has no hazard "${key}"`);
}

const numberOfHazard = (value: z.ZodNumber) => z.partialRecord(z.enum(hazardKeys), value).readonly();

/** Parameter of questions that count a hazard from a rank on: key → 1 … 6. Hazards not given count from rank 1. */
export const fromRanksParameter = numberOfHazard(z.int().min(1).max(6)).meta(
  parameterMeta({
    title: { ja: '数える下限のランク（災害別）', en: 'Counted from this rank on, by hazard' },
    control: 'weights',
    assumption: true,
    source: {
      ja: '既定値はすべて 1（少しでも該当すれば数える）。土砂は 1 警戒・2 特別警戒、家屋倒壊は 1 氾濫流・2 河岸侵食・3 両方',
      en: 'all 1 by default: any hit counts; landslide 1 warning, 2 special; collapse 1 flow, 2 erosion, 3 both',
    },
    step: 1,
  }),
);

/** Parameter of questions that weigh hazards against each other: key → 0 and more. Hazards not given weigh 1. */
export const hazardWeightsParameter = numberOfHazard(z.number().min(0).max(1000)).meta(
  parameterMeta({
    title: { ja: '災害の重み', en: 'Weights of the hazards' },
    control: 'weights',
    assumption: true,
    source: { ja: '法令に定めはない。既定値はすべて等しい', en: 'no rule fixes them; equal by default' },
    step: 0.1,
  }),
);
