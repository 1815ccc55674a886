import { apportionmentWeights, residentWeights } from '../../domain/apportionment.ts';
import { type MovedResidents, type ResidentColumn, residentColumns } from '../../domain/moved-residents.ts';
import { exactlySummable, summationStep } from '../../tables/exact-sum.ts';
import type { CityModel } from '../city-model.ts';
import { arrive, leavingOf } from './move-people.ts';

interface Leaving {
  readonly column: ResidentColumn;
  readonly step: number;
  /** Per building of the place. */
  readonly amounts: Float64Array;
  readonly moved: number;
}

/**
 * A share of the people of a place moving into 居住誘導区域 while that is redrawn: who leaves is found once, and each line only
 * shares them out. The numbers are those of `ScenarioColumns.relocate`, to the last bit. The arrays that it gives are its own
 * until the next line.
 */
export class Relocation {
  /** Buildings of the place, ascending. */
  private readonly place: Uint32Array;
  private readonly leaving: readonly Leaving[];
  private readonly weight: Float64Array;
  private readonly weightInside: Float64Array;
  private readonly people: Float64Array;

  /** `place`: per building 1 inside. `share`: 0 … 1. */
  constructor({ buildings }: CityModel, place: Uint8Array, share: number) {
    this.place = indexesOf(place);
    this.weight = apportionmentWeights(buildings.usage, buildings.floorAreaSquareMeters, residentWeights);
    for (const building of this.place) this.weight[building] = 0;
    this.leaving = residentColumns.flatMap((column): Leaving[] => {
      if (buildings[column].every(Number.isNaN)) return [];
      const values = exactlySummable(buildings[column]);
      const step = summationStep(values);
      const amounts = Float64Array.from(this.place, (building) => leavingOf(values[building]!, share, step));
      return [{ column, step, amounts, moved: amounts.reduce((sum, one) => sum + one, 0) }];
    });
    this.weightInside = new Float64Array(place.length);
    this.people = new Float64Array(place.length);
  }

  /** `residence`: per building 1 inside 居住誘導区域. Undefined where nobody can take them in: then all stay. */
  into(residence: Uint8Array): MovedResidents | undefined {
    const { weight, weightInside, place } = this;
    let weights = 0;
    for (let building = 0; building < weight.length; building++) {
      const own = residence[building] === 1 ? weight[building]! : 0;
      weightInside[building] = own;
      weights += own;
    }
    if (!(weights > 0)) return undefined;
    const inside: Partial<Record<ResidentColumn, number>> = {};
    let people: Float64Array | null = null;
    for (const { column, step, amounts, moved } of this.leaving) {
      // All who leave arrive inside.
      let more = moved;
      for (let row = 0; row < place.length; row++) if (residence[place[row]!] === 1) more -= amounts[row]!;
      inside[column] = more;
      if (column !== 'population') continue;
      people = this.people.fill(0);
      for (let row = 0; row < place.length; row++) people[place[row]!] = -amounts[row]!;
      arrive(people, { moved, step, weight: weightInside, weights });
    }
    return { people, inside };
  }
}

function indexesOf(flags: Uint8Array): Uint32Array {
  const out = new Uint32Array(flags.length);
  let length = 0;
  for (let row = 0; row < flags.length; row++) if (flags[row] === 1) out[length++] = row;
  return out.slice(0, length);
}
