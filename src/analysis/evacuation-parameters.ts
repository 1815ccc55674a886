import { z } from 'zod';
import type { EvacuationAssumptions } from '../domain/evacuation-verdict.ts';
import type { Evidence } from '../domain/evidence.ts';
import { parameterMeta } from './parameter-meta.ts';

const ownDefault = {
  ja: 'このツールの既定値。法令・手引きに定めはない',
  en: 'default of this tool; no law or guide fixes it',
};

/** Hours from which water that stays counts as long: 3 days, how long supplies at home are held to last. */
export const longDurationParameter = z
  .int()
  .min(1)
  .max(2000)
  .meta(
    parameterMeta({
      title: { ja: '長期浸水とみなす浸水継続時間', en: 'Inundation counts as long from' },
      unit: 'h',
      step: 12,
      assumption: true,
      source: {
        ja: '72 時間（3 日）は支援なしの備蓄の限界とされる。法令に定めはない',
        en: '72 hours, how long supplies are held to last without help; no law fixes it',
      },
    }),
  );

/** Fields of questions that judge by the level of the top floor. */
export const evacuationParameters = {
  storeyHeightMeters: z
    .number()
    .min(2)
    .max(6)
    .multipleOf(0.01)
    .meta(
      parameterMeta({
        title: { ja: '1 階分の高さ（浸水深と階高による判定）', en: 'Height of a storey (by depth)' },
        unit: 'm',
        step: 0.1,
        assumption: true,
        source: ownDefault,
      }),
    ),
  firstFloorMeters: z
    .number()
    .min(0)
    .max(3)
    .multipleOf(0.01)
    .meta(
      parameterMeta({
        title: { ja: '1 階の床の高さ（浸水深と階高による判定）', en: 'Level of the first floor (by depth)' },
        unit: 'm',
        step: 0.1,
        assumption: true,
        source: ownDefault,
      }),
    ),
  longDurationHours: longDurationParameter,
};

export const longDurationAssumption = (hours: number): Evidence['assumptions'][number] => ({
  code: 'long-duration-h',
  value: hours,
  editable: true,
});

/** What no law fixes of the verdicts, for their evidence. */
export const evacuationEvidence = (assumptions: EvacuationAssumptions): Evidence['assumptions'] => [
  { code: 'storey-height-m', value: assumptions.storeyHeightMeters, editable: true },
  { code: 'first-floor-m', value: assumptions.firstFloorMeters, editable: true },
  longDurationAssumption(assumptions.longDurationHours),
  { code: 'unknown-zone-counts-as-outside', value: 'yes', editable: false },
  { code: 'rank-without-depth-counts-as-deepest', value: 'yes', editable: false },
];
