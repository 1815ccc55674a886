import { describe, expect, it } from 'vitest';
import { computeIndicators } from '../../../src/analysis/indicators/plan-session.ts';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { applyScenario } from '../../../src/city/scenario/apply-scenario.ts';
import { indicatorInput, scenarioInput } from '../../../src/city/scenario/indicator-input.ts';
import { planZonesOfCity } from '../../../src/city/scenario/plan-zones.ts';
import type { ConsumptionDataset } from '../../../src/domain/datasets.ts';
import { meshCodeAt } from '../../../src/domain/mesh-code.ts';
import { createBuildings, createPolygons, createPopulation, createSource } from '../create-datasets.ts';
import { createScenarioCity, drawn, measure, planBox } from './create-scenario-city.ts';

const city = await createScenarioCity();
const plan = (box: Parameters<typeof planBox>[0]) => [{ id: 'p', name: '', code: 0, polygons: [planBox(box)] }];

describe('indicatorInput', () => {
  it('has what lies inside a zone, by hand', () => {
    // a, b and c: 400 people; the landslide special area of 20 × 20 m holds a
    const found = computeIndicators(indicatorInput(city), plan([0, 0, 100, 50]));
    expect(found).toMatchObject({
      buildings: 3,
      population: 400,
      population65: 40,
      population75: null,
      floorAreaSquareMeters: 400,
    });
    expect(found.areaSquareMeters).toBeCloseTo(5000, 6);
    expect([...found.exposure.get('river:L2')!.population!]).toEqual([0, 0, 0, 200, 200, 0, 0, 0]);
    expect([...found.exposure.get('landslide:')!.buildings]).toEqual([0, 2, 0, 1, 0, 0, 0, 0]);
    expect(found.redZone).toMatchObject({ buildings: 1, population: 100 });
    expect(found.redZone.areaSquareMeters).toBeCloseTo(400, 4);
    expect([...found.redZone.byRule.keys()]).toEqual(['landslide_special', 'landslide_special_planned']);
    expect(found.redZone.byRule.get('landslide_special_planned')!.areaSquareMeters).toBe(0);
    expect(found.redZone.missing).toEqual([
      'urbanisation_control',
      'disaster_risk_area',
      'landslide_prevention',
      'steep_slope',
      'flood_prevention',
      'protection_forest',
    ]);
    expect([found.populationDay, found.spendingShare, found.future.size]).toEqual([null, null, 0]);
    expect([...found.facilities]).toEqual([['shelter', 0]]);
  });

  it('begins with the zones of the city, to the last bit', () => {
    const zones = planZonesOfCity(city, 'residence')!;
    expect(zones.map(({ id, polygons }) => [id, polygons.length, polygons[0]![0]!.length])).toEqual([['r', 1, 4]]);
    const found = computeIndicators(indicatorInput(city), zones);
    const { areaSquareMeters, member } = city.tables.zones[0]!;
    expect(found.areaSquareMeters).toBe(areaSquareMeters[0]);
    expect(found.buildings).toBe(member.filter((zone) => zone >= 0).length);
    expect([...found.facilities]).toEqual([['shelter', 1]]);
    expect(planZonesOfCity(city, 'urban_function')).toBeUndefined();
  });

  it('follows a scenario: lowered water, people who moved', () => {
    const measures = [
      measure('1', { kind: 'lower_depth', hazards: ['river:L2'], meters: 1 }),
      measure('2', { kind: 'relocate', share: 0.5 }, drawn([0, 0, 45, 50])),
    ];
    const { model } = applyScenario(city, { zones: {}, measures: ['1', '2'] }, measures);
    const found = computeIndicators(indicatorInput(model), plan([0, 0, 100, 50]));
    // a 50 dry, b 100 and c 100 rank 2
    expect([...found.exposure.get('river:L2')!.population!]).toEqual([0, 50, 0, 200, 0, 0, 0, 0]);
  });

  it('is the same whether it is made anew or from that of the city', () => {
    const measures = [
      measure('1', { kind: 'lower_depth', hazards: ['river:L2'], meters: 1 }),
      measure('2', { kind: 'relocate', share: 0.5 }, drawn([0, 0, 45, 50])),
      measure('3', {
        kind: 'new_shelter',
        facilityKind: 'shelter',
        position: planBox([30, 10, 1, 1])[0]![0]!,
        capacity: null,
        usableFor: [],
      }),
      measure('4', { kind: 'minimum_storeys', storeys: 3 }),
    ];
    const base = indicatorInput(city);
    for (const inForce of [[], ['1'], ['2'], ['3'], ['1', '2', '3', '4']]) {
      const { model } = applyScenario(city, { zones: {}, measures: inForce }, measures);
      expect(scenarioInput(base, city, model), inForce.join()).toEqual(indicatorInput(model));
    }
    expect(scenarioInput(base, city, city).population, 'what nothing changed is shared').toBe(base.population);
  });

  it('takes future and spending as their questions do', async () => {
    const [lon, lat] = createPolygons([[0, 0, 1, 1]]).positions as unknown as [number, number];
    const mesh = meshCodeAt(lon, lat, '250m');
    const spending = (month: number, category: string, amountYen: number, meshCode: string) => ({
      month,
      category,
      amountYen,
      meshCode,
    });
    const far = meshCodeAt(lon + 1, lat, '250m');
    const rows = [
      spending(0, '食料品', 999, mesh), // the year as a whole stands beside its months: left out
      spending(1, '食料品', 300, mesh),
      spending(2, '衣料品', 100, mesh),
      spending(2, '衣料品', 400, far),
    ];
    const consumption: ConsumptionDataset = {
      kind: 'consumption',
      source: createSource('c.csv'),
      count: rows.length,
      meshCode: rows.map(({ meshCode }) => meshCode),
      meshLevel: '250m',
      year: new Uint16Array(rows.length).fill(2023),
      month: Uint8Array.from(rows, ({ month }) => month),
      category: rows.map(({ category }) => category),
      amountYen: Float64Array.from(rows, ({ amountYen }) => amountYen),
    };
    const model = await assembleCity(
      [
        createBuildings('b.gml', [
          { id: 'house', box: [10, 10, 10, 10], usage: 411, floorArea: 100 },
          { id: 'shop', box: [30, 10, 10, 10], usage: 402, floorArea: 100 },
          { id: 'mixed', box: [50, 10, 10, 10], usage: 413, floorArea: 200 },
        ]),
        createPopulation('now.txt', [{ id: mesh, population: 80, year: 2020 }]),
        createPopulation(
          'future.shp',
          [
            { id: mesh, population: 100, year: 2020 },
            { id: mesh, population: 50, year: 2040 },
          ],
          { projection: true },
        ),
        consumption,
      ],
      [],
      { planarCrs: 'EPSG:6677' },
    );
    // 80 people go 1:1 to the house and half of the mixed one; 400 of 800 yen go 1:1 to the shop and half of the mixed one
    const found = computeIndicators(indicatorInput(model), plan([25, 0, 50, 50]));
    expect([found.population, found.future.get(2040), found.futureUnknown.get(2040)]).toEqual([40, 20, 0]);
    expect(found.spendingShare).toBe(0.5);
    expect(computeIndicators(indicatorInput(model), plan([25, 0, 20, 50])).spendingShare).toBe(0.25);
  });
});
