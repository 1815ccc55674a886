import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readExcelFile from 'read-excel-file/node';
import { afterAll, describe, expect, it } from 'vitest';
import { cityRuns, exitCodeOf } from '../../../scripts/batch/run-cities.ts';

const root = join(import.meta.dirname, '../../..');
const work = mkdtempSync(join(tmpdir(), 'cities-'));
afterAll(() => rmSync(work, { recursive: true }));

function runBatch(...args: string[]) {
  const script = ['--import', '@oxc-node/core/register', 'scripts/batch/batch.ts'];
  return spawnSync(process.execPath, [...script, ...args], { cwd: root, encoding: 'utf8' });
}

const square = (x: number, size: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, 0],
      [x + size, 0],
      [x + size, size],
      [x, size],
      [x, 0],
    ],
  ],
});

/** Two houses, one in each of two collapse zones: 氾濫流 and 河岸侵食. */
function createCity(name: string): string {
  const folder = join(work, name);
  mkdirSync(folder);
  const write = (file: string, features: readonly object[]) =>
    writeFileSync(
      join(folder, file),
      JSON.stringify({
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::6677' } },
        features,
      }),
    );
  const feature = (x: number, size: number, properties: object) => ({
    type: 'Feature',
    properties,
    geometry: square(x, size),
  });
  write('houses.geojson', [
    feature(10, 10, { building_id: 'a', usage: 411, structure: 601, storeys: 1 }),
    feature(110, 10, { building_id: 'b', usage: 411, structure: 603, storeys: 2 }),
  ]);
  write('collapse.geojson', [feature(0, 50, { rank: 1 }), feature(100, 50, { rank: 2 })]);
  return folder;
}

const roles = ['--as', 'houses.geojson=buildings', '--as', 'collapse.geojson=hazard:collapse:L2'];

describe('a run over several municipalities', () => {
  it('gives each a folder by its name, and numbers names that come again', () => {
    expect(cityRuns(['a/横浜市.zip', 'b/横浜市', 'c/'], 'out').map(({ out }) => out)).toEqual([
      'out/横浜市',
      'out/横浜市-2',
      'out/c',
    ]);
  });

  it('goes on past one that fails, and keeps what is done when it is run again', () => {
    const [first, second] = [createCity('first'), createCity('second')];
    const out = join(work, 'all');
    const run = () => runBatch(first, join(work, 'missing'), second, '--each', '--out', out, '--json', ...roles);
    const outcomes = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));

    const { status, stdout, stderr } = run();
    expect(
      outcomes(stdout).map(({ state }) => state),
      stderr,
    ).toEqual(['done', 'failed', 'done']);
    expect(status).toBe(1);
    const table = join(out, 'second/tables/collapse_structure.csv');
    const made = statSync(table).mtimeMs;
    expect(readFileSync(join(out, 'cities.csv'), 'utf8').split('\n')).toHaveLength(5);

    expect(outcomes(run().stdout).map(({ state }) => state)).toEqual(['kept', 'failed', 'kept']);
    expect(statSync(table).mtimeMs).toBe(made);

    writeFileSync(join(second, 'note.txt'), 'a file more');
    // a table of the earlier run that the next one does not write: it must not be taken for a new one
    const stale = join(out, 'second/tables/stale.csv');
    writeFileSync(stale, '');
    const doneFile = join(out, 'second/done.json');
    const done = JSON.parse(readFileSync(doneFile, 'utf8'));
    writeFileSync(doneFile, JSON.stringify({ ...done, files: [...done.files, 'tables/stale.csv', '../cities.csv'] }));
    rmSync(join(out, 'first/done.json')); // as if the run had been stopped while it wrote the first
    expect(outcomes(run().stdout).map(({ state }) => state)).toEqual(['done', 'failed', 'done']);
    expect(existsSync(stale)).toBe(false);

    rmSync(table);
    expect(outcomes(run().stdout).map(({ state }) => state)).toEqual(['kept', 'failed', 'done']);
    expect(existsSync(table)).toBe(true);
  }, 120_000);

  it('says with its exit code how it went', () => {
    const outcome = (state: 'done' | 'kept' | 'failed', exit_code: number) => ({
      input: '',
      out: '',
      state,
      exit_code,
    });
    expect(exitCodeOf([outcome('done', 0), outcome('kept', 0)])).toBe(0);
    expect(exitCodeOf([outcome('done', 1), outcome('kept', 0)])).toBe(1);
    expect(exitCodeOf([outcome('failed', 2), outcome('kept', 0)])).toBe(1);
    expect(exitCodeOf([outcome('failed', 2), outcome('failed', 2)])).toBe(2);
  });
});

describe('the answers of the batch', () => {
  it('are written as one table each and one workbook, with the parameters of the settings file', async () => {
    const city = createCity('questions');
    const out = join(work, 'questions-out');
    const settings = join(work, 'settings.json');
    writeFileSync(settings, JSON.stringify({ questions: { collapse_structure: { zoneKinds: ['city'] } } }));
    const { status, stdout, stderr } = runBatch(city, '--out', out, '--json', '--settings', settings, ...roles);
    expect(status, stderr).toBe(0);
    const summary = JSON.parse(stdout);
    expect(summary.questions.find((one: { question: string }) => one.question === 'collapse_structure')).toMatchObject({
      state: 'answered',
      tables: [{ id: 'collapse_structure', rows: 2, holds: true }],
    });
    for (const file of summary.outputs) expect(existsSync(file), file).toBe(true);
    const lines = readFileSync(join(out, 'tables/collapse_structure.csv'), 'utf8').trim().split('\n');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 10))).toEqual([
      ['city', 'city', '市全域', 'collapse', 'L2', 'flow', 'wood', 'leave', '', '1'],
      ['city', 'city', '市全域', 'collapse', 'L2', 'erosion', 'not_wood', 'leave', '', '1'],
    ]);
    const sheets = await readExcelFile(readFileSync(join(out, 'tables.xlsx')));
    expect(sheets[0]!.data.flat()).toContain('家屋倒壊等氾濫想定区域 × 構造');
    const evidence = JSON.parse(readFileSync(join(out, 'evidence.json'), 'utf8'));
    expect(evidence.questions.collapse_structure.parameters.zoneKinds).toBe('city');
  }, 60_000);

  it('name a question of the settings file that there is none of', () => {
    const settings = join(work, 'wrong.json');
    writeFileSync(settings, JSON.stringify({ questions: { colapse: {} } }));
    const { status, stderr } = runBatch(work, '--out', join(work, 'x'), '--settings', settings);
    expect(status).toBe(2);
    expect(stderr).toContain('colapse');
  });
});
