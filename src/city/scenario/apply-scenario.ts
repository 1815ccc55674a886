import { evacuationHazards, type FacilitiesDataset } from '../../domain/datasets.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { MeasureEffect, MeasurePlace, PlanMeasure, Scenario } from '../../domain/plan.ts';
import { toGeographic } from '../../spatial/coordinate-system.ts';
import type { CityModel } from '../city-model.ts';
import { type AppliedEffect, effectAssumptions } from './applied-effect.ts';
import { buildingsOfPlace } from './measure-place.ts';
import { ScenarioColumns } from './scenario-columns.ts';
import { withScenarioZones } from './scenario-zones.ts';

export interface AppliedScenario {
  /** The city as the scenario has it. What the scenario does not change is shared with the city, not copied. */
  readonly model: CityModel;
  readonly effects: readonly AppliedEffect[];
  /** To be added to the city's own in every evidence. */
  readonly assumptions: Evidence['assumptions'];
}

/** What a caller who follows a line knows already; flags per building: 1 inside. */
export interface KnownMembers {
  /** Of 居住誘導区域. */
  readonly residence?: Uint8Array;
  /** Undefined: to be found out. */
  readonly placeOf?: (place: MeasurePlace) => Uint8Array | undefined;
}

/**
 * The city with a scenario's zones and its measures in force, one after the other in the order of the scenario's list.
 * Unknown stays unknown, people are conserved to the last bit. Hazards change at the buildings only: ground, facilities and
 * hours of inundation are as surveyed (which the assumptions say). Ids of measures that the plan has not are passed over.
 */
export function applyScenario(
  city: CityModel,
  { zones, measures: inForce }: Pick<Scenario, 'zones' | 'measures'>,
  measures: readonly PlanMeasure[],
  known: KnownMembers = {},
): AppliedScenario {
  const zoned = withScenarioZones(city, zones);
  const columns = new ScenarioColumns(zoned);
  const effects: AppliedEffect[] = [];
  const shelters: FacilitiesDataset[] = [];
  for (const id of inForce) {
    const measure = measures.find((one) => one.id === id);
    if (!measure?.effect) continue;
    if (measure.effect.kind === 'new_shelter') shelters.push(newShelter(measure, measure.effect, city.planarCrs));
    effects.push(appliedEffect(measure, measure.effect, { city: zoned, columns, known }));
  }
  const model = columns.city();
  return {
    model: shelters.length > 0 ? { ...model, facilities: [...model.facilities, ...shelters] } : model,
    effects,
    assumptions: effectAssumptions(effects),
  };
}

interface EffectGround {
  readonly city: CityModel;
  readonly columns: ScenarioColumns;
  readonly known: KnownMembers;
}

function appliedEffect(
  { id, name, place }: PlanMeasure,
  effect: MeasureEffect,
  { city, columns, known }: EffectGround,
): AppliedEffect {
  const measure = { id, name };
  if (effect.kind === 'new_shelter')
    return { measure, buildings: 0, changed: 0, detail: { kind: effect.kind, capacity: effect.capacity } };
  const inPlace = known.placeOf?.(place) ?? buildingsOfPlace(city, place);
  const buildings = inPlace.reduce((sum, flag) => sum + flag, 0);
  if (effect.kind === 'lower_depth') {
    const { changed, ...detail } = columns.lowerDepth(inPlace, effect.hazards, effect.meters);
    return { measure, buildings, changed, detail: { kind: effect.kind, ...detail } };
  }
  if (effect.kind === 'minimum_storeys') {
    const { changed, unknown } = columns.raiseStoreys(inPlace, effect.storeys);
    return { measure, buildings, changed, detail: { kind: effect.kind, storeys: effect.storeys, unknown } };
  }
  const { changed, moved, stayed } = columns.relocate(inPlace, known.residence ?? residenceOf(city), effect.share);
  return { measure, buildings, changed, detail: { kind: effect.kind, share: effect.share, moved, stayed } };
}

/** Per building: 1 inside 居住誘導区域. */
function residenceOf({ tables, buildings }: CityModel): Uint8Array {
  const table = tables.zones.find(({ zoneKind }) => zoneKind === 'residence');
  if (!table) return new Uint8Array(buildings.count);
  return Uint8Array.from(table.member, (zone) => (zone >= 0 ? 1 : 0));
}

type NewShelter = Extract<MeasureEffect, { readonly kind: 'new_shelter' }>;

function newShelter({ id, name }: PlanMeasure, effect: NewShelter, planarCrs: string): FacilitiesDataset {
  const bits = effect.usableFor.map((hazard) => (evacuationHazards as readonly string[]).indexOf(hazard));
  return {
    kind: 'facilities',
    source: { file: `measure:${id}`, title: name, crs: planarCrs, crsGuessed: false, confidence: 1 },
    count: 1,
    facilityId: [`measure:${id}`],
    facilityKind: [effect.facilityKind],
    name: [name],
    address: [''],
    positions: toGeographic(Float64Array.from(effect.position), planarCrs),
    capacity: Float64Array.of(effect.capacity ?? Number.NaN),
    usableFor: Uint8Array.of(bits.reduce((sum, bit) => (bit < 0 ? sum : sum | (1 << bit)), 0)),
    extra: [''],
  };
}
