import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchSummary } from '../../scripts/batch/batch-summary.ts';
import { runBatch } from '../../scripts/batch/run-batch.ts';
import { makeSampleCity } from '../../scripts/sample-city/make-sample-city.ts';
import { exposureTable } from './naive/exposure-table.ts';
import { type NaiveCity, naiveCity } from './naive/naive-city.ts';

/**
 * The sample city counted twice from the same raw files: by the batch command, and by the slow code in `naive/`, which
 * shares nothing with `src` (own parsing, proj4, turf, geotiff.js, plain loops). docs/verification.md tells of the result.
 */
type Row = Readonly<Record<string, string>>;

const SQUARE_METERS = 1e-6;
const METERS = 1e-6;
/** Of a number of people: shares of a mesh, added up in another order. */
const RELATIVE = 1e-9;

const work = mkdtempSync(join(tmpdir(), 'verification-'));
afterAll(() => rmSync(work, { recursive: true }));

function readTable(name: string): readonly Row[] {
  const text = readFileSync(join(work, 'out/tables', name), 'utf8');
  return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
}

/** The largest difference over all buildings. */
function worst(city: NaiveCity, difference: (building: number) => number): number {
  return city.facts.reduce((most, _, b) => Math.max(most, difference(b)), 0);
}

describe('the sample city, counted by other code', () => {
  let naive: NaiveCity;
  let rows: readonly Row[];
  let summary: BatchSummary;
  const value = (b: number, column: string) => Number(rows[b]![column]);

  beforeAll(async () => {
    const raw = makeSampleCity();
    for (const { path, bytes } of raw) writeFileSync(join(work, path), bytes);
    const inputs = raw.map(({ path }) => join(work, path));
    const given = {
      inputs,
      out: join(work, 'out'),
      json: true,
      bom: false,
      sensitivity: false,
      document: false,
      each: false,
      again: false,
      as: [],
    };
    summary = await runBatch(given, { report: () => undefined, say: () => undefined });
    const byId = new Map(readTable('buildings.csv').map((row) => [row.building_id!, row]));
    naive = await naiveCity(raw, (id) => [Number(byId.get(id)!.x_m), Number(byId.get(id)!.y_m)]);
    rows = naive.facts.map(({ id }) => byId.get(id)!);
    expect(byId.size).toBe(naive.facts.length);
  }, 600_000);

  it('has the same buildings with the same usage, structure and storeys', () => {
    expect(rows.map((row) => [row.usage, row.structure, row.storeys])).toEqual(
      naive.facts.map(({ usage, structure, storeys }) => [usage, structure, storeys > 0 ? String(storeys) : '']),
    );
  });

  it('has the same areas to a square millimetre', () => {
    expect(worst(naive, (b) => Math.abs(naive.facts[b]!.footprintArea - value(b, 'footprint_area_m2')))).toBeLessThan(
      SQUARE_METERS,
    );
    expect(worst(naive, (b) => Math.abs(naive.facts[b]!.floorArea - value(b, 'floor_area_m2')))).toBeLessThan(
      SQUARE_METERS,
    );
  });

  it('has every representative point at the centroid or, where that lies outside, inside the footprint', () => {
    for (const [b, { id, centroid, isInside }] of naive.facts.entries()) {
      const point = [value(b, 'x_m'), value(b, 'y_m')] as const;
      if (centroid) expect(Math.hypot(centroid[0] - point[0], centroid[1] - point[1]), id).toBeLessThan(METERS);
      else expect(isInside(point), id).toBe(true);
    }
  });

  it('has every building in the same zones', () => {
    for (const [kind, zoneOf] of Object.entries(naive.zoneOf))
      expect(
        rows.map((row) => row[`zone_${kind}`]),
        kind,
      ).toEqual(zoneOf);
    expect(rows.map(({ residence }) => residence)).toEqual(
      naive.zoneOf.residence!.map((id) => (id ? 'inside' : 'outside')),
    );
  });

  it('has the same rank and depth of every hazard at every building, unknown and none among them', () => {
    for (const [key, states] of Object.entries(naive.hazards)) {
      const name = key.replace(':', '_').replace(/_$/, '');
      expect(
        rows.map((row) => row[`${name}_rank`]),
        key,
      ).toEqual(states.map(({ rank }) => rank));
      const depths = rows.map((row) => (row[`${name}_depth_m`] ? Math.fround(Number(row[`${name}_depth_m`])) : null));
      expect(depths, key).toEqual(states.map(({ depth }) => (Number.isNaN(depth) ? null : Math.fround(depth))));
    }
    expect(Object.keys(naive.hazards).sort()).toEqual(Object.keys(summary.hazards).sort());
  });

  it('has the same people in every building, and all of them', () => {
    const columns = {
      population: 'population',
      over65: 'population_65',
      over75: 'population_75',
      households: 'households',
      noon: 'population_day',
    } as const;
    for (const [measure, column] of Object.entries(columns)) {
      const people = naive.people[measure as keyof typeof columns];
      const most = Math.max(...people);
      expect(worst(naive, (b) => Math.abs(people[b]! - value(b, column))) / most, measure).toBeLessThan(RELATIVE);
    }
    const placed = naive.people.population.reduce((sum, share) => sum + share, 0);
    expect(placed + naive.unplaced).toBeCloseTo(summary.population!, 6);
    expect(naive.unplaced).toBe(summary.population_unplaced);
  });

  it('has the same exposure table, cell by cell', () => {
    const cells = exposureTable(naive);
    const table = readTable('exposure.csv');
    const keyOf = (row: Row) =>
      ['zone_kind', 'zone_id', 'residence', 'hazard', 'scale', 'depth_rank'].map((name) => row[name]).join('|');
    expect(table.map(keyOf).sort()).toEqual([...cells.keys()].sort());
    for (const row of table) {
      const cell = cells.get(keyOf(row))!;
      const counts = [cell.buildings, cell.cannotGoUp];
      expect([Number(row.buildings), Number(row.vertical_evacuation_impossible)], keyOf(row)).toEqual(counts);
      const pairs = [
        [cell.floorArea, row.floor_area_m2],
        [cell.population, row.population],
        [cell.over65, row.population_65],
        [cell.over75, row.population_75],
        [cell.households, row.households],
        [cell.noon, row.population_day],
      ] as const;
      for (const [expected, found] of pairs)
        expect(Math.abs(expected - Number(found)), keyOf(row)).toBeLessThanOrEqual(RELATIVE * Math.max(1, expected));
    }
  });
});
