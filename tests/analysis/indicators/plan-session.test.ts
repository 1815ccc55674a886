import { describe, expect, it } from 'vitest';
import { moveVertex } from '../../../src/analysis/indicators/move-vertex.ts';
import {
  computeIndicators,
  createPlanSession,
  differenceOfMembers,
} from '../../../src/analysis/indicators/plan-session.ts';
import { createRedGround } from '../../../src/analysis/indicators/zone-ground.ts';
import type { IndicatorInput } from '../../../src/domain/indicator-input.ts';
import type { PlanarPosition, PlanZone } from '../../../src/domain/plan.ts';
import { buildPolygonColumns } from '../../../src/spatial/polygon-columns-building.ts';
import { createRandom, createRandomInput, square, zone } from './create-input.ts';

/**
 * Five buildings in a row at x = 10, 20 … 50, y = 10, with 1, 2, 4, 8 and 16 people; the third and the fourth in a red zone
 * of 20 × 20 from (25, 0), a shelter at (40, 10).
 */
const toy: IndicatorInput = {
  count: 5,
  x: Float64Array.of(10, 20, 30, 40, 50),
  y: new Float64Array(5).fill(10),
  population: Float64Array.of(1, 2, 4, 8, 16),
  population65: Float64Array.of(0, 1, 1, 2, 4),
  population75: null,
  households: Float64Array.of(1, 1, 2, 4, 8),
  populationDay: Float64Array.of(10, 0, 0, 0, 5),
  floorAreaSquareMeters: Float64Array.of(100, 100, 200, 200, 400),
  hazards: [{ key: 'river:L2', state: Uint8Array.of(0, 1, 2, 4, 7) }],
  redZones: {
    rules: [{ id: 'landslide_special', polygons: buildPolygonColumns([[[square(25, 0, 20)]]]) }],
    flags: Uint8Array.of(0, 0, 1, 1, 0),
    missing: ['steep_slope'],
  },
  future: {
    years: [2050],
    mesh: Uint32Array.of(0, 1, 1, 2, 2),
    ratios: [Float64Array.of(Number.NaN, 0.5, 0.75)],
  },
  spending: { yen: Float64Array.of(0, 0, 100, 0, 200), cityYen: 400 },
  facilities: { kind: ['shelter', 'medical'], x: Float64Array.of(40, Number.NaN), y: Float64Array.of(10, Number.NaN) },
};
const strip = (toX: number): readonly PlanarPosition[] => [
  [0, 0],
  [toX, 0],
  [toX, 20],
  [0, 20],
];

describe('computeIndicators', () => {
  it('tells the ground that no survey of landslides reaches, by hand', () => {
    // 45 × 20 m of zone; two surveys that overlap reach 0 … 30 m together
    const surveyed = [buildPolygonColumns([[[square(0, 0, 25)]], [[square(10, 0, 20)]]])];
    const input = { ...toy, redZones: { ...toy.redZones, surveyed } };
    expect(computeIndicators(input, [zone('a', [strip(45)])]).redZone.unsurveyedSquareMeters).toBeCloseTo(300, 6);
    expect(computeIndicators(input, [zone('a', [strip(30)])]).redZone.unsurveyedSquareMeters).toBe(0);
  });

  it('counts what is inside, by hand', () => {
    const found = computeIndicators(toy, [zone('a', [strip(45)])]);
    expect(found).toEqual({
      areaSquareMeters: 900,
      perimeterMeters: 130,
      buildings: 4, // all but the fifth
      population: 15,
      population65: 4,
      population75: null,
      households: 8,
      populationDay: 10,
      floorAreaSquareMeters: 600,
      // unknown 1, dry 2, rank 1: 4, rank 3: 8
      exposure: new Map([
        [
          'river:L2',
          {
            buildings: Float64Array.of(1, 1, 1, 0, 1, 0, 0, 0),
            population: Float64Array.of(1, 2, 4, 0, 8, 0, 0, 0),
          },
        ],
      ]),
      redZone: {
        areaSquareMeters: 400,
        buildings: 2,
        population: 12,
        byRule: new Map([['landslide_special', { areaSquareMeters: 400, buildings: 2, population: 12 }]]),
        missing: ['steep_slope'],
        unsurveyedSquareMeters: 0,
      },
      future: new Map([[2050, 0.5 * 6 + 0.75 * 8]]),
      futureUnknown: new Map([[2050, 1]]),
      spendingShare: 0.25,
      facilities: new Map([
        ['medical', 0],
        ['shelter', 1],
      ]),
    });
  });

  it('says nothing of people where the city has none', () => {
    const found = computeIndicators({ ...toy, population: null }, [zone('a', [strip(45)])]);
    expect([found.population, found.redZone.population, found.exposure.get('river:L2')!.population]).toEqual([
      null,
      null,
      null,
    ]);
    expect(found.future.size).toBe(0);
  });

  it('counts ground and buildings of two rules in each, and once in all', () => {
    const rules = [
      ...toy.redZones.rules,
      { id: 'disaster_risk_area', polygons: buildPolygonColumns([[[square(35, 0, 20)]]]) },
    ];
    const input = { ...toy, redZones: { rules, flags: Uint8Array.of(0, 0, 1, 3, 2), missing: [] } };
    const { redZone } = computeIndicators(input, [zone('a', [strip(60)])]);
    // 25–45 and 35–55 together 30 × 20; people 4 + 8, 8 + 16 and 4 + 8 + 16
    expect(redZone).toEqual({
      areaSquareMeters: 600,
      buildings: 3,
      population: 28,
      byRule: new Map([
        ['landslide_special', { areaSquareMeters: 400, buildings: 2, population: 12 }],
        ['disaster_risk_area', { areaSquareMeters: 400, buildings: 2, population: 24 }],
      ]),
      missing: [],
      unsurveyedSquareMeters: 0,
    });
  });
});

describe('createPlanSession', () => {
  it('tells what a dragged vertex gains and loses against the first zones', () => {
    const session = createPlanSession(toy, [zone('a', [strip(25)])]);
    expect(session.baseline.population).toBe(3);
    const wider = session.change([zone('a', [strip(45)])]);
    expect([wider.gained, wider.lost]).toEqual([
      { buildings: 2, population: 12 },
      { buildings: 0, population: 0 },
    ]);
    // the lower left corner goes to (15, 0): the line to (0, 20) passes x = 7.5 at y = 10, so the first stays
    const cut = session.change({ zone: 'a', polygon: 0, ring: 0, vertex: 0, to: [15, 0] });
    expect(cut.lost.buildings).toBe(0);
    // at (30, 0) it passes x = 15: the first building (1 person) is out
    const further = session.change({ zone: 'a', polygon: 0, ring: 0, vertex: 0, to: [30, 0] });
    expect([further.gained.buildings, further.lost]).toEqual([2, { buildings: 1, population: 1 }]);
    expect(session.changedBuildings()).toEqual({ gained: Uint32Array.of(2, 3), lost: Uint32Array.of(0) });
    const back = session.change([zone('a', [strip(25)])]);
    expect(back.indicators).toEqual(session.baseline);
    expect([back.gained.buildings, back.lost.buildings]).toEqual([0, 0]);
  });

  it('knows the buildings that one scenario has and another has not', () => {
    const [first, second] = [Uint8Array.of(1, 1, 0, 0), Uint8Array.of(1, 0, 1, 0)];
    expect(differenceOfMembers(first, second)).toEqual({ gained: Uint32Array.of(2), lost: Uint32Array.of(1) });
  });

  it('keeps its state when a change cannot be', () => {
    const session = createPlanSession(toy, [zone('a', [strip(25)])]);
    expect(() => session.change({ zone: 'b', polygon: 0, ring: 0, vertex: 0, to: [0, 0] })).toThrow(RangeError);
    expect(() => session.change([zone('a', [strip(25)]), zone('a', [strip(45)])])).toThrow('"a" twice');
    expect(session.change(session.zones()).indicators).toEqual(session.baseline);
  });

  it('moves a building from zone to zone without counting it twice', () => {
    const session = createPlanSession(toy, [zone('a', [strip(25)])]);
    const parted = session.change([zone('b', [strip(15)]), zone('a', [square(12, -1, 13)])]);
    expect(parted.indicators.buildings).toBe(2);
    expect(session.change([zone('b', [strip(25)])]).indicators.buildings).toBe(2);
  });

  it('equals the full computation to the last bit after 500 random edits and undos', () => {
    const input = createRandomInput(7);
    const red = createRedGround(input.redZones);
    const random = createRandom(20_260_401);
    const first = [zone('z0', [square(150.1, 180.7, 400.3), square(300.2, 300.9, 100.7)])];
    const session = createPlanSession(input, first, { red });
    const history: (readonly PlanZone[])[] = [first];
    for (let edit = 0; edit < 500; edit++) {
      const zones =
        random() < 0.15 ? history[Math.floor(random() * history.length)]! : edited(session.zones(), random, edit);
      const { indicators, gained, lost } = session.change(zones);
      history.push(zones);
      expect(indicators).toEqual(computeIndicators(input, zones, { red }));
      expect(indicators.buildings - session.baseline.buildings).toBe(gained.buildings - lost.buildings);
      expect(indicators.population! - session.baseline.population!).toBe(gained.population! - lost.population!);
    }
    const { gained, lost } = session.change(history.at(-1)!);
    expect(session.changedBuildings().gained).toHaveLength(gained.buildings);
    expect(session.changedBuildings().lost).toHaveLength(lost.buildings);
    expect(session.change(first).indicators).toEqual(session.baseline);
  });
});

/** Moves, inserts or removes a vertex, or adds or removes a polygon or a zone; rings may cross themselves. */
function edited(zones: readonly PlanZone[], random: () => number, edit: number): readonly PlanZone[] {
  const pick = (count: number) => Math.floor(random() * count);
  const place = (): PlanarPosition => [1000 * random(), 1000 * random()];
  const at = pick(zones.length);
  const chosen = zones[at];
  const action = random();
  if (!chosen || action < 0.05)
    return [...zones, zone(`z${edit + 1}`, [square(800 * random(), 800 * random(), 20 + 150 * random())])];
  if (action < 0.08) return zones.filter((other) => other !== chosen);
  const withPolygons = (polygons: PlanZone['polygons']) =>
    zones.map((other) => (other === chosen ? { ...chosen, polygons } : other));
  if (action < 0.13) return withPolygons([...chosen.polygons, [square(900 * random(), 900 * random(), 90)]]);
  const polygon = pick(chosen.polygons.length);
  if (chosen.polygons.length === 0 || action < 0.16)
    return withPolygons(chosen.polygons.filter((_, i) => i !== polygon));
  const ring = pick(chosen.polygons[polygon]!.length);
  const positions = chosen.polygons[polygon]![ring]!;
  const vertex = pick(positions.length);
  if (action < 0.6) {
    const [x, y] = positions[vertex]!;
    return moveVertex(zones, {
      zone: chosen.id,
      polygon,
      ring,
      vertex,
      to: [x + 80 * (random() - 0.5), y + 80 * (random() - 0.5)],
    });
  }
  const next =
    action < 0.85 || positions.length < 4 ? positions.toSpliced(vertex, 0, place()) : positions.toSpliced(vertex, 1);
  return withPolygons(chosen.polygons.with(polygon, chosen.polygons[polygon]!.with(ring, next)));
}
