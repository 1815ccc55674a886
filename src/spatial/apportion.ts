/**
 * Sharing the totals of units (meshes, polygons) out to the buildings in them: P_b = P_u · a_b ÷ Σ_{i∈u} a_i.
 * Source: domain rules of the plan (residential floor area × weight of usage); where no building of a unit has weight
 * (Σa = 0) its people are spread by footprint area, and the unit is reported; where a unit has no building its people stay
 * unplaced. Always Σ buildings + unplaced = Σ units.
 */
export interface Apportionment {
  /**
   * Shares out one measure given per unit. NaN (not given, suppressed) is shared out as nothing and reported.
   */
  share(totals: Float64Array): SharedOut;
  /** Units of which all buildings have weight 0 and footprint areas were used; empty units are not among them. */
  readonly unitsByArea: Uint32Array;
  /** Units without any building. */
  readonly emptyUnits: Uint32Array;
}

export interface SharedOut {
  /** Per building. Buildings in no unit get 0. */
  readonly values: Float64Array;
  /** Sum of units without buildings. */
  readonly unplaced: number;
  /** Sum of all units: Σ values + unplaced, to rounding. */
  readonly source: number;
  /** Units whose total is NaN. */
  readonly unitsNotGiven: Uint32Array;
}

export interface ApportionmentInput {
  readonly unitCount: number;
  /** Per building: its unit, −1 none. */
  readonly unitOfBuilding: Int32Array;
  /** Per building: a_b; negative and NaN count as 0. */
  readonly weight: Float64Array;
  /** Per building: what to go by where a unit has no weight (footprint area); if that is 0 too, every building alike. */
  readonly fallbackWeight: Float64Array;
}

/** Fixes each building's share of its unit; then any number of measures can be shared out. */
export function createApportionment(input: ApportionmentInput): Apportionment {
  const { unitOfBuilding, unitCount } = input;
  const buildings = countBuildings(unitOfBuilding, unitCount);
  const sums = sumByUnit(unitOfBuilding, input.weight, unitCount);
  const shares = new Float64Array(unitOfBuilding.length);
  const unitsByArea: number[] = [];
  const emptyUnits: number[] = [];
  for (let unit = 0; unit < unitCount; unit++) {
    if (buildings[unit] === 0) emptyUnits.push(unit);
    else if (sums[unit] === 0) unitsByArea.push(unit);
  }
  // almost never needed: only summed where a unit asks for it
  const fallbackSums = unitsByArea.length > 0 ? sumByUnit(unitOfBuilding, input.fallbackWeight, unitCount) : sums;
  for (let building = 0; building < shares.length; building++) {
    const unit = unitOfBuilding[building]!;
    if (unit < 0) continue;
    if (sums[unit]! > 0) shares[building] = shareOf(input.weight[building]!, sums[unit]!);
    else if (fallbackSums[unit]! > 0) shares[building] = shareOf(input.fallbackWeight[building]!, fallbackSums[unit]!);
    else shares[building] = 1 / buildings[unit]!;
  }
  return {
    share: (totals) => shareOut(totals, unitOfBuilding, shares, buildings),
    unitsByArea: Uint32Array.from(unitsByArea),
    emptyUnits: Uint32Array.from(emptyUnits),
  };
}

/** Share of a sum; negative and NaN weights take nothing. */
const shareOf = (weight: number, sum: number): number => (weight > 0 ? weight / sum : 0);

function countBuildings(unitOfBuilding: Int32Array, unitCount: number): Uint32Array {
  const buildings = new Uint32Array(unitCount);
  for (let building = 0; building < unitOfBuilding.length; building++) {
    const unit = unitOfBuilding[building]!;
    if (unit >= 0) buildings[unit]!++;
  }
  return buildings;
}

function sumByUnit(unitOfBuilding: Int32Array, weight: Float64Array, unitCount: number): Float64Array {
  const sums = new Float64Array(unitCount);
  for (let building = 0; building < unitOfBuilding.length; building++) {
    const unit = unitOfBuilding[building]!;
    const value = weight[building]!;
    if (unit >= 0 && value > 0) sums[unit]! += value;
  }
  return sums;
}

function shareOut(
  totals: Float64Array,
  unitOfBuilding: Int32Array,
  shares: Float64Array,
  buildings: Uint32Array,
): SharedOut {
  if (totals.length !== buildings.length)
    throw new RangeError(`expected ${buildings.length} unit totals, got ${totals.length}`);
  const given = new Float64Array(totals.length);
  const unitsNotGiven: number[] = [];
  for (let unit = 0; unit < totals.length; unit++) {
    if (Number.isNaN(totals[unit]!)) unitsNotGiven.push(unit);
    else given[unit] = totals[unit]!;
  }
  const values = new Float64Array(shares.length);
  for (let building = 0; building < values.length; building++) {
    const unit = unitOfBuilding[building]!;
    if (unit >= 0) values[building] = given[unit]! * shares[building]!;
  }
  return {
    values,
    unplaced: sumExactly(given.filter((_, unit) => buildings[unit] === 0)),
    source: sumExactly(given),
    unitsNotGiven: Uint32Array.from(unitsNotGiven),
  };
}

/** Sum with the rounding errors carried along (Neumaier 1974), good to the last digit for millions of terms. */
export function sumExactly(values: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/**
 * Groups of units whose details were published together: e-Stat puts the details of a suppressed mesh (HTKSYORI 1) into
 * those of the mesh that HTKSAKI names. Returns for each unit the unit that holds its group's details (itself if none).
 * Units whose holder is not among the units stay alone. Source: e-Stat 地域メッシュ統計 秘匿処理.
 */
export function detailHolders(unitId: readonly string[], suppressedInto: readonly string[]): Int32Array {
  const unitOfId = new Map(unitId.map((id, unit) => [id, unit]));
  return Int32Array.from(unitId, (_, unit) => {
    let holder = unit;
    // a holder may be suppressed in turn; a circle in the data must not hang
    for (let step = 0; step < 8; step++) {
      const next = unitOfId.get(suppressedInto[holder] ?? '');
      if (next === undefined || next === holder) return holder;
      holder = next;
    }
    return holder;
  });
}

export interface DetailShares {
  readonly unitOfBuilding: Int32Array;
  /** From `detailHolders`. */
  readonly holderOfUnit: Int32Array;
  /** People of each building, already shared out: details go by them. */
  readonly population: Float64Array;
  /** Where a group has no people: the weights that the people would have gone by. */
  readonly fallbackWeight: Float64Array;
}

/**
 * Apportionment of details (65+, 75+ …): those of a group go to the buildings of all its units by their people. Without
 * suppressed units this is each unit's own age share.
 */
export function createDetailApportionment(shares: DetailShares): Apportionment {
  const { unitOfBuilding, holderOfUnit } = shares;
  const groupOfBuilding = new Int32Array(unitOfBuilding.length);
  for (let building = 0; building < groupOfBuilding.length; building++) {
    const unit = unitOfBuilding[building]!;
    groupOfBuilding[building] = unit < 0 ? -1 : holderOfUnit[unit]!;
  }
  return createApportionment({
    unitCount: holderOfUnit.length,
    unitOfBuilding: groupOfBuilding,
    weight: shares.population,
    fallbackWeight: shares.fallbackWeight,
  });
}
