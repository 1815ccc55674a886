import type { Hazard, HazardScale } from '../../domain/hazard.ts';
import type { ZoneKind } from '../../domain/zone-kind.ts';

/** Parts a file can play, in the order of the list. */
export const roleKinds = [
  'buildings',
  'zone',
  'hazard',
  'terrain',
  'population',
  'future_population',
  'people_flow',
  'consumption',
  'facilities',
  'base_map',
] as const;
export type RoleKind = (typeof roleKinds)[number];

export const roleQuantities = ['depth', 'duration', 'area_type'] as const;

/** A role as it is being chosen; `kind` null leaves it to recognition. */
export interface RoleChoice {
  readonly kind: RoleKind | null;
  readonly zoneKind: ZoneKind;
  readonly hazard: Hazard;
  readonly scale: HazardScale;
  readonly quantity: (typeof roleQuantities)[number];
}

export const firstRoleChoice: RoleChoice = {
  kind: null,
  zoneKind: 'district',
  hazard: 'river',
  scale: 'L2',
  quantity: 'depth',
};

/** The role as the readers take it (`parseRole`), or null for recognition. */
export function roleText({ kind, zoneKind, hazard, scale, quantity }: RoleChoice): string | null {
  if (kind === 'zone') return `zone:${zoneKind}`;
  if (kind === 'hazard') return ['hazard', hazard, scale, quantity].filter(Boolean).join(':');
  return kind;
}
