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

/** Sums of weights below this are none: floor areas are square metres. */
const LEAST_SUM = 1e-100;

/** Fixes what each building weighs in its unit; then any number of measures can be shared out, one pass each. */
export function createApportionment(input: ApportionmentInput): Apportionment {
  const { unitOfBuilding, unitCount } = input;
  const { buildings, sums } = sumByUnit(unitOfBuilding, input.weight, unitCount);
  const unitsByArea: number[] = [];
  const emptyUnits: number[] = [];
  for (let unit = 0; unit < unitCount; unit++) {
    if (buildings[unit] === 0) emptyUnits.push(unit);
    else if (sums[unit]! < LEAST_SUM) unitsByArea.push(unit);
  }
  let fallback: { readonly weight: Float64Array; readonly sums: Float64Array } | undefined;
  return {
    share: (totals) => {
      if (!unitsByArea.some((unit) => totals[unit]! > 0))
        return shareOut(totals, unitOfBuilding, input.weight, buildings, sums);
      fallback ??= weightsWithFallback(input, unitsByArea, sums);
      return shareOut(totals, unitOfBuilding, fallback.weight, buildings, fallback.sums);
    },
    unitsByArea: Uint32Array.from(unitsByArea),
    emptyUnits: Uint32Array.from(emptyUnits),
  };
}

function sumByUnit(unitOfBuilding: Int32Array, weight: Float64Array, unitCount: number) {
  const buildings = new Uint32Array(unitCount);
  const sums = new Float64Array(unitCount);
  for (let building = 0; building < unitOfBuilding.length; building++) {
    const unit = unitOfBuilding[building]!;
    if (unit < 0) continue;
    buildings[unit]!++;
    const value = weight[building]!;
    if (value > 0) sums[unit]! += value;
  }
  return { buildings, sums };
}

/** Weights in which the units without weight go by area, or alike, and their sums; asked for only where such a unit has people. */
function weightsWithFallback(
  { unitOfBuilding, unitCount, weight: ownWeight, fallbackWeight }: ApportionmentInput,
  unitsByArea: readonly number[],
  ownSums: Float64Array,
): { readonly weight: Float64Array; readonly sums: Float64Array } {
  const sums = ownSums.slice();
  const byArea = sumByUnit(unitOfBuilding, fallbackWeight, unitCount);
  const uses = new Uint8Array(unitCount); // 0 weight, 1 area, 2 alike
  for (const unit of unitsByArea) {
    uses[unit] = byArea.sums[unit]! < LEAST_SUM ? 2 : 1;
    sums[unit] = uses[unit] === 1 ? byArea.sums[unit]! : byArea.buildings[unit]!;
  }
  const weight = ownWeight.slice();
  for (let building = 0; building < weight.length; building++) {
    const unit = unitOfBuilding[building]!;
    if (unit < 0 || uses[unit] === 0) continue;
    weight[building] = uses[unit] === 1 ? fallbackWeight[building]! : 1;
  }
  return { weight, sums };
}

function shareOut(
  totals: Float64Array,
  unitOfBuilding: Int32Array,
  weight: Float64Array,
  buildings: Uint32Array,
  sums: Float64Array,
): SharedOut {
  if (totals.length !== buildings.length)
    throw new RangeError(`expected ${buildings.length} unit totals, got ${totals.length}`);
  const given = new Float64Array(totals.length);
  const perWeight = new Float64Array(totals.length);
  const unitsNotGiven: number[] = [];
  for (let unit = 0; unit < totals.length; unit++) {
    if (Number.isNaN(totals[unit]!)) unitsNotGiven.push(unit);
    else given[unit] = totals[unit]!;
    perWeight[unit] = buildings[unit] === 0 || given[unit] === 0 ? 0 : given[unit]! / sums[unit]!;
  }
  const values = new Float64Array(unitOfBuilding.length);
  for (let building = 0; building < values.length; building++) {
    const unit = unitOfBuilding[building]!;
    const own = weight[building]!;
    if (unit >= 0 && own > 0) values[building] = own * perWeight[unit]!;
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
  return createApportionment({
    unitCount: holderOfUnit.length,
    unitOfBuilding: groupsOfBuildings(unitOfBuilding, holderOfUnit),
    weight: shares.population,
    fallbackWeight: shares.fallbackWeight,
  });
}

function groupsOfBuildings(unitOfBuilding: Int32Array, holderOfUnit: Int32Array): Int32Array {
  if (holderOfUnit.every((holder, unit) => holder === unit)) return unitOfBuilding;
  const groupOfBuilding = new Int32Array(unitOfBuilding.length);
  for (let building = 0; building < groupOfBuilding.length; building++) {
    const unit = unitOfBuilding[building]!;
    groupOfBuilding[building] = unit < 0 ? -1 : holderOfUnit[unit]!;
  }
  return groupOfBuilding;
}
