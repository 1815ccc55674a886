import { describe, expect, it } from 'vitest';
import { assembleCity } from '../../src/city/assemble-city.ts';
import { createWalking } from '../../src/city/walking.ts';
import { WALK_ROADS, WALK_STRAIGHT } from '../../src/spatial/walking.ts';
import { ORIGIN } from './create-datasets.ts';
import { createRoads } from './create-facilities.ts';
import { createToyCity } from './create-toy-city.ts';

const options = { over: 'roads', straightFactor: 1.3, joinMeters: 50 } as const;
const place = { x: Float64Array.of(ORIGIN[0] + 500), y: Float64Array.of(ORIGIN[1] + 3) };

describe('walking in a city', () => {
  it('goes over its roads, one street of 600 m along the buildings', async () => {
    const model = await assembleCity([...createToyCity(), createRoads('tran.gml', [[0, 0, 600, 6]])], []);
    const walking = createWalking(model);
    expect(walking.hasRoads).toBe(true);
    const { way, distanceMeters, roadCellMeters } = await walking.nearest(place, options);
    expect([...way]).toEqual([WALK_ROADS, WALK_ROADS, WALK_ROADS, WALK_ROADS]);
    expect(roadCellMeters).toBe(3);
    // the house at x = 15, y = 15 joins the street some 12 m to the south; its cells lie up to 3 m beside the middle
    expect(distanceMeters[0]).toBeGreaterThan(485);
    expect(distanceMeters[0]).toBeLessThan(485 * 1.0275 + 15 + 3 * Math.sqrt(5));
  });

  it('does not walk on motorways', async () => {
    const motorway = createRoads('tran.gml', [[0, 0, 600, 6]], 1);
    const walking = createWalking(await assembleCity([...createToyCity(), motorway], []));
    expect(walking.hasRoads).toBe(false);
    const { way } = await walking.nearest(place, options);
    expect([...way]).toEqual([WALK_STRAIGHT, WALK_STRAIGHT, WALK_STRAIGHT, WALK_STRAIGHT]);
    const mixed = [motorway, createRoads('tran2.gml', [[0, 100, 600, 6]])];
    const beside = createWalking(await assembleCity([...createToyCity(), ...mixed], []));
    expect((await beside.nearest(place, options)).way[0]).toBe(WALK_STRAIGHT);
  });
});
