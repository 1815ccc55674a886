import { type Hazard, type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import type { IndicatorInput } from '../../domain/indicator-input.ts';
import type { PlanMeasure } from '../../domain/plan.ts';
import type { FiledZoneKind } from '../../domain/zone-kind.ts';
import type { ZoneTable } from '../../tables/city-tables.ts';
import type { CityModel } from '../city-model.ts';
import { buildingsOfPlace } from './measure-place.ts';

/** People and buildings in the area of a hazard that no measure against it reaches. */
export interface UncoveredPart {
  readonly hazard: HazardKey;
  /** Row of the zone; null: in no zone of the kind. */
  readonly zone: { readonly id: string; readonly name: string } | null;
  /** Null where the city has no population. */
  readonly people: number | null;
  readonly buildings: number;
}

/** Stored states from which on something is hit: 0 unknown and 1 not hit come before. */
const FIRST_HIT = 2;

/**
 * Risk with no measure by zones of one kind: of each hazard the scale with the most people in its area (else buildings), every
 * building that is hit and lies in the place of no measure against that hazard. Parts add up to the city's; those of nobody
 * and nothing are left out, the largest first.
 */
export function uncoveredRisk(
  model: CityModel,
  input: Pick<IndicatorInput, 'count' | 'population' | 'hazards'>,
  measures: readonly PlanMeasure[],
  zoneKind: FiledZoneKind,
): readonly UncoveredPart[] {
  const table = model.tables.zones.find((one) => one.zoneKind === zoneKind);
  const hazards = new Set(input.hazards.map(({ key }) => parseHazardKey(key).hazard));
  return [...hazards]
    .flatMap((hazard) => {
      const largest = largestScale(input, hazard);
      return largest ? partsOf(input, largest, coveredBuildings(model, measures, hazard), table) : [];
    })
    .sort((a, b) => (b.people ?? 0) - (a.people ?? 0) || b.buildings - a.buildings);
}

type Input = Parameters<typeof uncoveredRisk>[1];
type States = Input['hazards'][number];

function largestScale({ hazards, population, count }: Input, hazard: Hazard): States | undefined {
  const sums = hazards
    .filter(({ key }) => parseHazardKey(key).hazard === hazard)
    .map((states) => {
      let [people, buildings] = [0, 0];
      for (let building = 0; building < count; building++) {
        if (states.state[building]! < FIRST_HIT) continue;
        buildings++;
        people += population?.[building] ?? 0;
      }
      return { states, people, buildings };
    });
  return sums.sort((a, b) => b.people - a.people || b.buildings - a.buildings)[0]?.states;
}

/** Per building: 1 in the place of a measure against the hazard. */
function coveredBuildings(model: CityModel, measures: readonly PlanMeasure[], hazard: Hazard): Uint8Array {
  const covered = new Uint8Array(model.buildings.count);
  for (const { hazards, place } of measures) {
    if (!hazards.includes(hazard)) continue;
    buildingsOfPlace(model, place).forEach((flag, building) => {
      if (flag === 1) covered[building] = 1;
    });
  }
  return covered;
}

function partsOf(
  { count, population }: Input,
  { key, state }: States,
  covered: Uint8Array,
  table: ZoneTable | undefined,
): readonly UncoveredPart[] {
  const zones = table?.zoneId.length ?? 0;
  // The last is for what lies in no zone.
  const buildings = new Float64Array(zones + 1);
  const people = new Float64Array(zones + 1);
  for (let building = 0; building < count; building++) {
    if (state[building]! < FIRST_HIT || covered[building] === 1) continue;
    const zone = table?.member[building] ?? -1;
    const at = zone >= 0 ? zone : zones;
    buildings[at]!++;
    people[at]! += population?.[building] ?? 0;
  }
  return [...buildings.keys()]
    .filter((at) => buildings[at]! > 0)
    .map((at) => ({
      hazard: key,
      zone: at < zones && table ? { id: table.zoneId[at]!, name: table.name[at]! } : null,
      people: population ? people[at]! : null,
      buildings: buildings[at]!,
    }));
}
