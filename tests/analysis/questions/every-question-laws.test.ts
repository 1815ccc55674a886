import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, catalogue } from '../../../src/analysis/catalogue.ts';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { assembleSubjects } from '../../../src/city/subjects/assemble-subjects.ts';
import { createWalking } from '../../../src/city/walking.ts';
import { type Answer, type AnswerTable, cellOf } from '../../../src/domain/answer.ts';
import type { Dataset, HazardPolygonsDataset } from '../../../src/domain/datasets.ts';
import { meshCodeAt } from '../../../src/domain/mesh-code.ts';
import { toGeographic } from '../../../src/spatial/coordinate-system.ts';
import type { Database } from '../../../src/tables/database.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';
import {
  type Box,
  createBuildings,
  createHazardPolygons,
  createPolygons,
  createZones,
  ORIGIN,
  PLANAR_CRS,
  type ToyBuilding,
} from '../../city/create-datasets.ts';
import { createFacilities } from '../../city/create-facilities.ts';
import { createContext } from '../create-context.ts';
import { flowDataset, populationDataset, spendingDataset } from './toy-people.ts';

/** Laws that every question keeps, over cities of 200 × 100 m with hazards drawn at random; through the whole assembly. */

interface Area {
  readonly box: Box;
  readonly rank: number;
}
const side = fc.integer({ min: 2, max: 90 });
const areas = fc.array(
  fc.record({
    box: fc.tuple(fc.integer({ min: -10, max: 180 }), fc.integer({ min: -10, max: 80 }), side, side),
    rank: fc.integer({ min: 1, max: 2 }),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Every box as its western and eastern half. */
const cut = (list: readonly Area[]): Area[] =>
  list.flatMap(({ box: [x, y, width, height], rank }) => [
    { box: [x, y, width / 2, height], rank },
    { box: [x + width / 2, y, width / 2, height], rank },
  ]);

/** Middles off every line that an area may be drawn or cut along: on it a nanometre decides. */
const buildings = Array.from(
  { length: 24 },
  (_, i): ToyBuilding => ({
    id: `b${i}`,
    box: [(i % 8) * 25 + 7.3, Math.floor(i / 8) * 33 + 9.3, 8, 8],
    floorArea: 40 + 10 * i,
    usage: [411, 412, 402, 413, 404][i % 5]!,
    storeys: 1 + (i % 4),
  }),
);

/** Eighth meshes under the city, in the order of their codes. */
const meshes = [
  ...new Set(Array.from({ length: 21 * 11 }, (_, i) => meshAt((i % 21) * 10, Math.floor(i / 21) * 10))),
].sort();

function meshAt(x: number, y: number): string {
  const [lon, lat] = toGeographic(Float64Array.of(ORIGIN[0] + x, ORIGIN[1] + y), PLANAR_CRS);
  return meshCodeAt(lon!, lat!, '125m');
}

const surveyed = { kind: 'polygons', polygons: createPolygons([[-20, -20, 300, 300]]) } as const;
const hazard = (
  name: HazardPolygonsDataset['hazard'],
  scale: 'L1' | 'L2' | '',
  list: readonly Area[],
  quantity: HazardPolygonsDataset['quantity'] = 'depth',
) =>
  createHazardPolygons(
    `${name}-${scale}.geojson`,
    name,
    list.map((area) => ({ ...area, ...(name === 'river' && { hours: 20 * area.rank }) })),
    { scale, quantity, extent: surveyed },
  );

const datasets = (
  houses: readonly ToyBuilding[],
  small: readonly Area[],
  more: readonly Area[],
): readonly Dataset[] => [
  createBuildings('b.gml', houses),
  createZones('d.geojson', 'district', [
    { id: 'west', box: [0, 0, 100, 100] },
    { id: 'east', box: [100, 0, 100, 100] },
  ]),
  createZones('r.geojson', 'residence', [{ id: 'r', box: [50, 0, 100, 100] }]),
  createZones('u.geojson', 'urban_function', [{ id: 'u', box: [80, 0, 50, 100] }]),
  createZones('k.geojson', 'disaster_risk_area', [{ id: 'k', box: [120, 20, 60, 60] }]),
  hazard('river', 'L1', small),
  hazard('river', 'L2', [...small, ...more]),
  hazard('tsunami', '', more),
  hazard('landslide', '', small, 'area_type'),
  hazard('collapse', 'L2', more, 'area_type'),
  createFacilities(
    's.csv',
    'shelter',
    Array.from({ length: 6 }, (_, i) => ({ id: `s${i}`, name: `避難所${i}`, at: [31.7 * i + 3.3, 47.3], capacity: 9 })),
  ),
  populationDataset(
    '125m',
    meshes.map((mesh, i) => [mesh, 2020, 30 + i, 9 + i, 4 + i]),
    false,
  ),
  populationDataset(
    '125m',
    [2020, 2050].flatMap((year) =>
      meshes.map((mesh, i) => [mesh, year, year === 2020 ? 30 + i : 17 + i, 9, 6] as const),
    ),
    true,
  ),
  flowDataset(
    '125m',
    meshes.flatMap((mesh, i) => [0, 1].map((time) => [mesh, 2021, 11, 0, time, 40 + 7 * i] as const)),
  ),
  spendingDataset(
    '125m',
    meshes.flatMap((mesh, i) => [1, 2].map((month) => [mesh, 2023, month, '食料品', 1000 * (i + month)] as const)),
  ),
];

let db: Database;
beforeAll(async () => {
  db = await createNativeDatabase();
});
afterAll(() => db.close());

/** All that can be asked of the city, by question. Overlaps one by one (and their number) differ where features are cut. */
async function answers(given: readonly Dataset[]): Promise<ReadonlyMap<string, Answer>> {
  const city = await assembleCity(given, [], { planarCrs: PLANAR_CRS });
  const context = {
    ...(await createContext(db, city.tables, await assembleSubjects(city))),
    walking: createWalking(city),
  };
  const found = new Map<string, Answer>();
  for (const { id, lacks } of catalogue) {
    expect(lacks(context.layout), id).toBeUndefined();
    const answer = await ask(db, id, {}, context);
    expect(
      answer.checks.filter(({ holds }) => !holds),
      id,
    ).toEqual([]);
    found.set(id, answer);
  }
  return found;
}

/** Rows by their keys, to a millionth; what is nothing is no difference (a corner cut moves by a nanometre). */
function comparable(found: ReadonlyMap<string, Answer>, leftOut: readonly string[]) {
  const tables = [...found.values()].flatMap((answer) => answer.tables).filter(({ id }) => !leftOut.includes(id));
  return Object.fromEntries(
    tables.map(({ id, keys, rows }) => {
      const texts = rows.flatMap((row) => {
        const values = row
          .slice(keys.length)
          .map((cell) => (typeof cell === 'number' ? Number(cell.toFixed(6)) : cell));
        return values.every((value) => value === 0 || value === null)
          ? []
          : [[...row.slice(0, keys.length), ...values].join()];
      });
      return [id, texts.toSorted()];
    }),
  );
}

/** A city is read, assembled and asked everything in some seconds: few runs, and no search for a smaller example. */
const runs = { numRuns: 2, endOnFailure: true };

describe('every question', () => {
  it('gives the same whatever the order of buildings, areas and files', async () => {
    await fc.assert(
      fc.asyncProperty(areas, areas, async (small, more) => {
        const plain = comparable(await answers(datasets(buildings, small, more)), ['exclusion_overlaps']);
        const turned = datasets(buildings.toReversed(), small.toReversed(), more.toReversed()).toReversed();
        expect(comparable(await answers(turned), ['exclusion_overlaps'])).toEqual(plain);
      }),
      runs,
    );
  }, 300_000);

  it('gives the same where every area of a hazard is cut in two', async () => {
    // lists and numbers of overlaps name the pieces
    const named = ['exclusion_overlaps', 'exclusion_rules'];
    await fc.assert(
      fc.asyncProperty(areas, areas, async (small, more) => {
        const plain = comparable(await answers(datasets(buildings, small, more)), named);
        expect(comparable(await answers(datasets(buildings, cut(small), cut(more))), named)).toEqual(plain);
      }),
      runs,
    );
  }, 300_000);

  it('finds at least as much in the flood of L2 as in that of L1, which lies in it', async () => {
    await fc.assert(
      fc.asyncProperty(areas, areas, async (small, more) => {
        const found = await answers(datasets(buildings, small, more));
        let compared = 0;
        for (const table of [...found.values()].flatMap((answer) => answer.tables)) {
          const sums = hitSums(table);
          for (const [part, { L1, L2 }] of sums) expect(L2, `${table.id} ${part}`).toBeGreaterThanOrEqual(L1 - 1e-6);
          compared += sums.size;
        }
        expect(compared).toBeGreaterThan(100);
      }),
      runs,
    );
  }, 300_000);
});

/** By zone and column what is hit by the river at each scale, of tables that tell its classes. */
function hitSums(table: AnswerTable): ReadonlyMap<string, { L1: number; L2: number }> {
  const sums = new Map<string, { L1: number; L2: number }>();
  const column = table.keys.find(({ name }) => ['class', 'depth_rank', 'in_hazard'].includes(name));
  if (!column || !table.keys.some(({ name }) => name === 'scale')) return sums;
  // years, times, kinds of facilities … are alternatives, each compared with itself
  const apart = table.keys.filter(
    ({ name, partition }) => !partition && !['scale', column.name, 'presence'].includes(name),
  );
  for (const row of table.rows) {
    const label = column.labels?.find(({ value }) => value === cellOf(table, row, column.name));
    const scale = cellOf(table, row, 'scale');
    if (label?.state !== 'hit' || cellOf(table, row, 'hazard') !== 'river' || (scale !== 'L1' && scale !== 'L2'))
      continue;
    for (const { name, additive } of table.values) {
      if (!additive || name === 'difference') continue; // people present − residents falls where residents are more
      const part = [...apart.map((key) => cellOf(table, row, key.name)), name].join(' ');
      const sum = sums.get(part) ?? { L1: 0, L2: 0 };
      sum[scale] += Number(cellOf(table, row, name));
      sums.set(part, sum);
    }
  }
  return sums;
}
