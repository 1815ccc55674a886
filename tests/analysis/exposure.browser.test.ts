import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBuildingDetail } from '../../src/analysis/building-detail.ts';
import { buildingsWhere } from '../../src/analysis/buildings-where.ts';
import { computeExposure } from '../../src/analysis/exposure.ts';
import type { Database } from '../../src/tables/database.ts';
import { createWasmDatabase } from '../../src/tables/wasm-database.ts';
import { createContext } from './create-context.ts';
import { exposureCases, goldenLine } from './exposure-cases.ts';
import golden from './exposure-golden.json' with { type: 'json' };
import { createToyCity } from './toy-city.ts';

let db: Database;
beforeAll(async () => {
  db = await createWasmDatabase();
});
afterAll(() => db.close());

it.each(exposureCases)(
  'gives the answers of Node in the browser, to the last bit: $name',
  async ({ name, city, parameters }) => {
    const result = await computeExposure(db, parameters, await createContext(db, city()));
    expect(result.rows.map(goldenLine)).toEqual(golden[name as keyof typeof golden]);
    expect(result.checks.filter((check) => !check.holds)).toEqual([]);
  },
);

it('gives single buildings and the buildings of a cell in the browser too', async () => {
  const { layout } = await createContext(db, createToyCity());
  const cell = { zoneKind: 'district', zoneId: 'A', hazard: 'river:L2', verticalEvacuationImpossible: true } as const;
  expect([...(await buildingsWhere(db, cell, layout))]).toEqual([1, 3, 8]);
  const detail = await readBuildingDetail(db, 8, layout);
  expect(detail).toMatchObject({
    buildingId: '99201-bldg-8',
    storeys: 1,
    records: [{ name: '急傾斜地の崩壊', areaType: 1 }],
  });
  expect(detail.hazards.map(({ state, verticalEvacuation }) => [state, verticalEvacuation])).toEqual([
    [2, 'impossible'],
    [2, 'impossible'],
    [1, 'impossible'],
  ]);
});
