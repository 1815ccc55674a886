import { apportionmentWeights, residentWeights } from '../../domain/apportionment.ts';
import { STATE_NOT_HIT, STATE_UNKNOWN } from '../../domain/depth-rank.ts';
import { depthHazards, type HazardKey, parseHazardKey } from '../../domain/hazard.ts';
import { type ResidentColumn, residentColumns } from '../../domain/moved-residents.ts';
import type { BuildingColumns, HazardColumn } from '../../tables/city-tables.ts';
import { exactlySummable } from '../../tables/exact-sum.ts';
import type { CityModel } from '../city-model.ts';
import type { EffectDetail, LoweredHazard } from './applied-effect.ts';
import { lowered } from './lower-depth.ts';
import { movePeople } from './move-people.ts';

type Lowered = Omit<Extract<EffectDetail, { kind: 'lower_depth' }>, 'kind'> & { readonly changed: number };

/** The city's columns while effects are applied to them; columns that no effect touches stay the city's own. */
export class ScenarioColumns {
  private readonly model: CityModel;
  private buildings: BuildingColumns;
  private readonly hazards = new Map<HazardKey, HazardColumn>();
  /** By hazard: how much lower the water stands at each building. Where places overlap the largest counts, once. */
  private readonly loweredBy = new Map<HazardKey, Float64Array>();

  constructor(model: CityModel) {
    this.model = model;
    this.buildings = model.buildings;
  }

  lowerDepth(place: Uint8Array, keys: readonly HazardKey[], meters: number): Lowered {
    const known = (key: HazardKey) =>
      depthHazards.includes(parseHazardKey(key).hazard) &&
      this.model.tables.hazards.some((column) => column.key === key);
    const changed = new Uint8Array(place.length);
    const hazards = [...new Set(keys)].filter(known).map((key) => this.lowerOne(place, key, meters, changed));
    return { meters, hazards, lacking: keys.filter((key) => !known(key)), changed: countOf(changed) };
  }

  private lowerOne(place: Uint8Array, key: HazardKey, meters: number, changed: Uint8Array): LoweredHazard {
    const { hazard } = parseHazardKey(key);
    const first = this.model.tables.hazards.find((column) => column.key === key)!;
    const column = this.hazards.get(key) ?? {
      ...first,
      state: first.state.slice(),
      depthMeters: first.depthMeters.slice(),
    };
    const by = this.loweredBy.get(key) ?? new Float64Array(place.length);
    let [different, rankStays, unknown] = [0, 0, 0];
    for (let building = 0; building < place.length; building++) {
      if (place[building] !== 1) continue;
      if (first.state[building] === STATE_UNKNOWN) unknown++;
      if (by[building]! >= meters) continue;
      by[building] = meters;
      const before = { state: first.state[building]!, depthMeters: first.depthMeters[building]! };
      const after = lowered(before, meters, hazard);
      const isHit = before.state !== STATE_UNKNOWN && before.state !== STATE_NOT_HIT;
      if (isHit && Number.isNaN(before.depthMeters) && after.state === before.state) rankStays++;
      if (
        after.state === column.state[building] &&
        Object.is(Math.fround(after.depthMeters), column.depthMeters[building])
      )
        continue;
      column.state[building] = after.state;
      column.depthMeters[building] = after.depthMeters;
      changed[building] = 1;
      different++;
    }
    this.loweredBy.set(key, by);
    if (different > 0) this.hazards.set(key, column);
    return { key, changed: different, rankStays, unknown };
  }

  /** Buildings whose storeys are not known stay unknown: a rule for new buildings does not say how old ones are. */
  raiseStoreys(place: Uint8Array, storeys: number): { readonly changed: number; readonly unknown: number } {
    const next = this.buildings.storeys.slice();
    let [changed, unknown] = [0, 0];
    for (let building = 0; building < place.length; building++) {
      if (place[building] !== 1) continue;
      if (next[building] === 0) unknown++;
      else if (next[building]! < storeys) {
        next[building] = storeys;
        changed++;
      }
    }
    if (changed > 0) this.buildings = { ...this.buildings, storeys: next };
    return { changed, unknown };
  }

  /** `residence`: per building 1 inside 居住誘導区域. */
  relocate(
    place: Uint8Array,
    residence: Uint8Array,
    share: number,
  ): { readonly changed: number; readonly moved: number | null; readonly stayed: number | null } {
    const { usage, floorAreaSquareMeters, population } = this.buildings;
    const weight = apportionmentWeights(usage, floorAreaSquareMeters, residentWeights);
    for (let building = 0; building < weight.length; building++)
      if (place[building] === 1 || residence[building] !== 1) weight[building] = 0;
    const next: Partial<Record<ResidentColumn, Float64Array>> = {};
    let moved: number | undefined;
    for (const measure of residentColumns) {
      const values = this.buildings[measure];
      if (values.every(Number.isNaN)) continue;
      const move = movePeople(exactlySummable(values), { from: place, weight, share });
      if (!move) break;
      next[measure] = move.values;
      if (measure === 'population') moved = move.moved;
    }
    const isMoved = Object.keys(next).length > 0;
    const changed = isMoved && share > 0 ? countWhere(place, (building) => population[building]! > 0) : 0;
    const stayed = isMoved ? 0 : share * sumWhere(place, population);
    this.buildings = { ...this.buildings, ...next };
    if (population.every(Number.isNaN)) return { changed, moved: null, stayed: null };
    return { changed, moved: moved ?? 0, stayed };
  }

  /** The city with these columns. */
  city(): CityModel {
    const { buildings, hazards, model } = this;
    return {
      ...model,
      buildings,
      tables: {
        ...model.tables,
        buildings,
        hazards: model.tables.hazards.map((column) => hazards.get(column.key) ?? column),
      },
    };
  }
}

const countOf = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0);

function countWhere(flags: Uint8Array, isWanted: (building: number) => boolean): number {
  let count = 0;
  flags.forEach((flag, building) => {
    if (flag === 1 && isWanted(building)) count++;
  });
  return count;
}

function sumWhere(flags: Uint8Array, values: Float64Array): number {
  let sum = 0;
  flags.forEach((flag, building) => {
    if (flag === 1 && values[building]! > 0) sum += values[building]!;
  });
  return sum;
}
