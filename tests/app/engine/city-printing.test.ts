import { describe, expect, it } from 'vitest';
import { CityPrinting } from '../../../src/app/engine/city-printing.ts';
import type { AskedScenario } from '../../../src/city/scenario/asked-scenario.ts';
import type { MapExtractRequest } from '../../../src/domain/map-extract.ts';
import { ORIGIN } from '../../city/create-datasets.ts';
import { createScenarioCity, planBox } from '../../city/scenario/create-scenario-city.ts';

const [X, Y] = ORIGIN;
const request: MapExtractRequest = {
  bounds: [X, Y, X + 200, Y + 100],
  hazard: 'landslide:',
  cellMeters: 10,
  zoneKinds: ['residence'],
  hazardAreas: ['landslide'],
  facilities: [],
  buildings: true,
  labels: false,
};
const moved = (west: number): AskedScenario => ({
  id: 'a',
  name: '案A',
  content: JSON.stringify({
    zones: { residence: [{ id: 'r', name: '', code: 0, polygons: [planBox([west, 0, 100, 100])] }] },
    measures: [],
  }),
});
const city = await createScenarioCity();

describe('the engine of output mode', () => {
  it('tells of the city what a sheet asks for', () => {
    const { planarCrs, hazards, zones } = new CityPrinting(city).facts();
    expect([planarCrs, hazards, zones.length]).toEqual(['EPSG:6677', ['river:L2', 'landslide:'], 1]);
  });

  it('draws 現行, a scenario, and what one has more than the other', async () => {
    const printing = new CityPrinting(city);
    const west = async (
      call: number,
      ...rest: Parameters<CityPrinting['extract']> extends [number, ...infer R] ? R : never
    ) => Math.round((await printing.extract(call, ...rest)).zones[0]!.polygons.positions[0]! - X);
    expect(await west(1, request)).toBe(100);
    expect(await west(2, { ...request, scenario: 'a' }, { drawn: moved(20) })).toBe(20);
    const { difference } = await printing.extract(
      3,
      { ...request, scenario: 'a', comparedWith: null },
      { drawn: moved(20) },
    );
    expect(difference).toHaveLength(1);
  });

  it('forgets scenarios that were edited on', async () => {
    const printing = new CityPrinting(city);
    for (let west = 0; west < 20; west++) {
      const { zones } = await printing.extract(west, request, { drawn: moved(west) });
      expect(Math.round(zones[0]!.polygons.positions[0]! - X)).toBe(west);
    }
  });

  it('ends a call by its number, and no other', async () => {
    const printing = new CityPrinting(city);
    const large = { ...request, cellMeters: 0.1 };
    const [first, second] = [printing.extract(1, large), printing.extract(2, request)];
    printing.cancel(1);
    printing.cancel(7);
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect((await second).ground!.width).toBe(20);
  });
});
