import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { best, type Measure, median, timeRuns } from '../../../scripts/bench/measure.ts';
import { isWorkerScript, kindOf, scriptsBefore } from '../../../scripts/bench/page/transferred.ts';
import { markdownTable, reportRows, textTable } from '../../../scripts/bench/report/text-table.ts';

const createMeasure = (measure: Partial<Measure>): Measure => ({
  key: 'columns-and-table',
  place: 'chromium',
  on: '1,000,000 buildings',
  unit: 's',
  values: [0.3, 0.2, 0.4],
  ...measure,
});

describe('figures of the bench', () => {
  it('have a median with as many values below as above', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: 0, max: 1e6 }), { minLength: 1 }), (values) => {
        const middle = median(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });

  it('have as best run the shortest time and the highest speed', () => {
    expect(best(createMeasure({ values: [3, 1, 2] }))).toBe(1);
    expect(best(createMeasure({ unit: 'MB/s', values: [3, 1, 2] }))).toBe(3);
  });

  it('keep the first run, which is cold, apart from the others', async () => {
    const runs: number[] = [];
    const { values, first } = await timeRuns(3, (run) => runs.push(run));
    expect(runs).toEqual([0, 1, 2, 3]);
    expect(values).toHaveLength(3);
    expect(first).toBeGreaterThanOrEqual(0);
  });
});

describe('table of the bench', () => {
  it('shows both places in one line, with peer and aim for the size that they were given for', () => {
    const rows = reportRows([
      createMeasure({ place: 'node', values: [0.5] }),
      createMeasure({}),
      createMeasure({ on: '100,000 buildings' }),
    ]);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ node: '500 ms', chromium: '300 ms (200)', peer: 'GeoPandas 1.77 s: 5.9 × faster' });
    expect(rows[0]!.aim).toBe('≤ 350 ms: met');
    expect(rows[1]).toMatchObject({ peer: '', aim: '' });
  });

  it('says by how much an aim is missed, whichever way the unit counts', () => {
    const [slow, small] = reportRows([
      createMeasure({ values: [0.7] }),
      createMeasure({ key: 'citygml-package', on: '60 MB', unit: 'MB/s', values: [40] }),
    ]);
    expect(slow!.aim).toBe('≤ 350 ms: missed (× 2.00)');
    expect(small!.aim).toBe('≥ 80 MB/s: missed (× 2.00)');
    expect(small!.peer).toBe('lxml 37 MB/s: 1.1 × faster');
  });

  it('has a line for the headings and one a row', () => {
    const rows = reportRows([createMeasure({})]);
    expect(textTable(rows).split('\n')).toHaveLength(2);
    expect(markdownTable(rows).split('\n')).toHaveLength(3);
  });
});

describe('what the page asks for', () => {
  const base = 'http://127.0.0.1:4173';
  const urls = [
    `${base}/assets/index-a.js`,
    `${base}/assets/engine-worker-b.js`,
    `${base}/assets/index-c.css`,
    `${base}/assets/CityScene-d.js`,
    `${base}/assets/late-e.js`,
  ];

  it('is told apart by kind', () => {
    expect(urls.map(kindOf)).toEqual(['JavaScript', 'JavaScript', 'styles', 'Cesium', 'JavaScript']);
    expect(kindOf(`${base}/assets/duckdb-eh-f.wasm`)).toBe('DuckDB');
    expect(kindOf(`${base}/data/buildings.parquet`)).toBe('city package');
  });

  it('counts as first only scripts before Cesium and DuckDB', () => {
    expect(scriptsBefore(urls)).toEqual(urls.slice(0, 2));
    expect(scriptsBefore(urls).filter(isWorkerScript)).toEqual([urls[1]]);
    expect(scriptsBefore([])).toEqual([]);
  });
});
