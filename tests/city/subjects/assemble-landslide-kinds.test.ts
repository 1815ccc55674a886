import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { assembleLandslideKinds } from '../../../src/city/subjects/assemble-landslide-kinds.ts';
import type { Dataset, HazardPolygonsDataset, SurveyExtent } from '../../../src/domain/datasets.ts';
import {
  type Box,
  createBuildings,
  createHazardPolygons,
  createPolygons,
  type ToyBuilding,
} from '../create-datasets.ts';

const house = (id: string, cell: number, risks: ToyBuilding['risks'] = []) => ({
  id,
  box: [cell * 100 + 40, 40, 10, 10] as Box,
  risks,
});

/** Zones of one file: cells [from, to) of 100 m, the kind of zone (0 not given) and the phenomenon (0 not given). */
function zones(
  file: string,
  list: readonly (readonly [from: number, to: number, rank: number, phenomenon: number])[],
  extent: SurveyExtent = { kind: 'bounds' },
): HazardPolygonsDataset {
  const areas = list.map(([from, to, rank]) => ({ box: [from * 100, 0, (to - from) * 100, 100] as Box, rank }));
  return {
    ...createHazardPolygons(file, 'landslide', areas, { scale: '', quantity: 'area_type', extent }),
    phenomenon: Uint8Array.from(list, ([, , , phenomenon]) => phenomenon),
  };
}

/** Stored states of the houses by phenomenon. */
async function kinds(datasets: readonly Dataset[]) {
  const table = assembleLandslideKinds(await assembleCity(datasets, []))?.tables.landslide_kinds;
  return (
    table && Object.fromEntries(Object.entries(table).map(([name, values]) => [name, [...(values as Uint8Array)]]))
  );
}

const houses = createBuildings(
  'houses.gml',
  ['a', 'b', 'c', 'd'].map((id, cell) => house(id, cell)),
);

describe('landslide zones by phenomenon', () => {
  it('are told apart; a house in two of them is counted in both, and beyond the survey nothing is known', async () => {
    // a: 急傾斜 特別警戒 inside its 警戒; b: 急傾斜 警戒 and 土石流 警戒; c: between, d: beyond the bounds of the file
    const file = zones('a33.shp', [
      [0, 2, 1, 1],
      [0, 1, 2, 1],
      [1, 2, 1, 2],
      [2.9, 3, 1, 3],
    ]);
    expect(await kinds([houses, file])).toEqual({
      slope_failure: [3, 2, 1, 0],
      debris_flow: [1, 2, 1, 0],
      landslide: [1, 1, 1, 0],
    });
  });

  it('are not known in a zone that names no phenomenon, or no kind of zone', async () => {
    const file = zones(
      'a33.shp',
      [
        [0, 1, 1, 0],
        [1, 2, 0, 2],
        [2, 3, 1, 1],
      ],
      { kind: 'everywhere' },
    );
    expect(await kinds([houses, file])).toEqual({
      slope_failure: [0, 1, 2, 1],
      debris_flow: [0, 0, 1, 1],
      landslide: [0, 1, 1, 1],
    });
  });

  it('come from attributes too, by label or code; those say nothing of the other phenomena', async () => {
    const landslide = (name: string, areaType: number) => [{ hazard: 'landslide', scale: '', name, areaType } as const];
    const attributed = createBuildings('attributes.gml', [
      house('a', 0, [{ ...landslide('急傾斜地の崩落（土砂災害）', 1)[0]!, rank: 1 }]),
      house('b', 1, landslide('2', 4)),
      house('c', 2, landslide('', 1)),
      house('d', 3),
    ]);
    const unknown = { slope_failure: [2, 0, 0, 0], debris_flow: [0, 3, 0, 0], landslide: [0, 0, 0, 0] };
    expect(await kinds([attributed])).toEqual(unknown);
    // with a survey that covers all of it
    const everywhere: SurveyExtent = { kind: 'polygons', polygons: createPolygons([[0, 0, 400, 100]]) };
    expect(await kinds([attributed, zones('a33.shp', [[9, 10, 1, 3]], everywhere)])).toEqual({
      slope_failure: [2, 1, 0, 1],
      debris_flow: [1, 3, 0, 1],
      landslide: [1, 1, 0, 1],
    });
  });

  it('are no subject where no source names a phenomenon', async () => {
    expect(await kinds([houses])).toBeUndefined();
    expect(await kinds([houses, zones('a33.shp', [[0, 1, 1, 0]])])).toBeUndefined();
  });

  it('come, by the more dangerous, to what the city says of landslides; whatever the order and however polygons are cut', async () => {
    const zone = fc.tuple(
      fc.integer({ min: 0, max: 7 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(1, 2),
      fc.constantFrom(1, 2, 3),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(zone, { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        async (list, keys) => {
          const whole = list.map(([from, width, rank, kind]) => [from / 2, (from + width) / 2, rank, kind] as const);
          // cut at .73 of the first cell: no house stands on the cut
          const cut = whole.flatMap(([from, to, rank, kind]) => [
            [from, from + 0.365, rank, kind] as const,
            [from + 0.365, to, rank, kind] as const,
          ]);
          const shuffled = cut.map((value) => ({ value, key: keys.next().value })).sort((a, b) => a.key - b.key);
          const model = await assembleCity([houses, zones('a33.shp', whole)], []);
          const found = assembleLandslideKinds(model)!.tables.landslide_kinds!;
          const [slope, debris, landslide] = Object.values(found) as Uint8Array[];
          const most = slope!.map((state, i) => Math.max(state, debris![i]!, landslide![i]!));
          expect([...most]).toEqual([...model.tables.hazards[0]!.state].map((state) => (state + 1) & 255));
          const again = await assembleCity(
            [
              houses,
              zones(
                'a33.shp',
                shuffled.map(({ value }) => value),
              ),
            ],
            [],
          );
          expect(assembleLandslideKinds(again)!.tables.landslide_kinds).toEqual(found);
        },
      ),
      { numRuns: 30 },
    );
  });
});
