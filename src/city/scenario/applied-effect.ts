import type { Evidence } from '../../domain/evidence.ts';
import type { HazardKey } from '../../domain/hazard.ts';
import type { PlanMeasure } from '../../domain/plan.ts';

/** What one measure of a scenario changed, after the measures before it. */
export interface AppliedEffect {
  readonly measure: Pick<PlanMeasure, 'id' | 'name'>;
  /** Buildings in its place. */
  readonly buildings: number;
  /** Of them those that it changes: a building that an earlier measure already changed as far is not among them. */
  readonly changed: number;
  readonly detail: EffectDetail;
}

export type EffectDetail =
  | {
      readonly kind: 'lower_depth';
      readonly meters: number;
      readonly hazards: readonly LoweredHazard[];
      /** Named by the measure, but the city has no data of them, or they have no depth. */
      readonly lacking: readonly HazardKey[];
    }
  | { readonly kind: 'minimum_storeys'; readonly storeys: number; readonly unknown: number }
  | {
      readonly kind: 'relocate';
      readonly share: number;
      /** People who moved; null where the city has no population. */
      readonly moved: number | null;
      /** People who should have, but no dwelling of 居住誘導区域 outside the place can take them. */
      readonly stayed: number | null;
    }
  | { readonly kind: 'new_shelter'; readonly capacity: number | null };

/** Buildings of the place, one state each: the rest of them is surveyed and not hit. */
export interface LoweredHazard {
  readonly key: HazardKey;
  readonly changed: number;
  /** Only their rank is known, and it is not certain that it falls: it stays. */
  readonly rankStays: number;
  readonly unknown: number;
}

type Assumption = Evidence['assumptions'][number];

/** What a scenario's numbers assume, for their evidence; in the order of its measures. */
export function effectAssumptions(effects: readonly AppliedEffect[]): readonly Assumption[] {
  const told = effects.flatMap(({ measure, detail }): Assumption[] => {
    const say = (code: string, text: string): Assumption => ({
      code,
      value: `${measure.name} (${text})`,
      editable: true,
    });
    if (detail.kind === 'lower_depth') {
      const stays = detail.hazards.filter(({ rankStays }) => rankStays > 0);
      return [
        say('effect-lower-depth', `−${detail.meters} m: ${detail.hazards.map(({ key }) => key).join(', ') || '—'}`),
        ...stays.map(({ key, rankStays }) => say('effect-rank-stays', `${key}: ${rankStays}`)),
        ...(detail.lacking.length > 0 ? [say('effect-hazard-missing', detail.lacking.join(', '))] : []),
      ];
    }
    if (detail.kind === 'minimum_storeys')
      return [
        say('effect-minimum-storeys', `≥ ${detail.storeys}`),
        ...(detail.unknown > 0 ? [say('effect-storeys-unknown', `${detail.unknown}`)] : []),
      ];
    if (detail.kind === 'relocate')
      return [
        say('effect-relocate', `${100 * detail.share}%`),
        ...((detail.stayed ?? 0) > 0 ? [say('effect-relocate-stays', `${Math.round(detail.stayed!)}`)] : []),
      ];
    return [say('effect-new-shelter', detail.capacity === null ? '—' : `${detail.capacity}`)];
  });
  const lowers = effects.some(({ detail }) => detail.kind === 'lower_depth');
  return lowers ? [...told, { code: 'effect-buildings-only', value: 'yes', editable: false }] : told;
}
