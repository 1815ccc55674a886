import { CURRENT_SCENARIO } from '../../domain/plan.ts';
import type { SheetSubject } from '../../domain/sheet.ts';
import type { ZoneKind } from '../../domain/zone-kind.ts';
import type { SheetCity } from '../../exports/sheets/sheet-supply.ts';
import type { AtlasKind } from '../../panels/output/output-data.ts';

/** One page of an atlas. */
export interface AtlasSubject {
  readonly id: string;
  readonly name: string;
  readonly subject: SheetSubject;
}

/** Kinds of zones in the order in which an atlas is mostly made. */
const order: readonly ZoneKind[] = ['district', 'school_district', 'residence', 'urban_function', 'use_district'];

/** By what an atlas of this city can be cut: kinds with more than one zone, and the scenarios of the plan. */
export function atlasKinds({ zones, scenarios }: Pick<SheetCity, 'zones' | 'scenarios'>): readonly AtlasKind[] {
  const kinds = [...new Set(zones.map(({ zoneKind }) => zoneKind))];
  const rank = (kind: ZoneKind): number => (order.includes(kind) ? order.indexOf(kind) : order.length);
  const cut = kinds
    .filter((kind) => zones.filter(({ zoneKind }) => zoneKind === kind).length > 1)
    .sort((a, b) => rank(a) - rank(b));
  return [...cut, ...(scenarios.length > 1 ? (['scenario'] as const) : [])];
}

/** Zones of a kind in the order of the city's data, or the scenarios, 現行 first. */
export function atlasSubjects(
  kind: AtlasKind,
  { zones, scenarios }: Pick<SheetCity, 'zones' | 'scenarios'>,
  currentName: string,
): readonly AtlasSubject[] {
  if (kind === 'scenario')
    return scenarios.map(({ id, name }) => {
      const shown = id === CURRENT_SCENARIO ? currentName : name;
      return { id, name: shown, subject: { kind: 'scenario', scenario: id, name: shown } };
    });
  return zones
    .filter(({ zoneKind }) => zoneKind === kind)
    .map(({ zoneId, name }) => {
      const shown = name || zoneId;
      return { id: zoneId, name: shown, subject: { kind: 'zone', zoneKind: kind, zoneId, name: shown } };
    });
}
