import { describe, expect, it } from 'vitest';
import { batchSettings, parseBatchArguments, UsageError } from '../../../scripts/batch/batch-arguments.ts';

describe('arguments of the batch', () => {
  it('take files, folders and options in any order', () => {
    const given = [
      'a.zip',
      '--out',
      'o',
      '--json',
      'b',
      '--as',
      'x=y.geojson=居住誘導区域',
      '--as=p.csv=population',
      '--settings',
      's.json',
    ];
    expect(parseBatchArguments(given)).toEqual({
      inputs: ['a.zip', 'b'],
      sensitivity: false,
      document: false,
      each: false,
      again: false,
      out: 'o',
      json: true,
      bom: false,
      as: [
        { file: 'x=y.geojson', role: '居住誘導区域' },
        { file: 'p.csv', role: 'population' },
      ],
      settingsFile: 's.json',
    });
  });

  it('say what is wrong', () => {
    const refused: readonly (readonly [string[], RegExp])[] = [
      [['--out', 'o'], /no input/],
      [['a'], /--out is missing/],
      [['a', '--out', 'o', '--plan', 'p.bosai.zip'], /only of use with --document/],
      [['a', '--out', 'o', '--speed'], /--speed/],
      [['a', '--out', 'o', '--as', 'a'], /expected <file>=<kind>/],
      [['a', '--out', 'o', '--as', 'a=castle'], /"castle" is no kind of data/],
    ];
    for (const [args, message] of refused) {
      expect(() => parseBatchArguments(args)).toThrow(UsageError);
      expect(() => parseBatchArguments(args)).toThrow(message);
    }
  });
});

describe('settings of the batch', () => {
  it('hold options of files and of the city, and --as wins', () => {
    const text = '{"files":{"a.geojson":{"as":"district","crs":"EPSG:6677"}},"city":{"depth_method":"footprint"}}';
    expect(batchSettings(text, [{ file: 'a.geojson', role: 'buildings' }])).toEqual({
      importing: { files: { 'a.geojson': { as: 'buildings', crs: 'EPSG:6677' } } },
      city: { depth_method: 'footprint' },
      questions: {},
    });
  });

  it('name file and field where they are wrong', () => {
    expect(() => batchSettings('{', [], 's.json')).toThrow(/s\.json: .*JSON/);
    expect(() => batchSettings('{"city":{"planar_crs":"EPSG:4326"}}', [], 's.json')).toThrow('s.json: city.planar_crs');
    expect(() => batchSettings('{"files":{"a":{"as":"castle"}}}', [], 's.json')).toThrow('s.json: files.a.as');
    expect(() => batchSettings('{"colour":1}', [], 's.json')).toThrow('s.json');
  });
});
