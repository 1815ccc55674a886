import { z } from 'zod';
import { allZoneKinds } from '../domain/zone-kind.ts';
import { eachOnce, isDistinct, parameterMeta } from './parameter-meta.ts';

/** Parameter of every question: the kinds of zones that it is counted by. */
export const zoneKindsParameter = z
  .array(z.enum(['city', ...allZoneKinds]))
  .min(1)
  .refine(isDistinct, eachOnce)
  .readonly()
  .meta(parameterMeta({ title: { ja: '区域の種類', en: 'Kinds of zones' }, control: 'zone_kinds' }));
