import { z } from 'zod';
import { ALL_STOREYS } from '../domain/vertical-evacuation.ts';
import { STOREYS_AND_MORE } from '../tables/hazard-codes.ts';
import { hazardsParameter } from './hazard-parameters.ts';
import { zoneKindsParameter } from './zone-kinds-parameter.ts';

/** Eight classes: as many as 水害ハザードマップ作成の手引き (R5.5) 表3-2 tells apart. */
const MOST_DEPTH_BOUNDS = 7;

/** Depth in metres: whole centimetres, up to 300 m. */
const depthMeters = z
  .number()
  .positive()
  .max(300)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, 'expected whole centimetres');

const ascending = (values: readonly number[]) =>
  values.every((value, index) => index === 0 || value > values[index - 1]!);

const verticalStep = z.object({
  fromMeters: depthMeters,
  atMostStoreys: z
    .int()
    .min(0)
    .refine((value) => value < STOREYS_AND_MORE || value === ALL_STOREYS, 'expected 0 to 4 storeys, or all (999)'),
});

/** The parameters of the exposure question as outside input. */
export const exposureParameters = z.object({
  zoneKinds: zoneKindsParameter,
  hazards: hazardsParameter,
  depthBoundsMeters: z
    .array(depthMeters)
    .min(1)
    .max(MOST_DEPTH_BOUNDS)
    .refine(ascending, 'expected ascending depths')
    .readonly()
    .optional(),
  verticalRule: z
    .array(verticalStep.readonly())
    .max(5)
    .refine((steps) => ascending(steps.map((step) => step.fromMeters)), 'expected ascending depths')
    .readonly()
    .optional(),
});
