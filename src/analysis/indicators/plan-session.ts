import type { IndicatorInput } from '../../domain/indicator-input.ts';
import type { MovedResidents } from '../../domain/moved-residents.ts';
import type { PlanZone } from '../../domain/plan.ts';
import type { PlanIndicators } from '../../domain/plan-indicators.ts';
import { createPointGrid } from '../../spatial/point-grid.ts';
import { createPolygonLocator } from '../../spatial/polygon-locator.ts';
import { relocate } from '../../spatial/relocate.ts';
import { MemberSums } from './member-sums.ts';
import { moveVertex, type VertexMove } from './move-vertex.ts';
import { createRedGround, createZoneGround, type GroundIndicators, type RedGround } from './zone-ground.ts';
import { createZoneNumbering, type ZoneRows } from './zone-rows.ts';

/** The state of a plan after a change, and what it gained and lost against the zones that the session began with. */
export interface PlanState {
  readonly indicators: PlanIndicators;
  readonly gained: BuildingsAndPeople;
  readonly lost: BuildingsAndPeople;
}

export interface BuildingsAndPeople {
  readonly buildings: number;
  /** Null where the city has no population. */
  readonly population: number | null;
}

/** Numbers of the buildings, ascending: for the map of the difference. */
export interface ChangedBuildings {
  readonly gained: Uint32Array;
  readonly lost: Uint32Array;
}

/** Zones of one kind while they are redrawn. Belongs to the engine's worker. */
export interface PlanSession {
  /** Of the zones that the session began with (現行). */
  readonly baseline: PlanIndicators;
  /**
   * The next state: any zones (an undo goes back to earlier ones at the price of any other change), or one vertex moved.
   * Throws a RangeError for two zones of one id and for a vertex that is not there; the state is then as before.
   */
  change(next: readonly PlanZone[] | VertexMove): PlanState;
  /**
   * The present state over other columns of the same buildings, facilities and red zones: what a measure that goes by the line
   * itself makes of it. Equal to the full count over that input to the last bit.
   */
  countWith(input: IndicatorInput): PlanIndicators;
  /** The present state after people moved house. Equal to the full count over such columns to the last bit. */
  countMoved(moved: MovedResidents): PlanIndicators;
  /** Per building: 1 inside. A view of the session's own: read it before the next change. */
  inside(): Uint8Array;
  /** The zones of the present state. */
  zones(): readonly PlanZone[];
  changedBuildings(): ChangedBuildings;
}

export interface PlanSessionOptions {
  /** From `createRedGround`, to share it between sessions over one city. */
  readonly red?: RedGround;
}

export function createPlanSession(
  input: IndicatorInput,
  baselineZones: readonly PlanZone[],
  { red = createRedGround(input.redZones) }: PlanSessionOptions = {},
): PlanSession {
  return new Session(input, baselineZones, red);
}

/** All indicators of zones from nothing: what a session must agree with to the last bit. */
export function computeIndicators(
  input: IndicatorInput,
  zones: readonly PlanZone[],
  { red = createRedGround(input.redZones) }: PlanSessionOptions = {},
): PlanIndicators {
  const rows = createZoneNumbering()(zones);
  const sums = new MemberSums(input);
  const { x, y } = pointsOf(input);
  sums.addAll(insideOf(createPolygonLocator(rows.columns).locate(x, y)));
  return joined(input, sums, createZoneGround(red)(rows));
}

/** Buildings, then facilities: one set of points, so that the changed ground is looked for once. */
const pointsOf = ({ x, y, facilities }: IndicatorInput) => ({
  x: joinedFloats(x, facilities.x),
  y: joinedFloats(y, facilities.y),
});

function joinedFloats(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

function insideOf(member: Int32Array): Uint8Array {
  const inside = new Uint8Array(member.length);
  for (let point = 0; point < member.length; point++) if (member[point]! >= 0) inside[point] = 1;
  return inside;
}

function joined({ redZones }: IndicatorInput, sums: MemberSums, ground: GroundIndicators): PlanIndicators {
  const { redZone, ...members } = sums.read();
  return {
    ...members,
    areaSquareMeters: ground.areaSquareMeters,
    perimeterMeters: ground.perimeterMeters,
    redZone: {
      areaSquareMeters: ground.redSquareMeters,
      ...redZone.all,
      byRule: new Map(
        redZones.rules.map(({ id }, i) => [id, { areaSquareMeters: ground.redByRule[i]!, ...redZone.byRule[i]! }]),
      ),
      missing: redZones.missing,
      unsurveyedSquareMeters: ground.unsurveyedSquareMeters,
    },
  };
}

class Session implements PlanSession {
  readonly baseline: PlanIndicators;
  private readonly input: IndicatorInput;
  private readonly points: ReturnType<typeof createPointGrid>;
  private readonly number = createZoneNumbering();
  private readonly sums: MemberSums;
  private readonly measureGround: ReturnType<typeof createZoneGround>;
  private ground: GroundIndicators;
  private readonly insideAtFirst: Uint8Array;
  private readonly members: Uint8Array;
  private member: Int32Array;
  private rows: ZoneRows;
  private present: readonly PlanZone[];
  private readonly gained = { buildings: 0, population: 0 };
  private readonly lost = { buildings: 0, population: 0 };

  constructor(input: IndicatorInput, zones: readonly PlanZone[], red: RedGround) {
    const { x, y } = pointsOf(input);
    this.input = input;
    this.present = zones;
    this.rows = this.number(zones);
    this.points = createPointGrid(x, y);
    this.member = createPolygonLocator(this.rows.columns).locate(x, y);
    this.members = insideOf(this.member);
    this.insideAtFirst = this.members.slice();
    this.sums = new MemberSums(input);
    this.sums.addAll(this.members);
    this.measureGround = createZoneGround(red);
    this.ground = this.measureGround(this.rows);
    this.baseline = joined(input, this.sums, this.ground);
  }

  change(next: readonly PlanZone[] | VertexMove): PlanState {
    const zones = 'ring' in next ? moveVertex(this.present, next) : next;
    const rows = this.number(zones);
    const { member, changed } = relocate(this.points, this.member, this.rows.columns, rows.columns);
    this.member = member;
    this.rows = rows;
    this.present = zones;
    for (const point of changed) this.settle(point, member[point]! >= 0 ? 1 : 0);
    this.ground = this.measureGround(rows);
    return {
      indicators: joined(this.input, this.sums, this.ground),
      gained: this.told(this.gained),
      lost: this.told(this.lost),
    };
  }

  /** A point that went from one zone into another is inside as before. */
  private settle(point: number, inside: 0 | 1): void {
    if (this.members[point] === inside) return;
    this.members[point] = inside;
    this.sums.add(point, inside === 1 ? 1 : -1);
    if (point >= this.input.count) return;
    const wasInside = this.insideAtFirst[point] === 1;
    const difference = wasInside ? this.lost : this.gained;
    const sign = (inside === 1) === wasInside ? -1 : 1;
    difference.buildings += sign;
    difference.population += sign * (this.input.population?.[point] ?? 0);
  }

  private told({ buildings, population }: { buildings: number; population: number }): BuildingsAndPeople {
    return { buildings, population: this.input.population ? population : null };
  }

  countWith(input: IndicatorInput): PlanIndicators {
    if (input.count !== this.input.count || input.facilities.x.length !== this.input.facilities.x.length)
      throw new RangeError('expected columns of the buildings and facilities that the session began with');
    const sums = new MemberSums(input);
    sums.addAll(this.members);
    return joined(input, sums, this.ground);
  }

  countMoved(moved: MovedResidents): PlanIndicators {
    return joined(this.input, this.sums.withMoved(moved, this.members), this.ground);
  }

  inside(): Uint8Array {
    return this.members.subarray(0, this.input.count);
  }

  zones(): readonly PlanZone[] {
    return this.present;
  }

  changedBuildings(): ChangedBuildings {
    return differenceOfMembers(this.insideAtFirst.subarray(0, this.input.count), this.members);
  }
}

/** Buildings that the second holds and the first does not, and the other way round; flags by building. */
export function differenceOfMembers(first: Uint8Array, second: Uint8Array): ChangedBuildings {
  const gained: number[] = [];
  const lost: number[] = [];
  for (let building = 0; building < first.length; building++) {
    if (first[building] === second[building]) continue;
    (second[building] === 1 ? gained : lost).push(building);
  }
  return { gained: Uint32Array.from(gained), lost: Uint32Array.from(lost) };
}
