import { describe, expect, it } from 'vitest';
import { type AlternativeKind, alternativeTables } from '../../src/city/alternatives.ts';
import { assembleCity } from '../../src/city/assemble-city.ts';
import { createBuildings, createHazardPolygons, createPopulation } from './create-datasets.ts';
import { createToyCity } from './create-toy-city.ts';

describe('the city with one assumption taken otherwise', () => {
  it('has the hazards that an assembly by the other method has, whichever it was assembled by', async () => {
    for (const [own, other] of [
      ['point', 'footprint'],
      ['footprint', 'point'],
    ] as const) {
      const city = await assembleCity(createToyCity(), [], { depthMethod: own });
      const expected = await assembleCity(createToyCity(), [], { depthMethod: other });
      expect((await alternativeTables(city, 'largest-overlap')).hazards).toEqual(expected.tables.hazards);
    }
  });

  it('keeps what the user said of missing attributes', async () => {
    const datasets = [
      createBuildings('b.gml', [
        { id: 'x', box: [0, 0, 10, 10], risks: [{ hazard: 'river', rank: 3 }] },
        { id: 'y', box: [200, 0, 10, 10] },
      ]),
      createHazardPolygons('s.geojson', 'landslide', [{ box: [900, 900, 10, 10], rank: 1 }], { scale: '' }),
    ];
    const said = await assembleCity(datasets, [], { missingRiskMeansNotHit: () => true });
    const { hazards } = await alternativeTables(said, 'largest-overlap');
    expect(hazards!.map(({ key, state }) => [key, ...state])).toEqual([
      ['river:L2', 3, 0],
      ['landslide:', 255, 255],
    ]);
  });

  /** 90 people over a house of 100 m² and 200 m² of unknown use: weights 100 and 200 × w. */
  it.each<[AlternativeKind, readonly number[]]>([
    ['weights-low', [90, 0]],
    ['weights-high', [30, 60]],
  ])('shares people out by %s, and loses none', async (kind, shares) => {
    const city = await assembleCity(
      [
        createBuildings('b.gml', [
          { id: 'house', box: [10, 10, 10, 10], usage: 411, floorArea: 100 },
          { id: 'what', box: [40, 10, 10, 10], usage: 461, floorArea: 200 },
        ]),
        createPopulation('p.txt', [{ id: 'tract', population: 90 }], { boxes: [[0, 0, 500, 500]] }),
      ],
      [],
    );
    const { people, hazards } = await alternativeTables(city, kind);
    expect([...people!.columns.population]).toEqual(shares);
    expect(people!.source.population).toBe(90);
    expect(hazards).toBeUndefined();
    expect([...city.tables.buildings.population]).toEqual([45, 45]);
  });

  it('stops between two datasets when cancelled', async () => {
    const city = await assembleCity(createToyCity(), []);
    const cancelled = alternativeTables(city, 'largest-overlap', AbortSignal.abort());
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
  });
});
