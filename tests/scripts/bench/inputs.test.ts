import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { batchSettings } from '../../../scripts/batch/batch-arguments.ts';
import { writeBenchFiles } from '../../../scripts/bench/inputs/write-files.ts';
import { createBenchCity } from '../../../scripts/bench/kernels/bench-city.ts';
import { runCityStage } from '../../../scripts/bench/stages/city-stage.ts';
import { runDataStage } from '../../../scripts/bench/stages/data-stage.ts';
import type { StageHost } from '../../../scripts/bench/stages/stage.ts';
import { createNodeHelper } from '../../../scripts/node/feature-helper.ts';
import { openNodeFiles } from '../../../scripts/node/node-files.ts';
import { importCity } from '../../../src/city/import-city.ts';
import { createInPlacePool } from '../../../src/readers/citygml/parser-pool.ts';
import { createNativeDatabase } from '../../../src/tables/native-database.ts';

const work = mkdtempSync(join(tmpdir(), 'bench-'));
afterAll(() => rmSync(work, { recursive: true }));

const host: StageHost = {
  place: 'node',
  createDatabase: () => createNativeDatabase(),
  createPool: createInPlacePool,
  createFeatureHelper: createNodeHelper,
  openFiles: ({ path }) => openNodeFiles([path]),
};

describe('files of the bench', () => {
  it('give back the invented city when they are imported', async () => {
    const { folder, settings } = writeBenchFiles(work, 2000);
    const { importing } = batchSettings(readFileSync(settings, 'utf8'), [], settings);
    const { city, issues } = await importCity(await openNodeFiles([folder]), { settings: importing });
    const made = createBenchCity(2000);
    expect(issues.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(city.planarCrs).toBe(made.planarCrs);
    expect([...city.buildings.buildingId]).toEqual([...made.buildingId]);
    expect(city.tables.zones.map(({ zoneKind, zoneId }) => [zoneKind, zoneId.length])).toEqual([
      ['residence', 1],
      ['district', 200],
    ]);
    expect(city.tables.hazards.map(({ key }) => key)).toEqual(['river:L2', 'landslide:']);
    expect(city.tables.source.population).toBe(made.population.reduce((sum, people) => sum + people));
  });
});

describe('stages of the bench', () => {
  it('measure each part once a run, and check the laws of every table on the way', async () => {
    const parts = ['columns', 'zone', 'thresholds', 'footprint', 'recolour'] as const;
    const measures = await runCityStage(host, { stage: 'city', runs: 2, buildings: 1000, parts });
    expect(measures.map(({ key }) => key)).toEqual([
      'columns-and-table',
      'columns-only',
      'columns-loading',
      'columns-table',
      'changed-zone',
      'changed-thresholds',
      'footprint-depth',
      'footprint-polygons',
      'recolour',
      'recolour-textures',
    ]);
    for (const { values } of measures) expect(values).toHaveLength(2);
  });

  it('time the import of any files by its stages, which add up to the whole', async () => {
    const { folder, settings } = writeBenchFiles(work, 2000);
    const { importing } = batchSettings(readFileSync(settings, 'utf8'), [], settings);
    const input = { path: folder, url: '' };
    const measures = await runDataStage(host, { stage: 'data', runs: 1, input, settings: importing, label: '' });
    const seconds = Object.fromEntries(measures.map(({ key, values }) => [key, values[0]!]));
    const steps = ['files-read', 'files-buildings', 'files-columns', 'files-table'].map((key) => seconds[key]!);
    expect(steps.reduce((sum, step) => sum + step)).toBeCloseTo(seconds['files-to-table']!, 9);
    expect(measures.map(({ key }) => key)).toContain('files-changed-thresholds');
  });
});
