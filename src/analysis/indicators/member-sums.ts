import type { FacilityKind } from '../../domain/datasets.ts';
import type { IndicatorInput } from '../../domain/indicator-input.ts';
import { type MovedResidents, residentColumns } from '../../domain/moved-residents.ts';
import type { PlanIndicators, RuleOverlap } from '../../domain/plan-indicators.ts';

/** What the members of the zones alone tell: everything but ground. */
export type MemberIndicators = Omit<PlanIndicators, 'areaSquareMeters' | 'perimeterMeters' | 'redZone'> & {
  readonly redZone: {
    readonly all: MembersOfRule;
    /** In the order of the input's rules. */
    readonly byRule: readonly MembersOfRule[];
  };
};
export type MembersOfRule = Omit<RuleOverlap, 'areaSquareMeters'>;

/** Stored states: unknown, not hit, six ranks. */
const STATES = 8;

const people = ['population', 'population65', 'population75', 'households', 'populationDay'] as const;
type People = (typeof people)[number];

/**
 * Sums over the buildings inside. Every column is exactly summable and counts are whole, so a building that comes and goes
 * leaves the sums as they were to the last bit. Points beyond the buildings are the facilities.
 */
export class MemberSums {
  private readonly input: IndicatorInput;
  private buildings = 0;
  private floorArea = 0;
  private spending = 0;
  private readonly people: Record<People, number>;
  private readonly statesHit: readonly Float64Array[];
  private readonly peopleHit: readonly Float64Array[];
  /** By mesh number: people of today. */
  private readonly byMesh: Float64Array;
  /** By the rules of a building, one bit each: buildings and people. */
  private readonly redBuildings: Float64Array;
  private readonly redPeople: Float64Array;
  private readonly facilities = new Map<FacilityKind, number>();

  constructor(input: IndicatorInput) {
    this.input = input;
    this.people = { population: 0, population65: 0, population75: 0, households: 0, populationDay: 0 };
    this.statesHit = input.hazards.map(() => new Float64Array(STATES));
    this.peopleHit = input.hazards.map(() => new Float64Array(STATES));
    this.byMesh = new Float64Array(input.future?.ratios[0]?.length ?? 0);
    this.redBuildings = new Float64Array(1 << input.redZones.rules.length);
    this.redPeople = new Float64Array(1 << input.redZones.rules.length);
  }

  /** Takes in all points whose flag is set, over nothing. */
  addAll(inside: Uint8Array): void {
    for (let point = 0; point < inside.length; point++) if (inside[point] === 1) this.add(point, 1);
  }

  /** Takes a point in (1) or out (−1). */
  add(point: number, sign: 1 | -1): void {
    const { input } = this;
    if (point >= input.count) {
      const kind = input.facilities.kind[point - input.count]!;
      this.facilities.set(kind, (this.facilities.get(kind) ?? 0) + sign);
      return;
    }
    this.buildings += sign;
    this.floorArea += sign * input.floorAreaSquareMeters[point]!;
    for (const measure of people) {
      const values = input[measure];
      if (values) this.people[measure] += sign * values[point]!;
    }
    if (input.spending) this.spending += sign * input.spending.yen[point]!;
    this.addByState(point, sign, sign * (input.population?.[point] ?? 0));
  }

  private addByState(point: number, sign: 1 | -1, residents: number): void {
    const { hazards, redZones, future } = this.input;
    for (let i = 0; i < hazards.length; i++) {
      const state = hazards[i]!.state[point]!;
      this.statesHit[i]![state]! += sign;
      this.peopleHit[i]![state]! += residents;
    }
    const rules = redZones.flags[point]!;
    this.redBuildings[rules]! += sign;
    this.redPeople[rules]! += residents;
    if (future) this.byMesh[future.mesh[point]!]! += residents;
  }

  /** The same members after people moved house. Costs what those inside whose number changed cost, not what all do. */
  withMoved({ people: moved, inside: more }: MovedResidents, inside: Uint8Array): MemberSums {
    const { hazards, redZones, future, count } = this.input;
    const sums = new MemberSums(this.input);
    sums.buildings = this.buildings;
    sums.floorArea = this.floorArea;
    sums.spending = this.spending;
    Object.assign(sums.people, this.people);
    for (const measure of residentColumns) sums.people[measure] += more[measure] ?? 0;
    for (const [kind, number] of this.facilities) sums.facilities.set(kind, number);
    for (const i of hazards.keys()) {
      sums.statesHit[i]!.set(this.statesHit[i]!);
      sums.peopleHit[i]!.set(this.peopleHit[i]!);
    }
    sums.byMesh.set(this.byMesh);
    sums.redBuildings.set(this.redBuildings);
    sums.redPeople.set(this.redPeople);
    if (!moved) return sums;
    const changed = new Uint32Array(count);
    let length = 0;
    for (let building = 0; building < count; building++)
      if (inside[building] === 1 && moved[building] !== 0) changed[length++] = building;
    const buildings = changed.subarray(0, length);
    for (const [i, { state }] of hazards.entries()) addByClass(sums.peopleHit[i]!, state, moved, buildings);
    addByClass(sums.redPeople, redZones.flags, moved, buildings);
    if (future) addByClass(sums.byMesh, future.mesh, moved, buildings);
    return sums;
  }

  read(): MemberIndicators {
    const { input } = this;
    const given = (measure: People) => (input[measure] ? this.people[measure] : null);
    return {
      buildings: this.buildings,
      population: given('population'),
      population65: given('population65'),
      population75: given('population75'),
      households: given('households'),
      populationDay: given('populationDay'),
      floorAreaSquareMeters: this.floorArea,
      exposure: new Map(
        input.hazards.map(({ key }, i) => [
          key,
          { buildings: this.statesHit[i]!.slice(), population: input.population ? this.peopleHit[i]!.slice() : null },
        ]),
      ),
      redZone: {
        all: this.inRules((rules) => rules !== 0),
        byRule: input.redZones.rules.map((_, i) => this.inRules((rules) => (rules & (1 << i)) !== 0)),
      },
      ...this.projected(),
      spendingShare: input.spending && input.spending.cityYen > 0 ? this.spending / input.spending.cityYen : null,
      facilities: new Map(
        [...new Set(input.facilities.kind)].sort().map((kind) => [kind, this.facilities.get(kind) ?? 0]),
      ),
    };
  }

  private inRules(isWanted: (rules: number) => boolean): MembersOfRule {
    let [buildings, residents] = [0, 0];
    this.redBuildings.forEach((count, rules) => {
      if (!isWanted(rules)) return;
      buildings += count;
      residents += this.redPeople[rules]!;
    });
    return { buildings, population: this.input.population ? residents : null };
  }

  /** Always over the meshes in their order, so that equal sums by mesh give equal years. */
  private projected(): Pick<PlanIndicators, 'future' | 'futureUnknown'> {
    const known = new Map<number, number>();
    const unknown = new Map<number, number>();
    const { future, population } = this.input;
    if (!future || !population) return { future: known, futureUnknown: unknown };
    future.years.forEach((year, i) => {
      const ratios = future.ratios[i]!;
      let [sum, rest] = [0, 0];
      for (let mesh = 0; mesh < ratios.length; mesh++) {
        const residents = this.byMesh[mesh]!;
        if (Number.isNaN(ratios[mesh]!)) rest += residents;
        else sum += residents * ratios[mesh]!;
      }
      known.set(year, sum);
      unknown.set(year, rest);
    });
    return { future: known, futureUnknown: unknown };
  }
}

function addByClass(
  sums: Float64Array,
  classes: ArrayLike<number>,
  values: Float64Array,
  buildings: Uint32Array,
): void {
  for (let i = 0; i < buildings.length; i++) {
    const building = buildings[i]!;
    sums[classes[building]!]! += values[building]!;
  }
}
